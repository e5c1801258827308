"""Responsibilities and the form of governance in a real browser, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.bare_page import BarePage
from tests.browser.test_cards import paste
from workbook.exercises import find
from workbook.network import wiesenmark
from workbook.project import NETWORK, Change, answer_entry

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)  # the machine may be busy; nothing here measures time


def show(page: Page, bare: BarePage) -> Locator:
    page.goto(bare.url)
    page.wait_for_selector(".nw-card[data-ready]")
    return page.locator(".nw-card").first


def saved(page: Page, bare: BarePage, part: str) -> Any:
    """The saved value of a part, once everything is saved."""
    page.wait_for_function("document.querySelector('.nw-state').dataset.state === 'saved'")
    return next(iter(bare.session.store.read().project.answers.values()))[part]


def test_letters_go_with_the_task_and_the_person_they_stood_for(page: Page, tmp_path: Path) -> None:
    """A task added after another was removed begins without letters; the focus stays in the table."""
    with BarePage(tmp_path / "p", find("03-raci")) as bare:
        card = show(page, bare)
        card.get_by_label("Aufgabe 4", exact=True).fill("Messe planen")
        card.get_by_label("Person oder Stelle 3", exact=True).fill("Landkreis")
        card.get_by_label("Messe planen: Landkreis").select_option("V")
        expect(card.get_by_text("Niemand führt durch (D).")).to_be_visible()
        card.get_by_role("button", name="„Messe planen“ entfernen").press("Enter")
        expect(card.get_by_label("Aufgabe 3", exact=True)).to_be_focused()
        card.get_by_role("button", name="Aufgabe hinzufügen").press("Enter")
        expect(card.get_by_label("Aufgabe 4", exact=True)).to_be_focused()
        expect(card.get_by_label("Aufgabe 4: Landkreis")).to_have_value("")
        card.get_by_label("Aufgabe 4: Landkreis").select_option("D")
        card.get_by_role("button", name="„Landkreis“ entfernen").click()
        expect(card.get_by_label("Person oder Stelle 2", exact=True)).to_be_focused()
        assert saved(page, bare, "raci")["marks"] == {"t4": {}}


def test_a_list_from_excel_becomes_tasks_and_a_row_becomes_people(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", find("03-raci")) as bare:
        card = show(page, bare)
        card.get_by_label("Aufgabe 1", exact=True).focus()
        paste(page, 'Einladen\nProtokoll\n"Antrag ""Land"""\nMesse\nPresse\n')
        expect(card.get_by_label("Aufgabe 5", exact=True)).to_have_value("Presse")
        card.get_by_label("Person oder Stelle 1", exact=True).focus()
        paste(page, "Koordination\tIHK\tLandkreis\tBBS")
        expect(card.get_by_label("Person oder Stelle 4", exact=True)).to_have_value("BBS")
        value = saved(page, bare, "raci")
        assert [task["text"] for task in value["tasks"]] == [
            "Einladen",
            "Protokoll",
            'Antrag "Land"',
            "Messe",
            "Presse",
        ]
        assert [who["text"] for who in value["people"]] == ["Koordination", "IHK", "Landkreis", "BBS"]


def test_names_are_read_in_full_and_enter_goes_on(page: Page, tmp_path: Path) -> None:
    long = "Berufsbildende Schulen Landkreis Wiesenmark – Außenstelle Haferloh: Tag der offenen Tür vorbereiten"
    with BarePage(tmp_path / "p", find("03-raci")) as bare:
        card = show(page, bare)
        first = card.get_by_label("Aufgabe 1", exact=True)
        first.fill(long)
        expect(first).to_have_js_property("scrollTop", 0)
        assert first.evaluate("each => each.scrollHeight <= each.offsetHeight")
        card.get_by_label("Aufgabe 4", exact=True).fill("Messe")
        page.keyboard.press("Enter")
        expect(card.get_by_label("Aufgabe 5", exact=True)).to_be_focused()
        assert saved(page, bare, "raci")["tasks"][0]["text"] == long


