"""Bringing back an earlier state and reading a notice, as the pages without a kernel do it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.errors import ProjectError
from workbook.lab.facts import read_notices
from workbook.lab.server.earlier import bring_back, read_notice
from workbook.lab.workspace import prepare
from workbook.network import Actor, Network
from workbook.project import NETWORK, Change, ProjectStore, Reason, Workspace

ONE, TWO = Network((Actor("a", "Kita"),)), Network((Actor("a", "Kita"), Actor("b", "Amt")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    prepare(tmp_path / "mappe", tmp_path / "leer", {"participant": "p07"})
    return tmp_path / "mappe"


@pytest.fixture
def store(folder: Path) -> ProjectStore:
    found = Workspace.find(folder).store()
    found.apply(Change(NETWORK, ONE, 0))
    found.apply(Change(NETWORK, TWO, found.read().mark(NETWORK).revision, reason=Reason.IMPORT))
    return found


def test_what_was_brought_back_can_be_given_back(store: ProjectStore) -> None:
    """The page gets the name of the state before, and that brings everything back."""
    (version,) = store.versions()
    told = bring_back(store, f"{version.revision}-import")
    assert store.project.network == ONE
    bring_back(store, told["vorher"])
    assert store.project.network == TWO


def test_bringing_back_what_is_there_already_offers_no_way_back(store: ProjectStore) -> None:
    store.keep(Reason.HAND_IN)
    kept = next(each for each in store.versions() if each.reason is Reason.HAND_IN)
    assert "vorher" not in bring_back(store, f"{kept.revision}-hand-in")


def test_a_name_that_nobody_has_is_refused(store: ProjectStore) -> None:
    with pytest.raises(ProjectError):
        bring_back(store, "1-edit")
    assert store.project.network == TWO


def test_a_notice_is_told_until_it_is_read(folder: Path, store: ProjectStore) -> None:
    (store.folder / "projekt.json").write_text("{", encoding="utf-8")
    (notice,) = read_notices(folder)
    assert "beschädigt" in notice["what"]
    assert "projekt-beschaedigt-" in notice["todo"]
    read_notice(Workspace.find(folder).store(), "eine andere")
    assert len(read_notices(folder)) == 1
    read_notice(Workspace.find(folder).store(), notice["id"])
    assert read_notices(folder) == []


def test_a_project_that_cannot_be_read_brings_no_notices(folder: Path, store: ProjectStore) -> None:
    """What is the matter then is said elsewhere on the page."""
    (store.folder / "projekt.json").write_text('{"head": {"schema": 999, "revision": 1}}', encoding="utf-8")
    assert read_notices(folder) == []
