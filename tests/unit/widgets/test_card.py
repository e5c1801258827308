"""A card without a browser: saving, checking, hints, undo, conflicts, faults."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.unit.widgets.conftest import NETWORK, Browser
from workbook.errors import ProjectConflict
from workbook.exercises import Exercise, Part
from workbook.network import Actor, Network
from workbook.project import ProjectStore, Reason
from workbook.widgets import card as card_module
from workbook.widgets import registry
from workbook.widgets.card import Card
from workbook.widgets.session import Session

pytestmark = pytest.mark.usefixtures("catalogue")


def test_a_save_is_on_the_disk_before_the_reply(browser: Browser, store: ProjectStore) -> None:
    """The reply names the time, and another process sees the value."""
    reply = browser.save("steckbrief", {"name": "Netz"})
    assert datetime.fromisoformat(reply["saved"]).tzinfo is not None
    assert store.project.answers["zz-formular"] == {"steckbrief": {"name": "Netz"}}


def test_saving_one_part_keeps_the_others(session: Session, store: ProjectStore) -> None:
    """A card with two tables saves each alone."""
    table = Browser(session, "zz-tabelle")
    table.save("woche", {"rows": [{"taetigkeit": "Treffen"}]})
    table.save("auftrag", {"rows": [{"inhalt": "x"}]})
    assert set(store.project.answers["zz-tabelle"]) == {"woche", "auftrag"}


def test_the_card_that_saved_is_not_told_its_own_value(browser: Browser) -> None:
    """An echo would arrive while the person types on."""
    browser.save("steckbrief", {"name": "Netz"})
    assert browser.told == []


def test_another_window_of_the_same_kernel_is_told(session: Session, browser: Browser) -> None:
    """Two windows on one kernel show the same."""
    other = Browser(session, window="w2")
    browser.save("steckbrief", {"name": "Netz"})
    assert [news["value"] for news in other.told] == [{"steckbrief": {"name": "Netz"}}]


def test_the_same_window_is_never_in_its_own_way(browser: Browser) -> None:
    """A save sent while the one before is on its way still builds on the old revision."""
    browser.save("steckbrief", {"name": "N"}, base=0)
    assert "saved" in browser.save("steckbrief", {"name": "Ne"}, base=0)


def test_the_same_value_twice_is_saved_once(browser: Browser, store: ProjectStore) -> None:
    """A repeated message after a hung kernel changes nothing."""
    first = browser.save("steckbrief", {"name": "Netz"}, base=0)
    again = browser.save("steckbrief", {"name": "Netz"}, base=0)
    assert again["saved"] and again["revision"] == first["revision"]


def test_a_change_elsewhere_is_a_conflict_with_both_versions(store: ProjectStore) -> None:
    """Neither is lost; both can be read; the choice decides."""
    one, two = Session(store), Session(ProjectStore(store.folder, participant="p07"))
    first, second = Browser(one, window="w1"), Browser(two, window="w2")
    base = first.card.state()["revision"]
    first.save("steckbrief", {"name": "Fassung eins"}, base=base)
    conflict = second.save("steckbrief", {"name": "Fassung zwei"}, base=base)["conflict"]
    assert "Fassung zwei" in conflict["mine"]
    assert "Fassung eins" in conflict["theirs"]
    assert second.card.state()["conflict"]["id"] == conflict["id"]
    chosen = second.ask("choose", conflict=conflict["id"], mine=True)
    assert chosen["value"] == {"steckbrief": {"name": "Fassung zwei"}}
    assert chosen["state"]["conflict"] is None
    assert store.project.answers["zz-formular"] == {"steckbrief": {"name": "Fassung zwei"}}


def test_a_choice_settled_in_another_window_is_no_error(store: ProjectStore) -> None:
    """Both windows may offer the same choice."""
    first, second = Browser(Session(store), window="w1"), Browser(Session(store), window="w2")
    first.save("steckbrief", {"name": "eins"}, base=0)
    conflict = second.save("steckbrief", {"name": "zwei"}, base=0)["conflict"]
    first.ask("choose", conflict=conflict["id"], mine=False)
    assert "trouble" not in second.ask("choose", conflict=conflict["id"], mine=True)


def test_another_kernel_is_noticed_at_the_next_look(store: ProjectStore) -> None:
    """The page asks now and then; what is new is told with its revision."""
    one, two = Session(store), Session(ProjectStore(store.folder, participant="p07"))
    first, second = Browser(one), Browser(two, window="w2")
    first.save("steckbrief", {"name": "Netz"})
    assert second.ask("poll") == {"news": True}
    assert second.told[-1]["value"] == {"steckbrief": {"name": "Netz"}}
    assert second.told[-1]["state"]["revision"] == first.card.state()["revision"]
    assert second.ask("poll") == {"news": False}


def test_undo_goes_across_cards(session: Session, browser: Browser) -> None:
    """The last change is taken back wherever it was made; labels say what."""
    question = Browser(session, "zz-frage")
    browser.save("steckbrief", {"name": "Netz"})
    question.save("frage", {"ohne": ["teile"]})
    assert browser.ask("undo")["history"]["redo"] == "Eingabe"
    assert question.card.value().get("frage") is None
    assert question.told[-1]["value"] == {}
    browser.ask("undo")
    assert browser.card.value() == {}
    browser.ask("redo")
    assert browser.card.value() == {"steckbrief": {"name": "Netz"}}


def test_the_check_says_what_is_open_and_counts_tries(browser: Browser) -> None:
    """Every line has a status; the second unmet try offers the worked example; met lines have no hint."""
    browser.save("steckbrief", {"name": "Netz"})
    first = browser.ask("check")["result"]
    assert (first["met"], first["of"], first["done"]) == (0, 1, False)
    assert first["lines"][0]["status"] == "partly"
    assert first["next"]
    assert "example" not in first
    assert "Bildungsnetz Wiesenmark" in browser.ask("check")["result"]["example"]
    browser.save("steckbrief", {"name": "Netz", "seit": "2016", "zweck": "Fachkräfte sichern."})
    done = browser.ask("check")["result"]
    assert done["done"] and done["next"] == "" and "example" not in done
    assert "2 von 2 Punkten" in done["summary"]


def test_an_untouched_exercise_is_not_called_wrong(browser: Browser) -> None:
    """Checked without an answer: noch nicht bearbeitet."""
    result = browser.ask("check")["result"]
    assert result["lines"][0]["status"] == "not_attempted"


def test_the_check_is_remembered_for_the_start_page(browser: Browser, store: ProjectStore) -> None:
    """Checked is the answer that was checked: a later change takes the mark away."""
    from workbook.project.progress import is_checked

    browser.save("steckbrief", {"name": "Netz"})
    browser.ask("check")
    assert is_checked(store.project, "zz-formular")
    browser.save("steckbrief", {"name": "Netz 2"})
    assert not is_checked(store.project, "zz-formular")


def test_notes_beside_the_data_are_no_step_of_undo(browser: Browser) -> None:
    """Undo takes back the entry, not that it was checked."""
    browser.save("steckbrief", {"name": "Netz"})
    browser.ask("check")
    browser.ask("undo")
    assert browser.card.value() == {}


def test_hints_go_from_the_reason_to_the_example(browser: Browser) -> None:
    """Why, what to do, how it was in Wiesenmark; nothing when all is met."""
    titles = [step["title"] for step in browser.ask("hint")["steps"]]
    assert titles == ["Worum es geht: Pflichtangaben gemacht", "Was Sie tun können", "So sieht es in Wiesenmark aus"]


def test_the_example_stands_in_until_there_is_a_network(session: Session, store: ProjectStore) -> None:
    """Own exercises show Wiesenmark with its badge and are marked; with an own network the mark goes."""
    from dataclasses import replace

    from workbook.exercises import find
    from workbook.project.progress import on_example
    from workbook.widgets.card import Card

    own = replace(find("zz-frage"), subject="own")
    card = Card(own, session, lambda message: None)
    assert card.state()["example"] and card.state()["substitute"]
    card.receive({"op": "save", "values": {"frage": {"ohne": ["teile"]}}, "base": 0, "window": "w"})
    assert on_example(store.project, own.id)
    session.change_network(NETWORK, "Netzwerk eingetragen")
    assert not card.state()["example"]
    card.receive(
        {"op": "save", "values": {"frage": {"ohne": ["gleich"]}}, "base": card.state()["revision"], "window": "w"}
    )
    assert not on_example(store.project, own.id)


def test_a_change_of_the_network_redraws_who_shows_it(session: Session) -> None:
    """Cards on the example stay as they are."""
    example, form = Browser(session, "zz-aussagen"), Browser(session, "zz-vortrag")
    session.change_network(NETWORK, "Netzwerk eingetragen")
    assert example.told == []
    assert len(form.told) == 1


def test_a_view_about_another_part_follows_its_value(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that declares ``of`` gets its new view with the reply to the save."""
    from dataclasses import replace

    from workbook.exercises import Part, find
    from workbook.widgets.card import Card

    registry.register("echo", view=lambda part, scene: scene.answer.get(part.settings["of"]), words="widgets.card")
    try:
        both = replace(
            find("zz-frage"), parts=(Part("frage", "choice", {"questions": []}), Part("echo", "echo", {"of": "frage"}))
        )
        card = Card(both, session, lambda message: None)
        card.views()
        message = {"op": "save", "values": {"frage": {"ohne": ["teile"]}}, "base": 0, "window": "w"}
        assert card.receive(message)["views"] == {"echo": {"view": {"ohne": ["teile"]}}}
    finally:
        registry._KINDS.pop("echo")


