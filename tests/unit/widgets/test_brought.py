"""The roter Faden: what an earlier module produced appears where a later one needs it, and says where it came from.

The table is the course's data flow (curriculum 1.19) for the modules 00 to 06, one row for each arrow.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from grading.build.golden import full_project
from workbook.exercises import catalogue, find, module
from workbook.exercises.kinds import validate
from workbook.handin import snapshot_to_bytes, take_snapshot
from workbook.network import wiesenmark
from workbook.project import NETWORK, Change, Project, ProjectStore, answer_entry
from workbook.project.entries import setting_entry
from workbook.project.example import example_answers
from workbook.widgets.card import Card
from workbook.widgets.session import Session

# what an earlier exercise produced -> where it is needed
FLOW = [
    ("00-profil", "01-steckbrief"),  # name of the network
    ("00-profil", "02-zeit"),  # agreed hours
    ("01-steckbrief", "01-gemeinsamkeiten"),
    ("01-erfolge", "01-gemeinsamkeiten"),
    ("01-tausch", "01-gemeinsamkeiten"),
    ("01-steckbrief", "01-vorstellung"),
    ("01-erfolge", "01-vorstellung"),
    ("01-steckbrief", "03-canvas"),
    ("02-rollenprofil", "02-zeit"),
    ("02-rollenprofil", "02-rollensatz"),
    ("02-auftrag", "02-rollensatz"),
    ("02-doppelrolle", "02-rollensatz"),
    ("03-steuerung", "03-begruendung"),
    ("03-raci", "03-begruendung"),
    ("03-canvas", "04-akteursliste"),
    ("04-portfolio", "04-strategie"),
    ("04-nutzen", "04-strategie"),
    ("02-rollenprofil", "05b-vermittlerrollen"),  # wished role beside the structural one
    ("04-portfolio", "06-beteiligung"),
    ("04-portfolio", "06-informationsplan"),
    ("02-zeit", "06-informationsplan"),  # hours
    ("03-raci", "06-informationsplan"),  # who is responsible
    ("05b-befunde", "06-faeden"),  # ties to weave
    ("04-nutzen", "06-einladung"),
    ("06-treffen", "06-einladung"),
]
# where the network that was entered in 04, 05a or 05b is used
ON_THE_NETWORK = [
    "04-portfolio",
    "04-wer-fehlt",
    "04-nutzen",
    "05a-karte",
    "05a-angebote",
    "05a-wellen",
    "05b-kennzahlen",
    "05b-schluesselakteure",
    "05b-luecken",
    "05b-vermittlerrollen",
    "05b-lager",
    "05b-was-waere-wenn",
    "06-beteiligung",
    "06-informationsplan",
    "06-faeden",
]


@pytest.fixture(scope="module")
def full() -> Project:
    """Somebody who has filled in everything."""
    return full_project("06").with_answer("00-profil", {"profil": {"name": "Dr. Ute Müller", "netzwerk": "Netz Nord"}})


@pytest.fixture
def store(tmp_path: Path) -> ProjectStore:
    return ProjectStore(tmp_path / "mein-netzwerk", participant="p07")


def put(store: ProjectStore, project: Project, *exercises: str, network: bool = False) -> None:
    """Enter answers (and the network) as the workbook saves them."""
    state = store.read()
    changes = [Change(NETWORK, project.network, state.mark(NETWORK).revision)] if network else []
    for id_ in exercises:
        entry = answer_entry(id_)
        changes.append(Change(entry, project.answers[id_], state.mark(entry).revision))
    store.apply_all(changes)


def card(store: ProjectStore, exercise: str) -> Card:
    return Card(find(exercise), Session(store), lambda _: None)


def entry(shown: Card, source: str) -> Any:
    (found,) = [each for each in shown.state()["brought"]["entries"] if each["id"] == source]
    return found


def ask(shown: Card, op: str, **message: Any) -> Any:
    return shown.receive({"op": op, "window": "w1", **message})


@pytest.mark.parametrize(("source", "user"), FLOW)
def test_what_was_entered_appears_and_says_where_it_came_from(
    full: Project, store: ProjectStore, source: str, user: str
) -> None:
    put(store, full, source, network=True)
    shown, origin = card(store, user), find(source)
    found = entry(shown, source)
    assert found["kind"] == "given"
    assert f"Übung {origin.number} {origin.title}" in found["text"]
    assert ("Aufgabe" if origin.place == "assignment" else "Modul") in found["text"]
    assert len(ask(shown, "brought", source=source)["html"]) > 60


@pytest.mark.parametrize(("source", "user"), FLOW)
def test_where_it_is_missing_the_example_can_be_used_and_nothing_of_ones_own_is_touched(
    full: Project, store: ProjectStore, source: str, user: str
) -> None:
    put(store, full, user, network=True)
    before = store.project.answers
    shown = card(store, user)
    assert entry(shown, source)["kind"] == "missing"
    assert shown.state()["brought"]["words"]["use"] == "Beispiel Wiesenmark verwenden"
    ask(shown, "borrow", source=source, on=True)
    assert entry(card(store, user), source)["kind"] == "example", "it stays after the page is opened anew"
    assert len(ask(shown, "brought", source=source)["html"]) > 40
    assert store.project.answers == before

    put(store, full, source)
    assert entry(card(store, user), source)["kind"] == "given", "one's own comes before the example"


@pytest.mark.parametrize("exercise", ON_THE_NETWORK)
def test_the_own_network_says_where_it_was_entered(full: Project, store: ProjectStore, exercise: str) -> None:
    put(store, full, *find(exercise).feeds, network=True)
    shown = card(store, exercise)
    assert not shown.state()["example"]
    said = entry(shown, "network")["text"]
    assert f"{len(full.network)} Akteuren" in said
    assert find("04-akteursliste").title in said and find("05a-beziehungen").title in said


@pytest.mark.parametrize("exercise", ON_THE_NETWORK)
def test_without_an_own_network_the_example_stands_in_with_its_badge(store: ProjectStore, exercise: str) -> None:
    state = card(store, exercise).state()
    assert state["example"] and state["substitute"]
    assert all(each["id"] != "network" for each in state["brought"]["entries"])


def test_every_arrow_of_the_catalogue_is_in_the_table() -> None:
    """A new ``takes`` or ``shows`` belongs into the table above."""
    graded = {f"{n:02d}" for n in range(7)}
    declared = {(s, e.id) for e in catalogue().values() for s in e.brings if s != "network" and e.module in graded}
    assert declared <= set(FLOW)


def test_what_is_only_shown_is_never_handed_in(full: Project) -> None:
    """Module 00 holds the person's name."""
    for assignment in ("01", "02", "03", "04", "05a", "05b", "06"):
        data = snapshot_to_bytes(take_snapshot(full, assignment)).decode()
        assert "00-profil" not in data and "Ute Müller" not in data
        assert all(
            module(find(id_).module).graded
            for e in module(assignment).exercises
            for id_ in e.takes
            if id_ in catalogue()
        )


