"""Exercise cards in a real JupyterLab: every generic kind is filled in, saved, and there again after a reload."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Lab
from tests.browser.kit import DECLARED, notebook, stored

pytestmark = pytest.mark.browser
SHEET = "module/zz_karten.ipynb"


@pytest.fixture(scope="module")
def sheet(lab: Lab) -> str:
    """A notebook with every exercise of the test catalogue."""
    lab.write(
        SHEET, notebook([each["id"] for each in DECLARED["exercise"]]), {"workbook": {"page": "module", "module": "zz"}}
    )
    return SHEET


@pytest.fixture
def cards(lab: Lab, page: Page, sheet: str) -> Iterator[Callable[[str], Locator]]:
    """``cards("zz-…")`` is a drawn card."""
    lab.open(page, sheet)

    def card(exercise: str) -> Locator:
        found = page.locator(f'.nw-card[data-exercise="{exercise}"][data-ready]')
        found.wait_for()
        return found

    yield card
    expect(page.locator(".nw-trouble")).to_have_count(0)


def saved(card: Locator) -> None:
    """Wait until the card says that all is on the disk."""
    expect(card.locator(".nw-state")).to_have_text(re.compile(r"^Gespeichert \d\d:\d\d$"))


def answer(lab: Lab, exercise: str, part: str) -> Any:
    """What the project file holds."""
    return stored(lab.workspace)["answers"].get(exercise, {}).get(part)


def test_a_form_takes_every_type_of_field(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Text, number, long text, choice, several, date, yes or no, scale: entered, saved, restored."""
    card = cards("zz-formular")
    card.get_by_label("Name des Netzwerks").fill("Bildungsnetz Wiesenmark")
    card.get_by_label("Gründungsjahr").fill("2016")
    card.get_by_label("Wozu gibt es das Netzwerk?").fill("Fachkräfte sichern.\nSchule und Betrieb verbinden.")
    card.get_by_label("Verein", exact=True).check()
    card.get_by_label("MINT-Bildung").check()
    card.get_by_label("Berufsorientierung").check()
    card.get_by_label("Nächstes Netzwerktreffen").fill("9.3.2026")
    card.get_by_label("Nein").check()
    card.get_by_role("radio", name="4").check()
    saved(card)
    assert answer(lab, "zz-formular", "steckbrief") == {
        "name": "Bildungsnetz Wiesenmark",
        "seit": "2016",
        "zweck": "Fachkräfte sichern.\nSchule und Betrieb verbinden.",
        "rechtsform": "verein",
        "themen": ["mint", "beruf"],
        "treffen": "2026-03-09",
        "satzung": False,
        "vertrauen": 4,
    }
    page.reload()
    card = cards("zz-formular")
    expect(card.get_by_label("Wozu gibt es das Netzwerk?")).to_have_value(re.compile("Schule und Betrieb"))
    expect(card.get_by_label("Nächstes Netzwerktreffen")).to_have_value("09.03.2026")
    expect(card.get_by_label("Nein")).to_be_checked()
    expect(card.get_by_role("radio", name="4")).to_be_checked()


def test_faults_stand_at_the_field_and_in_a_summary_with_links(cards: Callable[[str], Locator]) -> None:
    """An unreadable number is kept as typed, named at its field, and reached from the summary."""
    card = cards("zz-formular")
    year = card.get_by_label("Gründungsjahr")
    year.fill("zweitausend")
    card.get_by_label("Dichte").focus()
    expect(card.get_by_text("Das ist noch keine lesbare Zahl.")).to_be_visible()
    expect(year).to_have_attribute("aria-invalid", "true")
    card.get_by_label("Name des Netzwerks").fill("")
    card.get_by_role("button", name="Prüfen").click()
    summary = card.locator(".nw-fault-summary")
    expect(summary).to_contain_text("2 Angaben brauchen noch einen Blick")
    summary.get_by_role("button", name=re.compile("Gründungsjahr")).click()
    expect(year).to_be_focused()
    year.fill("2016")
    expect(card.get_by_text("Das ist noch keine lesbare Zahl.")).to_be_hidden()
    saved(card)


