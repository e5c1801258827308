"""An older project file is brought up to date, and stays as it was among the versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbook.errors import ProjectDamaged
from workbook.project import ProjectStore, Reason, Saved, answer_entry
from workbook.project import codec as codec_module
from workbook.project import upgrade as upgrade_module
from workbook.project.shape import ShapeError
from workbook.project.upgrade import Table, upgrade

TEXT = answer_entry("05b-befunde")
Save = Callable[..., Saved]


def renamed(table: Table) -> Table:
    """What a next schema might do: an exercise has another name."""
    answers = {("05b-fazit" if id_ == "05b-befunde" else id_): value for id_, value in table["answers"].items()}
    return {**table, "answers": answers}


def test_the_steps_are_taken_one_after_another() -> None:
    steps = {1: lambda t: {**t, "a": 1}, 2: lambda t: {**t, "b": t["a"] + 1}}
    assert upgrade({}, 1, 3, steps) == {"a": 1, "b": 2}


def test_the_present_schema_needs_no_step() -> None:
    assert upgrade({"a": 1}, 3, 3, {}) == {"a": 1}


def test_a_schema_without_a_step_is_not_guessed() -> None:
    with pytest.raises(ShapeError):
        upgrade({}, 0, 2, {1: lambda t: t})


def test_an_older_file_is_read_and_kept_before_the_first_write(
    store: ProjectStore, folder: Path, clock, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, TEXT, {"text": "aus der alten Version"})
    old = (folder / "projekt.json").read_bytes()
    monkeypatch.setattr(codec_module, "SCHEMA", 2)
    monkeypatch.setattr(codec_module, "upgrade", lambda table, schema: upgrade(table, schema, 2, {1: renamed}))
    newer = ProjectStore(folder, clock=clock)
    assert newer.project.answers == {"05b-fazit": {"text": "aus der alten Version"}}
    assert (folder / "projekt.json").read_bytes() == old
    save(newer, TEXT, {"text": "neu"})
    (kept,) = [version for version in newer.versions() if version.reason is Reason.UPGRADE]
    assert kept.path.read_bytes() == old
    assert ProjectStore(folder).read().upgraded_from is None


def test_a_file_without_a_known_schema_is_damaged() -> None:
    assert upgrade_module.STEPS.keys() == set(range(1, codec_module.SCHEMA))
    with pytest.raises(ProjectDamaged):
        codec_module.from_bytes(b'{"head":{"schema":0,"revision":1}}')
