"""The snapshot: what grading needs, nothing else, and always the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from workbook.errors import ContentError
from workbook.handin import read_snapshot, snapshot_to_bytes, take_snapshot
from workbook.network import Network
from workbook.project import NETWORK, Change, Project, Saved, Workspace, answer_entry
from workbook.project.contacts import Contact, ContactBook
from workbook.project.progress import example_entry, hints_entry


def taken(workspace: Workspace, assignment: str = "05b"):
    stored = workspace.store().read()
    return take_snapshot(stored.project, assignment, stored.marks)


def test_it_holds_the_exercises_of_the_module_and_what_they_build_on(worked: Workspace) -> None:
    assert set(taken(worked).answers) == {"05b-fall", "05b-kennzahlen", "05b-befunde", "04-liste"}


def test_it_holds_only_parts_that_the_exercise_has(worked: Workspace) -> None:
    assert set(taken(worked).answers["05b-kennzahlen"]) == {"zahlen"}


def test_contact_persons_and_further_columns_are_not_in_it(worked: Workspace) -> None:
    book = ContactBook(worked.project_folder)
    book.put("A1", [Contact("Jana Meier", email="meier@bbs.de")], book.read())
    data = snapshot_to_bytes(taken(worked))
    assert b"Meier" not in data
    assert b"Ansprechpartnerin" not in data
    assert all(not actor.extra for actor in taken(worked).network.actors)


def test_a_module_that_is_not_about_the_network_sends_no_network(worked: Workspace) -> None:
    assert taken(worked, "04").network == Network()


def test_the_same_work_gives_the_same_bytes(worked: Workspace) -> None:
    assert snapshot_to_bytes(taken(worked)) == snapshot_to_bytes(taken(worked))


def test_the_order_in_which_it_was_entered_does_not_matter() -> None:
    one = Project("p07", answers={"05b-fall": {"wahl": {"a": 1, "b": 2}}, "05b-befunde": {"text": {"befund": "x"}}})
    other = Project("p07", answers={"05b-befunde": {"text": {"befund": "x"}}, "05b-fall": {"wahl": {"b": 2, "a": 1}}})
    assert snapshot_to_bytes(take_snapshot(one, "05b")) == snapshot_to_bytes(take_snapshot(other, "05b"))


def test_work_in_another_module_does_not_make_it_new(worked: Workspace, put: Callable[..., Saved]) -> None:
    before = snapshot_to_bytes(taken(worked))
    put("04-anderes", {"form": {"x": "etwas Neues"}})
    assert snapshot_to_bytes(taken(worked)) == before


def test_it_says_when_its_newest_part_was_saved(worked: Workspace, put: Callable[..., Saved]) -> None:
    done = put("05b-befunde", {"text": {"befund": "neu"}})
    assert taken(worked).revision == done.revision
    assert taken(worked).saved_at == worked.store().read().mark(answer_entry("05b-befunde")).saved_at


def test_what_was_answered_on_the_example_is_named(worked: Workspace, put: Callable[..., Saved]) -> None:
    put(example_entry("05b-kennzahlen"), True)
    assert taken(worked).from_example == ("05b-kennzahlen",)


def test_without_an_own_network_everything_about_it_was_answered_on_the_example(
    worked: Workspace, put: Callable[..., Saved]
) -> None:
    put(NETWORK, None)
    assert taken(worked).from_example == ("05b-kennzahlen", "05b-befunde")  # not the empty entry of the network


def test_what_was_not_answered_is_not_from_the_example() -> None:
    assert take_snapshot(Project("p07", answers={"05b-befunde": {"text": {"befund": "  "}}}), "05b").from_example == ()


def test_an_unknown_assignment_is_said() -> None:
    with pytest.raises(ContentError):
        take_snapshot(Project("p07"), "99")


def test_it_comes_back_from_its_bytes_as_it_was(worked: Workspace) -> None:
    snapshot = taken(worked)
    assert read_snapshot(snapshot_to_bytes(snapshot), "05b") == snapshot


def test_an_empty_project_can_be_handed_in() -> None:
    snapshot = take_snapshot(Project("p07"), "05b")
    assert read_snapshot(snapshot_to_bytes(snapshot), "05b") == snapshot


def test_its_keys_are_those_that_are_agreed(worked: Workspace) -> None:
    assert set(json.loads(snapshot_to_bytes(taken(worked)))) == {
        "schema",
        "participant",
        "assignment",
        "network",
        "answers",
        "from_example",
        "hints",
        "saved_at",
        "revision",
        "workbook_version",
    }


def test_whatever_one_answer_may_hold_can_be_handed_in(workspace: Workspace) -> None:
    """The limits of saving and of handing in are one rule: nothing saved may be refused later."""
    deepest: object = "Grund"
    for _ in range(22):
        deepest = [deepest]
    longest = {"wahl": {"x" * 200: "y" * 200_000, "tief": deepest, "zahl": 2**53, "bruch": 1e300}}
    store = workspace.store()
    assert isinstance(store.apply(Change(answer_entry("05b-fall"), {"wahl": longest["wahl"]}, 0)), Saved)
    assert read_snapshot(snapshot_to_bytes(taken(workspace))).answers["05b-fall"] == longest


def test_opened_hints_of_the_module_are_in_it_and_no_others(worked: Workspace) -> None:
    store = worked.store()
    for exercise in ("05b-fall", "04-liste", "04-anderes"):
        store.apply(Change(hints_entry(exercise), ["why", "do"], 0))
    assert taken(worked).hints == {"05b-fall": ("why", "do")}
    assert read_snapshot(snapshot_to_bytes(taken(worked))).hints == {"05b-fall": ("why", "do")}


def test_opening_a_hint_is_no_new_work(worked: Workspace) -> None:
    """Time and revision stay, so a card does not say "changed" because somebody read a hint."""
    before = taken(worked)
    worked.store().apply(Change(hints_entry("05b-fall"), ["why"], 0))
    assert (taken(worked).saved_at, taken(worked).revision) == (before.saved_at, before.revision)
