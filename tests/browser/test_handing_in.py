"""From the module to the assignment and back, and handing in: what is sent, the confirmation, the receipt."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Lab
from tests.browser.kit import notebook, stored

pytestmark = pytest.mark.browser
SHEET = "aufgaben/zz/zz.ipynb"
MODULE = "module/zz_probe.ipynb"


@pytest.fixture(autouse=True)
def course(lab: Lab) -> Path:
    """A shared folder to hand in to, an assignment that was fetched, and its module."""
    exchange = lab.workspace.parent / "austausch"
    exchange.mkdir(exist_ok=True)
    file = lab.workspace / "teilnahme.json"
    participation = json.loads(file.read_text(encoding="utf-8"))
    participation["handin"] = {"kind": "folder", "path": str(exchange)}
    file.write_text(json.dumps(participation), encoding="utf-8")
    own = 'workbook.exercise("zz-abgabe")'
    panel = 'workbook.hand_in("zz")'
    lab.write(
        SHEET,
        [*notebook(["zz-frage"]), ("code", own), ("code", panel)],
        {"workbook": {"page": "assignment", "module": "zz"}},
    )
    way = 'workbook.to_assignment("zz")'
    lab.write(MODULE, [*notebook(["zz-frage"]), ("code", way)], {"workbook": {"page": "module", "module": "zz"}})
    return exchange


def attempts(exchange: Path) -> list[Path]:
    return sorted(each for each in (exchange / "abgaben" / "zz" / "p07").glob("*-*") if each.is_dir())


def test_handing_in_shows_what_is_sent_and_gives_a_receipt(
    lab: Lab, page: Page, course: Path, axe: Callable[..., list[str]]
) -> None:
    """Overview with reminders, a second question, receipt with time and SHA-256; again after a change."""
    lab.open(page, SHEET)
    card = page.locator('[data-exercise="zz-abgabe"][data-ready]')
    card.get_by_label("Befund").fill("Die Dichte beträgt 0,11. Fragen an hans.meier@example.org.")
    panel = page.locator(".nw-handin")
    panel.scroll_into_view_if_needed()
    expect(panel).to_contain_text("Eine bearbeitete Übung")
    expect(panel).to_contain_text("„hans.meier@example.org“ sieht aus wie eine E-Mail-Adresse")
    expect(panel).to_contain_text("Noch nicht abgegeben.")
    assert axe({"include": [[".nw-handin"]]}) == []

    panel.get_by_role("button", name="Abgeben").click()
    expect(panel.get_by_role("button", name="Ja, jetzt abgeben")).to_be_focused()
    assert attempts(course) == []
    panel.get_by_role("button", name="Noch nicht").click()
    expect(panel.get_by_role("button", name="Abgeben")).to_be_focused()
    assert attempts(course) == []

    panel.get_by_role("button", name="Abgeben").click()
    panel.get_by_role("button", name="Ja, jetzt abgeben").click()
    expect(panel).to_contain_text(re.compile(r"Abgegeben am \d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr\. \(1\. Abgabe\)"))
    (attempt,) = attempts(course)
    sent = (attempt / "antworten.json").read_bytes()
    expect(panel.locator("code")).to_have_text(hashlib.sha256(sent).hexdigest())
    assert json.loads(sent)["answers"]["zz-abgabe"]["text"]["befund"].startswith("Die Dichte")

    card.get_by_label("Befund").fill("Die Dichte beträgt 0,11.")
    expect(panel).to_contain_text("Seitdem haben Sie etwas geändert.")
    expect(panel).not_to_contain_text("E-Mail-Adresse")
    panel.get_by_role("button", name="Erneut abgeben").click()
    panel.get_by_role("button", name="Ja, jetzt abgeben").click()
    expect(panel).to_contain_text("(2. Abgabe)")
    assert len(attempts(course)) == 2
    page.reload()
    lab.ready(page)
    expect(page.locator(".nw-handin")).to_contain_text("(2. Abgabe)")


def test_feedback_that_comes_at_once_appears_beside_the_receipt(lab: Lab, page: Page, course: Path) -> None:
    """The automatic part is fetched while the page is open, and its link leads to it."""
    rules = {"schema": 1, "assignment": "zz", "feedback": "at-once"}
    (lab.workspace / "aufgaben/zz/aufgabe.json").write_text(json.dumps(rules), encoding="utf-8")
    lab.open(page, SHEET)
    page.locator('[data-exercise="zz-abgabe"][data-ready]').get_by_label("Befund").fill("Gleich geprüft.")
    panel = page.locator(".nw-handin")
    panel.get_by_role("button", name=re.compile("Abgeben|Erneut abgeben")).click()
    before = len(attempts(course))
    panel.get_by_role("button", name="Ja, jetzt abgeben").click()
    expect(panel).to_have_attribute("data-handed-in", str(before + 1))
    expect(panel).to_contain_text("kommt, sobald Ihre Abgabe ausgewertet ist")
    sha256 = panel.locator("code").text_content()
    came = course / "rueckmeldungen" / "zz" / "p07" / "zz.html"
    came.parent.mkdir(parents=True, exist_ok=True)
    head = f'<meta charset="utf-8"><meta name="rueckmeldung" content="automatisch {sha256}">'
    came.write_text(
        f"<!DOCTYPE html><html lang='de'><head>{head}</head><h1>Ihre Prüfungen</h1></html>", encoding="utf-8"
    )
    link = panel.get_by_role("link", name="Rückmeldung lesen")
    expect(link).to_be_visible(timeout=30_000)
    with page.expect_popup() as opened:
        link.click()
    expect(opened.value.get_by_role("heading")).to_have_text("Ihre Prüfungen")


def test_what_was_just_typed_is_handed_in(lab: Lab, page: Page, course: Path) -> None:
    """Typed and handed in at once: the last letter is in."""
    lab.open(page, SHEET)
    page.locator('[data-exercise="zz-abgabe"][data-ready]').get_by_label("Befund").fill("Bis zum letzten Wort.")
    panel = page.locator(".nw-handin")
    panel.get_by_role("button", name=re.compile("Abgeben|Erneut abgeben")).click()
    panel.get_by_role("button", name="Ja, jetzt abgeben").click()
    expect(panel.locator(".nw-sum")).to_be_visible()
    expect(panel).not_to_contain_text("Seitdem haben Sie etwas geändert.")
    sent = json.loads((attempts(course)[-1] / "antworten.json").read_bytes())
    assert sent["answers"]["zz-abgabe"]["text"]["befund"] == "Bis zum letzten Wort."


def test_a_folder_that_is_not_there_is_told(lab: Lab, page: Page, course: Path) -> None:
    """The drive is away: a German box, nothing was sent, and it works as soon as it is back."""
    lab.open(page, SHEET)
    panel = page.locator(".nw-handin")
    away = course.with_name("weg")
    course.rename(away)
    panel.get_by_role("button", name=re.compile("Abgeben|Erneut abgeben")).click()
    panel.get_by_role("button", name="Ja, jetzt abgeben").click()
    expect(panel.locator(".nw-trouble")).to_be_visible()
    expect(panel.locator(".nw-trouble")).not_to_contain_text("Errno")
    away.rename(course)
    panel.get_by_role("button", name=re.compile("Abgeben|Erneut abgeben")).click()
    panel.get_by_role("button", name="Ja, jetzt abgeben").click()
    expect(panel.locator(".nw-trouble")).to_have_count(0)


def test_module_and_assignment_lead_to_each_other(lab: Lab, page: Page) -> None:
    """The module exercise is a line in the assignment; its button leads there, and the module's leads back."""
    lab.open(page, SHEET)
    line = page.locator('.nw-compact[data-exercise="zz-frage"]')
    expect(line).to_contain_text("noch nicht begonnen")
    line.get_by_role("button", name="Zur Übung im Modul").click()
    visible = ".nw-page:not(.lm-mod-hidden)"
    question = page.locator(f'{visible} .nw-card[data-exercise="zz-frage"][data-ready]')
    question.get_by_label(re.compile("Es zerfällt")).check()
    expect(question.locator(".nw-state")).to_have_text(re.compile("Gespeichert"))
    assert stored(lab.workspace)["answers"]["zz-frage"]["frage"] == {"ohne": ["teile"]}
    way = page.locator(f"{visible} .nw-way")
    expect(way).to_contain_text("Aufgabe zz")
    way.get_by_role("button", name="Zur Aufgabe").click()
    line = page.locator(f'{visible} .nw-compact[data-exercise="zz-frage"]')
    expect(line).to_contain_text("begonnen", timeout=15_000)
    expect(line).not_to_contain_text("noch nicht begonnen")
