"""How far a participant is, as the start page shows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from workbook.handin import State, assignment_state, client_for, fetch, hand_in
from workbook.network import Actor, Network
from workbook.project import NETWORK, Saved, Workspace
from workbook.project.progress import checked_entry, fingerprint

NOW = datetime(2026, 1, 15, 14, 32, tzinfo=timezone(timedelta(hours=1)))
Put = Callable[..., Saved]


def check(workspace: Workspace, put: Put, exercise: str) -> None:
    put(checked_entry(exercise), fingerprint(workspace.store().project.answers[exercise]))


def test_nothing_entered_is_open(workspace: Workspace) -> None:
    found = assignment_state(workspace, "05b")
    assert (found.state, found.fetched, found.receipt) == (State.OPEN, False, None)
    assert set(found.exercises.values()) == {State.OPEN}


def test_empty_fields_are_still_open(workspace: Workspace, put: Put) -> None:
    put("05b-befunde", {"text": {"befund": "   "}})
    assert assignment_state(workspace, "05b").state is State.OPEN


def test_what_a_kind_remembers_without_being_asked_is_no_answer(workspace: Workspace, put: Put) -> None:
    put("05b-kennzahlen", {"zahlen": {"guesses": {"dichte": ""}, "revealed": False}})
    assert assignment_state(workspace, "05b").state is State.OPEN


def test_an_entered_network_begins_the_exercise_that_asks_for_it(workspace: Workspace, put: Put) -> None:
    put(NETWORK, Network((Actor("A1"),)))
    assert assignment_state(workspace, "05b").exercises["05b-netzwerk"] is State.BEGUN


def test_one_answer_is_begun(workspace: Workspace, put: Put) -> None:
    put("05b-befunde", {"text": {"befund": "Ein Satz"}})
    found = assignment_state(workspace, "05b")
    assert found.state is State.BEGUN
    assert found.exercises["05b-befunde"] is State.BEGUN
    assert found.exercises["05b-fall"] is State.OPEN


def test_a_checked_answer_is_checked_until_it_is_changed(worked: Workspace, put: Put) -> None:
    check(worked, put, "05b-fall")
    assert assignment_state(worked, "05b").exercises["05b-fall"] is State.CHECKED
    put("05b-fall", {"wahl": {"q1": ["b"]}})
    assert assignment_state(worked, "05b").exercises["05b-fall"] is State.BEGUN


def test_an_assignment_is_checked_when_everything_that_can_be_is(worked: Workspace, put: Put) -> None:
    check(worked, put, "05b-fall")
    assert assignment_state(worked, "05b").state is State.BEGUN
    check(worked, put, "05b-kennzahlen")
    assert assignment_state(worked, "05b").state is State.CHECKED


@pytest.fixture
def handed_in(worked: Workspace) -> Workspace:
    client = client_for(worked)
    fetch(client, worked, "05b")
    hand_in(client, worked, "05b", NOW)
    return worked


def test_after_handing_in_all_answers_are_handed_in(handed_in: Workspace) -> None:
    found = assignment_state(handed_in, "05b")
    assert (found.state, found.changed, found.fetched) == (State.HANDED_IN, False, True)
    assert set(found.exercises.values()) == {State.HANDED_IN}
    assert found.receipt is not None
    assert found.receipt.number == 1


def test_work_after_handing_in_is_seen(handed_in: Workspace, put: Put) -> None:
    put("05b-befunde", {"text": {"befund": "Noch ein Gedanke"}})
    found = assignment_state(handed_in, "05b")
    assert (found.state, found.changed) == (State.HANDED_IN, True)
    assert found.exercises["05b-befunde"] is State.BEGUN
    assert found.exercises["05b-fall"] is State.HANDED_IN


def test_a_changed_network_is_work_after_handing_in(handed_in: Workspace, put: Put) -> None:
    network = handed_in.store().project.network
    put(NETWORK, type(network)((*network.actors, Actor("A4")), network.ties, network.coordinator))
    found = assignment_state(handed_in, "05b")
    assert found.changed
    assert found.exercises["05b-netzwerk"] is State.BEGUN


def test_a_further_column_is_no_work_after_handing_in(handed_in: Workspace, put: Put) -> None:
    network = handed_in.store().project.network
    actors = tuple(Actor(a.id, a.name, a.sector, a.place, a.km, extra={"neu": "x"}) for a in network.actors)
    put(NETWORK, type(network)(actors, network.ties, network.coordinator))
    assert not assignment_state(handed_in, "05b").changed


def test_going_back_to_what_was_handed_in_is_no_open_work(handed_in: Workspace, put: Put) -> None:
    before = handed_in.store().project.answers["05b-befunde"]
    put("05b-befunde", {"text": {"befund": "anders"}})
    put("05b-befunde", before)
    found = assignment_state(handed_in, "05b")
    assert not found.changed
    assert found.exercises["05b-befunde"] is State.HANDED_IN


def test_feedback_is_there(handed_in: Workspace) -> None:
    page = handed_in.feedback / "05b" / "05b.html"
    page.parent.mkdir(parents=True)
    page.write_text("gut")
    assert assignment_state(handed_in, "05b").state is State.FEEDBACK


def test_damaged_rules_and_receipts_do_not_hide_the_state(handed_in: Workspace) -> None:
    (handed_in.assignments / "05b" / "aufgabe.json").write_text("{")
    (handed_in.receipts / "05b-7.json").write_text("{")
    found = assignment_state(handed_in, "05b")
    assert (found.state, found.deadline) == (State.HANDED_IN, None)


def test_the_deadline_is_known(handed_in: Workspace) -> None:
    path = handed_in.assignments / "05b" / "aufgabe.json"
    path.write_text('{"deadline": "2026-01-20T23:59:00+01:00"}')
    deadline = assignment_state(handed_in, "05b").deadline
    assert deadline == datetime(2026, 1, 20, 22, 59, tzinfo=UTC)


def test_the_five_states_have_their_german_names() -> None:
    assert [state.german for state in State] == ["offen", "begonnen", "geprüft", "abgegeben", "Rückmeldung da"]


def test_receipts_of_an_assignment_whose_name_begins_alike_are_not_mixed_up(
    handed_in: Workspace, tmp_path: Path
) -> None:
    receipt = (handed_in.receipts / "05b-1.json").read_text()
    (handed_in.receipts / "05b-x-1.json").write_text(receipt.replace('"05b"', '"05b-x"'))
    assert assignment_state(handed_in, "05b").receipt is not None
    assert assignment_state(handed_in, "05b").receipt.number == 1