# ── an exercise whose items come from an earlier one ──


def test_without_the_earlier_items_the_example_is_practised_on_and_says_why(full: Project, store: ProjectStore) -> None:
    put(store, full, network=True)
    shown = card(store, "06-beteiligung")
    state = shown.state()
    assert state["example"] and state["substitute"]
    assert "04.2" in state["stands_in"] and "Beispiel Wiesenmark" in state["stands_in"]
    actors = shown.views()["leiter"]["view"]["actors"]
    assert {each["id"] for each in actors} == set(example_answers()["04-portfolio"]["portfolio"])
    assert {each["label"] for each in actors} <= {each.label for each in wiesenmark().actors}


def test_what_was_practised_on_the_example_counts_nothing_and_leaves_the_own_network_alone(
    full: Project, store: ProjectStore
) -> None:
    put(store, full, network=True)
    shown = card(store, "06-beteiligung")
    least = {each["id"]: each["minimum"] for each in shown.views()["leiter"]["view"]["actors"]}
    ask(shown, "save", values={"leiter": least}, base=shown.state()["revision"])
    result = ask(shown, "check")["result"]
    assert result["met"] == result["of"] == 1
    assert "Punkte gibt es erst für Ihr eigenes Netzwerk" in result["summary"]
    assert "06-beteiligung" in take_snapshot(store.project, "06").from_example
    assert store.project.network == full.network
    assert "04-portfolio" not in store.project.answers


def test_with_the_earlier_items_the_own_actors_are_there(full: Project, store: ProjectStore) -> None:
    put(store, full, "04-portfolio", network=True)
    shown = card(store, "06-beteiligung")
    assert not shown.state()["example"] and not shown.state()["stands_in"]
    actors = {each["id"] for each in shown.views()["leiter"]["view"]["actors"]}
    assert actors == set(full.answers["04-portfolio"]["portfolio"])


@pytest.mark.parametrize("exercise", list(example_answers()))
def test_the_examples_answers_fit_what_the_exercises_ask(exercise: str) -> None:
    for part, value in example_answers()[exercise].items():
        assert validate(find(exercise).part(part), value) == ()


def test_a_card_shows_only_sources_it_declares(store: ProjectStore) -> None:
    shown = card(store, "03-canvas")
    for op in ("brought", "borrow"):
        assert "trouble" in ask(shown, op, source="00-profil", on=True)


@pytest.mark.parametrize("noted", [7, "x", {"a": 1}, [1, None]])
def test_a_strange_note_of_what_is_borrowed_harms_nothing(store: ProjectStore, noted: Any) -> None:
    store.apply(Change(setting_entry("borrowed:03-canvas"), noted, 0))
    assert entry(card(store, "03-canvas"), "01-steckbrief")["kind"] == "missing"
