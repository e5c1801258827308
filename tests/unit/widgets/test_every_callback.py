"""A fault in whatever may be called – every panel, every kind of part, every page – becomes German words, and stays alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import grading.rubrics
import workbook.widgets
from workbook.exercises import Part, find
from workbook.project import ProjectStore
from workbook.widgets import registry
from workbook.widgets.card import Card
from workbook.widgets.parts import KINDS
from workbook.widgets.piece import Piece
from workbook.widgets.session import Changes, Session

SECRET = "Frau Muster, 0171 2345678"
pytestmark = pytest.mark.usefixtures("catalogue")


def broken(*_: Any, **__: Any) -> Any:
    raise RuntimeError(SECRET)


def pieces() -> Iterator[type[Piece]]:
    """Every class that answers messages of the browser."""
    for package in (workbook.widgets, grading.rubrics):
        folder = Path(str(package.__file__)).parent
        for file in folder.glob("*.py"):
            if "Piece" in file.read_text(encoding="utf-8"):
                import_module(f"{package.__name__}.{file.stem}")
    waiting = Piece.__subclasses__()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        yield kind


@pytest.mark.parametrize("kind", sorted(pieces(), key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_no_message_gets_past_the_guard(kind: type[Piece], monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages come in by one door, which no kind of piece replaces."""
    assert kind.receive is Piece.receive
    piece = object.__new__(kind)
    piece.name = "probe"
    monkeypatch.setattr(kind, "operations", lambda self: {"any": broken})
    trouble = piece.receive({"op": "any"})["trouble"]
    assert trouble["number"].startswith("W-")
    assert SECRET not in str(trouble)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_fault_in_a_part_is_told_in_its_place_and_leaves_the_other(
    kind: str, store: ProjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawing and acting, for every kind of part there is."""
    two = replace(find("zz-frage"), parts=(Part("kaputt", kind, {}), find("zz-frage").parts[0]))
    known = registry.kind_of(two.parts[0])
    monkeypatch.setitem(registry._KINDS, kind, replace(known, view=broken, act=broken))
    card = Card(two, Session(store), lambda _: None)
    views = card.views()
    assert views["kaputt"]["trouble"]["number"].startswith("W-")
    if two.parts[1].kind != kind:
        assert "view" in views[two.parts[1].id]
    acted = card.receive({"op": "act", "part": "kaputt", "message": {}})
    assert acted["trouble"]["number"].startswith("W-")
    assert SECRET not in str([views, acted])


def test_a_card_that_cannot_be_redrawn_hides_no_save(store: ProjectStore) -> None:
    """The card that saves hears "saved", and the cards after the faulty one are drawn."""

    class Faulty:
        def wants(self, _: Changes) -> bool:
            return True

        def redraw(self, _: Changes) -> None:
            broken()

    session = Session(store)
    told: list[Any] = []
    saving, other = (Card(find("zz-formular"), session, say) for say in (lambda _: None, told.append))
    for each in (saving, Faulty(), other):
        session.attach(each)
    values = {"steckbrief": {"name": "Netz"}}
    reply = saving.receive({"op": "save", "values": values, "base": 0, "label": "", "window": "w"})
    assert reply["saved"]
    assert "trouble" not in reply
    assert told
