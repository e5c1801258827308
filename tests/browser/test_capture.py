"""Entering the own network as people do it: messy tables from Excel, typing, nominating, mending, taking back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bare_page import BarePage, exercise
from workbook.network import Actor, Network, Tie, wiesenmark
from workbook.project import ProjectStore
from workbook.project.entries import NETWORK, Change, answer_entry

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)  # the machine may be busy; nothing here measures time

PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
ACTORS = (
    "Organisation\tSektor\tOrt\tkm\r\n"
    "BBS Wiesenmark\tSchule\tAltenwiek\t0\r\n"
    "IHK-Geschäftsstelle\tKammer\tAltenwiek\t0\r\n"
    'Kita "Regenbogen"\tKita\tTorfhagen\t21,5\r\n'
    "Berufsbild. Schulen Wiesenmark\tSchule\tAltenwiek\tca. 3\r\n"
    "Koordinierungsstelle\tKoordination\tAltenwiek\t0\r\n"
)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[BarePage]:
    """The capture card of somebody who has not entered anything."""
    with BarePage(tmp_path / "mein-netzwerk", exercise("capture")) as bare:
        yield bare


@pytest.fixture
def entered(tmp_path: Path) -> Iterator[BarePage]:
    """The capture card over the network of Wiesenmark."""
    with BarePage(tmp_path / "mein-netzwerk", exercise("capture")) as bare:
        bare.session.change_network(wiesenmark(), "Anfang")
        yield bare


def show(page: Page, bare: BarePage) -> None:
    page.goto(bare.url)
    page.wait_for_selector(".nw-card[data-ready]")
    page.evaluate("window.leaked = []; document.addEventListener('keydown', (event) => leaked.push(event.key));")


def cell(page: Page, row: int, column: int) -> Any:
    return page.locator(f".np > [role=tabpanel]:not([hidden]) .ng-cell[data-r='{row}'][data-c='{column}']")


def network(bare: BarePage) -> Network:
    return bare.session.project.network


def value(bare: BarePage) -> Any:
    return bare.session.project.answers.get("zz-capture", {}).get("teil", {})


def eventually(page: Page, condition: Callable[[], bool]) -> None:
    """Wait until something is so in Python."""
    for _ in range(400):
        if condition():
            return
        page.wait_for_timeout(50)
    assert condition()


def names(bare: BarePage) -> list[str]:
    return [actor.name for actor in network(bare).actors]


# the table


def test_typing_fills_the_table_row_by_row(page: Page, fresh: BarePage) -> None:
    show(page, fresh)
    cell(page, 0, 0).click()
    page.keyboard.type("BBS Wiesenmark")
    page.keyboard.press("Tab")
    page.keyboard.type("Schu")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Altenwiek")
    page.keyboard.press("Tab")
    page.keyboard.type("12,5")
    page.keyboard.press("Tab")
    page.keyboard.type("IHK")
    page.keyboard.press("Enter")
    eventually(page, lambda: names(fresh) == ["BBS Wiesenmark", "IHK"])
    first = network(fresh).actors[0]
    assert (first.sector, first.place, first.km) == ("Schule", "Altenwiek", 12.5)
    assert page.evaluate("leaked") == []


def test_keys_of_excel_edit_clear_and_cancel(page: Page, entered: BarePage) -> None:
    show(page, entered)
    cell(page, 1, 0).click()
    page.keyboard.press("F2")
    page.keyboard.press("End")
    page.keyboard.type(" (neu)")
    page.keyboard.press("Enter")
    eventually(page, lambda: names(entered)[1] == "Bildungsbüro Landkreis Wiesenmark (neu)")
    expect(cell(page, 2, 0)).to_be_focused()
    page.keyboard.type("Unsinn")
    page.keyboard.press("Escape")
    expect(cell(page, 2, 0)).to_have_text("Wirtschaftsförderung Landkreis Wiesenmark")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    eventually(page, lambda: network(entered).by_id["A03"].sector is None)
    page.keyboard.press("Control+z")
    eventually(page, lambda: network(entered).by_id["A03"].sector == "verwaltung")
    expect(cell(page, 2, 1)).to_have_text("Verwaltung")


def test_escape_and_tab_leave_the_table(page: Page, entered: BarePage) -> None:
    show(page, entered)
    cell(page, 0, 0).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.ng-cell')")


def test_a_block_pasted_into_cells_is_one_step(page: Page, entered: BarePage) -> None:
    show(page, entered)
    cell(page, 1, 0).click()
    page.evaluate(PASTE, "Eins\tSchule\nZwei\tKita\nDrei\tKita")
    eventually(page, lambda: names(entered)[1:4] == ["Eins", "Zwei", "Drei"])
    page.keyboard.press("Control+z")
    eventually(page, lambda: names(entered)[1] == "Bildungsbüro Landkreis Wiesenmark")


def test_copying_gives_excel_a_block(page: Page, entered: BarePage) -> None:
    show(page, entered)
    cell(page, 0, 0).click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    text = page.evaluate(
        """() => {
          const data = new DataTransfer();
          document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
          return data.getData('text/plain');
        }"""
    )
    assert (
        text == "Koordinierungsstelle Netzwerk Wiesenmark\tKoordination\nBildungsbüro Landkreis Wiesenmark\tVerwaltung"
    )


def test_sorting_shows_another_order_and_changes_nothing(page: Page, entered: BarePage) -> None:
    show(page, entered)
    page.get_by_role("columnheader", name="km bis Kreisstadt").get_by_role("button").click()
    page.get_by_role("columnheader", name="km bis Kreisstadt").get_by_role("button").click()
    expect(cell(page, 0, 3)).to_have_text("55")
    assert network(entered) == wiesenmark()


def test_rows_can_be_removed_and_come_back(page: Page, entered: BarePage) -> None:
    show(page, entered)
    cell(page, 0, 0).click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+Minus")
    eventually(page, lambda: len(network(entered)) == 38)
    page.keyboard.press("Control+z")
    eventually(page, lambda: network(entered) == wiesenmark())


# messy tables


def test_a_messy_table_is_looked_at_mended_and_nothing_is_lost(page: Page, fresh: BarePage, shot: Any) -> None:
    show(page, fresh)
    cell(page, 0, 0).click()
    page.evaluate(PASTE, ACTORS)
    expect(page.get_by_text("So wurde die Tabelle verstanden")).to_be_visible()
    expect(page.locator(".np-faults li")).to_contain_text("Zeile 5, Spalte „km“: „ca. 3“")
    expect(page.locator(".np-box .ng-faultword")).to_have_text("keine Zahl")
    shot("messy", full=True)
    page.get_by_role("button", name="5 Akteure übernehmen").click()
    eventually(page, lambda: len(network(fresh)) == 5)
    assert names(fresh)[2] == 'Kita "Regenbogen"'
    expect(cell(page, 3, 3)).to_contain_text("ca. 3")
    expect(page.get_by_text("1 Stelle braucht Ihre Hilfe")).to_be_visible()
    page.wait_for_function("document.querySelector('.nw-state').dataset.state === 'saved'")
    show(page, fresh)
    expect(cell(page, 3, 3)).to_contain_text("ca. 3")
    page.get_by_role("button", name="Nächste Stelle zeigen").click()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    eventually(page, lambda: network(fresh).actors[3].km == 3)
    expect(page.get_by_text("Stelle braucht Ihre Hilfe")).to_have_count(0)


def test_a_column_taken_for_another_can_be_set_right(page: Page, fresh: BarePage) -> None:
    show(page, fresh)
    cell(page, 0, 0).click()
    page.evaluate(PASTE, "Altenwiek\tBBS\nSandwiek\tIGS")
    page.get_by_label("Spalte 1 ist").select_option(label="Ort")
    page.get_by_label("Spalte 2 ist").select_option(label="Organisation")
    page.get_by_role("button", name="2 Akteure übernehmen").click()
    eventually(page, lambda: names(fresh) == ["BBS", "IGS"])
    assert [actor.place for actor in network(fresh).actors] == ["Altenwiek", "Sandwiek"]


def test_a_list_of_ties_brings_its_actors_along(page: Page, fresh: BarePage) -> None:
    show(page, fresh)
    page.get_by_role("button", name="Aus Excel einfügen").click()
    page.evaluate(PASTE, "Akteur\tPartner\tStärke\nBBS\tIHK\teng\nBBS\tKita\t1\nIHK\tKita\tweiß nicht")
    page.get_by_role("group", name="Das sind").get_by_role("button", name="Beziehungen").click()
    expect(page.get_by_text("3 Namen, die noch nicht in der Akteursliste stehen")).to_be_visible()
    page.get_by_role("button", name="3 Beziehungen übernehmen").click()
    eventually(page, lambda: len(network(fresh).ties) == 2)
    assert sorted(names(fresh)) == ["BBS", "IHK", "Kita"]
    assert len(network(fresh).unknown) == 1
    assert sorted(tie.strength or 0 for tie in network(fresh).ties) == [1, 3]


def test_files_are_read_and_taken_over_after_a_look(page: Page, fresh: BarePage) -> None:
    folder = Path(__file__).parents[2] / "workbook" / "content" / "de" / "wiesenmark"
    show(page, fresh)
    page.locator("input[type=file]").first.set_input_files([folder / "akteure.csv", folder / "beziehungen.csv"])
    expect(page.get_by_text("Gelesen: 41 Akteure")).to_be_visible()
    page.locator(".np-box select").nth(0).select_option("t1")
    page.locator(".np-box select").nth(1).select_option("A01")
    page.get_by_role("button", name="Übernehmen", exact=True).click()
    eventually(page, lambda: network(fresh) == wiesenmark())


def test_a_file_with_faults_lists_them_all_and_changes_nothing(page: Page, entered: BarePage, tmp_path: Path) -> None:
    table = tmp_path / "Förderliste.csv"
    table.write_bytes("von;nach;Stärke\nA;;2\nB;B;1\nA;C;viel\n".encode("cp1252"))
    show(page, entered)
    page.locator("input[type=file]").first.set_input_files([table])
    expect(page.locator(".np-faults li")).to_have_count(3)
    expect(page.locator(".np-faults li").first).to_contain_text("Förderliste.csv, Zeile 2")
    assert network(entered) == wiesenmark()


# nominating


def test_partners_are_named_by_keyboard_alone(page: Page, entered: BarePage, shot: Any) -> None:
    show(page, entered)
    page.get_by_role("tab", name="2 Beziehungen").click()
    page.get_by_role("button", name="Thaden Logistik").first.click()
    for typed in ("landfrauen 3", "ihk", "kita reg 1"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    eventually(page, lambda: len(network(entered).pairs) == 89)
    made = {tie.pair: tie.strength for tie in network(entered).ties if "A25" in tie.pair}
    assert made == {("A25", "A39"): 3, ("A25", "A26"): 2, ("A13", "A25"): 1}
    shot("nominating", full=True)
    page.keyboard.press("Control+Enter")
    eventually(page, lambda: value(entered).get("visited") == {"A25": "done"})
    assert page.evaluate("document.activeElement.className") == "np-actor"
    assert page.evaluate("leaked") == ["Control", "Control"] or page.evaluate("leaked") == []


def test_a_partner_is_found_by_several_words_and_without_umlaut_keys(page: Page, fresh: BarePage) -> None:
    listed = (
        "Koordination",
        "Berufsbildende Schulen Wiesenmark – Außenstelle Haferloh",
        "Müller & Söhne",
        "Förderschule",
    )
    fresh.session.change_network(Network(tuple(Actor(f"a{n}", name) for n, name in enumerate(listed))), "Anfang")
    show(page, fresh)
    page.get_by_role("tab", name="1 Akteure").click()
    page.get_by_role("button", name="Weiter zu den Beziehungen").press("Enter")
    expect(page.get_by_label("Partner hinzufügen")).to_be_focused()
    for typed in ("schulen hafer", "mueller 3", "foerder"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    eventually(page, lambda: len(network(fresh).pairs) == 3)
    assert {tie.pair: tie.strength for tie in network(fresh).ties}[("a0", "a2")] == 3


def test_the_list_of_actors_is_one_stop_and_arrows_walk_in_it(page: Page, entered: BarePage) -> None:
    show(page, entered)
    page.get_by_role("tab", name="2 Beziehungen").click()
    page.get_by_role("button", name="Als Tabelle").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".np-person[aria-current]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".np-person").nth(1)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Partner hinzufügen")).to_be_focused()


def test_suggestions_say_why_a_joint_offer_among_the_reasons(page: Page, tmp_path: Path) -> None:
    offers = {"offers": [{"id": "o", "title": "Messe"}], "ticks": {"o": ["A25", "A39"]}}
    store = ProjectStore(tmp_path / "mein-netzwerk", participant="p07")
    store.apply(Change(NETWORK, wiesenmark(), 0, "Anfang"))
    store.apply(Change(answer_entry("05a-angebote"), {"angebote": offers}, 0, "Angebote"))
    with BarePage(tmp_path / "mein-netzwerk", exercise("capture")) as entered:
        show(page, entered)
        page.get_by_role("tab", name="2 Beziehungen").click()
        page.get_by_role("button", name="Thaden Logistik").first.click()
        expect(page.get_by_text("gemeinsames Angebot:")).to_be_visible()
        page.get_by_role("button", name="LandFrauen Kreisverband (gemeinsames Angebot)").click()
        eventually(page, lambda: ("A25", "A39") in network(entered).pairs)


def test_weiss_nicht_of_an_actor_is_told_once_and_counts_as_missing(page: Page, entered: BarePage) -> None:
    show(page, entered)
    page.get_by_role("tab", name="2 Beziehungen").click()
    page.get_by_role("button", name="Thaden Logistik").first.click()
    page.get_by_role("button", name="Weiß nicht", exact=True).click()
    eventually(
        page, lambda: len(network(entered).unknown) == 39 and value(entered).get("visited") == {"A25": "unknown"}
    )
    page.get_by_role("button", name="LandFrauen Kreisverband").first.click()
    expect(page.locator(".np-partners")).to_have_count(0)
    page.get_by_role("tab", name="3 Durchsehen").click()
    expect(page.get_by_text("Bei einem Akteur haben Sie noch nichts angegeben")).to_be_visible()
    page.get_by_role("tab", name="2 Beziehungen").click()
    page.get_by_role("button", name="Thaden Logistik").first.click()
    expect(page.get_by_text("Zu 39 weiteren Akteuren: weiß nicht.")).to_be_visible()
    page.get_by_role("button", name="„Weiß nicht“ zurücknehmen").click()
    eventually(page, lambda: network(entered) == wiesenmark() and value(entered).get("visited") == {})


def test_an_unknown_name_can_become_an_actor(page: Page, entered: BarePage) -> None:
    show(page, entered)
    page.get_by_role("tab", name="2 Beziehungen").click()
    page.locator(".np-work .np-actor").fill("Bürgerbus Sandwiek")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="„Bürgerbus Sandwiek“ als neuen Akteur anlegen").click()
    eventually(page, lambda: names(entered)[-1] == "Bürgerbus Sandwiek" and len(network(entered).pairs) == 87)


def test_strength_type_and_direction_are_set_beside_the_partner(page: Page, entered: BarePage) -> None:
    show(page, entered)
    page.get_by_role("tab", name="2 Beziehungen").click()
    page.get_by_role("button", name="Moor- und Technikmuseum").first.click()
    page.get_by_role("group", name="Stärke der Beziehung zu Tüftelwerk e. V.").get_by_role("button", name="eng").click()
    page.get_by_label("Art der Beziehung zu Tüftelwerk e. V.").select_option("ressourcen")
    page.get_by_role("group", name="Wer gibt die Ressourcen?").get_by_role("button", name="nimmt").click()
    eventually(page, lambda: Tie("A36", "A35", 3.0, "ressourcen", "t1", directed=True) in network(entered).ties)


def test_weiss_nicht_is_kept_as_missing(page: Page, entered: BarePage) -> None:
    show(page, entered)
    page.get_by_role("tab", name="2 Beziehungen").click()
    page.get_by_role("button", name="Moor- und Technikmuseum").first.click()
    page.get_by_role("button", name="weiß nicht").click()
    eventually(page, lambda: network(entered).unknown == {("A35", "A36")})
    page.get_by_role("button", name="LandFrauen Kreisverband").first.click()
    page.get_by_role("button", name="Keine Beziehungen").click()
    eventually(page, lambda: value(entered).get("visited") == {"A39": "none"})


def test_fifty_steps_can_be_taken_back_and_made_again(page: Page, fresh: BarePage) -> None:
    show(page, fresh)
    people = tuple(Actor(f"a{n}", f"Betrieb {n}") for n in range(12))
    fresh.session.change_network(Network(people), "Anfang")
    page.reload()
    page.wait_for_selector(".nw-card[data-ready]")
    page.get_by_role("tab", name="2 Beziehungen").click()
    for n in range(1, 12):
        page.locator(".np-work .np-actor").fill(f"betrieb {n}")
        page.keyboard.press("Enter")
        eventually(page, lambda n=n: len(network(fresh).ties) == n)  # type: ignore[misc]
        for level in ("gelegentlich", "eng", "regelmäßig", "eng"):
            page.get_by_role("group", name=f"Stärke der Beziehung zu Betrieb {n}", exact=True).get_by_role(
                "button", name=level
            ).click()
    eventually(page, lambda: all(tie.strength == 3 for tie in network(fresh).ties))
    done = network(fresh)
    for _ in range(50):
        page.keyboard.press("Control+z")
    eventually(page, lambda: len(network(fresh).ties) == 1)
    for _ in range(50):
        page.keyboard.press("Control+y")
    eventually(page, lambda: network(fresh) == done)


# looking through


def test_look_alikes_are_told_before_ties_are_entered(page: Page, fresh: BarePage) -> None:
    show(page, fresh)
    cell(page, 0, 0).click()
    page.evaluate(PASTE, ACTORS)
    page.get_by_role("button", name="5 Akteure übernehmen").click()
    expect(page.get_by_text("Zwei Namen sehen sich ähnlich.")).to_be_visible()
    page.get_by_role("button", name="Ähnliche Namen ansehen").click()
    page.get_by_role("button", name="Nein, zwei verschiedene").click()
    page.get_by_role("tab", name="1 Akteure").click()
    expect(page.get_by_text("Zwei Namen sehen sich ähnlich.")).to_be_hidden()


def test_look_alikes_are_asked_about_and_merged(page: Page, fresh: BarePage) -> None:
    doubled = Network(
        (Actor("a", "BBS Wiesenmark"), Actor("b", "Berufsbild. Schulen Wiesenmark", "Schule"), Actor("c", "IHK")),
        (Tie("a", "c", 2), Tie("b", "c", 3)),
    )
    fresh.session.change_network(doubled, "Anfang")
    show(page, fresh)
    page.get_by_role("tab", name="3 Durchsehen").click()
    expect(
        page.get_by_text("„BBS Wiesenmark“ und „Berufsbild. Schulen Wiesenmark“ – dieselbe Organisation?")
    ).to_be_visible()
    page.get_by_role("button", name="Ja, unter „BBS Wiesenmark“ führen").click()
    eventually(page, lambda: names(fresh) == ["BBS Wiesenmark", "IHK"])
    assert network(fresh).actors[0].sector == "Schule"
    expect(page.get_by_text("Keine ähnlichen Namen gefunden.")).to_be_visible()


def test_actors_without_a_statement_lead_back_to_the_question(page: Page, entered: BarePage) -> None:
    show(page, entered)
    page.get_by_role("tab", name="3 Durchsehen").click()
    expect(
        page.get_by_text("Bei 2 Akteuren haben Sie noch nichts angegeben – „keine“ oder „weiß nicht“?")
    ).to_be_visible()
    page.get_by_role("button", name="Zu Thaden Logistik").click()
    expect(page.get_by_text("Thaden Logistik arbeitet zusammen mit …")).to_be_visible()


def test_a_thousand_rows_stay_usable(page: Page, fresh: BarePage) -> None:
    fresh.session.change_network(Network(tuple(Actor(f"a{n}", f"Betrieb {n}") for n in range(1000))), "Anfang")
    show(page, fresh)
    page.get_by_role("tab", name="1 Akteure").click()
    assert page.locator(".ng-cell").count() < 400
    cell(page, 0, 0).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("Letzter")
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    page.keyboard.type("Nachzügler")
    page.keyboard.press("Enter")
    eventually(page, lambda: names(fresh)[-1] == "Nachzügler")