def test_what_was_chosen_can_be_told_on_paper(page: Page, tmp_path: Path) -> None:
    """Printed without backgrounds, a choice has a tick and a thick line."""
    with BarePage(tmp_path / "p", find("03-steuerung")) as bare:
        card = show(page, bare)
        card.get_by_label("zwischen vielen").check()
        page.emulate_media(media="print")
        chosen = card.locator(".nw-segment", has_text="zwischen vielen").locator("span")
        expect(chosen).to_have_css("border-top-width", "2px")
        expect(chosen).to_have_css("color", "rgb(0, 0, 0)")
        assert "✓" in chosen.evaluate("each => getComputedStyle(each, '::before').content")


def test_the_keyboard_is_not_lost_when_a_step_is_taken_back(page: Page, tmp_path: Path) -> None:
    """Board, canvas and cards are drawn anew by undo; the focus stays in the part."""
    with BarePage(tmp_path / "p", find("03-kanban"), find("03-canvas"), find("01-tausch")) as bare:
        show(page, bare)
        expect(page.locator(".nw-card[data-ready]")).to_have_count(3)
        board, canvas, slips = (page.locator(f".nw-part-{kind}") for kind in ("kanban", "canvas", "cards"))
        board.get_by_role("button", name="Aufgabe hinzufügen").first.press("Enter")
        page.keyboard.type("Einladen")
        page.keyboard.press("Escape")
        expect(board.locator(".nw-slip-form")).to_have_count(0)
        all_saved(page)  # what is done within the same half second is one step
        board.get_by_role("button", name="„Einladen“ nach „In Arbeit“ verschieben").press("Enter")
        undone(page)
        expect(board.locator('[data-column="offen"]')).to_contain_text("Einladen")
        assert inside(page) == "kanban"
        canvas.get_by_role("button", name="Eintrag hinzufügen").first.press("Enter")
        page.keyboard.type("Fachkräfte")
        undone(page)
        expect(canvas.locator("textarea")).to_have_count(0)
        assert inside(page) == "canvas"
        slips.get_by_role("button", name="Karte hinzufügen: Ich suche").press("Enter")
        expect(slips.locator("textarea")).to_be_focused()
        undone(page)
        expect(slips.locator("textarea")).to_have_count(0)
        assert inside(page) == "cards"


def undone(page: Page) -> None:
    """Once everything is saved: Strg+Z where the focus is."""
    all_saved(page)
    page.keyboard.press("Control+z")


def all_saved(page: Page) -> None:
    page.wait_for_function("[...document.querySelectorAll('.nw-state')].every(each => each.dataset.state === 'saved')")


def inside(page: Page) -> str:
    """The kind of part that holds the focus."""
    part = "document.activeElement.closest('.nw-part')"
    return str(page.evaluate(f"{part} ? {part}.className.replace('nw-part nw-part-', '') : ''"))


