"""The group's picture comes into the workspace with the other new things, and goes when the course takes it away."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from workbook.errors import HandInError
from workbook.handin import GROUP_FILE, FileClient, FolderClient, fetch_group, kept_group
from workbook.handin.group import Group, Member, group_to_bytes, mark_of, read_group
from workbook.lab.fetching import fetch_news
from workbook.project import Workspace
from workbook.project.profiles import profile_of

DAY = date(2026, 9, 10)
PROFILE = profile_of({"name": "Netz", "partner": 12, "phase": "im Aufbau", "themen": ["Ausbildung"], "suche": ["ÖPNV"]})
GROUP = Group((Member(mark_of("p01"), PROFILE), Member(mark_of("p02"), profile_of({"name": "Zwei"}))), DAY, DAY)


@pytest.fixture
def exchange(tmp_path: Path) -> Path:
    folder = tmp_path / "austausch"
    (folder / "aufgaben").mkdir(parents=True)
    return folder


@pytest.fixture
def workspace(tmp_path: Path, exchange: Path) -> Workspace:
    folder = tmp_path / "mappe"
    folder.mkdir()
    way = {"kind": "folder", "path": str(exchange)}
    (folder / "teilnahme.json").write_text(json.dumps({"participant": "p01", "handin": way}), encoding="utf-8")
    return Workspace.find(folder)


def test_a_group_survives_being_written() -> None:
    assert read_group(group_to_bytes(GROUP)) == GROUP


def test_one_knows_ones_own_network_again() -> None:
    assert GROUP.of("p01") == PROFILE
    assert [each.name for each in GROUP.others("p01")] == ["Zwei"]
    assert GROUP.of("p09") is None


def test_it_is_fetched_with_the_other_new_things_and_said_once(workspace: Workspace, exchange: Path) -> None:
    (exchange / GROUP_FILE).write_bytes(group_to_bytes(GROUP))
    assert "Gruppenbild Ihres Lehrgangs ist da" in str(fetch_news(workspace.folder))
    assert kept_group(workspace.folder, DAY) == GROUP
    assert "Gruppenbild" not in str(fetch_news(workspace.folder))


def test_what_the_course_takes_away_leaves_the_workspace(workspace: Workspace, exchange: Path) -> None:
    (exchange / GROUP_FILE).write_bytes(group_to_bytes(GROUP))
    fetch_news(workspace.folder)
    (exchange / GROUP_FILE).unlink()
    assert "zurückgezogen" in str(fetch_news(workspace.folder))
    assert not (workspace.folder / GROUP_FILE).exists()


def test_an_unreachable_folder_takes_nothing_away(workspace: Workspace, exchange: Path) -> None:
    (workspace.folder / GROUP_FILE).write_bytes(group_to_bytes(GROUP))
    exchange.rename(exchange.with_name("fort"))
    assert fetch_news(workspace.folder).troubles
    assert kept_group(workspace.folder, DAY) == GROUP


def test_after_its_time_it_is_not_shown(workspace: Workspace) -> None:
    (workspace.folder / GROUP_FILE).write_bytes(group_to_bytes(GROUP))
    assert kept_group(workspace.folder, date(2026, 9, 11)) is None


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"schema":2}',
        b'{"schema":1,"made":"x","networks":[]}',
        b'{"schema":1,"made":"2026-09-10","networks":[7]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_picture_never_replaces_a_good_one(workspace: Workspace, exchange: Path, junk: bytes) -> None:
    (workspace.folder / GROUP_FILE).write_bytes(group_to_bytes(GROUP))
    (exchange / GROUP_FILE).write_bytes(junk)
    with pytest.raises(HandInError, match="Gruppenbild"):
        fetch_group(FolderClient(exchange), workspace)
    assert kept_group(workspace.folder, DAY) == GROUP


def test_a_link_in_the_shared_folder_is_not_followed(workspace: Workspace, exchange: Path, tmp_path: Path) -> None:
    (tmp_path / "anderswo.json").write_bytes(group_to_bytes(GROUP))
    (exchange / GROUP_FILE).symlink_to(tmp_path / "anderswo.json")
    assert fetch_group(FolderClient(exchange), workspace) is None
    assert not (workspace.folder / GROUP_FILE).exists()


@pytest.mark.parametrize("packed", [True, False])
def test_by_mail_it_comes_in_the_inbox(tmp_path: Path, packed: bool) -> None:
    inbox = tmp_path / "eingang"
    inbox.mkdir()
    if packed:
        with zipfile.ZipFile(inbox / "post.zip", "w") as file:
            file.writestr(GROUP_FILE, group_to_bytes(GROUP))
    else:
        (inbox / GROUP_FILE).write_bytes(group_to_bytes(GROUP))
    assert fetch_group(FileClient(tmp_path), Workspace(tmp_path, "p01")) is True
    assert kept_group(tmp_path, DAY) == GROUP
