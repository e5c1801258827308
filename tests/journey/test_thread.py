"""The thread through the house, as a participant and a course lead walk it: hand out, enter the own network, answer,
reload, lose the kernel, hand in by keyboard, grade, read the feedback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Lab
from workbook import network as net
from workbook.lab.workspace import prepare
from workbook.network import Network, read_network

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ACTORS = """Name;Sektor;Ort
Koordination Heide;Koordination;Heide
BBS Heide;Schule;Heide
Gymnasium Heide;Schule;Heide
Kita Sonne;Kita;Moor
Kita-Verbund Moor;Kita;Moor
IHK Heide;Kammern und Verbände;Heide
Elektro Janßen;Wirtschaft;Moor
Maschinenbau Süd GmbH;Wirtschaft;Heide
Stadt Heide;Verwaltung;Heide
Tüftelwerk e. V.;Außerschulische Lernorte;Moor
"""
TIES = """Von;Nach;Stärke
Koordination Heide;BBS Heide;3
Koordination Heide;Gymnasium Heide;2
Koordination Heide;Kita-Verbund Moor;1
Koordination Heide;IHK Heide;3
Koordination Heide;Stadt Heide;3
Koordination Heide;Tüftelwerk e. V.;2
BBS Heide;IHK Heide;2
BBS Heide;Maschinenbau Süd GmbH;1,5
IHK Heide;Elektro Janßen;2
Kita-Verbund Moor;Kita Sonne;3
"""


def grading(*arguments: str, course: Path) -> str:
    """One command of the course lead; its output."""
    command = [sys.executable, "-m", "grading.cli", *arguments, "--course", str(course)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with two people, its assignments handed out."""
    folder = tmp_path_factory.mktemp("journey") / "kurs"
    roster = folder.parent / "teilnehmende.csv"
    roster.write_text("Kennung;Nachname;Vorname\np01;Harms-Behrends;Imke\np02;Müller, Dr.;Uwe\n", encoding="cp1252")
    new = [sys.executable, "-m", "grading.cli", "new", str(folder), "--roster", str(roster)]
    subprocess.run(new, check=True, timeout=120, capture_output=True)
    grading("build", course=folder)
    grading("release", course=folder)
    return folder


@pytest.fixture
def lab(course: Path, tmp_path: Path, start_lab: Callable[..., Lab]) -> Iterator[Lab]:
    """The first person's workbook, connected to the course's folder."""
    workspace = tmp_path / "mappe"
    handin = {"kind": "folder", "path": str(course / "austausch")}
    prepare(workspace, participation={"participant": "p01", "course": "Probelauf", "handin": handin})
    running = start_lab(workspace)
    yield running
    running.stop()


@pytest.fixture
def tables(tmp_path: Path) -> list[Path]:
    """The network as a coordinator has it: two tables saved by Excel on Windows."""
    found = [tmp_path / "akteure.csv", tmp_path / "beziehungen.csv"]
    for path, content in zip(found, (ACTORS, TIES), strict=True):
        path.write_text(content, encoding="cp1252")
    return found


def card(page: Page, exercise: str) -> Locator:
    return page.locator(f'.nw-card[data-exercise="{exercise}"]')


def saved(page: Page) -> None:
    """Wait for the page's own word that everything is saved."""
    expect(page.get_by_text(re.compile(r"^✓?\s*(Gespeichert|Alles gespeichert)")).first).to_be_visible(timeout=15_000)


def kill_kernels(lab: Lab) -> None:
    """End every kernel below the server at once, as a crash would."""
    for child in psutil.Process(lab.process.pid).children(recursive=True):
        if "ipykernel" in " ".join(child.cmdline()):
            os.kill(child.pid, signal.SIGKILL)


def test_from_handing_out_to_the_grade(
    page: Page, lab: Lab, course: Path, tables: list[Path], shot: Callable[..., Any]
) -> None:
    truth = read_network(*tables, coordinator="Koordination Heide")

    # The start page fetches what was handed out and leads to the assignment in the same tab.
    page.goto(lab.url())
    page.get_by_role("button", name="Neue Aufgaben").click()
    way = page.locator('a[href*="aufgaben/05b/"]').first
    way.wait_for()
    shot("start")
    way.click()
    lab.ready(page)

    enter_network(page, tables)
    answer_by_keyboard(page, truth)
    shot("answered")

    # Reloading, and losing the kernel at once, keeps every answer.
    page.reload()
    lab.ready(page)
    expect(density_field(page)).to_have_value(re.compile("0,2"))
    kill_kernels(lab)
    page.reload()
    lab.ready(page)
    expect(density_field(page)).to_have_value(re.compile("0,2"))

    hand_in_by_keyboard(page)
    shot("receipt")

    grading("collect", course=course)
    grading("autograde", course=course)
    state = json.loads(grading("status", "--json", course=course))["assignments"]["05b"]
    assert (state["submitted"], state["graded"], state["needs_review"]) == (1, 1, 1)
    # density, parts and isolates are right; nothing else was answered
    assert state["mean"] == pytest.approx(2.0)

    grading("feedback", course=course)
    page.goto(lab.url())
    page.get_by_role("button", name="Neue Aufgaben").click()
    expect(page.get_by_text("Rückmeldung da").first).to_be_visible()
    shot("feedback")


def enter_network(page: Page, tables: list[Path]) -> None:
    """Read the two tables from disk and take them over; the summary counts them."""
    here = card(page, "05b-netzwerk")
    here.scroll_into_view_if_needed()
    with page.expect_file_chooser() as chooser:
        here.get_by_role("button", name="Datei einlesen").click()
    chooser.value.set_files([str(path) for path in tables])
    here.locator("select:visible").first.select_option(label="Koordination Heide")
    here.get_by_role("button", name="Übernehmen").click()
    expect(here.get_by_text(re.compile("10 Akteure · 10 Beziehungen"))).to_be_visible()
    saved(page)


def density_field(page: Page) -> Locator:
    return card(page, "05b-kennzahlen").get_by_label(re.compile("^Dichte"))


def answer_by_keyboard(page: Page, truth: Network) -> None:
    """Tab from field to field, type, check with Enter on the button."""
    density = net.net_by_density(truth)
    assert density is not None
    density_field(page).focus()
    for typed in (
        f"{density:.2f}".replace(".", ","),
        str(net.net_by_components(truth)),
        str(net.net_by_isolates(truth)),
    ):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    here = card(page, "05b-kennzahlen")
    here.get_by_role("button", name="Prüfen").focus()
    page.keyboard.press("Enter")
    expect(here.locator('.nw-finding[data-status="met"]')).to_have_count(2)

    text = card(page, "05b-befunde").locator("textarea").first
    text.focus()
    page.keyboard.type("Ohne die Koordination zerfällt das Netz in mehrere Teile.")
    saved(page)
    time.sleep(1)  # the promise is: saved within a second


def hand_in_by_keyboard(page: Page) -> None:
    """See what is sent, confirm, get a receipt with time and SHA-256."""
    panel = page.locator('[data-handin="05b"]')
    panel.scroll_into_view_if_needed()
    panel.get_by_role("button", name="Abgeben", exact=True).press("Enter")
    panel.get_by_role("button", name="Ja, jetzt abgeben").press("Enter")
    expect(panel.locator("code")).to_have_text(re.compile("^[0-9a-f]{64}$"), timeout=20_000)
