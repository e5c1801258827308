"""Whatever goes wrong in a card stands there in German, with a number and a report, and the rest goes on working."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Lab
from tests.browser.kit import notebook, stored

pytestmark = pytest.mark.browser
META = {"workbook": {"page": "module", "module": "zy"}}

BREAK_THE_CHECK = """
from workbook.widgets.card import Card

def broken(self, message):
    raise RuntimeError("geheim: 0171 2345678")

for name in ("_check", "_hint", "_undo", "_redo"):
    setattr(Card, name, broken)
"""


@pytest.mark.parametrize(("exercise", "number"), [("zy-seite", "J-"), ("zy-rechnen", "W-")])
def test_a_part_that_cannot_be_drawn_leaves_the_others(lab: Lab, page: Page, exercise: str, number: str) -> None:
    """A fault of the page or of the kernel: a box in place of the part; the form beside it is filled in and saved."""
    lab.write("module/zy_fehler.ipynb", notebook([exercise]), META)
    lab.open(page, "module/zy_fehler.ipynb")
    card = page.locator(f'[data-exercise="{exercise}"][data-ready]')
    box = card.locator('[data-part="kaputt"] .nw-trouble')
    expect(box).to_contain_text(f"Fehlernummer {number}")
    expect(card).not_to_contain_text(re.compile("Traceback|TypeError|KeyError|undefined"))
    card.get_by_label("Name").fill("geht trotzdem")
    expect(card.locator(".nw-state")).to_have_text(re.compile("Gespeichert"))
    assert stored(lab.workspace)["answers"][exercise] == {"ganz": {"name": "geht trotzdem"}}


def test_the_report_can_be_copied_and_tells_nothing_personal(lab: Lab, page: Page) -> None:
    """Number, place in the program, versions; no folder of this machine, nothing that was entered."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lab.write("module/zy_fehler.ipynb", notebook(["zy-rechnen"]), META)
    lab.open(page, "module/zy_fehler.ipynb")
    box = page.locator('[data-exercise="zy-rechnen"][data-ready] .nw-trouble')
    box.get_by_role("button", name="Bericht kopieren").click()
    expect(box).to_contain_text("Der Bericht ist kopiert.")
    report = page.evaluate("navigator.clipboard.readText()")
    assert "Fehlernummer W-" in report
    assert "zy-rechnen" in report
    assert str(lab.workspace) not in report
    assert "/" not in report


def test_a_fault_behind_a_button_is_told_where_the_button_is(lab: Lab, page: Page) -> None:
    """Prüfen, Tipp and Rückgängig fail: a box above the buttons, no traceback, no word of what was entered."""
    setup, *rest = notebook(["zz-formular"])
    lab.write("module/zy_knopf.ipynb", [setup, ("code", BREAK_THE_CHECK), *rest], META)
    lab.open(page, "module/zy_knopf.ipynb")
    card = page.locator('[data-exercise="zz-formular"][data-ready]')
    card.get_by_label("Gründungsjahr").fill("2016")
    for button in ("Prüfen", "Tipp", "Rückgängig"):
        card.get_by_role("button", name=button).click()
        expect(card.locator(".nw-alerts .nw-trouble")).to_contain_text("Fehlernummer W-")
        expect(card.get_by_text(re.compile("geheim|Traceback|RuntimeError"))).to_have_count(0)
    expect(card.get_by_label("Gründungsjahr")).to_have_value("2016")
    card.get_by_label("Gründungsjahr").fill("2017")
    expect(card.locator(".nw-trouble")).to_have_count(0)


def test_an_exercise_of_another_version_is_a_german_box(lab: Lab, page: Page) -> None:
    """The notebook names an exercise that this version of the workbook does not have."""
    lab.write("module/zy_alt.ipynb", notebook(["99-von-morgen", "zz-frage"]), META)
    lab.open(page, "module/zy_alt.ipynb")
    expect(page.get_by_text("Die Übung „99-von-morgen“ gibt es nicht.")).to_be_visible()
    expect(page.locator('[data-exercise="zz-frage"][data-ready]')).to_be_visible()
