"""The participant's project on the disk: ``mein-netzwerk/projekt.json``, its versions, its lock.

Every change goes the same way: take the lock, read what is there now, compare the entry's revision with the one the
window showed, write aside, flush, put in place, flush the folder. Only then does anyone hear "saved".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from workbook.errors import ProjectConflict
from workbook.project.clock import Clock, SystemClock, stamp
from workbook.project.codec import from_bytes
from workbook.project.disk import Disk, LocalDisk
from workbook.project.document import Project
from workbook.project.entries import (
    NETWORK,
    Aside,
    Change,
    Conflict,
    Edit,
    Entry,
    Mark,
    Notice,
    Reason,
    Saved,
    Value,
    answer_entry,
    same,
)
from workbook.project.file import ProjectFile
from workbook.project.incoming import storable
from workbook.project.lock import Lock
from workbook.project.stored import Stored
from workbook.project.versions import Version

Choice = Literal["mine", "theirs"]


@dataclass(frozen=True)
class Act:
    """What is being done to the project, and by which window."""

    reason: Reason
    label: str
    by: str = ""


class ProjectStore:
    """One participant's project folder, shared with any number of other windows and processes.

    ``participant`` is put into the project; ``clock`` and ``disk`` are ports; ``anchor`` is a file of the workspace
    without which nothing is read or written, because the folder is not the one it was. Reading never needs the lock
    and never writes, except to bring a damaged file back from its newest readable version.
    """

    def __init__(
        self,
        folder: Path,
        *,
        participant: str = "",
        clock: Clock | None = None,
        disk: Disk | None = None,
        patience: float = 10.0,
        anchor: Path | None = None,
    ) -> None:
        self.folder = Path(folder)
        self.participant = participant
        self.clock = clock or SystemClock()
        self._disk = disk or LocalDisk()
        self._lock = Lock(self.folder, patience, anchor)
        self._file = ProjectFile(self.folder, participant, self.clock, self._disk, self._lock)
        self._archive = self._file.archive

    # reading

    def read(self) -> Stored:
        """The state on the disk now. Raises ProjectTooNew; a damaged file is recovered and a notice says so."""
        with self._lock.translated(reading=True):
            self._lock.see_anchor()
            return self._file.current()

    @property
    def project(self) -> Project:
        """The project as it is on the disk now."""
        return self.read().project

    def changed_since(self, revision: int) -> frozenset[Entry]:
        """The entries that anyone changed after a revision. Costs one look at the file's head when nothing changed."""
        return self.read().changed_since(revision)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The choices that wait for the person."""
        stored = self.read()
        return tuple(stored.conflict(aside) for aside in stored.asides)

    def versions(self) -> tuple[Version, ...]:
        """Earlier states, newest first."""
        return self._archive.versions()

    def open_version(self, version: Version) -> Project:
        """The project as it was. Raises ProjectDamaged where the version itself cannot be read."""
        with self._lock.translated(reading=True):
            return from_bytes(self._disk.read(version.path), version.path.name).project

    # writing

    def apply(self, change: Change) -> Saved | Conflict:
        """Save one change. Raises ProjectNotWritable (nothing changed) and ProjectError("not-storable", …)."""
        return self.apply_all((change,))

    def apply_all(self, changes: Sequence[Change]) -> Saved | Conflict:
        """Save several changes as one: all of them, or, where one does not fit, none."""
        changes = tuple(map(storable, changes))
        with self._lock:
            stored = self._file.current()
            first = next((change for change in changes if _collides(stored, change)), None)
            if first is not None:
                return self._keep_both(stored, first, changes)
            edits = _edits(stored.project, ((change.entry, change.value) for change in changes))
            return self._save(stored, edits, _act(changes[-1]))

    def apply_if_unchanged(self, changes: Sequence[Change]) -> Saved | None:
        """Save several changes as one if every entry still has its base revision; else None, and nothing is kept."""
        changes = tuple(map(storable, changes))
        with self._lock:
            stored = self._file.current()
            if any(stored.mark(change.entry).revision != change.base_revision for change in changes):
                return None
            edits = _edits(stored.project, ((change.entry, change.value) for change in changes))
            return self._save(stored, edits, _act(changes[-1]))

    def resolve(self, conflict: Conflict, choice: Choice) -> Saved | Conflict:
        """Settle a conflict as the person chose. The value not chosen stays in a version.

        Returns the conflict anew where the entry was changed again meanwhile.
        Raises ProjectConflict("conflict-settled") where another window has settled it.
        """
        with self._lock:
            stored = self._file.current()
            aside = next((each for each in stored.asides if each.id == conflict.id), None)
            if aside is None:
                raise ProjectConflict("conflict-settled")
            if stored.mark(aside.entry).revision != conflict.theirs_revision:
                return stored.conflict(aside)
            settled = replace(stored, asides=tuple(each for each in stored.asides if each is not aside))
            if choice == "theirs":
                mark = Mark(stored.revision, stored.saved_at, aside.by)
                loser = settled.with_values([(aside.entry, aside.value)], mark, aside.label)
                self._archive.keep_state(loser, Reason.CONFLICT)
                return self._write(stored, settled, (), Act(Reason.EDIT, stored.label, aside.by))
            edits = _edits(stored.project, [(aside.entry, aside.value)])
            return self._write(stored, settled, edits, Act(Reason.CONFLICT, aside.label, aside.by))

    def restore(self, version: Version, by: str = "") -> Saved:
        """Bring back the network and the answers of an earlier state; the present one stays as a version.

        Settings stay as they are: a consent withdrawn since then must not come back.
        """
        with self._lock:
            stored, earlier = self._file.current(), self.open_version(version)
            names = dict.fromkeys([*earlier.answers, *stored.project.answers])
            values: list[tuple[Entry, Value]] = [(NETWORK, earlier.network)]
            values += [(answer_entry(name), earlier.answers.get(name)) for name in names]
            edits = _edits(stored.project, values)
            return self._save(stored, edits, Act(Reason.RESTORE, version.label, by))

    def keep(self, reason: Reason) -> None:
        """Keep the present state as a version for good."""
        with self._lock:
            self._archive.keep(self._file.current(), reason)

    def dismiss(self, notice: Notice) -> None:
        """The person has read a notice."""
        with self._lock:
            stored = self._file.current()
            left = tuple(each for each in stored.notices if each != notice)
            if left != stored.notices:
                self._write(stored, replace(stored, notices=left), (), Act(Reason.EDIT, stored.label))

    # inside

    def _save(self, stored: Stored, edits: tuple[Edit, ...], act: Act) -> Saved:
        return self._write(stored, stored, edits, act) if edits else Saved(stored.revision, self.clock.now())

    def _write(self, before: Stored, state: Stored, edits: tuple[Edit, ...], act: Act) -> Saved:
        """Put a new state on the disk, the present one into the versions. Only with the lock."""
        now = self.clock.now()
        mark = Mark(self._file.next_revision(before.revision), stamp(now), act.by)
        new = state.with_values(((edit.entry, edit.after) for edit in edits), mark, act.label)
        new = replace(new, since=self._archive.keep_before(before, now, act.reason))
        self._file.put(new)
        return Saved(mark.revision, now, edits)

    def _keep_both(self, stored: Stored, first: Change, changes: Sequence[Change]) -> Conflict:
        """Keep what was refused. Of several changes made together, all data is kept, so that none of it is lost."""
        now = self.clock.now()
        revision = self._file.next_revision(stored.revision)
        data = [change for change in changes if change.entry.kind != "setting"] or [first]
        asides = stored.asides
        for change in data:
            if not same(change.entry.of(stored.project), change.value):
                asides = _with_aside(asides, change, f"{revision}-{len(asides)}", stamp(now))
        since = self._archive.keep_before(stored, now, Reason.EDIT)
        new = replace(stored.at(Mark(revision, stamp(now)), stored.label), asides=asides, since=since)
        self._file.put(new)
        kept = next(aside for aside in reversed(asides) if aside.entry == first.entry and aside.by == first.by)
        return new.conflict(kept)


def _with_aside(asides: tuple[Aside, ...], change: Change, id_: str, now: str) -> tuple[Aside, ...]:
    """What one window goes on typing replaces what it had typed, not what others had."""
    old = next((each for each in asides if each.entry == change.entry and each.by == change.by != ""), None)
    new = Aside(old.id if old else id_, change.entry, change.value, change.label, now, change.by)
    return (*(each for each in asides if each is not old), new)


def _act(change: Change) -> Act:
    return Act(change.reason, change.label, change.by)


def _collides(stored: Stored, change: Change) -> bool:
    mark = stored.mark(change.entry)
    if mark.revision == change.base_revision or same(change.entry.of(stored.project), change.value):
        return False
    return not (change.by and change.by == mark.by and change.base_revision < mark.revision)


def _edits(project: Project, values: Iterable[tuple[Entry, Value]]) -> tuple[Edit, ...]:
    edits = (Edit(entry, entry.of(project), value) for entry, value in values)
    return tuple(edit for edit in edits if not same(edit.before, edit.after))
