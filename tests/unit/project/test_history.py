"""Rückgängig and Wiederholen over all data edits of a session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from workbook.errors import ProjectConflict
from workbook.network import Network, wiesenmark
from workbook.project import (
    NETWORK,
    Change,
    Conflict,
    Entry,
    History,
    ProjectStore,
    Reason,
    Saved,
    answer_entry,
    setting_entry,
)

TEXT = answer_entry("05b-befunde")
OTHER = answer_entry("05b-lager")
Do = Callable[..., Saved]


@pytest.fixture
def history(store: ProjectStore) -> History:
    return History(store)


@pytest.fixture
def do(history: History) -> Do:
    """Change an entry through the history."""

    def change(entry: Entry, value: object, label: str = "") -> Saved:
        base = history.store.read().mark(entry).revision
        done = history.apply(Change(entry, value, base, label, by="fenster-a"))
        assert isinstance(done, Saved)
        return done

    return change


def text_of(store: ProjectStore) -> object:
    return store.project.answers.get("05b-befunde")


def test_there_is_nothing_to_take_back_at_first(history: History) -> None:
    assert (history.can_undo, history.can_redo) == (None, None)
    assert (history.undo(), history.redo()) == (None, None)


def test_a_step_is_taken_back_and_brought_again(history: History, store: ProjectStore, do: Do) -> None:
    do(TEXT, {"wahl": {"a": True}}, "Antwort gewählt")
    assert history.can_undo == "Antwort gewählt"
    history.undo()
    assert text_of(store) is None
    assert (history.can_undo, history.can_redo) == (None, "Antwort gewählt")
    history.redo()
    assert text_of(store) == {"wahl": {"a": True}}


def test_what_was_taken_back_is_on_the_disk(history: History, other: ProjectStore, do: Do) -> None:
    do(TEXT, {"n": 1})
    history.undo()
    assert other.project.answers == {}


def test_steps_of_all_exercises_and_the_network_form_one_row(history: History, store: ProjectStore, do: Do) -> None:
    do(NETWORK, wiesenmark())
    do(TEXT, {"n": 1})
    do(NETWORK, wiesenmark().without("A02"))
    do(OTHER, {"n": 1})
    for _ in range(3):
        history.undo()
    assert store.project.network == wiesenmark()
    assert store.project.answers == {}
    for _ in range(3):
        history.redo()
    assert store.project.network == wiesenmark().without("A02")
    assert set(store.project.answers) == {"05b-befunde", "05b-lager"}


def test_a_hundred_steps_can_be_taken_back(history: History, store: ProjectStore, do: Do) -> None:
    for number in range(100):
        do(TEXT, {"n": number})
    for _ in range(100):
        history.undo()
    assert text_of(store) is None


def test_a_new_step_ends_what_could_be_brought_again(history: History, do: Do) -> None:
    do(TEXT, {"n": 1})
    history.undo()
    do(TEXT, {"n": 2})
    assert history.can_redo is None


def test_typing_in_one_field_is_one_step(history: History, store: ProjectStore, clock, do: Do) -> None:
    do(TEXT, {"form": {"befund": "Vorher"}})
    clock.go(60)
    for length in range(1, 9):
        do(TEXT, {"form": {"befund": "Die Brücke"[:length]}})
        clock.go(0.4)
    history.undo()
    assert text_of(store) == {"form": {"befund": "Vorher"}}


def test_a_pause_ends_the_step(history: History, store: ProjectStore, clock, do: Do) -> None:
    do(TEXT, {"form": {"befund": "Erster Satz."}})
    clock.go(2.5)
    do(TEXT, {"form": {"befund": "Erster Satz. Zweiter Satz."}})
    history.undo()
    assert text_of(store) == {"form": {"befund": "Erster Satz."}}


def test_two_fields_are_two_steps_however_fast(history: History, store: ProjectStore, do: Do) -> None:
    do(TEXT, {"form": {"a": "eins", "b": ""}})
    do(TEXT, {"form": {"a": "eins", "b": "zwei"}})
    history.undo()
    assert text_of(store) == {"form": {"a": "eins", "b": ""}}


def test_ticking_boxes_quickly_is_one_step_each(history: History, store: ProjectStore, do: Do) -> None:
    do(TEXT, {"s": {"1": True}})
    do(TEXT, {"s": {"1": False}})
    history.undo()
    assert text_of(store) == {"s": {"1": True}}


def test_typing_the_name_of_one_actor_is_one_step(history: History, store: ProjectStore, clock, do: Do) -> None:
    do(NETWORK, wiesenmark())
    for name in ("B", "BB", "BBS"):
        clock.go(0.5)
        first, *rest = store.project.network.actors
        do(NETWORK, replace(store.project.network, actors=(replace(first, name=name), *rest)))
    history.undo()
    assert store.project.network == wiesenmark()
    history.undo()
    assert store.project.network == Network()


def test_typing_and_deleting_it_again_leaves_no_step(history: History, clock, do: Do) -> None:
    do(TEXT, {"form": {"a": ""}})
    clock.go(10)
    do(TEXT, {"form": {"a": "x"}})
    clock.go(0.5)
    do(TEXT, {"form": {"a": ""}})
    history.undo()
    assert history.can_undo is None


def test_a_step_taken_back_is_not_joined_with_what_is_typed_next(history: History, store: ProjectStore, do: Do) -> None:
    do(TEXT, {"form": {"a": "x"}})
    history.undo()
    history.redo()
    do(TEXT, {"form": {"a": "xy"}})
    history.undo()
    assert text_of(store) == {"form": {"a": "x"}}


def test_the_newer_work_of_another_window_is_never_taken_back(
    history: History, store: ProjectStore, other: ProjectStore, do: Do
) -> None:
    do(TEXT, {"n": 1}, "Antwort")
    shown = other.read().mark(TEXT).revision
    other.apply(Change(TEXT, {"n": 2}, shown))
    with pytest.raises(ProjectConflict, match="in einem anderen Fenster geändert"):
        history.undo()
    assert text_of(store) == {"n": 2}


def test_after_a_refused_step_the_earlier_ones_can_be_taken_back(
    history: History, store: ProjectStore, other: ProjectStore, do: Do
) -> None:
    do(OTHER, {"n": 1})
    do(TEXT, {"n": 1})
    other.apply(Change(TEXT, {"n": 2}, other.read().mark(TEXT).revision))
    with pytest.raises(ProjectConflict):
        history.undo()
    history.undo()
    assert "05b-lager" not in store.project.answers


def test_work_of_another_window_in_another_exercise_stays(
    history: History, store: ProjectStore, other: ProjectStore, do: Do
) -> None:
    do(TEXT, {"n": 1})
    other.apply(Change(OTHER, {"dort": True}, 0))
    history.undo()
    assert store.project.answers == {"05b-lager": {"dort": True}}


def test_a_refused_change_is_no_step(history: History, other: ProjectStore) -> None:
    other.apply(Change(TEXT, {"n": 2}, 0))
    assert isinstance(history.apply(Change(TEXT, {"n": 1}, 0)), Conflict)
    assert history.can_undo is None


def test_settings_are_no_step(history: History, store: ProjectStore, do: Do) -> None:
    """Strg+Z after a change of the font size must take back the answer before it."""
    do(TEXT, {"n": 1})
    do(setting_entry("schrift"), 120)
    history.undo()
    assert store.project.answers == {}
    assert store.project.settings == {"schrift": 120}


def test_bringing_back_a_version_is_one_step(history: History, store: ProjectStore, clock, do: Do) -> None:
    do(NETWORK, wiesenmark())
    do(TEXT, {"n": 1})
    clock.go(120)
    do(NETWORK, Network())
    do(TEXT, {"n": 2})
    history.restore(store.versions()[0], "Früheren Stand geholt")
    assert store.project.network == wiesenmark()
    assert history.can_undo == "Früheren Stand geholt"
    history.undo()
    assert store.project.network == Network()
    assert text_of(store) == {"n": 2}


def test_bringing_back_a_version_is_not_joined_with_what_was_just_typed(
    history: History, store: ProjectStore, do: Do
) -> None:
    """Only one text differs and no time has passed, and yet it is a step of its own."""
    do(TEXT, {"text": "alt"})
    store.keep(Reason.IMPORT)
    kept = store.versions()[0]
    do(TEXT, {"text": "neu"})
    history.restore(kept, "Früheren Stand geholt")
    assert text_of(store) == {"text": "alt"}
    history.undo()
    assert text_of(store) == {"text": "neu"}


def test_changes_made_as_one_are_taken_back_as_one(history: History, store: ProjectStore) -> None:
    history.apply_all([Change(NETWORK, wiesenmark(), 0), Change(TEXT, {"besucht": {"A01": "done"}}, 0, "Erfasst")])
    history.undo()
    assert store.project.network == Network()
    assert store.project.answers == {}


def test_an_undone_import_stays_among_the_versions(history: History, store: ProjectStore) -> None:
    history.apply(Change(NETWORK, wiesenmark(), 0, "Tabelle", Reason.IMPORT))
    base = store.read().mark(NETWORK).revision
    history.apply(Change(NETWORK, wiesenmark("t2"), base, "Tabelle", Reason.IMPORT))
    history.undo()
    assert store.project.network == wiesenmark()
    assert [version.reason for version in store.versions()] == [Reason.IMPORT]


def test_a_full_disk_keeps_the_step_for_later(folder, clock, brittle) -> None:
    disk = brittle()
    history = History(ProjectStore(folder, clock=clock, disk=disk))
    history.apply(Change(TEXT, {"n": 1}, 0, "Antwort"))
    disk.fails_at = len(disk.steps) + 1
    with pytest.raises(Exception, match="Speicherplatz ist voll"):
        history.undo()
    disk.fails_at = None
    assert history.can_undo == "Antwort"
    assert history.undo() is not None
