"""Every error that a person may meet, in one tree.

    WorkbookError                what is, why it matters, what to do now (German), with an error number
    ├── ContentError             a content file (texts, exercises) is not as it should be: for authors
    │   └── ContentFaults        a text of the course cannot be built; carries every fault with file and line
    ├── TableFaults              a table was not taken over; carries every fault with file, row, column
    ├── NetworkError             a network cannot be built or changed as asked
    ├── ProjectError             the participant's project
    │   ├── ProjectDamaged       the file cannot be read; the versions are offered
    │   ├── ProjectTooNew        written by a newer workbook
    │   ├── ProjectConflict      the same entry was changed elsewhere; both versions are kept
    │   └── ProjectNotWritable   disk full, folder read-only
    ├── ExerciseUnknown          no exercise of that id
    ├── SnapshotInvalid          an answer file that cannot be graded; carries a code for the triage list
    ├── HandInError              handing in did not work; nothing was sent
    └── CourseError              a cohort folder or a step of grading: for Referent/innen and the Lehrgangsleitung
        └── CourseFaults         course.toml or a table in the folder; carries every fault

The German sentences live in ``content/de/errors.toml`` under the error's code, so wording has one home.
Raise with the code and the values its sentences name: ``NetworkError("actor-unknown", actor="A7")``.
"""

from __future__ import annotations

import errno
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

SENTENCES = Path(__file__).parent / "content" / "de" / "errors.toml"
REASONS = SENTENCES.with_name("reasons.toml")


@dataclass(frozen=True, slots=True)
class Message:
    """One German message: what is, why it matters, what to do now."""

    what: str
    why: str
    todo: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.why, self.todo) if part)


def error_message(code: str, values: Mapping[str, object]) -> Message:
    """The German message of an error code; an unknown code still yields a readable message."""
    entry = _sentences().get(code)
    if entry is None:
        entry = _sentences()["unexpected"]
        values = {**values, "code": code}
    if "reason" in values:
        values = {**values, "reason": in_german(str(values["reason"]))}
    return Message(*(str(entry.get(part, "")).format_map(_Shown(values)) for part in ("was", "warum", "tun")))


def in_german(reason: str) -> str:
    """What the system or the database gave as its reason, in German where it is known; else as it was said."""
    return _reasons().get(reason, reason)


@cache
def _reasons() -> Mapping[str, str]:
    with REASONS.open("rb") as handle:
        known = tomllib.load(handle)
    system = {os.strerror(getattr(errno, name)): said for name, said in known["system"].items() if hasattr(errno, name)}
    return {**known["database"], **system}


@cache
def _sentences() -> Mapping[str, Mapping[str, Any]]:
    with SENTENCES.open("rb") as handle:
        return tomllib.load(handle)


class _Shown(dict[str, object]):
    """Values for a message: a missing one shows as its name instead of hiding the message."""

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__(values)

    def __missing__(self, key: str) -> str:
        return f"‹{key}›"


class WorkbookError(Exception):
    """Base of all errors that are shown to a person."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    @cached_property
    def message(self) -> Message:
        """The German wording of this error."""
        return error_message(self.code, self.values)

    def __str__(self) -> str:
        return str(self.message)


class ContentError(WorkbookError):
    """A content file is not as it should be."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a table.

    ``row`` counts as in the file, header = row 1; None where the fault concerns the whole file.
    ``column`` is the header as the person wrote it; None where no single column is meant.
    """

    code: str
    file: str
    row: int | None
    column: str | None
    text: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"Zeile {self.row}")
        if self.column is not None:
            place.append(f"Spalte „{self.column}“")
        return f"{', '.join(place)}: {self.text}"


class _Listed(WorkbookError):
    """An error that carries every fault at once, for the person to mend in one go."""

    _code = ""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(self._code, count=len(faults))
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join([str(self.message), *(f"– {fault}" for fault in self.faults)])


class TableFaults(_Listed):
    """A table has faults; nothing of it was taken over."""

    _code = "table-faults"


class ContentFaults(_Listed, ContentError):
    """Texts of the course cannot be built into notebooks; carries every fault."""

    _code = "content-faults"


class CourseError(WorkbookError):
    """Something is the matter with a cohort folder or a step of grading."""


class CourseFaults(_Listed, CourseError):
    """course.toml or a table of the cohort folder has faults; nothing of it was taken over."""

    _code = "course-faults"


class NetworkError(WorkbookError):
    """A network cannot be built or changed as asked."""


class ProjectError(WorkbookError):
    """Something is the matter with the participant's project."""


class ProjectDamaged(ProjectError):
    """The project file cannot be read."""


class ProjectTooNew(ProjectError):
    """The project was written by a newer workbook."""


class ProjectConflict(ProjectError):
    """The same entry was changed in another window since it was shown here."""


class ProjectNotWritable(ProjectError):
    """The project cannot be saved: disk full or folder read-only."""


class ExerciseUnknown(WorkbookError):
    """No exercise has this id."""


class SnapshotInvalid(WorkbookError):
    """An answer file that cannot be graded as it is."""


class HandInError(WorkbookError):
    """Handing in did not work; nothing was sent."""
