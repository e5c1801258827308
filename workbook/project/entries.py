"""The unit of writing is one entry: the network, the answer to one exercise, or one setting.

Two notebooks and two windows on one project are the normal case. So every entry has its own revision, a change says
which revision its window showed, and a change that does not fit is kept beside the newer one until the person chooses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from workbook.network import Network
from workbook.project.document import Json, Project
from workbook.project.values import same_value

Value: TypeAlias = Json | Network | None  # what an entry holds; None = nothing


class Entry(NamedTuple):
    """The name of an entry; equal to the plain tuple of the same two strings."""

    kind: Literal["network", "answer", "setting"]
    name: str = ""

    def of(self, project: Project) -> Value:
        """The entry's value in a project; None where there is none."""
        if self.kind == "network":
            return project.network
        return (project.answers if self.kind == "answer" else project.settings).get(self.name)


NETWORK = Entry("network")


def answer_entry(exercise: str) -> Entry:
    """The entry that holds the answer to one exercise."""
    return Entry("answer", exercise)


def setting_entry(name: str) -> Entry:
    """The entry that holds one setting."""
    return Entry("setting", name)


class Reason(StrEnum):
    """Why a version is kept. All but EDIT are kept for good."""

    EDIT = "edit"
    IMPORT = "import"
    MERGE = "merge"
    HAND_IN = "hand-in"
    RESTORE = "restore"
    UPGRADE = "upgrade"
    CONFLICT = "conflict"
    RECOVERY = "recovery"


@dataclass(frozen=True)
class Mark:
    """When an entry was last changed: ``revision`` grows with every change of the project, ``by`` names the window."""

    revision: int = 0
    saved_at: str = ""
    by: str = ""


@dataclass(frozen=True)
class Change:
    """A new value for one entry (None removes an answer or a setting).

    ``base_revision`` is the entry's revision in the window where the person typed (0: it was not there yet).
    ``label`` says in German what was done ("Akteur umbenannt"); ``by`` names the window, whose own earlier changes are
    never in its way.
    """

    entry: Entry
    value: Value
    base_revision: int
    label: str = ""
    reason: Reason = Reason.EDIT
    by: str = ""


@dataclass(frozen=True)
class Edit:
    """One entry before and after a change."""

    entry: Entry
    before: Value
    after: Value


@dataclass(frozen=True)
class Saved:
    """The change is on the disk. ``edits`` is empty where nothing was different."""

    revision: int
    saved_at: datetime
    edits: tuple[Edit, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Aside:
    """A refused value, kept in the project file until the person has chosen."""

    id: str
    entry: Entry
    value: Value
    label: str = ""
    saved_at: str = ""
    by: str = ""


@dataclass(frozen=True)
class Conflict:
    """The entry was changed elsewhere since it was shown here. Both values are on the disk; nothing was overwritten.

    ``mine`` is the value of the refused change, ``theirs`` the one in the project, at revision ``theirs_revision``.
    """

    id: str
    entry: Entry
    mine: Value
    theirs: Value
    theirs_revision: int
    label: str = ""
    saved_at: str = ""
    by: str = ""


@dataclass(frozen=True)
class Notice:
    """Something the person must be told when the project is next opened; ``code`` names the sentence."""

    code: str
    at: str
    values: tuple[tuple[str, str], ...] = ()


def same(one: Value, other: Value) -> bool:
    """True if two values of an entry are the same to the file."""
    if isinstance(one, Network) or isinstance(other, Network):
        return one is other or bool(one == other)
    return same_value(one, other)
