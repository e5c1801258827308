"""The panel "Abgeben" says what stands in the way of a hand-in, and where to settle it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workbook.network import Actor, Network
from workbook.project import NETWORK, Change, ProjectStore
from workbook.widgets import desk as desk_module
from workbook.widgets.desk import Desk, desk
from workbook.widgets.handing_in import HandInPanel


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A workspace with the assignments 05b and 06, the kernel in 06."""
    monkeypatch.setattr(desk_module, "_SESSIONS", {})
    (tmp_path / "teilnahme.json").write_text(json.dumps({"participant": "p07"}), encoding="utf-8")
    for name in ("05b", "06"):
        (tmp_path / "aufgaben" / name).mkdir(parents=True)
        (tmp_path / "aufgaben" / name / f"{name}.ipynb").write_text("{}", encoding="utf-8")
    return desk(tmp_path / "aufgaben/06")


def two_networks(place: Desk) -> None:
    store = place.session.store
    store.apply(Change(NETWORK, Network((Actor("a", "Kita"), Actor("b", "Amt"))), 0, by="eins"))
    store.apply(Change(NETWORK, Network((Actor("a", "BBS"),)), 0, by="zwei"))


def panel(place: Desk, assignment: str, told: list[Any]) -> HandInPanel:
    made = HandInPanel(assignment, place, told.append)
    place.session.attach(made)
    return made


def test_with_one_network_nothing_is_asked(place: Desk) -> None:
    assert panel(place, "06", []).traits()["state"]["networks"] is None


@pytest.mark.parametrize("assignment", ["05b", "06"])
def test_two_networks_are_told_with_the_way_to_the_choice(place: Desk, assignment: str) -> None:
    """An assignment in which no network is entered leads to one where it is."""
    two_networks(place)
    shown = panel(place, assignment, []).receive({"op": "look"})["state"]["networks"]
    assert shown == {
        "size": "2 Akteure, 0 Beziehungen",
        "exercise": "05b-netzwerk",
        "path": "aufgaben/05b/05b.ipynb",
    }


def test_where_no_network_can_be_entered_there_is_no_way(place: Desk) -> None:
    two_networks(place)
    (place.workspace.assignments / "05b/05b.ipynb").unlink()
    assert panel(place, "06", []).receive({"op": "look"})["state"]["networks"]["path"] is None


def test_a_page_opened_anew_shows_what_another_kernel_has_saved(place: Desk) -> None:
    """Its kernel may have slept since; typing on an old state would be taken for a second version."""
    ProjectStore(place.session.store.folder).apply(Change(NETWORK, Network((Actor("a", "Kita"),)), 0))
    assert len(place.session.project.network) == 0
    assert len(desk(place.workspace.assignments / "06").session.project.network) == 1


def test_an_open_panel_hears_of_the_choice(place: Desk) -> None:
    told: list[Any] = []
    panel(place, "05b", told)
    two_networks(place)
    place.session.refresh()
    assert told == [{"push": "stale"}]
    told.clear()
    (waiting,) = place.session.store.conflicts()
    place.session.resolve(waiting.id, "theirs")
    assert told == [{"push": "stale"}]


def _handed_in(place: Desk, feedback: str) -> HandInPanel:
    """The panel after handing in 05b into a shared folder of a course with this rule for feedback."""
    exchange = place.workspace.folder / "austausch"
    exchange.mkdir()
    participation = {"participant": "p07", "handin": {"kind": "folder", "path": "austausch"}}
    (place.workspace.folder / "teilnahme.json").write_text(json.dumps(participation), encoding="utf-8")
    rules = {"schema": 1, "assignment": "05b", "feedback": feedback}
    (place.workspace.assignments / "05b/aufgabe.json").write_text(json.dumps(rules), encoding="utf-8")
    made = panel(desk(place.workspace.assignments / "05b"), "05b", [])
    assert made.receive({"op": "hand_in"})["state"]["receipt"]["number"] == 1
    return made


def test_feedback_that_comes_at_once_is_awaited_and_found(place: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "_SESSIONS", {})
    made = _handed_in(place, "at-once")
    assert made.receive({"op": "feedback"}) == {"feedback": {"here": False}}
    sha256 = made.receive({"op": "look"})["state"]["receipt"]["sha256"]
    page = place.workspace.folder / "austausch/rueckmeldungen/05b/p07/05b.html"
    page.parent.mkdir(parents=True)
    page.write_text(f'<meta name="rueckmeldung" content="automatisch {"0" * 64}">', encoding="utf-8")
    assert made.receive({"op": "feedback"}) == {"feedback": {"here": False}}, "that page is of an earlier hand-in"
    page.write_text(f'<meta name="rueckmeldung" content="automatisch {sha256}">', encoding="utf-8")
    here = {"here": True, "automatic": True, "page": "05b/05b.html"}
    assert made.receive({"op": "feedback"}) == {"feedback": here}
    assert made.receive({"op": "look"})["state"]["feedback"] == here


def test_where_feedback_comes_later_nothing_is_awaited(place: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "_SESSIONS", {})
    assert _handed_in(place, "later").receive({"op": "feedback"}) == {"feedback": None}
