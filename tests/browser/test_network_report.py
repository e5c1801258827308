"""The HTML report in a real browser: nothing asked for, nothing cut off, readable for all, in light, dark and print."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.reports import DAY
from workbook.network import Actor, Network, Tie, wiesenmark_both_waves
from workbook.report import Wanted, analyse, report_file

pytestmark = pytest.mark.browser

ADDRESS = "http://127.0.0.1/bericht.html"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG_NAMES = Network(
    (
        Actor("k", "Koordinierungsstelle Bildungs- und Fachkräfteregion Wiesenmark-Nordmoor, Amt für Wirtschaft", "x"),
        Actor("1", "Berufsbildende Schulen Landkreis Wiesenmark – Außenstelle Haferloh", "schule"),
        Actor("2", LONG, LONG),
    ),
    (Tie("k", "1"), Tie("k", "2")),
    coordinator="k",
)
CASES = {"wiesenmark": wiesenmark_both_waves(), "long names": LONG_NAMES}


@pytest.fixture(params=CASES)
def report(request: pytest.FixtureRequest, page: Page) -> str:
    """The report, opened."""
    shown = CASES[request.param]
    html = report_file(analyse(shown, DAY, ("akteure.csv",), Wanted(wave="t1" if shown.waves else None)), ".html")

    def give(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route(ADDRESS, give)
    page.goto(ADDRESS)
    return str(request.param)


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def test_the_page_complains_about_nothing(page: Page, report: str, shot: Callable[..., Path]) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    shot(report.replace(" ", "-"), full=True)
    assert said == []
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: Any, page: Page, report: str, axe: Callable[[], list[str]]) -> None:
    page.emulate_media(color_scheme=scheme)
    assert axe() == []


@pytest.mark.parametrize("width", [1366, 683, 320])
def test_nothing_is_cut_off_at_any_width(width: int, page: Page, report: str) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    assert overflow(page) <= 0


def test_every_scrolling_table_can_be_reached_by_keyboard(page: Page, report: str) -> None:
    tables = page.locator("table")
    assert tables.count() == page.locator("[tabindex='0'] > table").count() > 3


def test_the_first_tab_offers_to_skip_to_the_content(page: Page, report: str) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"


def test_in_the_dark_words_in_drawings_stay_readable(page: Page, report: str) -> None:
    page.emulate_media(color_scheme="dark")
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    words = page.evaluate("[...document.querySelectorAll('.drawing text')].map(t => getComputedStyle(t).fill)")
    assert words
    assert all(brightness(colour) - brightness(paper) > 100 for colour in words)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
def test_it_prints_on_a4(page: Page, report: str, tmp_path: Path) -> None:
    page.pdf(path=str(tmp_path / "druck.pdf"), prefer_css_page_size=True)
    told = subprocess.run(["pdfinfo", tmp_path / "druck.pdf"], capture_output=True, text=True, check=True, timeout=60)
    assert "A4" in told.stdout


def brightness(colour: str) -> float:
    red, green, blue = (int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue
