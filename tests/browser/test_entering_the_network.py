"""Entering the own network: its badge, the list of actors alone, and the coordination that a table shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.bare_page import BarePage, exercise

pytestmark = pytest.mark.browser

LIST = "\n".join(
    [
        "Organisation\tBereich\tOrt",
        "Koordinierungsstelle Bildung\tVerwaltung\tHaferloh",
        "BBS Wiesenmark\tSchule\tHaferloh",
        "Berufsbild. Schulen Wiesenmark\tSchule\tHaferloh",
    ]
)


def card(page: Page) -> Locator:
    found = page.locator(".nw-card[data-ready]")
    found.wait_for()
    return found


def paste(page: Page, text: str) -> None:
    card(page).get_by_role("button", name="Aus Excel einfügen").first.click()
    page.get_by_label("Kopierte Tabelle").fill(text)
    page.get_by_role("button", name="Tabelle ansehen").click()
    page.get_by_role("button", name="übernehmen").last.click()


def test_an_empty_own_network_is_still_the_own_one(page: Page, tmp_path: Path, shot: Callable[..., Path]) -> None:
    with BarePage(tmp_path, exercise("capture")) as place:
        page.goto(place.url)
        expect(card(page).locator(".nw-badge")).to_have_text("Ihr Netzwerk")
        shot("empty")


def test_the_list_of_actors_asks_for_nothing_but_actors(page: Page, tmp_path: Path, shot: Callable[..., Path]) -> None:
    with BarePage(tmp_path, exercise("capture", only="actors")) as place:
        page.goto(place.url)
        tabs = card(page).get_by_role("tab")
        expect(tabs).to_have_text(["1 Akteure", "2 Doppelte Einträge"])
        paste(page, LIST)
        expect(card(page).get_by_role("status").first).to_have_text("3 Akteure")
        shot("actors-only")
        card(page).get_by_role("button", name="Weiter zu den doppelten Einträgen").click()
        expect(card(page).get_by_text("dieselbe Organisation?")).to_be_visible()
        expect(card(page).get_by_text("Beziehung", exact=False)).to_have_count(0)
        shot("actors-only-twins")
        card(page).get_by_role("button", name="Ja, unter „BBS Wiesenmark“ führen").click()
        expect(card(page).get_by_role("status").first).to_have_text("2 Akteure")


def test_the_coordination_in_a_pasted_list_is_chosen_and_said(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path, exercise("capture")) as place:
        page.goto(place.url)
        paste(page, LIST)
        chosen = card(page).get_by_label("Wer koordiniert das Netzwerk?")
        expect(chosen.locator("option:checked")).to_have_text("Koordinierungsstelle Bildung")
        expect(card(page).get_by_text("Am Namen oder Bereich erkannt")).to_be_visible()
        assert place.session.project.network.coordinator is not None
