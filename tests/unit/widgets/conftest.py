"""A catalogue of test exercises, a project folder, and cards without a browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import workbook.exercises
from workbook.exercises import find
from workbook.network import Actor, Network, Tie
from workbook.project import ProjectStore
from workbook.widgets.card import Card
from workbook.widgets.session import Session

KIT = Path(__file__).parents[2] / "browser" / "kit"
NETWORK = Network((Actor("a", "Kita Sonnenschein"), Actor("b", "BBS Haferloh"), Actor("c", "Amt")), (Tie("a", "b"),))


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test exercises instead of the course's."""
    assert workbook.exercises
    declared = sys.modules["workbook.exercises.catalogue"]
    monkeypatch.setattr(declared, "FOLDER", KIT)
    declared.modules.cache_clear()
    declared.catalogue.cache_clear()
    yield
    declared.modules.cache_clear()
    declared.catalogue.cache_clear()


@pytest.fixture
def store(tmp_path: Path) -> ProjectStore:
    return ProjectStore(tmp_path / "mein-netzwerk", participant="p07")


@pytest.fixture
def session(store: ProjectStore) -> Session:
    return Session(store)


class Browser:
    """A card with the messages it has told, and a short way to send it some."""

    def __init__(self, session: Session, exercise: str = "zz-formular", window: str = "w1") -> None:
        self.told: list[Any] = []
        self.window = window
        self.card = Card(find(exercise), session, self.told.append)
        self.views = self.card.views()
        session.attach(self.card)

    def ask(self, op: str, **message: Any) -> Any:
        return self.card.receive({"op": op, "window": self.window, **message})

    def save(self, part: str, value: Any, base: int | None = None) -> Any:
        shown = self.card.state()["revision"] if base is None else base
        return self.ask("save", values={part: value}, base=shown, label="Eingabe")


@pytest.fixture
def browser(session: Session) -> Browser:
    return Browser(session)
