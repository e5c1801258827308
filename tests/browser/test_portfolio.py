"""A portfolio of forty actors: the plane stays in sight, its fields stay legible, the list can be narrowed."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.bare_page import BarePage, exercise
from tests.browser.conftest import Lab
from tests.browser.kit import DECLARED, notebook
from workbook.network import wiesenmark
from workbook.project import Change, Workspace, answer_entry

pytestmark = pytest.mark.browser

SETTINGS = next(each for each in DECLARED["exercise"] if each["id"] == "zz-portfolio")["part"][0]
PLAIN = {name: value for name, value in SETTINGS.items() if name not in ("id", "kind")}
SHEET = "module/zz_portfolio.ipynb"
IDS = wiesenmark().ids


def everywhere() -> dict[str, Any]:
    """Every actor in the four corners and between, so that no place is left free."""
    spots = itertools.cycle([(1, 1), (5, 5), (1, 5), (5, 1), (3, 3), (2, 4), (5, 5)])
    return {actor: {"x": x, "y": y, "haltung": "+1"} for actor, (x, y) in zip(IDS, spots, strict=False)}


def portfolio() -> Any:
    return exercise("portfolio", subject="example", **PLAIN)


def card(page: Page) -> Locator:
    found = page.locator(".nw-card[data-ready]")
    found.wait_for()
    return found


def enter(place: BarePage, value: dict[str, Any]) -> None:
    place.session.store.apply(Change(answer_entry("zz-portfolio"), {"teil": value}, 0))
    place.session.refresh()


def overlaps(one: Any, other: Any) -> bool:
    across = one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
    return across and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]


@pytest.mark.parametrize("theme", ["", 'data-nw-theme="dark"'])
def test_no_marker_covers_the_name_of_a_field(
    page: Page, tmp_path: Path, shot: Callable[..., Path], theme: str
) -> None:
    with BarePage(tmp_path, portfolio(), theme=theme) as place:
        enter(place, everywhere())
        page.goto(place.url)
        names = card(page).locator(".nw-quadrants span")
        expect(names).to_have_text(["zufriedenstellen", "eng einbinden", "beobachten", "informieren"])
        dots = [each.bounding_box() for each in card(page).locator(".nw-plane .nw-dot").all()]
        assert len(dots) == len(IDS)
        for each in names.all():
            assert not any(overlaps(each.bounding_box(), dot) for dot in dots)
        shot("dark" if theme else "full", full=True)


def test_the_lines_stand_where_high_begins(page: Page, tmp_path: Path) -> None:
    """Three of five is high: the line runs between two and three, through the whole box."""
    with BarePage(tmp_path, portfolio()) as place:
        page.goto(place.url)
        card(page)
        share = page.evaluate(
            "() => { const plane = document.querySelector('.nw-plane').getBoundingClientRect();"
            " const line = document.querySelector('.nw-cut-x').getBoundingClientRect();"
            " return [(line.left - plane.left) / plane.width, line.height - plane.height]; }"
        )
        assert share[0] == pytest.approx(0.375, abs=0.01)
        assert share[1] == pytest.approx(60, abs=1)


def test_the_list_is_narrowed_by_typing_and_to_those_placed(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path, portfolio()) as place:
        page.goto(place.url)
        rows = card(page).locator("tbody tr:visible")
        expect(rows).to_have_count(40)
        card(page).get_by_label("Akteur suchen").fill("ihk")
        expect(rows).to_have_count(1)
        card(page).get_by_label("Interesse: IHK-Geschäftsstelle").select_option("4")
        card(page).get_by_label("Einfluss: IHK-Geschäftsstelle").select_option("4")
        card(page).get_by_label("Akteur suchen").fill("xyz")
        expect(card(page).get_by_text("Kein Akteur passt dazu.")).to_be_visible()
        card(page).get_by_label("Akteur suchen").fill("")
        card(page).get_by_label("nur eingeschätzte zeigen").check()
        expect(rows).to_have_count(1)
        expect(card(page).get_by_text("1 von 40 Akteuren gezeigt")).to_be_visible()
        card(page).get_by_label("Akteur suchen").fill("kita")
        card(page).locator(".nw-plane .nw-dot").click()
        expect(card(page).get_by_label("Interesse: IHK-Geschäftsstelle")).to_be_focused()
        expect(rows).to_have_count(40)


def test_it_prints_the_plane_and_those_placed(page: Page, tmp_path: Path, shot: Callable[..., Path]) -> None:
    with BarePage(tmp_path, portfolio()) as place:
        enter(place, dict(list(everywhere().items())[:12]))
        page.goto(place.url)
        card(page).get_by_label("Akteur suchen").fill("xyz")
        page.emulate_media(media="print")
        expect(card(page).locator("tbody tr:visible")).to_have_count(12)
        expect(card(page).get_by_label("Akteur suchen")).to_be_hidden()
        expect(card(page).get_by_role("columnheader", name="Haltung")).to_be_visible()
        page.set_viewport_size({"width": 760, "height": 1075})
        for each in card(page).locator("tbody tr:visible select").all():
            box = each.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= 760
        shot("print", full=True)


def test_the_plane_stays_beside_the_list_in_the_notebook(lab: Lab, page: Page, shot: Callable[..., Path]) -> None:
    lab.write(SHEET, notebook(["zz-portfolio"]), {"workbook": {"page": "module", "module": "zz"}})
    Workspace.find(lab.workspace).store().apply(Change(answer_entry("zz-portfolio"), {"portfolio": everywhere()}, 0))
    lab.open(page, SHEET)
    card(page).locator("tbody tr").nth(25).scroll_into_view_if_needed()
    card(page).locator("tbody tr").nth(30).scroll_into_view_if_needed()
    plane = page.locator(".nw-plane")
    expect(plane).to_be_in_viewport(ratio=0.99)
    expect(page.locator(".nw-quadrants-high")).to_be_in_viewport(ratio=0.99)
    shot("scrolled")