def test_a_due_date_that_is_none_is_named_on_the_card(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", find("03-kanban")) as bare:
        card = show(page, bare)
        card.get_by_role("button", name="Aufgabe hinzufügen").first.click()
        card.get_by_label("Fällig am").fill("31.2.2026")
        page.keyboard.press("Enter")
        expect(card.get_by_text("„31.2.2026“ ist kein Datum (TT.MM.JJJJ)")).to_be_visible()


def test_a_chosen_mark_is_set_with_one_press_each(page: Page, tmp_path: Path) -> None:
    """Without a chosen mark a press goes through them, as before."""
    with BarePage(tmp_path / "p", replace(find("04-wer-fehlt"), subject="example")) as bare:
        card = show(page, bare)
        cells = card.locator(".nw-cell")
        brush = card.get_by_role("button", name="4 spielt keine Rolle")
        brush.click()
        for n in range(3):
            cells.nth(n).click()
            expect(cells.nth(n)).to_have_text("spielt keine Rolle")
        cells.nth(0).click()
        expect(cells.nth(0)).to_have_text("")
        brush.press("Enter")
        expect(brush).to_have_attribute("aria-pressed", "false")
        cells.nth(0).click()
        expect(cells.nth(0)).to_have_text("besetzt")
        assert list(saved(page, bare, "felder").values()) == [
            {"kita": "besetzt", "grundschule": "ohne", "sek1": "ohne"}
        ]


def test_what_is_no_whole_number_is_named_in_words(page: Page, tmp_path: Path) -> None:
    """Not by a colour alone; the sum counts what can be counted."""
    with BarePage(tmp_path / "p", find("02-rollenprofil")) as bare:
        card = show(page, bare)
        card.get_by_label("Moderator/in, Heute").fill("ca. 12")
        card.get_by_label("Strateg/in, Heute").fill("-20")
        card.get_by_label("Impulsgeber/in, Gewünscht").fill("30")
        expect(card.locator(".nw-fault")).to_contain_text("Moderator/in, Heute · Strateg/in, Heute")
        expect(card.locator("tfoot")).to_contain_text("0 von 100")
        card.get_by_label("Moderator/in, Heute").fill("12")
        card.get_by_label("Strateg/in, Heute").fill("")
        expect(card.locator(".nw-fault")).to_be_hidden()


def test_the_head_of_an_excel_range_is_no_row(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", find("02-zeit")) as bare:
        card = show(page, bare)
        card.get_by_role("gridcell").first.click()
        paste(page, 'Tätigkeit\tStunden\tRolle\n"Telefon\nund Post"\t4,5\tOrganisator/in\nMails\t-2\tOrganisator/in')
        expect(card.get_by_text("2 Zeilen eingefügt. Die Kopfzeile wurde weggelassen.")).to_be_visible()
        expect(card).to_contain_text("2 Zeilen · 1 von 5 Zeilen vollständig")
        expect(card).to_contain_text("kleiner als 0")
        assert saved(page, bare, "woche")["rows"][0] == {
            "taetigkeit": "Telefon und Post",
            "stunden": "4,5",
            "rolle": "Organisator/in",
        }


def test_every_level_of_a_condition_can_be_chosen_with_one_click(page: Page, tmp_path: Path) -> None:
    """Nothing is preset, so the second level is chosen like any other; the arrow keys change it."""
    with BarePage(tmp_path / "p", find("03-steuerung")) as bare:
        card = show(page, bare)
        for condition in ("Vertrauen zwischen den Partnern", "Zahl der Partner", "Einigkeit über die Ziele"):
            card.get_by_role("group", name=condition).locator(".nw-segment").nth(1).click()
        need = card.get_by_role("group", name="Bedarf an gemeinsamen Netzwerkaufgaben")
        need.get_by_label("gering").focus()
        page.keyboard.press("ArrowRight")
        expect(need.get_by_label("mäßig")).to_be_checked()
        expect(card.get_by_text("Am besten passt")).to_be_visible()
        assert saved(page, bare, "bedingungen") == {"trust": 2, "partners": 2, "consensus": 2, "need": 2}


def test_a_card_on_the_board_knows_the_day_of_the_person(page: Page, tmp_path: Path) -> None:
    """Half past midnight in Germany is still yesterday in Greenwich."""
    with BarePage(tmp_path / "p", find("03-kanban")) as bare:
        page.clock.set_fixed_time("2026-03-01T23:30:00Z")
        card = show(page, bare)
        card.get_by_role("button", name="Aufgabe hinzufügen").first.click()
        card.get_by_label("Aufgabe", exact=False).first.fill("Einladen")
        assert saved(page, bare, "board")["cards"][0]["since"] == "2026-03-02"


def test_a_plan_shows_whom_it_reaches_in_which_month_and_names_stay_in_sight(
    page: Page, tmp_path: Path, axe: Callable[..., list[str]]
) -> None:
    network = wiesenmark()
    placed = {actor: {"x": 5, "y": 5, "haltung": "0"} for actor in network.ids[:9]}
    row = {"anlass": "Anruf", "empfaenger": "eng einbinden", "kanal": "Anruf", "rhythmus": "monatlich"}
    with BarePage(tmp_path / "p", find("06-informationsplan")) as bare:
        store = bare.session.store
        store.apply(Change(NETWORK, network, 0))
        store.apply(Change(answer_entry("04-portfolio"), {"portfolio": placed}, 0))
        bare.session.refresh()
        card = show(page, bare)
        expect(card.get_by_text("Die Übersicht braucht")).to_be_visible()
        store.apply(Change(answer_entry("06-informationsplan"), {"plan": {"rows": [row]}}, 0))
        bare.session.refresh()
        year = card.get_by_role("region", name="Kanäle je Akteur und Monat")
        expect(year.locator("tbody tr")).not_to_have_count(0)
        line = year.locator("tbody tr").first
        expect(line).to_contain_text("1 Kanal")
        expect(line.get_by_role("cell", name="Anruf", exact=True)).to_have_count(12)
        year.evaluate("each => { each.scrollLeft = 400; each.scrollTop = 60; }")
        left = "each => each.getBoundingClientRect().left - each.closest('.nw-year').getBoundingClientRect().left"
        assert abs(year.locator("thead th").first.evaluate(left)) < 2
        assert axe('[data-part="abdeckung"]') == []


def test_what_follows_is_drawn_as_soon_as_it_is_saved(
    page: Page, tmp_path: Path, axe: Callable[..., list[str]]
) -> None:
    """The drawing takes the colours of the page, is a picture with a sentence, and gives way to "only tables"."""
    with BarePage(tmp_path / "p", find("02-rollenprofil"), theme='data-nw-theme="dark"') as bare:
        card = show(page, bare)
        expect(card.locator(".nw-drawn")).to_have_count(0)
        card.get_by_label("Moderator/in, Heute").fill("100")
        card.get_by_label("Strateg/in, Gewünscht").fill("100")
        expect(card.get_by_text("Zu bewegen sind 100 von 100 Punkten")).to_be_visible()
        expect(card.get_by_role("img", name="Netz mit einer Achse je Rolle")).to_be_visible()
        ink = page.evaluate("getComputedStyle(document.querySelector('.nw-card')).color")
        expect(card.locator(".nw-drawing text").first).to_have_css("fill", ink)
        assert axe('[data-part="folgt"]') == []
        page.evaluate("document.documentElement.dataset.nwTables = 'on'")
        expect(card.locator(".nw-drawn")).to_be_hidden()


def test_the_classes_are_drawn_once_something_is_sorted(
    page: Page, tmp_path: Path, axe: Callable[..., list[str]]
) -> None:
    with BarePage(tmp_path / "p", find("04-dringlichkeit")) as bare:
        card = show(page, bare)
        expect(card.get_by_text("Sobald Sie eine Beschreibung zugeordnet haben")).to_be_visible()
        bare.session.store.apply(Change(answer_entry("04-dringlichkeit"), {"klassen": {"m4": "dominant"}}, 0))
        bare.session.refresh()
        expect(card.locator(".nw-drawing circle")).to_have_count(3)
        expect(card.get_by_text("Nr. 4: Der Träger gibt Geld")).to_be_visible()
        assert axe('[data-part="bild"]') == []


def test_a_card_under_way_tells_its_age_and_in_a_word_when_it_is_too_old(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", find("03-kanban")) as bare:
        page.clock.set_fixed_time("2026-03-01T11:00:00Z")
        card = show(page, bare)
        card.get_by_role("button", name="Aufgabe hinzufügen").first.click()
        card.get_by_label("Aufgabe", exact=False).first.fill("Einladen")
        page.keyboard.press("Escape")
        card.get_by_role("button", name="„Einladen“ nach „In Arbeit“ verschieben").click()
        assert saved(page, bare, "board")["cards"][0]["started"] == "2026-03-01"
        page.clock.set_fixed_time("2026-03-26T11:00:00Z")
        card.get_by_role("button", name="„Einladen“ nach „Wartet auf andere“ verschieben").click()
        expect(card.get_by_text("begonnen vor 25 Tagen")).to_be_visible()
        expect(card.get_by_text("länger als 21 Tage in Arbeit")).to_be_visible()
        card.get_by_role("button", name="„Einladen“ nach „Fertig“ verschieben").click()
        expect(card.get_by_text("länger als 21 Tage")).to_have_count(0)
