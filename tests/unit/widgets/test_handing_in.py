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
