"""Module 00: the view is set where it is explained, the first try has six lights, and nothing of it is a network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Lab
from workbook.project import Workspace

pytestmark = pytest.mark.browser
CELLS = [
    ("code", 'import workbook\nworkbook.exercise("00-bedienprobe")'),
    ("code", 'workbook.exercise("00-ansicht")'),
    ("code", 'workbook.exercise("05b-schluesselakteure-beispiel")'),
    ("code", 'workbook.exercise("02-rollenprofil")'),
]


def test_the_view_is_set_and_stays(
    lab: Lab, page: Page, shot: Callable[..., Any], axe: Callable[..., list[str]]
) -> None:
    lab.write("module/ankommen.ipynb", CELLS)
    panel = lab.open(page, "module/ankommen.ipynb")
    view = panel.locator('.nw-card[data-exercise="00-ansicht"]')
    view.get_by_role("button", name="Schrift größer").click()
    expect(view.get_by_text("112 %")).to_be_visible()
    view.get_by_role("button", name="Kontrast").press("Enter")
    expect(view.get_by_role("button", name="Kontrast")).to_have_attribute("aria-pressed", "true")
    expect(view.get_by_role("button", name="Hell")).to_have_attribute("aria-pressed", "false")
    view.get_by_role("button", name="keine").click()
    map_ = panel.locator('.nw-card[data-exercise="05b-schluesselakteure-beispiel"] .nm-stage').first
    expect(map_).to_be_visible()
    view.get_by_role("button", name="nur als Tabelle").click()
    expect(map_).to_be_hidden()
    expect(panel.locator('.nw-card[data-exercise="05b-schluesselakteure-beispiel"] table').first).to_be_visible()
    view.scroll_into_view_if_needed()
    shot("view")
    assert axe('[data-exercise="00-ansicht"]') == []

    page.reload()
    panel = lab.ready(page)
    root = page.locator("html")
    for name, value in (("theme", "contrast"), ("motion", "less"), ("tables", "on")):
        expect(root).to_have_attribute(f"data-nw-{name}", value)
    view = panel.locator('.nw-card[data-exercise="00-ansicht"]')
    expect(view.get_by_role("button", name="nur als Tabelle")).to_have_attribute("aria-pressed", "true")


def test_six_lights_turn_on_at_the_first_try(lab: Lab, page: Page, shot: Callable[..., Any]) -> None:
    lab.write("module/probe.ipynb", CELLS)
    panel = lab.open(page, "module/probe.ipynb")
    here = panel.locator('.nw-card[data-exercise="00-bedienprobe"]')
    here.get_by_label("Organisation 1").fill("Kita Moor")
    here.get_by_label("Organisation 2").fill("BBS Heide")
    here.get_by_role("button", name="Verbinden").click()
    expect(here.locator('.nw-state[data-state="saved"]')).to_be_visible()
    here.get_by_role("button", name="Rückgängig").click()
    expect(here.get_by_text("✓ rückgängig gemacht")).to_be_visible()
    here.get_by_role("button", name="Wiederholen").click()
    expect(here.get_by_text("✓ wiederholt")).to_be_visible()
    with page.expect_download() as found:
        here.get_by_role("button", name="Als Datei mitnehmen").click()
    assert found.value.path().read_text(encoding="utf-8").strip() == "Kita Moor – BBS Heide"
    here.get_by_role("button", name="Von vorn beginnen").click()
    expect(here.get_by_label("Organisation 1")).to_have_value("")
    expect(here.locator('.nw-lights [data-done="true"]')).to_have_count(6)
    here.get_by_role("button", name="Prüfen").click()
    expect(here.locator('.nw-finding[data-status="met"]')).to_have_count(1)
    shot("first-try")
    assert not Workspace.find(lab.workspace).store().project.network.actors


def test_what_follows_from_the_entries_is_there_once_they_are_saved(
    lab: Lab, page: Page, shot: Callable[..., Any], axe: Callable[..., list[str]]
) -> None:
    lab.write("module/folgt.ipynb", CELLS)
    here = lab.open(page, "module/folgt.ipynb").locator('.nw-card[data-exercise="02-rollenprofil"]')
    expect(here.get_by_text("Sobald etwas eingetragen ist")).to_be_visible()
    for role, day, points in (("Moderator/in", "Heute", "100"), ("Strateg/in", "Gewünscht", "100")):
        here.get_by_label(f"{role}, {day}").fill(points)
    expect(here.locator(".nw-derived")).to_contain_text("Zu bewegen100")
    here.locator(".nw-derived").scroll_into_view_if_needed()
    shot("derived")
    assert axe('[data-exercise="02-rollenprofil"] [data-part="folgt"]') == []
