"""The panels beside the cards: handing in, the way to the assignment, module exercises as lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbook.content import number
from workbook.exercises import find
from workbook.handin import snapshot_to_bytes, take_snapshot
from workbook.project import Change, answer_entry
from workbook.widgets import desk as desk_module
from workbook.widgets.card import Card
from workbook.widgets.compact import CompactCard
from workbook.widgets.desk import Desk, desk
from workbook.widgets.handing_in import HandInPanel
from workbook.widgets.piece import Piece
from workbook.widgets.way import WayToAssignment

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A workspace with a shared folder in which the assignment zz is out, but not fetched yet."""
    monkeypatch.setattr(desk_module, "_SESSIONS", {})
    out = tmp_path / "austausch" / "aufgaben" / "zz"
    out.mkdir(parents=True)
    (out / "zz.ipynb").write_text('{"cells": []}', encoding="utf-8")
    mine = tmp_path / "mappe"
    (mine / "module").mkdir(parents=True)
    (mine / "module" / "zz_probe.ipynb").write_text("{}", encoding="utf-8")
    handin = {"kind": "folder", "path": str(tmp_path / "austausch")}
    (mine / "teilnahme.json").write_text(json.dumps({"participant": "p07", "handin": handin}), encoding="utf-8")
    return desk(mine / "module")


def fetched(place: Desk) -> Desk:
    WayToAssignment("zz", place, lambda _: None).receive({"op": "open"})
    return place


def answer(place: Desk, exercise: str, value: Any) -> None:
    card = Card(find(exercise), place.session, lambda _: None)
    base = card.state()["revision"]
    card.receive({"op": "save", "values": value, "base": base, "window": "w"})


def test_the_way_fetches_the_assignment_and_tells_its_path(place: Desk) -> None:
    """The first time it is brought here; after that it is only opened."""
    way = WayToAssignment("zz", place, lambda _: None)
    assert way.traits()["state"]["fetched"] is False
    reply = way.receive({"op": "open"})
    assert reply["path"] == "aufgaben/zz/zz.ipynb"
    assert reply["state"]["fetched"] is True
    assert (place.workspace.folder / reply["path"]).is_file()


def test_an_assignment_that_is_not_out_yet_is_told(place: Desk, tmp_path: Path) -> None:
    """In words, and the module stays usable."""
    (tmp_path / "austausch" / "aufgaben" / "zz" / "zz.ipynb").unlink()
    (tmp_path / "austausch" / "aufgaben" / "zz").rmdir()
    trouble = WayToAssignment("zz", place, lambda _: None).receive({"op": "open"})["trouble"]
    assert trouble["number"] == "assignment-not-released"


def test_the_panel_hands_in_what_it_shows(place: Desk, tmp_path: Path) -> None:
    """The attempt's answer file has the hash of the receipt, and holds what was entered."""
    answer(fetched(place), "zz-abgabe", {"text": {"befund": "0,11"}})
    panel = HandInPanel("zz", place, lambda _: None)
    before = panel.traits()["state"]
    assert before["receipt"] is None
    assert [line["exercise"] for line in before["answered"]] == ["zz-abgabe"]
    after = panel.receive({"op": "hand_in"})["state"]
    assert len(after["receipt"]["sha256"]) == 64
    assert after["receipt"]["when"].endswith(" Uhr")
    (attempt,) = (tmp_path / "austausch" / "abgaben" / "zz" / "p07").glob("2*")
    assert json.loads((attempt / "antworten.json").read_bytes())["answers"]["zz-abgabe"] == {"text": {"befund": "0,11"}}


def test_the_overview_names_every_file_that_is_sent(place: Desk, tmp_path: Path) -> None:
    """Byte for byte: what the overview was made from is what lies in the shared folder, and nothing beside it."""
    WayToAssignment("zz", place, lambda _: None).receive({"op": "open"})
    answer(place, "zz-abgabe", {"text": {"befund": "0,11"}})
    panel = HandInPanel("zz", place, lambda _: None)
    said = " ".join(panel.traits()["state"]["sent"])
    shown = snapshot_to_bytes(take_snapshot(place.session.project, "zz", place.session.stored.marks))
    panel.receive({"op": "hand_in"})
    (attempt,) = (tmp_path / "austausch" / "abgaben" / "zz" / "p07").glob("2*")
    assert {each.name for each in attempt.iterdir()} == {"antworten.json", "zz.ipynb", "quittung.json"}
    assert (attempt / "antworten.json").read_bytes() == shown
    assert f"zusammen {number(max(len(shown) / 1000, 0.1), 1)} kB" in said
    assert "zz.ipynb, wie es ausgegeben wurde" in said


