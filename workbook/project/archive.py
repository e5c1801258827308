"""Keeping earlier states beside the project file, and finding the newest one that can be read."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from workbook.errors import ProjectError
from workbook.project.clock import stamp
from workbook.project.codec import from_bytes, to_bytes
from workbook.project.disk import ASIDE, Disk, write_whole
from workbook.project.entries import Reason
from workbook.project.stored import Stored
from workbook.project.versions import PAUSE, Version, list_versions, seconds_between, surplus, version_path

VERSIONS = "versionen"
PREVIOUS = ".projekt-vorher.json"  # the state before the last change: what is left if the file itself is damaged


class Archive:
    """The versions of one project file. Its methods that write are called with the project's lock held."""

    def __init__(self, folder: Path, path: Path, disk: Disk) -> None:
        self._folder = folder / VERSIONS
        self._path = path
        self._previous = folder / PREVIOUS
        self._disk = disk
        self._tidy = False

    def versions(self) -> tuple[Version, ...]:
        """Earlier states, newest first."""
        return list_versions(self._folder)

    def keep_before(self, stored: Stored, now: datetime, reason: Reason) -> str:
        """Keep the state that is about to be replaced: always for a weighty reason, else once a minute.

        Returns since when work is not in a version, for the state that comes next. A weighty version that cannot be
        kept stops the change (OSError); an ordinary one does not.
        """
        self._remove_rubbish()
        if stored.revision == 0:
            return stamp(now)
        if stored.upgraded_from is not None:
            self.keep(stored, Reason.UPGRADE)
        due = reason is not Reason.EDIT or _is_due(stored, now)
        if reason is not Reason.EDIT:
            self.keep(stored, reason)
        elif due:
            with contextlib.suppress(OSError):
                self.keep(stored, reason)
        with contextlib.suppress(OSError):
            self._disk.remove(self._previous)
            self._disk.keep(self._path, self._previous)
        return stamp(now) if due else stored.since

    def keep(self, stored: Stored, reason: Reason) -> None:
        """Keep the file as it stands, which holds ``stored``, as a version."""
        if stored.revision:
            self._disk.keep(self._path, version_path(self._folder, stored.revision, reason))
            self._thin_out()

    def keep_state(self, stored: Stored, reason: Reason) -> None:
        """Keep a state that never was the project file itself."""
        write_whole(self._disk, version_path(self._folder, stored.revision, reason), to_bytes(stored))

    def set_aside(self, number: int) -> str:
        """Keep a damaged project file under another name, which is returned."""
        damaged = self._path.with_name(f"projekt-beschaedigt-{number}.json")
        with contextlib.suppress(OSError):
            self._disk.keep(self._path, damaged)
        return damaged.name

    def newest_readable(self) -> Stored | None:
        """The newest earlier state that can be read."""
        found = self._opened(self._previous)
        for version in self.versions():
            if found is not None and version.revision <= found.revision:
                break
            stored = self._opened(version.path)
            if stored is not None:
                return stored
        return found

    def highest_revision(self) -> int:
        """The highest revision that any version names, readable or not."""
        return max((version.revision for version in self.versions()), default=0)

    def _opened(self, path: Path) -> Stored | None:
        try:
            return from_bytes(self._disk.read(path), path.name)
        except (OSError, ProjectError):
            return None

    def _thin_out(self) -> None:
        with contextlib.suppress(OSError):
            for version in surplus(self.versions()):
                self._disk.remove(version.path)

    def _remove_rubbish(self) -> None:
        """What a killed process was writing. With the lock held, nobody is writing it now."""
        if self._tidy:
            return
        self._tidy = True
        with contextlib.suppress(OSError):
            for folder in (self._path.parent, self._folder):
                for left in folder.glob(f".*{ASIDE}"):
                    self._disk.remove(left)


def _is_due(stored: Stored, now: datetime) -> bool:
    """After a pause, and once a minute while work goes on."""
    return seconds_between(stored.saved_at, now) >= PAUSE or seconds_between(stored.since, now) >= PAUSE
