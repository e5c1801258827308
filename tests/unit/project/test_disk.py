"""Whole files only, in place in one step; patient where another program holds a file open."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from workbook.project import disk as disk_module
from workbook.project.disk import LocalDisk, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "neu" / "datei.json"
    write_whole(LocalDisk(), path, b"eins")
    write_whole(LocalDisk(), path, b"zwei")
    assert path.read_bytes() == b"zwei"
    assert list(path.parent.iterdir()) == [path]


def test_whoever_reads_meanwhile_keeps_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "datei.json"
    write_whole(LocalDisk(), path, b"eins")
    with path.open("rb") as reader:
        write_whole(LocalDisk(), path, b"zwei")
        assert reader.read() == b"eins"


def test_a_kept_copy_does_not_change_with_the_file(tmp_path: Path) -> None:
    disk, path, copy = LocalDisk(), tmp_path / "datei.json", tmp_path / "versionen" / "1.json"
    write_whole(disk, path, b"eins")
    disk.keep(path, copy)
    write_whole(disk, path, b"zwei")
    disk.keep(path, copy)
    assert copy.read_bytes() == b"eins"


def test_two_states_of_a_file_never_look_alike(tmp_path: Path) -> None:
    disk, path = LocalDisk(), tmp_path / "datei.json"
    assert disk.glance(path) is None
    write_whole(disk, path, b"eins")
    first = disk.glance(path)
    write_whole(disk, path, b"zwei")
    assert disk.glance(path) != first


def test_a_file_that_a_scanner_holds_open_for_a_moment_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace an open file; virus scanners and sync clients hold files open for moments."""
    real, refusals = Path.replace, [0, 0, 0]

    def held(self: Path, target: Path) -> Path:
        if refusals:
            refusals.pop()
            raise PermissionError(13, "Der Prozess kann nicht auf die Datei zugreifen")
        return real(self, target)

    monkeypatch.setattr(disk_module, "_PAUSES", (0.0,) * 7)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(Path, "replace", held)
    write_whole(LocalDisk(), tmp_path / "datei.json", b"eins")
    assert (tmp_path / "datei.json").read_bytes() == b"eins"


def test_a_file_that_stays_held_open_is_said_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Der Prozess kann nicht auf die Datei zugreifen")

    monkeypatch.setattr(disk_module, "_PAUSES", (0.0,) * 7)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(PermissionError):
        write_whole(LocalDisk(), tmp_path / "datei.json", b"eins")
    assert list(tmp_path.iterdir()) == []
