"""A small course of its own, a workspace in it, and a shared folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path

import pytest

from workbook.exercises import catalogue as catalogue_of
from workbook.exercises import modules
from workbook.network import Actor, Network, Tie
from workbook.project import NETWORK, Change, Entry, Saved, Workspace, answer_entry

NOW = datetime(2026, 1, 15, 14, 32, tzinfo=timezone(timedelta(hours=1)))

COURSE = {
    "04.toml": """
[module]
id = "04"
title = "Akteure"
minutes = 90

[[exercise]]
id = "04-liste"
number = "04.1"
title = "Wer gehört dazu?"
task = "Nennen Sie."
place = "assignment"
subject = "none"
minutes = 10
[[exercise.part]]
id = "form"
kind = "form"
fields = [{ id = "liste", label = "Ihre Liste" }]

[[exercise]]
id = "04-anderes"
number = "04.2"
title = "Noch etwas"
task = "Nennen Sie."
place = "assignment"
subject = "none"
minutes = 10
[[exercise.part]]
id = "form"
kind = "form"
""",
    "05b.toml": """
[module]
id = "05b"
title = "Netzwerkanalyse"
minutes = 90

[[exercise]]
id = "05b-fall"
number = "05b.1"
title = "Fall"
task = "Wählen Sie."
place = "module"
subject = "example"
minutes = 5
[[exercise.part]]
id = "wahl"
kind = "choice"
[[exercise.check]]
name = "wahl"
kind = "F"
title = "Wahl"
use = "choice"
points = 2

[[exercise]]
id = "05b-netzwerk"
number = "05b.0"
title = "Ihr Netzwerk"
task = "Tragen Sie ein."
place = "assignment"
subject = "own"
minutes = 30
required = false
[[exercise.part]]
id = "erfassen"
kind = "capture"

[[exercise]]
id = "05b-kennzahlen"
number = "05b.2"
title = "Kennzahlen"
task = "Raten Sie."
place = "assignment"
subject = "own"
minutes = 10
takes = ["network", "04-liste"]
[[exercise.part]]
id = "hinweis"
kind = "note"
text = "Lesen Sie."
[[exercise.part]]
id = "zahlen"
kind = "figures"
[[exercise.check]]
name = "zahlen"
kind = "R"
title = "Zahlen"
use = "number"
points = 4

[[exercise]]
id = "05b-befunde"
number = "05b.7"
title = "Befunde"
task = "Schreiben Sie."
place = "assignment"
subject = "own"
minutes = 10
hand_points = 6
[[exercise.part]]
id = "text"
kind = "form"
fields = [{ id = "befund", label = "Erster Befund", type = "longtext" }]
""",
}

NETWORK_OF_THREE = Network(
    (
        Actor("A1", "Koordination", "verwaltung", "Altenwiek", 0.0, extra={"Ansprechpartnerin": "Jana Meier"}),
        Actor("A2", "Kita Haferloh", "kita"),
        Actor("A3", "IHK"),
    ),
    (Tie("A1", "A2", 2.0), Tie("A1", "A3")),
    "A1",
)


@pytest.fixture(autouse=True)
def course(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalogue reads this small course instead of the real one."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "exercises").mkdir()
    for name, content in COURSE.items():
        (folder / "exercises" / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(import_module("workbook.exercises.catalogue"), "FOLDER", folder)
    modules.cache_clear()
    catalogue_of.cache_clear()
    yield
    monkeypatch.undo()
    modules.cache_clear()
    catalogue_of.cache_clear()


@pytest.fixture
def exchange(tmp_path: Path) -> Path:
    """The shared folder with one released assignment."""
    folder = tmp_path / "austausch"
    released = folder / "aufgaben" / "05b"
    released.mkdir(parents=True)
    (released / "05b.ipynb").write_text('{"cells": []}', encoding="utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path, exchange: Path) -> Workspace:
    """A participant's folder that hands in through the shared folder."""
    folder = tmp_path / "p07"
    folder.mkdir()
    content = {"schema": 1, "participant": "p07", "course": "C", "handin": {"kind": "folder", "path": str(exchange)}}
    (folder / "teilnahme.json").write_text(json.dumps(content), encoding="utf-8")
    return Workspace.find(folder)


@pytest.fixture
def put(workspace: Workspace) -> Callable[[Entry | str, object], Saved]:
    """Save a value in the workspace's project; a plain string names an exercise."""

    def save(entry: Entry | str, value: object) -> Saved:
        store = workspace.store()
        entry = answer_entry(entry) if isinstance(entry, str) else entry
        done = store.apply(Change(entry, value, store.read().mark(entry).revision))
        assert isinstance(done, Saved)
        return done

    return save


@pytest.fixture
def worked(workspace: Workspace, put: Callable[..., Saved]) -> Workspace:
    """The workspace with a network and some answers."""
    put(NETWORK, NETWORK_OF_THREE)
    put("04-liste", {"form": {"liste": "Kita, IHK"}})
    put("04-anderes", {"form": {"x": "bleibt hier"}})
    put("05b-fall", {"wahl": {"q1": ["a"]}})
    put("05b-kennzahlen", {"zahlen": {"guesses": {"dichte": "0,5"}, "revealed": True}, "alt": "gibt es nicht mehr"})
    put("05b-befunde", {"text": {"befund": "Die Koordination trägt viel."}})
    return workspace
