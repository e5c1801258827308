"""What the project file holds: the project, and the book-keeping that lets several windows write to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from workbook.network import Network
from workbook.project.document import Json, Project
from workbook.project.entries import Aside, Conflict, Entry, Mark, Notice, Value, same

UNTOUCHED = Mark()


@dataclass(frozen=True)
class Stored:
    """One state of the project file.

    ``since`` is when the work began that no version holds yet: it decides when the next version is due.
    ``marks`` has an entry for everything that was ever changed, also for what was removed again. ``upgraded_from`` is
    the schema the file was read with, if an older one. ``foreign`` keeps keys that this version does not know.
    """

    project: Project = field(default_factory=Project)
    revision: int = 0
    saved_at: str = ""
    label: str = ""
    since: str = ""
    marks: Mapping[Entry, Mark] = field(default_factory=dict)
    asides: tuple[Aside, ...] = ()
    notices: tuple[Notice, ...] = ()
    upgraded_from: int | None = None
    foreign: Mapping[str, Json] = field(default_factory=dict)

    def mark(self, entry: Entry) -> Mark:
        """When the entry was last changed; revision 0 if never."""
        return self.marks.get(entry, UNTOUCHED)

    def conflict(self, aside: Aside) -> Conflict:
        """A value kept aside, with the one that now stands in the project."""
        return Conflict(
            id=aside.id,
            entry=aside.entry,
            mine=aside.value,
            theirs=aside.entry.of(self.project),
            theirs_revision=self.mark(aside.entry).revision,
            label=aside.label,
            saved_at=aside.saved_at,
            by=aside.by,
        )

    def changed_since(self, revision: int) -> frozenset[Entry]:
        """The entries changed after a revision."""
        return frozenset(entry for entry, mark in self.marks.items() if mark.revision > revision)

    def with_values(self, values: Iterable[tuple[Entry, Value]], mark: Mark, label: str) -> Stored:
        """The state with entries replaced under one new mark. What was kept aside and is now in place is settled."""
        values = tuple(values)
        asides = tuple(a for a in self.asides if not any(a.entry == e and same(a.value, v) for e, v in values))
        project = self.project
        for entry, value in values:
            project = with_value(project, entry, value)
        marks = {**self.marks, **{entry: mark for entry, _ in values}}
        return replace(self.at(mark, label), project=project, marks=marks, asides=asides)

    def at(self, mark: Mark, label: str) -> Stored:
        """The state under a new revision, as it is about to be written in the present schema."""
        return replace(self, revision=mark.revision, saved_at=mark.saved_at, label=label, upgraded_from=None)


def with_value(project: Project, entry: Entry, value: Value) -> Project:
    """The project with one entry replaced or (None) removed."""
    if entry.kind == "network":
        return project.with_network(Network() if value is None else value)
    table = dict(project.answers if entry.kind == "answer" else project.settings)
    if value is None:
        table.pop(entry.name, None)
    else:
        table[entry.name] = value
    return replace(project, answers=table) if entry.kind == "answer" else replace(project, settings=table)


def entries_of(project: Project) -> tuple[Entry, ...]:
    """Every entry that holds something."""
    answers = tuple(Entry("answer", name) for name in project.answers)
    return (Entry("network"), *answers, *(Entry("setting", name) for name in project.settings))
