"""The network exercises in a real browser: what is ticked, guessed, marked and tried is saved, and reads as German."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.bare_page import BarePage, exercise
from workbook.network import wiesenmark, wiesenmark_both_waves

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)  # the machine may be busy; nothing here measures time

QUESTIONS = [
    {"id": "partner", "text": "Wer hat die meisten Partner?", "most": 2},
    {"id": "bruecke", "text": "Wer überbrückt am meisten?", "most": 1},
]


def show(page: Page, bare: BarePage) -> Locator:
    page.goto(bare.url)
    page.wait_for_selector(".nw-card[data-ready]")
    return page.locator(".nw-card").first


def saved(page: Page, bare: BarePage) -> Any:
    """The saved value, once everything is saved."""
    page.wait_for_function("document.querySelector('.nw-state').dataset.state === 'saved'")
    answers = bare.session.store.read().project.answers
    return next(iter(answers.values()))["teil"] if answers else None


# key actors


def test_actors_are_ticked_in_the_table_and_on_the_map(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("actors", subject="example", questions=QUESTIONS)) as bare:
        card = show(page, bare)
        page.get_by_label("IHK-Geschäftsstelle wählen für: Wer hat die meisten Partner?").check()
        page.locator(".nm-actor[data-id='A14']").click()
        card.locator(".nm-side").get_by_role("button", name="Wählen: Wer überbrückt am meisten?").click()
        expect(page.get_by_label("Kita-Verbund Moorland wählen für: Wer überbrückt am meisten?")).to_be_checked()
        expect(card.locator(".np-chip")).to_have_count(2)
        assert saved(page, bare) == {"partner": ["A26"], "bruecke": ["A14"]}


def test_no_more_actors_can_be_ticked_than_asked_for(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("actors", subject="example", questions=QUESTIONS)) as bare:
        show(page, bare)
        for name in ("IHK-Geschäftsstelle", "Harms Maschinenbau GmbH"):
            page.get_by_label(f"{name} wählen für: Wer hat die meisten Partner?").check()
        third = page.get_by_label("Gymnasium Altenwiek wählen für: Wer hat die meisten Partner?")
        third.click()
        expect(third).not_to_be_checked()
        expect(page.get_by_text("Bei dieser Frage sind höchstens 2 möglich.")).to_be_visible()
        assert saved(page, bare) == {"partner": ["A26", "A18"]}


def test_without_the_coordination_the_table_and_map_change_together(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("actors", subject="example")) as bare:
        card = show(page, bare)
        expect(card.locator(".ns tbody tr").first).to_contain_text("Koordinierungsstelle")
        page.get_by_role("button", name="ohne Koordination").click()
        expect(card.locator(".ns tbody tr").first).to_contain_text("IHK-Geschäftsstelle")
        expect(page.get_by_role("application", name="Netzwerk mit 39 Akteuren und 65 Beziehungen")).to_be_visible()


def test_a_compact_list_of_actors_shows_no_second_map(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("actors", subject="example", compact=True, questions=QUESTIONS)) as bare:
        card = show(page, bare)
        expect(card.locator(".nm")).to_have_count(0)
        expect(card.locator(".ns tbody tr")).to_have_count(15)


# figures


def test_figures_are_guessed_then_revealed_and_come_back_after_a_reload(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("figures", subject="example", guess=["density", "components"])) as bare:
        card = show(page, bare)
        page.get_by_label("Dichte", exact=True).fill("0,25")
        card.locator("[data-measure='components'] input[type='range']").focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        expect(card.locator(".np-figures")).to_have_count(0)
        page.get_by_role("button", name="Zahlen aufdecken").click()
        row = card.locator("tr[data-measure='density']")
        expect(row).to_contain_text("0,25")
        expect(row).to_contain_text("0,11")
        expect(row).to_contain_text("0,09")
        expect(page.get_by_text("Die Zahl der Teile steigt von 3 auf 5.")).to_be_visible()
        assert saved(page, bare) == {"guesses": {"density": "0,25", "components": "2"}, "revealed": True}
        card = show(page, bare)
        expect(card.locator("tr[data-measure='components']")).to_contain_text("2")


def test_the_strip_is_told_in_words(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("figures", subject="example")) as bare:
        show(page, bare)
        page.get_by_role("button", name="Zahlen aufdecken").click()
        strip = page.get_by_role("img", name="Der Zufallsbereich geht von").first
        expect(strip).to_be_visible()


# pairs


def test_pairs_are_filtered_and_marked(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("pairs", subject="example")) as bare:
        card = show(page, bare)
        expect(page.get_by_text("185 von 210 Partnerpaaren kennen sich noch nicht direkt.")).to_be_visible()
        page.get_by_label("Bereich", exact=True).select_option(label="Kita")
        expect(card.locator("caption").first).to_contain_text("von 185")
        card.locator("input[data-pair]").first.check()
        expect(card.locator(".np-chip")).to_have_count(1)
        marked = saved(page, bare)["marked"]
        assert len(marked) == 1 and len(marked[0]) == 2


def test_another_focus_shows_its_own_pairs(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("pairs", subject="example")) as bare:
        show(page, bare)
        page.get_by_label("Partner von").select_option(label="Kita-Verbund Moorland")
        expect(page.get_by_text("Keines der 3 Partnerpaare kennt sich direkt.")).to_be_visible()
        assert saved(page, bare)["focus"] == "A14"


def test_a_chosen_pair_says_why_takes_an_occasion_and_is_seen_on_the_map(
    page: Page, tmp_path: Path, axe: Callable[..., list[str]]
) -> None:
    settings = {"suggest": True, "of": ["teil"]}
    with BarePage(tmp_path / "p", exercise("pairs", subject="example", **settings)) as bare:
        card = show(page, bare)
        expect(card.locator(".np-preview")).to_be_hidden()
        card.locator("input[data-pair]").first.check()
        wish = card.locator(".np-wish")
        expect(wish).to_contain_text("Beide arbeiten zusammen mit")
        expect(card.locator(".np-preview svg.nm-svg")).to_be_visible()
        field = wish.get_by_role("textbox")
        field.press_sequentially("Forschertag", delay=60)
        expect(field).to_have_value("Forschertag")
        value = saved(page, bare)
        assert value["occasions"] == [{"pair": value["marked"][0], "text": "Forschertag"}]
        assert axe(".nw-part-pairs") == []
        wish.get_by_role("button").click()
        expect(wish).to_have_count(0)
        assert saved(page, bare)["occasions"] == []


# scenario


def cell(card: Locator, measure: str, column: int) -> Locator:
    row = card.locator("tr", has=card.page.get_by_role("rowheader", name=measure, exact=True))
    return row.locator("th, td").nth(column)


def test_the_ohne_mich_test_stands_beside_the_first_scenario(
    page: Page, tmp_path: Path, shot: Callable[..., Path]
) -> None:
    with BarePage(tmp_path / "p", exercise("scenario", subject="example")) as bare:
        card = show(page, bare)
        page.get_by_role("button", name="Ohne-mich-Test").click()
        expect(page.get_by_text("Die Zahl der Teile ändert sich von 3 auf 5.").first).to_be_visible()
        expect(cell(card, "Erreichbarkeit", 3)).to_have_text("0,72 (−0,18)")
        expect(cell(card, "Erreichbarkeit", 2)).to_have_text("0,90 (±0)")
        shot("scenario", full=True)
        assert [each["name"] for each in saved(page, bare)["scenarios"]] == ["Szenario 1", "Ohne Koordination"]


def test_steps_are_tried_by_keyboard_and_taken_back_one_by_one(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("scenario", subject="example")) as bare:
        card = show(page, bare)
        field = card.get_by_role("combobox", name="Akteur").first
        field.fill("kita-verb")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(card.locator(".np-steps")).to_contain_text("Kita-Verbund Moorland fällt weg")
        expect(cell(card, "Getrennte Teile", 2)).to_have_text("5")
        page.get_by_role("button", name="Neue Beziehung", exact=True).click()
        card.get_by_role("combobox", name="Akteur", exact=True).fill("Thaden")
        card.get_by_role("combobox", name="mit").fill("LandFrauen")
        card.locator(".np-box").get_by_role("button", name="Ausprobieren").click()
        expect(card.locator(".np-steps li")).to_have_count(2)
        card.get_by_role("button", name="Schritt zurücknehmen: Kita-Verbund Moorland fällt weg").click()
        expect(card.locator(".np-steps li")).to_have_count(1)
        page.keyboard.press("Control+z")
        expect(card.locator(".np-steps li")).to_have_count(2)
        expect(cell(card, "Getrennte Teile", 2)).to_have_text("4")


def test_an_actor_is_removed_on_the_map_without_touching_the_network(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("scenario")) as bare:
        bare.session.change_network(wiesenmark(), "Anfang")
        card = show(page, bare)
        page.locator(".nm-actor[data-id='A14']").nth(1).focus()
        page.keyboard.press("Delete")
        expect(card.locator(".np-steps")).to_contain_text("Kita-Verbund Moorland fällt weg")
        assert bare.session.project.network == wiesenmark()
        page.locator(".nm-actor[data-id='A26']").nth(1).focus()
        expect(card.locator(".nm-cut")).to_have_count(0)
        places = page.evaluate(
            "[...document.querySelectorAll(\".nm-actor[data-id='A26']\")].map((g) => g.getAttribute('transform'))"
        )
        assert places[0] == places[1], "everybody keeps their place"


def test_suggested_ties_come_with_reasons_and_can_be_tried(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("scenario", subject="example")) as bare:
        card = show(page, bare)
        page.get_by_role("button", name="Beste neue Beziehungen vorschlagen").click()
        expect(page.get_by_text("Verbindet zwei Teile, die noch getrennt sind.").first).to_be_visible()
        card.get_by_role("button", name="Ausprobieren: ").first.click()
        expect(card.locator(".np-steps")).to_contain_text("arbeiten neu zusammen")
        expect(cell(card, "Beziehungen", 3)).to_have_text("+1")


# roles, blocks


def test_roles_are_read_from_bars_and_table(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("roles", subject="example")) as bare:
        card = show(page, bare)
        expect(
            page.get_by_role("img", name="Koordinierungsstelle Netzwerk Wiesenmark, Verbindungsglied: 174 gezählt")
        ).to_be_visible()
        page.get_by_label("Gruppen nach").select_option(label="Ort")
        expect(card.locator(".np-line").first).to_have_text("Altenwiek")
        assert saved(page, bare) == {"grouping": "place"}


def test_blocks_can_hide_the_result_that_is_asked_for(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("blocks", subject="example", conceal=True)) as bare:
        card = show(page, bare)
        expect(page.get_by_text("22 innerhalb der Gruppen, 64 zwischen ihnen.")).to_be_visible()
        assert "0,49" not in card.inner_text()


# waves


def test_two_waves_are_compared_as_difference_and_side_by_side(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("waves", subject="example")) as bare:
        card = show(page, bare)
        expect(page.get_by_text("Unverändert: 67 Beziehungen. Neu: 36. Beendet: 19.").first).to_be_visible()
        assert card.locator(".nm-d1, .nm-d2").count() > 1
        page.get_by_role("button", name="Nebeneinander").click()
        expect(page.get_by_role("application", name="Netzwerk mit 40 Akteuren und 86 Beziehungen")).to_be_visible()
        expect(page.get_by_role("application", name="Netzwerk mit 40 Akteuren und 103 Beziehungen")).to_be_visible()


def test_ties_are_marked_for_the_year_before(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("waves")) as bare:
        one = wiesenmark_both_waves().at("t1")
        bare.session.change_network(one, "Anfang")
        card = show(page, bare)
        first = card.locator(".np-marks li").first
        first.get_by_role("button", name="neu").click()
        card.get_by_role("button", name="Alle übrigen: unverändert").click()
        expect(page.get_by_text("Zu jeder der 86 Beziehungen gibt es eine Angabe.")).to_be_visible()
        card.get_by_role("combobox", name="Akteur", exact=True).fill("Thaden Logistik")
        card.get_by_role("combobox", name="mit").fill("LandFrauen Kreisverband")
        card.get_by_role("button", name="Eintragen").click()
        expect(page.get_by_text("Unverändert: 85 Beziehungen. Neu: 1. Beendet: 1.").first).to_be_visible()
        marks = saved(page, bare)["marks"]
        assert sorted(marks.values()).count("same") == 85
        assert marks["A25|A39"] == "ended"


# offers


def test_offers_are_ticked_and_counted_together(page: Page, tmp_path: Path) -> None:
    with BarePage(tmp_path / "p", exercise("two_mode")) as bare:
        bare.session.change_network(wiesenmark(), "Anfang")
        card = show(page, bare)
        for title in ("Messe", "Camp"):
            page.get_by_label("Name des Angebots").fill(title)
            page.keyboard.press("Enter")
        for title in ("Messe", "Camp"):
            for name in ("IHK-Geschäftsstelle", "Agentur für Arbeit"):
                page.get_by_label(f"{name} ist beteiligt an {title}").check()
        expect(page.get_by_text("Paare mit gemeinsamen Angeboten: 1.").first).to_be_visible()
        assert saved(page, bare)["ticks"] == {"o1": ["A26", "A30"], "o2": ["A26", "A30"]}
        card.locator("[data-mode=joint]").click()
        expect(page.get_by_role("application", name="Netzwerk mit 2 Akteuren und 1 Beziehung")).to_be_visible()
        expect(card.locator(".ns").last.locator("tbody tr")).to_have_count(1)


def test_no_card_is_wider_than_a_small_window(page: Page, tmp_path: Path, shot: Callable[..., Path]) -> None:
    kinds = ("actors", "figures", "pairs", "scenario", "capture", "map", "roles", "blocks", "waves", "two_mode")
    with BarePage(tmp_path / "p", *(exercise(kind) for kind in kinds)) as bare:
        bare.session.change_network(wiesenmark(), "Anfang")
        page.set_viewport_size({"width": 683, "height": 384})  # 1366 × 768 at 200 %
        page.goto(bare.url)
        page.wait_for_function(f"document.querySelectorAll('.nw-card[data-ready]').length === {len(kinds)}")
        shot("200-percent", full=True)
        wide = page.evaluate(
            """[...document.querySelectorAll('.nw-part')].flatMap((part) => [...part.querySelectorAll('*')]
              .filter((el) => !el.closest('svg, .ns-wrap, .ng-scroll, .ng-list, .n-hidden') && el.getBoundingClientRect().right > innerWidth)
              .map((el) => part.dataset.part + ' ' + el.className))"""
        )
        assert wide == []