def test_choices_and_statements(lab: Lab, cards: Callable[[str], Locator]) -> None:
    """One of several, several of several; a statement can be taken back to open."""
    card = cards("zz-frage")
    card.get_by_label(re.compile("Es zerfällt")).check()
    card.get_by_label("Kita Sonnenschein").check()
    card.get_by_label(re.compile("Industrie- und Handelskammer")).check()
    saved(card)
    assert answer(lab, "zz-frage", "frage") == {"ohne": ["teile"], "wer": ["ihk", "kita"]}

    card = cards("zz-aussagen")
    first, second = card.locator("fieldset").nth(0), card.locator("fieldset").nth(1)
    first.get_by_label("trifft zu", exact=True).check()
    second.get_by_label("trifft nicht zu").check()
    second.get_by_label("offen lassen").check()
    saved(card)
    given = answer(lab, "zz-aussagen", "aussagen")
    assert list(given.values()) == [True]
    assert "truth" not in card.inner_html()


def test_sorting_by_keyboard_leads_on_to_the_next_item(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """After an item is put away, the focus is on the next open one; steps have buttons."""
    card = cards("zz-treppe")
    card.get_by_label(re.compile("^Fünf Einrichtungen")).select_option("initiierung")
    expect(card.get_by_label(re.compile("^Die Ziele sind vereinbart"))).to_be_focused()
    page.keyboard.press("A")  # the select's own letter search: Aufbau
    expect(card.locator('[data-class="aufbau"] [data-item="f2"]')).to_have_count(1)
    card.get_by_role("button", name=re.compile("Eine Stufe höher: Die Ziele")).press("Enter")
    expect(card.locator('[data-class="leistung"] [data-item="f2"]')).to_have_count(1)
    expect(card.get_by_role("button", name=re.compile("Eine Stufe höher: Die Ziele"))).to_be_focused()
    saved(card)
    assert answer(lab, "zz-treppe", "faelle") == {"f1": "initiierung", "f2": "leistung"}


def test_sorting_by_mouse(lab: Lab, cards: Callable[[str], Locator]) -> None:
    """Dragging does what the select does."""
    card = cards("zz-klassen")
    card.locator('[data-item="m1"]').drag_to(card.locator('[data-class="ruhend"]'))
    expect(card.locator('[data-class="ruhend"] [data-item="m1"]')).to_have_count(1)
    saved(card)
    assert answer(lab, "zz-klassen", "klassen") == {"m1": "ruhend"}


def test_points_add_up_and_say_what_is_missing(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Typed, by buttons, by arrows; the sum says what is missing, the change between the rounds is named."""
    card = cards("zz-punkte")
    card.get_by_label("Moderator/in, Heute").fill("94")
    expect(card.locator("tfoot")).to_contain_text("94 von 100")
    expect(card.locator("tfoot")).to_contain_text("6 fehlen noch")
    bridge = card.get_by_label("Brückenbauer/in, Heute")
    bridge.focus()
    for key in ("PageUp", "ArrowUp"):
        page.keyboard.press(key)
    expect(bridge).to_have_value("6")
    expect(card.locator("tfoot")).to_contain_text("geht auf")
    card.get_by_label("Moderator/in, Gewünscht").fill("60")
    expect(card.locator("tbody tr").first).to_contain_text("▼ −34")
    saved(card)
    assert answer(lab, "zz-punkte", "punkte") == {"ist": {"moderation": 94, "bruecke": 6}, "soll": {"moderation": 60}}


def test_a_table_takes_a_block_from_excel(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Pasted as one step of undo; faults are words in the cell; sums below."""
    card = cards("zz-tabelle")
    grid = card.get_by_role("grid").first
    grid.get_by_role("gridcell").first.click()
    paste(page, "Treffen vorbereiten\t4,5\tmoderator/in\t1.2.2026\nBeratung\tviel\tImpulsgeber/in\tbald")
    expect(card).to_contain_text("keine Zahl")
    expect(card).to_contain_text("kein Datum")
    expect(card).to_contain_text("Summe Stunden je Woche: 4,50")
    saved(card)
    assert answer(lab, "zz-tabelle", "woche")["rows"] == [
        {"taetigkeit": "Treffen vorbereiten", "stunden": "4,5", "rolle": "Moderator/in", "bis": "2026-02-01"},
        {"taetigkeit": "Beratung", "stunden": "viel", "rolle": "Impulsgeber/in", "bis": "bald"},
    ]
    page.keyboard.press("Control+z")
    expect(card).not_to_contain_text("Beratung")
    page.keyboard.press("Control+y")
    expect(card).to_contain_text("Beratung")


def test_fixed_rows_keep_their_labels(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """The label column cannot be edited; what is entered stays in its row."""
    card = cards("zz-tabelle")
    grid = card.get_by_role("grid").nth(1)
    cell = grid.get_by_role("row").filter(has_text="Grenzen").get_by_role("gridcell").nth(1)
    cell.click()
    page.keyboard.type("keine Zusagen über Geld")
    page.keyboard.press("Enter")
    saved(card)
    assert answer(lab, "zz-tabelle", "auftrag")["rows"][1] == {"inhalt": "keine Zusagen über Geld"}
    expect(card).to_contain_text("0 von 3 Zeilen vollständig")


def test_cards_with_tags(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """A new card takes the focus; tags are chosen from the list; a removed card comes back with undo."""
    card = cards("zz-karten")
    card.get_by_role("button", name="Karte hinzufügen: Erfolge").click()
    page.keyboard.type("Ausbildungsmesse in Haferloh")
    slip = card.locator(".nw-slip").first
    slip.get_by_label("Ein bis zwei Sätze").fill("Zwölf Betriebe kamen zum ersten Mal.")
    slip.locator("summary").click()
    slip.get_by_label("Ehrenamt").check()
    saved(card)
    (found,) = answer(lab, "zz-karten", "karten")["cards"]
    assert found["group"] == "erfolg"
    assert found["tags"] == ["Ehrenamt"]
    assert found["titel"] == "Ausbildungsmesse in Haferloh"
    expect(card).to_contain_text("1 von 3")
    slip.get_by_role("button", name="Karte löschen").click()
    expect(card.locator(".nw-slip")).to_have_count(0)
    saved(card)
    page.keyboard.press("Control+z")
    expect(card.locator(".nw-slip")).to_have_count(1)
    expect(card.get_by_label("Kurzer Titel")).to_have_value("Ausbildungsmesse in Haferloh")


def test_a_matrix_is_filled_by_keyboard(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Digits mark, arrows move, Del clears; every cell says its row, column and mark."""
    card = cards("zz-matrix")
    card.get_by_role("button", name=re.compile("^Schule, Kita")).focus()
    page.keyboard.press("2")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("4")
    page.keyboard.press("Delete")
    expect(card.get_by_role("button", name="Schule, Kita: Lücke: gewinnen")).to_be_visible()
    expect(card).to_contain_text("2 von")
    saved(card)
    assert answer(lab, "zz-matrix", "felder") == {"schule": {"kita": "gewinnen", "sek1": "besetzt"}}


def test_a_portfolio_by_table_keyboard_and_mouse(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Selects place an actor, arrows move it, the plane takes it by mouse."""
    card = cards("zz-portfolio")
    name = "IHK-Geschäftsstelle"
    card.get_by_label(f"Interesse: {name}").select_option("5")
    card.get_by_label(f"Einfluss: {name}").select_option("4")
    card.get_by_label(f"Haltung: {name}").select_option("−1")
    dot = card.get_by_role("button", name=re.compile(f"^{name}: Interesse 5, Einfluss 4, eng einbinden"))
    dot.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    moved = card.get_by_role("button", name=re.compile("Interesse 5, Einfluss 2, informieren"))
    expect(moved).to_be_focused()
    saved(card)
    ((actor, place),) = answer(lab, "zz-portfolio", "portfolio").items()
    assert place == {"x": 5, "y": 2, "haltung": "−1"}
    plane = card.locator(".nw-plane")
    box = plane.bounding_box()
    assert box is not None
    moved.drag_to(plane, target_position={"x": 4, "y": 4})
    saved(card)
    expect(card.get_by_role("button", name=re.compile(f"^{name}: Interesse 1, Einfluss 5"))).to_be_visible()
    assert answer(lab, "zz-portfolio", "portfolio")[actor]["y"] == 5


def test_a_canvas_by_keyboard(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Enter begins the next entry, Backspace in an empty one goes back, a pasted list becomes entries."""
    card = cards("zz-canvas")
    field = card.get_by_role("region", name="Zweck").or_(card.locator('[data-field="zweck"]')).first
    field.get_by_role("button", name="Eintrag hinzufügen").click()
    page.keyboard.type("Fachkräfte sichern")
    page.keyboard.press("Enter")
    page.keyboard.type("Schulen und Betriebe verbinden")
    page.keyboard.press("Enter")
    page.keyboard.press("Backspace")
    saved(card)
    assert answer(lab, "zz-canvas", "canvas") == {"zweck": ["Fachkräfte sichern", "Schulen und Betriebe verbinden"]}
    other = card.locator('[data-field="angebote"]')
    other.get_by_role("button", name="Eintrag hinzufügen").click()
    paste(page, "• Robotik-AG\n• Praktikumsbörse")
    expect(other.locator("textarea")).to_have_count(2)
    saved(card)
    assert answer(lab, "zz-canvas", "canvas")["angebote"] == ["Robotik-AG", "Praktikumsbörse"]


def test_a_board_names_its_limit(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Cards are added, moved by button and by mouse; over the limit the column says so in words."""
    card = cards("zz-board")
    for title in ("Einladung", "Raum", "Bericht"):
        card.locator('[data-column="offen"]').get_by_role("button", name="Aufgabe hinzufügen").click()
        page.keyboard.type(title)
        page.keyboard.press("Enter")
    for title in ("Einladung", "Raum"):
        card.get_by_role("button", name=f"„{title}“ nach „In Arbeit“ verschieben").click()
    lane = card.locator('[data-column="arbeit"]')
    expect(lane).to_contain_text("2 von höchstens 2")
    card.locator(".nw-slip", has_text="Bericht").drag_to(lane)
    expect(lane).to_contain_text("3 – mehr als die Grenze 2")
    saved(card)
    board = answer(lab, "zz-board", "board")
    assert [each["title"] for each in board["cards"] if each["column"] == "arbeit"] == ["Einladung", "Raum", "Bericht"]


def test_a_calendar_names_gaps(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Months appear with their entries, a long gap is a sentence."""
    card = cards("zz-kalender")
    card.get_by_role("gridcell").first.click()
    paste(page, "12.03.2026\tMesse\tPresse\n2.5.2026\tRückblick\tRundbrief")
    expect(card).to_contain_text("Vom 12.03.2026 bis 02.05.2026 steht nichts im Plan (51 Tage).")
    expect(card.locator(".nw-month").first).to_contain_text("12. Messe")
    saved(card)


def test_a_case_can_be_gone_back(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Every decision shows its consequence; one step back, or from the start."""
    card = cards("zz-fall")
    card.get_by_role("button", name="Ich frage nach den Gründen.").click()
    expect(card).to_contain_text("Sie erfahren, dass Personal fehlt.")
    card.get_by_role("button", name="Ich schlage einen gemeinsamen Stand vor.").click()
    expect(card).to_contain_text("Der Fall ist zu Ende.")
    expect(card.get_by_role("row", name=re.compile("Vertrauen"))).to_contain_text("+3")
    saved(card)
    assert answer(lab, "zz-fall", "fall") == {"path": ["fragen", "teilen"]}
    card.get_by_role("button", name="Einen Schritt zurück").click()
    expect(card.get_by_role("button", name="Ich nehme die Absage hin.")).to_be_visible()
    saved(card)


def test_speaking_notes_are_timed_and_ordered(lab: Lab, cards: Callable[[str], Locator], page: Page) -> None:
    """Words become minutes; blocks change places by button; the clock is an offer."""
    card = cards("zz-vortrag")
    card.get_by_role("textbox", name="Wozu es uns gibt").fill("Wort " * 440)
    expect(card).to_contain_text("Kürzen Sie auf etwa 360 Wörter")
    card.get_by_role("button", name="Später sprechen: Wozu es uns gibt").click()
    saved(card)
    assert answer(lab, "zz-vortrag", "vorstellung")["order"] == ["zahlen", "nutzen", "frage"]
    card.get_by_role("button", name="Zeit starten").click()
    expect(card.get_by_role("timer")).not_to_have_text("0:00")
    card.get_by_role("button", name="Anhalten").click()


def test_the_check_says_what_is_met_and_the_next_step(cards: Callable[[str], Locator], page: Page) -> None:
    """After the second unmet try the worked example is offered; the hint ladder opens one step at a time."""
    card = cards("zz-formular")
    card.get_by_label("Name des Netzwerks").fill("Netz A")
    card.get_by_label("Gründungsjahr").fill("2016")
    card.get_by_label("Wozu gibt es das Netzwerk?").fill("")
    check = card.get_by_role("button", name="Prüfen")
    check.click()
    expect(card.locator(".nw-result")).to_contain_text("teilweise")
    expect(card.locator(".nw-result")).to_contain_text("Nächster Schritt")
    expect(card.locator(".nw-result")).not_to_contain_text("falsch")
    check.click()
    expect(card.get_by_text("So sieht es in Wiesenmark aus")).to_be_visible()
    card.get_by_role("button", name="Tipp").click()
    expect(card.locator(".nw-hint")).to_have_count(1)
    card.get_by_role("button", name="Tipp").click()
    expect(card.locator(".nw-hint")).to_have_count(2)
    card.get_by_label("Wozu gibt es das Netzwerk?").fill("Fachkräfte sichern.")
    expect(card.locator(".nw-result")).to_contain_text("seitdem haben Sie etwas geändert")
    check.click()
    expect(card.locator(".nw-result")).to_contain_text("Alles erfüllt. Das sind 2 von 2 Punkten.")


def test_undo_goes_across_all_cards(cards: Callable[[str], Locator], page: Page) -> None:
    """Strg+Z in one card takes back the last change, wherever it was made; Strg+Y brings it again."""
    form, question = cards("zz-formular"), cards("zz-frage")
    form.get_by_label("Name des Netzwerks").fill("Netz A")
    saved(form)
    question.get_by_label(re.compile("Fast nichts")).check()
    saved(question)
    form.get_by_label("Name des Netzwerks").focus()
    page.keyboard.press("Control+z")
    expect(question.get_by_label(re.compile("Fast nichts"))).not_to_be_checked()
    page.keyboard.press("Control+y")
    expect(question.get_by_label(re.compile("Fast nichts"))).to_be_checked()


def test_keys_stay_inside_the_card(cards: Callable[[str], Locator], page: Page) -> None:
    """JupyterLab neither deletes nor adds a cell for what is typed in a card."""
    button = cards("zz-fall").get_by_role("button").first
    before = len(DECLARED["exercise"])
    expect(page.locator(".nw-card")).to_have_count(before)
    button.focus()
    for key in ("d", "d", "a", "b", "x", "ArrowDown", "Escape", "0", "0"):
        page.keyboard.press(key)
    expect(page.locator(".nw-card")).to_have_count(before)
    expect(page.locator(".jp-Dialog")).to_have_count(0)


def test_every_card_can_be_used_by_everybody(cards: Callable[[str], Locator], axe: Callable[..., list[str]]) -> None:
    """axe-core finds nothing on our cards."""
    for each in DECLARED["exercise"]:
        cards(each["id"])
    found = axe({"include": [[".nw-card"]]})
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_how_it_looks(cards: Callable[[str], Locator], page: Page, scheme: str) -> None:
    """Pictures of every card to be looked at."""
    page.evaluate("scheme => { document.documentElement.dataset.nwTheme = scheme }", scheme)
    folder = Path(__file__).parents[2] / "artefacts"
    folder.mkdir(exist_ok=True)
    for each in DECLARED["exercise"]:
        card = cards(each["id"])
        card.scroll_into_view_if_needed()
        card.screenshot(path=str(folder / f"card-{each['id']}-{scheme}.png"))


def paste(page: Page, text: str) -> None:
    """Paste a text where the focus is."""
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        text,
    )
