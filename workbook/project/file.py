"""The project file itself: read when it has changed, put in place whole, brought back when it is damaged."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from workbook.errors import ProjectDamaged, ProjectError
from workbook.project.archive import Archive
from workbook.project.clock import Clock, stamp
from workbook.project.codec import from_bytes, to_bytes
from workbook.project.disk import Disk, Glance, write_whole
from workbook.project.entries import Mark, Notice, Reason
from workbook.project.lock import Lock
from workbook.project.stored import Stored

PROJECT_FILE = "projekt.json"
TEN_YEARS = 10 * 365 * 86_400_000  # in milliseconds, as revisions count


class ProjectFile:
    """``projekt.json`` in a folder. What it raises is OSError and ProjectTooNew; the store finds the words."""

    def __init__(self, folder: Path, participant: str, clock: Clock, disk: Disk, lock: Lock) -> None:
        self.path = folder / PROJECT_FILE
        self.archive = Archive(folder, self.path, disk)
        self._participant = participant
        self._clock = clock
        self._disk = disk
        self._lock = lock
        self._seen: tuple[Glance | None, Stored] | None = None

    def current(self) -> Stored:
        """The state on the disk now; with the lock, nobody changes it meanwhile."""
        glance = self._disk.glance(self.path)
        if self._seen is not None and self._seen[0] == glance:
            return self._seen[1]
        try:
            stored = self._load(glance)
        except ProjectDamaged:
            return self._recover()
        self._seen = (glance, stored)
        return stored

    def put(self, stored: Stored) -> None:
        """Put a state in place. Only with the lock."""
        write_whole(self._disk, self.path, to_bytes(stored))
        self._seen = (self._disk.glance(self.path), stored)

    def next_revision(self, last: int) -> int:
        """Grows even when the clock goes back, and never repeats after an old copy of the file was put back."""
        return max(last + 1, int(self._clock.now().timestamp() * 1000))

    def _load(self, glance: Glance | None) -> Stored:
        if glance is None:
            if self.archive.newest_readable() is not None:
                raise ProjectDamaged("project-damaged", file=PROJECT_FILE, place="")
            return self._owned(Stored())
        return self._owned(from_bytes(self._disk.read(self.path)))

    def _owned(self, stored: Stored) -> Stored:
        if not self._participant or stored.project.participant == self._participant:
            return stored
        return replace(stored, project=replace(stored.project, participant=self._participant))

    def _recover(self) -> Stored:
        """Open the newest readable version, keep the damaged file aside, and leave a notice."""
        try:
            with self._lock:
                return self._recovered(write=True)
        except ProjectError:  # nothing can be written here: show what can be read, all the same
            return self._recovered(write=False)

    def _recovered(self, *, write: bool) -> Stored:
        glance = self._disk.glance(self.path)
        with contextlib.suppress(ProjectDamaged):
            return self._load(glance)  # another process was quicker
        source = self.archive.newest_readable()
        base = self._owned(source or Stored())
        highest = max(base.revision, self.archive.highest_revision())
        revision = self.next_revision(highest + TEN_YEARS)  # beyond whatever the lost state had reached
        mark = Mark(revision, stamp(self._clock.now()))
        kept = self.archive.set_aside(revision) if write and glance is not None else PROJECT_FILE
        code = "project-missing" if glance is None else "project-recovered" if source else "project-lost"
        notice = Notice(code, mark.saved_at, (("kept", kept), ("time", base.saved_at)))
        stored = replace(base.at(mark, base.label), notices=(*base.notices, notice))
        if write:
            self.put(stored)
            with contextlib.suppress(OSError):
                self.archive.keep(stored, Reason.RECOVERY)
        return stored