OPERATIONS = ["save", "act", "check", "hint", "undo", "redo", "poll", "choose", "choose_network", "dismiss"]
OPERATIONS += ["states", "compare", "restore", "brought", "borrow"]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_fault_in_any_callback_becomes_a_german_box(
    operation: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three sentences, an error number, a report without what was entered; never a traceback."""
    secret = "Frau Muster, 0171 2345678"

    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError(secret)

    monkeypatch.setattr(card_module.Card, f"_{operation}", broken)
    trouble = browser.ask(operation, values={}, base=0, part="steckbrief")["trouble"]
    assert trouble["number"].startswith("W-")
    assert all(trouble[part].endswith((".", ").")) for part in ("what", "why", "todo"))
    assert f"zz-formular {operation}" in trouble["report"]
    assert "RuntimeError" in trouble["report"]
    assert secret not in str(trouble)
    assert "Traceback" not in str(trouble)


def test_every_operation_is_tried_above(browser: Browser) -> None:
    """A new callback must be added to the test with injected faults."""
    assert sorted(browser.card.operations()) == sorted(OPERATIONS)


def test_a_fault_in_one_view_leaves_the_others(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The note cannot be drawn; the form beside it can."""

    def broken(*_: Any) -> Any:
        raise ZeroDivisionError

    registry.kind_of(Browser(session).card.exercise.parts[0])
    kind = registry._KINDS["note"]
    monkeypatch.setitem(registry._KINDS, "note", registry.PartKind("note", broken, None, kind.words))
    views = Browser(session).views
    assert "trouble" in views["hinweis"]
    assert views["steckbrief"] == {"view": None}


@pytest.mark.parametrize(
    "message",
    [
        {"op": "gibt es nicht"},
        {},
        {"op": "save"},
        {"op": "save", "values": [], "base": "x", "window": "w"},
        {"op": "act", "part": "fremd"},
        {"op": "act", "part": "steckbrief"},
        {"op": "choose"},
    ],
)
def test_a_message_that_makes_no_sense_is_answered(message: dict[str, Any], browser: Browser) -> None:
    """The page always gets a reply it can show."""
    assert "trouble" in browser.card.receive(message)


def test_two_faults_at_the_same_place_share_their_number(browser: Browser) -> None:
    """So that support can recognise them."""
    numbers = {browser.ask("act", part="fremd")["trouble"]["number"] for _ in range(2)}
    assert len(numbers) == 1


def test_what_the_browser_is_told_holds_no_solution(session: Session) -> None:
    """Templates of statements, keys, checks and their hints stay on this side."""
    import json

    for exercise in ("zz-aussagen", "zz-formular", "zz-frage"):
        traits = Browser(session, exercise).card.traits()
        text = json.dumps(traits, ensure_ascii=False)
        assert "truth" not in text
        assert "most_bridging_without" not in traits["spec"]
        assert "templates" not in json.dumps(traits["spec"])
        assert "hint" not in json.dumps(traits["spec"])


def test_where_the_own_network_is_entered_the_badge_never_says_example(session: Session) -> None:
    """An empty table under "Beispiel Wiesenmark" would be taken for the table of somebody else."""
    entering = declared("capture")
    assert session.network_for(entering) == (session.project.network, False)
    assert session.substitutes(entering) is False
    assert session.substitutes(declared("actors")) is True


def declared(kind: str) -> Exercise:
    return Exercise("zz-probe", "zz", "9.9", "Probe", "", "assignment", "own", 5, (Part("teil", kind),))


def test_a_replaced_project_file_is_told_until_it_is_read(session: Session, store: ProjectStore) -> None:
    """A damaged file was set aside: the person hears of it in words, with a German time, and once."""
    Browser(session).save("steckbrief", {"name": "Netz"})
    Browser(session).save("steckbrief", {"name": "Netz 2"})
    (store.folder / "projekt.json").write_text("{ kaputt", encoding="utf-8")
    browser = Browser(Session(ProjectStore(store.folder, participant="p07")))
    (notice,) = browser.card.state()["notices"]
    assert "beschädigt" in notice["what"]
    assert "T" not in notice["what"].split("vom ")[1][:17]
    assert "mein-netzwerk" in notice["todo"]
    assert browser.ask("dismiss", notice=notice["id"]) == {}
    assert browser.card.state()["notices"] == []
    assert browser.ask("dismiss", notice="schon gelesen") == {}


def test_a_note_says_which_network_it_counts(session: Session) -> None:
    """The same text for the own network and for the example that stands in for it."""
    from workbook.exercises import Part
    from workbook.widgets.parts.plain import note
    from workbook.widgets.registry import Scene

    def said(network: object, *, is_example: bool) -> str:
        part = Part("n", "note", {"text": "{network}: {actors}."})
        scene = Scene(Browser(session).card.exercise, part, session.project, network, is_example, lambda *_: None)  # type: ignore[arg-type]
        return str(note(part, scene)["html"])

    assert said(NETWORK, is_example=False) == "<p>Ihr Netzwerk: 3 Akteure.</p>"
    assert said(NETWORK, is_example=True) == "<p>Das Beispiel Wiesenmark: 3 Akteure.</p>"


def two_windows(store: ProjectStore) -> tuple[Session, Session, Card, list[Any]]:
    """The network changed in two kernels; the card and what it was told are the second one's."""
    one, two = Session(store), Session(ProjectStore(store.folder, participant="p07"))
    told: list[Any] = []
    card = Card(declared("capture"), two, told.append)
    card.views()
    two.attach(card)
    one.change_network(NETWORK, "Tabelle übernommen")
    with pytest.raises(ProjectConflict):
        two.change_network(Network((Actor("a", "Landratsamt"),)), "Akteur eingetragen")
    return one, two, card, told


def test_a_network_changed_in_two_windows_is_shown_in_both_versions(store: ProjectStore) -> None:
    """What only one of them has is named on its side."""
    _, _, card, told = two_windows(store)
    shown = card.state()["networks"]
    assert told[-1]["state"]["networks"] == shown
    assert shown["label"] == "Akteur eingetragen"
    assert shown["mine"] == {"size": "1 Akteur, 0 Beziehungen", "only": ["Nur hier steht der Akteur „Landratsamt“."]}
    assert shown["theirs"]["only"][0] == "Nur hier stehen die Akteure „Amt“, „BBS Haferloh“, „Kita Sonnenschein“."


@pytest.mark.parametrize(("mine", "left"), [(True, 1), (False, 3)])
def test_the_choice_counts_and_every_window_hears_of_it(store: ProjectStore, mine: bool, left: int) -> None:
    """The other window's box goes away too."""
    one, _, card, _ = two_windows(store)
    elsewhere: list[Any] = []
    other = Card(declared("capture"), one, elsewhere.append)
    one.attach(other)
    one.refresh()
    assert elsewhere[-1]["state"]["networks"] is not None
    reply = card.receive({"op": "choose_network", "conflict": card.state()["networks"]["id"], "mine": mine})
    assert reply["state"]["networks"] is None
    assert len(store.project.network) == left
    one.refresh()
    assert elsewhere[-1]["state"]["networks"] is None


def test_a_choice_can_be_taken_back(store: ProjectStore) -> None:
    """Undo brings back the version that was not chosen."""
    _, two, card, _ = two_windows(store)
    card.receive({"op": "choose_network", "conflict": card.state()["networks"]["id"], "mine": True})
    card.receive({"op": "undo"})
    assert two.project.network == NETWORK


def test_a_card_that_does_not_enter_the_network_asks_nothing(store: ProjectStore) -> None:
    """One place to choose is enough."""
    _, two, _, _ = two_windows(store)
    assert Card(declared("actors"), two, lambda _: None).state()["networks"] is None


def test_an_earlier_state_can_be_looked_at_and_brought_back(session: Session) -> None:
    """Listed with time and reason, compared in a sentence, restored as one step that can be taken back."""
    browser, other = Browser(session), Browser(session, "zz-frage")
    browser.save("steckbrief", {"name": "Netz"})
    session.store.keep(Reason.IMPORT)
    browser.save("steckbrief", {"name": "ganz anders"})
    other.save("frage", {"ohne": ["teile"]})
    state = next(each for each in browser.ask("states", start=0)["states"] if "vor dem Einlesen" in each["why"])
    assert state["when"].endswith(" Uhr")
    assert state["what"] == "2 Antworten anders"
    seen = browser.ask("compare", key=state["key"])["preview"]
    assert [each["word"] for each in seen["answers"]] == ["anders", "dort noch leer"]
    assert "Netz" in seen["answers"][0]["then"]
    assert "trouble" not in browser.ask("restore", key=state["key"])
    assert browser.card.value() == {"steckbrief": {"name": "Netz"}}
    assert other.told[-1]["value"] == {}
    browser.ask("undo")
    assert browser.card.value() == {"steckbrief": {"name": "ganz anders"}}
    assert browser.ask("compare", key="1-edit")["trouble"]["number"] == "version-gone"


def test_opened_hints_are_noted_step_by_step_and_never_forgotten(session: Session, browser: Browser) -> None:
    """What was shown is noted, not what could have been; looking again from the top adds nothing."""
    from workbook.project.progress import opened_hints

    exercise = browser.card.exercise.id
    browser.ask("hint")
    assert opened_hints(session.project, exercise) == ()
    browser.ask("hint", step=1)
    assert opened_hints(session.project, exercise) == ("why",)
    browser.ask("hint", step=9)
    browser.ask("hint", step=1)
    assert opened_hints(session.project, exercise) == ("why", "do", "example")