def test_what_was_written_into_the_sheet_is_said_before_it_is_sent(place: Desk) -> None:
    """In the full JupyterLab one can; it goes along."""
    WayToAssignment("zz", place, lambda _: None).receive({"op": "open"})
    sheet = place.workspace.assignments / "zz" / "zz.ipynb"
    sheet.write_bytes(sheet.read_bytes() + b"\n")
    said = HandInPanel("zz", place, lambda _: None).traits()["state"]["sent"]
    assert "mit dem, was Sie selbst hineingeschrieben haben" in said[-1]


def test_the_deadline_is_named_and_late_is_said(place: Desk) -> None:
    """TT.MM.JJJJ, HH:MM Uhr."""
    rules = {"schema": 1, "assignment": "zz", "deadline": "2020-01-15T23:59:00+01:00"}
    folder = fetched(place).workspace.assignments / "zz"
    (folder / "aufgabe.json").write_text(json.dumps(rules), encoding="utf-8")
    panel = HandInPanel("zz", place, lambda _: None)
    assert "15.01.2020" in panel.traits()["state"]["deadline"]["text"]
    assert panel.receive({"op": "hand_in"})["state"]["receipt"]["late"] is True


def test_the_panel_makes_its_overview_only_when_it_is_seen(place: Desk) -> None:
    """Each save elsewhere tells it no more than that there is something new."""
    told: list[Any] = []
    panel = HandInPanel("zz", fetched(place), told.append)
    place.session.attach(panel)
    answer(place, "zz-abgabe", {"text": {"befund": "0,11"}})
    assert told == [{"push": "stale"}]
    assert panel.receive({"op": "look"})["state"]["answered"]


def test_a_line_follows_the_exercise_in_the_module(place: Desk) -> None:
    """Begun, checked with its points, changed again."""
    told: list[Any] = []
    line = CompactCard(find("zz-formular"), place, told.append)
    place.session.attach(line)
    card = Card(find("zz-formular"), place.session, lambda _: None)
    full = {"name": "Netz", "seit": "2016", "zweck": "Fachkräfte."}
    answer(place, "zz-formular", {"steckbrief": full})
    assert told[-1]["state"]["word"] == "begonnen"
    card.receive({"op": "check"})
    assert (told[-1]["state"]["word"], told[-1]["state"]["points"]) == ("geprüft", "2 von 2 Punkten")
    answer(place, "zz-formular", {"steckbrief": {**full, "name": "Netz 2"}})
    assert told[-1]["state"]["word"] == "begonnen"


def test_another_kernel_is_noticed_by_a_line(place: Desk) -> None:
    """The module runs in a kernel of its own."""
    told: list[Any] = []
    line = CompactCard(find("zz-frage"), place, told.append)
    place.session.attach(line)
    place.session.store.apply(Change(answer_entry("zz-frage"), {"frage": {"ohne": ["teile"]}}, 0))
    assert line.receive({"op": "poll"}) == {"news": True}
    assert told[-1]["state"]["word"] == "begonnen"


MAKE: dict[str, Callable[[Desk], Piece]] = {
    "handin": lambda place: HandInPanel("zz", place, lambda _: None),
    "way": lambda place: WayToAssignment("zz", place, lambda _: None),
    "compact": lambda place: CompactCard(find("zz-frage"), place, lambda _: None),
}
CALLBACKS = [("handin", "look"), ("handin", "hand_in"), ("handin", "feedback"), ("way", "open"), ("compact", "poll")]


@pytest.mark.parametrize(("form", "operation"), CALLBACKS)
def test_a_fault_in_any_callback_becomes_a_german_box(
    form: str, operation: str, place: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same as for the cards."""
    piece = MAKE[form](place)

    def broken(*_: Any) -> Any:
        raise RuntimeError("geheim")

    monkeypatch.setattr(type(piece), f"_{operation}", broken)
    trouble = piece.receive({"op": operation})["trouble"]
    assert trouble["number"].startswith("W-")
    assert "geheim" not in str(trouble)


def test_every_callback_is_tried_above(place: Desk) -> None:
    """A new one must be added to the test with injected faults."""
    assert sorted((form, op) for form, make in MAKE.items() for op in make(place).operations()) == sorted(CALLBACKS)
