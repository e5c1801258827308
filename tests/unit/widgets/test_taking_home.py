"""The panel "Mitnehmen": what it offers, what it hands out, and that nothing comes of what was given up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.takeaways import worked
from workbook.network import wiesenmark
from workbook.project import NETWORK, Change, Project, Workspace, answer_entry
from workbook.widgets.desk import Desk
from workbook.widgets.session import Session
from workbook.widgets.taking_home import TakeHomePanel

Told = list[tuple[dict[str, Any], tuple[bytes, ...]]]


def panel(folder: Path, module_id: str, project: Project | None = None) -> tuple[TakeHomePanel, Told]:
    """A panel at the desk of somebody who has worked so far, and what it tells the browser."""
    workspace = Workspace(folder, "p07")
    store = workspace.store()
    if project is not None:
        changes = [Change(answer_entry(id_), answer, 0, "") for id_, answer in project.answers.items()]
        store.apply_all([Change(NETWORK, project.network, 0, ""), *changes])
    told: Told = []
    desk = Desk(workspace, Session(store), module_id)
    return TakeHomePanel(module_id, desk, lambda message, *buffers: told.append((message, buffers))), told


def test_the_panel_says_what_there_is_and_what_is_open(tmp_path: Path) -> None:
    shown, _ = panel(tmp_path, "05b", worked())
    state = shown.receive({"op": "look"})["state"]
    assert state["name"] == "Netzwerk Haferland"
    assert "05b-befunde" in [each["exercise"] for each in state["ready"]]
    assert state["forms"] == [".pdf", ".docx", ".xlsx"]
    assert state["report"] == {"forms": [".pdf", ".docx", ".xlsx", ".html"], "example": False}
    assert {"id": "05b-netzwerk-netzwerk", "title": "Netzwerkkarte"} in state["pictures"]


def test_a_new_participant_finds_nothing_yet_but_the_example_report(tmp_path: Path) -> None:
    shown, _ = panel(tmp_path, "05a")
    state = shown.receive({"op": "look"})["state"]
    assert (state["ready"], state["forms"], state["pictures"]) == ([], [], [])
    assert state["report"]["example"]
    assert "Netzwerkkarte" in state["open"]


def test_a_file_is_told_with_its_bytes_and_lies_in_the_workspace(tmp_path: Path) -> None:
    shown, told = panel(tmp_path, "02", worked())
    assert shown.receive({"op": "make", "what": "module", "form": ".pdf"}) == {"job": 1}
    *steps, (made, buffers) = told
    assert [message["push"] for message, _ in steps] == ["step"] * 3
    assert made["file"] == {
        "name": "02_Meine-Rolle-mein-Auftrag_Netzwerk-Haferland.pdf",
        "media": "application/pdf",
        "place": "mitnehmen/02_Meine-Rolle-mein-Auftrag_Netzwerk-Haferland.pdf",
    }
    assert buffers == ((tmp_path / made["file"]["place"]).read_bytes(),)


def test_what_was_deselected_is_not_in_the_file(tmp_path: Path) -> None:
    shown, told = panel(tmp_path, "02", worked())
    sizes = []
    for without in ([], ["02-rollenprofil", "02-zeit", "02-auftrag", "02-doppelrolle"]):
        shown.receive({"op": "make", "what": "module", "form": ".xlsx", "without": without})
        sizes.append(len(told[-1][1][0]))
    assert sizes[1] < sizes[0]


def test_nothing_comes_of_what_was_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, told = panel(tmp_path, "02", worked())
    waiting: list[Any] = []
    monkeypatch.setattr("workbook.widgets.taking_home.beside", waiting.append)
    reply = shown.receive({"op": "make", "what": "module", "form": ".pdf"})
    shown.receive({"op": "stop", "job": reply["job"]})
    waiting[0](lambda call: call())
    assert told == []
    assert not (tmp_path / "mitnehmen").exists()


def test_a_later_wish_replaces_an_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, told = panel(tmp_path, "02", worked())
    waiting: list[Any] = []
    monkeypatch.setattr("workbook.widgets.taking_home.beside", waiting.append)
    for form in (".pdf", ".docx"):
        shown.receive({"op": "make", "what": "module", "form": form})
    for work in waiting:
        work(lambda call: call())
    assert [message["file"]["name"][-5:] for message, _ in told if "file" in message] == [".docx"]


@pytest.mark.parametrize("message", [{}, {"what": "all"}, {"what": "module"}, {"what": "picture", "form": ".png"}])
def test_an_odd_wish_is_answered_in_german(tmp_path: Path, message: dict[str, Any]) -> None:
    shown, told = panel(tmp_path, "02", worked())
    reply = shown.receive({"op": "make", **message})
    trouble = reply.get("trouble") or told[-1][0]["trouble"]
    assert "nicht mitzunehmen" in trouble["what"]


def test_a_folder_that_cannot_be_written_costs_no_download(tmp_path: Path) -> None:
    (tmp_path / "mitnehmen").write_text("eine Datei, wo der Ordner liegen soll")
    shown, told = panel(tmp_path, "05b", Project("p07", wiesenmark()))
    shown.receive({"op": "make", "what": "report", "form": ".html"})
    made, buffers = told[-1]
    assert made["file"]["place"] == ""
    assert buffers[0].startswith(b"<!DOCTYPE html>")


def test_a_fault_while_making_becomes_a_german_box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, told = panel(tmp_path, "02", worked())

    def broken(*_: object) -> None:
        raise RuntimeError("C:\\Users\\ute")

    monkeypatch.setattr("workbook.widgets.taking_home.made", broken)
    shown.receive({"op": "make", "what": "module", "form": ".pdf"})
    trouble = told[-1][0]["trouble"]
    assert trouble["number"].startswith("W-")
    assert "ute" not in str(trouble)


def test_changes_of_the_project_are_announced_not_drawn(tmp_path: Path) -> None:
    shown, told = panel(tmp_path, "02", worked())
    shown.redraw(None)  # type: ignore[arg-type]
    assert told == [({"push": "stale"}, ())]
