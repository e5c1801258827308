"""Saving: what is said to be saved is on the disk, entry by entry."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from workbook.errors import ProjectError
from workbook.network import Actor, Network, Tie, wiesenmark
from workbook.project import (
    NETWORK,
    Change,
    Conflict,
    Entry,
    ProjectStore,
    Reason,
    Saved,
    answer_entry,
    setting_entry,
)

TEXT = answer_entry("05b-befunde")
Save = Callable[..., Saved]


def test_a_new_project_is_empty_and_writes_nothing(store: ProjectStore, folder: Path) -> None:
    assert store.read().revision == 0
    assert not store.project.answers
    assert not folder.exists()


def test_a_saved_change_is_on_the_disk(store: ProjectStore, folder: Path, save: Save) -> None:
    save(store, TEXT, {"text": "Erster Befund"})
    written = json.loads((folder / "projekt.json").read_bytes())
    assert written["answers"] == {"05b-befunde": {"text": "Erster Befund"}}
    assert written["participant"] == "p07"


def test_every_kind_of_entry_comes_back_in_another_process(
    store: ProjectStore, other: ProjectStore, save: Save
) -> None:
    save(store, NETWORK, wiesenmark())
    save(store, TEXT, {"text": "Befund"})
    save(store, setting_entry("ansicht"), {"dunkel": True})
    assert other.project.network == wiesenmark()
    assert other.project.answers == {"05b-befunde": {"text": "Befund"}}
    assert other.project.settings == {"ansicht": {"dunkel": True}}


def test_two_kernels_write_different_entries_side_by_side(store: ProjectStore, other: ProjectStore) -> None:
    assert isinstance(store.apply(Change(TEXT, {"text": "hier"}, 0)), Saved)
    assert isinstance(other.apply(Change(answer_entry("05b-lager"), {"text": "dort"}, 0)), Saved)
    assert set(store.project.answers) == {"05b-befunde", "05b-lager"}


def test_other_kernels_see_what_has_changed_since_they_looked(
    store: ProjectStore, other: ProjectStore, save: Save
) -> None:
    save(store, NETWORK, wiesenmark())
    seen = other.read().revision
    assert other.changed_since(seen) == frozenset()
    save(store, TEXT, {"text": "neu"})
    assert other.changed_since(seen) == {TEXT}


def test_several_changes_are_saved_as_one(store: ProjectStore) -> None:
    done = store.apply_all([Change(NETWORK, wiesenmark(), 0), Change(TEXT, {"text": "a"}, 0, "Erfasst")])
    assert isinstance(done, Saved)
    marks = store.read().marks
    assert marks[NETWORK].revision == marks[TEXT].revision == done.revision
    assert {edit.entry for edit in done.edits} == {NETWORK, TEXT}


def test_removing_an_answer_is_a_change_that_others_notice(
    store: ProjectStore, other: ProjectStore, save: Save
) -> None:
    save(store, TEXT, {"text": "weg damit"})
    seen = other.read().revision
    save(store, TEXT, None)
    assert other.changed_since(seen) == {TEXT}
    assert other.project.answers == {}


def test_saving_the_same_value_again_writes_nothing(store: ProjectStore, folder: Path, save: Save) -> None:
    """The page sends a change again when the answer to the first try was lost."""
    first = save(store, TEXT, {"text": "einmal"})
    before = (folder / "projekt.json").stat()
    again = store.apply(Change(TEXT, {"text": "einmal"}, 0))
    assert isinstance(again, Saved)
    assert (again.revision, again.edits) == (first.revision, ())
    assert (folder / "projekt.json").stat().st_mtime_ns == before.st_mtime_ns


def test_true_and_one_are_two_different_values(store: ProjectStore, save: Save) -> None:
    save(store, TEXT, {"s1": 1, "s2": [0]})
    save(store, TEXT, {"s1": True, "s2": [False]})
    assert store.project.answers["05b-befunde"]["s1"] is True
    assert store.project.answers["05b-befunde"]["s2"][0] is False


def test_the_revision_grows_even_when_the_clock_goes_back(store: ProjectStore, clock, save: Save) -> None:
    first = save(store, TEXT, {"text": "Sommerzeit"})
    clock.go(-3600 * 24 * 400)
    second = save(store, TEXT, {"text": "Winterzeit"})
    assert second.revision > first.revision
    assert store.project.answers["05b-befunde"] == {"text": "Winterzeit"}


def test_the_time_of_saving_has_its_offset(store: ProjectStore, save: Save) -> None:
    done = save(store, TEXT, {"text": "a"})
    assert done.saved_at.utcoffset() is not None
    assert store.read().mark(TEXT).saved_at == "2026-01-15T14:32:00+01:00"


def test_a_value_changed_by_its_giver_after_saving_does_not_change_the_project(store: ProjectStore) -> None:
    value = {"rows": [{"name": "a"}]}
    store.apply(Change(TEXT, value, 0))
    value["rows"].append({"name": "b"})
    assert store.project.answers["05b-befunde"] == {"rows": [{"name": "a"}]}


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"t": ("a", "b")}, {"t": ["a", "b"]}),
        (MappingProxyType({"t": 1}), {"t": 1}),
        ({"t": "halbes Zeichen \ud83d"}, {"t": "halbes Zeichen �"}),
        ({"t": "Null\x00Zeichen"}, {"t": "Null�Zeichen"}),
        ({"t": "Tabulator\tund\nZeile 🎓"}, {"t": "Tabulator\tund\nZeile 🎓"}),
        ({}, {}),
    ],
)
def test_what_cannot_stand_in_the_file_is_made_fit_before_it_is_saved(
    store: ProjectStore, other: ProjectStore, value: object, kept: object
) -> None:
    assert isinstance(store.apply(Change(TEXT, value, 0)), Saved)
    assert store.project.answers["05b-befunde"] == kept
    assert other.project.answers["05b-befunde"] == kept


def test_a_network_with_odd_signs_and_numpy_numbers_comes_back_as_it_is_held_here(
    store: ProjectStore, other: ProjectStore
) -> None:
    odd = Network((Actor("A\x01", "Kita \udcff", km=np.float64(2.5)), Actor("B")), (Tie("A\x01", "B"),))
    assert isinstance(store.apply(Change(NETWORK, odd, 0)), Saved)
    assert store.project.network == other.project.network
    assert store.project.network.actors[0].name == "Kita �"


def deep(levels: int) -> object:
    value: object = "Grund"
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [{"x": math.nan}, {"x": math.inf}, {"x": {1, 2}}, {"x": b"bytes"}, {1: "x"}, {"x": 2**60}, {"x": deep(200_000)}],
    ids=["nan", "infinity", "set", "bytes", "key", "huge number", "deep"],
)
def test_what_no_file_can_hold_is_refused_and_nothing_is_touched(store: ProjectStore, value: object) -> None:
    with pytest.raises(ProjectError) as caught:
        store.apply(Change(TEXT, value, 0))
    assert caught.value.code == "not-storable"
    assert store.read().revision == 0


def test_what_is_put_only_if_unchanged_is_made_fit_as_well(store: ProjectStore) -> None:
    assert store.apply_if_unchanged([Change(TEXT, {"t": ("a", "\ud83d")}, 0)]) is not None
    assert store.apply_if_unchanged([Change(TEXT, {"t": "zu spät"}, 0)]) is None
    assert store.project.answers["05b-befunde"] == {"t": ["a", "�"]}
    assert store.conflicts() == ()


@pytest.mark.parametrize(
    "network",
    [Network((Actor(""),)), Network((Actor("A", km=math.nan),)), Network((Actor("A", extra={"x": 3}),))],
    ids=["no id", "nan", "number as text"],
)
def test_a_network_that_could_not_be_read_back_is_never_written(store: ProjectStore, network: Network) -> None:
    with pytest.raises(ProjectError, match="nicht speichern"):
        store.apply(Change(NETWORK, network, 0))


def test_an_endless_text_is_refused_because_it_could_not_be_handed_in(store: ProjectStore) -> None:
    with pytest.raises(ProjectError) as caught:
        store.apply(Change(TEXT, {"text": "a" * 300_000}, 0))
    assert caught.value.code == "entry-too-large"


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        (TEXT, "nur Text"),
        (TEXT, [1]),
        (NETWORK, {"actors": []}),
        (Entry("netz", "x"), 1),
        (Entry("network", "x"), None),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_fault_of_the_program(store: ProjectStore, entry: Entry, value: object) -> None:
    with pytest.raises(TypeError):
        store.apply(Change(entry, value, 0))


def test_the_participant_of_the_workspace_stands_in_the_project(folder: Path, save: Save) -> None:
    """A trial before the course becomes the participant's own project when the course begins."""
    save(ProjectStore(folder), TEXT, {"text": "vorher"})
    assert ProjectStore(folder, participant="p07").project.participant == "p07"


def test_a_change_that_came_back_to_where_it_was_is_no_conflict(store: ProjectStore, other: ProjectStore) -> None:
    store.apply(Change(TEXT, {"text": "gleich"}, 0))
    assert not isinstance(other.apply(Change(TEXT, {"text": "gleich"}, 0)), Conflict)


def test_the_reason_is_no_part_of_the_value(store: ProjectStore, save: Save) -> None:
    save(store, NETWORK, wiesenmark(), "Tabelle eingelesen", Reason.IMPORT)
    assert store.read().label == "Tabelle eingelesen"
