"""What comes from elsewhere: the group's picture with its switch, and „Mitgebracht“ from earlier exercises."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Lab
from workbook.handin.group import GROUP_FILE, Group, Member, group_to_bytes, mark_of
from workbook.network import Actor, Network
from workbook.project import NETWORK, Change, Workspace, answer_entry
from workbook.project.profiles import profile_of

pytestmark = pytest.mark.browser


def keep_group(folder: Path) -> None:
    """Six networks, the participant's own among them; one name would be markup if it were read as such."""
    named = ["Netz Nord", "Netzwerk Berufsbildende Schulen Landkreis Wiesenmark – Haferloh", "<b>Netz</b>", "D", "E"]
    entry = {
        "partner": 12,
        "phase": "im Aufbau",
        "erfolge": ["Ehrenamt"],
        "herausforderungen": ["ÖPNV", "Finanzierung"],
    }
    members = [Member(mark_of(f"p{n}"), profile_of({**entry, "name": name})) for n, name in enumerate(named)]
    own = Member(mark_of("p07"), profile_of({**entry, "name": "Mein Netz"}))
    group = Group((*members, own), date.today(), date.today() + timedelta(days=30))
    (folder / GROUP_FILE).write_bytes(group_to_bytes(group))


def enter(folder: Path, **answers: Any) -> None:
    """What the participant has entered in other notebooks."""
    store = Workspace.find(folder).store()
    for exercise, answer in answers.items():
        entry = answer_entry(exercise.replace("_", "-").removeprefix("e"))
        store.apply(Change(entry, answer, store.read().mark(entry).revision))


def card(panel: Locator, exercise: str) -> Locator:
    found: Locator = panel.locator(f'.nw-card[data-exercise="{exercise}"]')
    return found


def test_the_group_is_released_shown_and_changed_for_the_example_at_any_time(
    lab: Lab, page: Page, shot: Callable[..., Any], axe: Callable[..., list[str]]
) -> None:
    keep_group(lab.workspace)
    enter(lab.workspace, e01_steckbrief={"steckbrief": {"name": "Mein Netz", "partner": "12"}})
    lab.write("module/gruppe.ipynb", [("code", 'import workbook\nworkbook.exercise("01-gemeinsamkeiten")')])
    here = card(lab.open(page, "module/gruppe.ipynb"), "01-gemeinsamkeiten")

    consent = here.get_by_role("group", name=re.compile("Angaben aus dem Steckbrief"))
    expect(consent.get_by_role("radio", checked=True)).to_have_count(0)
    consent.get_by_role("radio", name="Ja").check()
    expect(here.locator('.nw-state[data-state="saved"]')).to_be_visible()

    own, example = (here.get_by_role("button", name=name) for name in ("Ihre Gruppe", "Beispielgruppe"))
    expect(own).to_have_attribute("aria-pressed", "true")
    expect(here.get_by_text("6 Netzwerken")).to_be_visible()
    expect(here.locator("th", has_text="<b>Netz</b>").first).to_be_attached()
    expect(here.locator("th", has_text="Mein Netz (Ihr Netzwerk)").first).to_be_attached()
    here.locator(".nw-group-switch").scroll_into_view_if_needed()
    shot("own-group")

    example.focus()
    page.keyboard.press("Enter")
    expect(example).to_be_focused()
    expect(example).to_have_attribute("aria-pressed", "true")
    expect(here.locator(".nw-badge-example", has_text="Beispiel")).to_be_visible()
    expect(here.locator("th", has_text="MINT am Deich").first).to_be_attached()
    assert axe('[data-exercise="01-gemeinsamkeiten"]') == []


def test_what_is_missing_is_taken_from_the_example_until_it_is_there(
    lab: Lab, page: Page, shot: Callable[..., Any], axe: Callable[..., list[str]]
) -> None:
    store = Workspace.find(lab.workspace).store()
    store.apply(
        Change(NETWORK, Network((Actor("a", "BBS Heide"), Actor("b", "IHK"))), store.read().mark(NETWORK).revision)
    )
    enter(lab.workspace, e02_zeit={"rechnung": {"wochenstunden": "30"}})
    cells = [
        ("code", 'import workbook\nworkbook.exercise("06-beteiligung")'),
        ("code", 'workbook.exercise("06-informationsplan")'),
    ]
    lab.write("module/faden.ipynb", cells)
    panel = lab.open(page, "module/faden.ipynb")

    ladder = card(panel, "06-beteiligung")
    expect(ladder.locator(".nw-badge").first).to_have_text("Beispiel Wiesenmark")
    expect(ladder.get_by_text("Hier fehlt noch, was Sie in Übung 04.2")).to_be_visible()
    expect(ladder.get_by_text("IHK-Geschäftsstelle").first).to_be_visible()
    shot("ladder-on-the-example")

    plan = card(panel, "06-informationsplan")
    expect(plan.get_by_text("Ihr Netzwerk mit 2 Akteuren")).to_be_visible()
    hours = plan.locator("details", has_text="Aufgabe 02 · Übung 02.2")
    hours.locator("summary").click()
    expect(hours.get_by_text("30")).to_be_visible()
    use = plan.get_by_role("button", name="Beispiel Wiesenmark verwenden").first
    use.focus()
    page.keyboard.press("Enter")
    borrowed = plan.locator(".nw-borrowed")
    expect(borrowed.locator(".nw-badge-example")).to_have_text("Beispiel Wiesenmark")
    expect(borrowed.locator(".nw-answer")).to_contain_text("IHK-Geschäftsstelle")
    expect(borrowed.get_by_role("button", name="Beispiel ausblenden")).to_be_focused()
    plan.scroll_into_view_if_needed()
    shot("brought-along")
    assert axe('[data-exercise="06-informationsplan"] .nw-brought') == []

    page.reload()
    panel = lab.ready(page)
    expect(card(panel, "06-informationsplan").locator(".nw-borrowed .nw-badge-example")).to_be_visible()
    enter(lab.workspace, e04_portfolio={"portfolio": {"a": {"x": 4, "y": 5, "haltung": "0"}}})
    page.reload()
    panel = lab.ready(page)
    expect(card(panel, "06-informationsplan").locator(".nw-borrowed")).to_have_count(0)
    expect(card(panel, "06-beteiligung").locator(".nw-badge").first).to_have_text("Ihr Netzwerk")
    expect(card(panel, "06-beteiligung").get_by_text("BBS Heide").first).to_be_visible()
