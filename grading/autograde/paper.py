"""An assignment ready for grading: its release notebook, its structure, its key and the fingerprint of its rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol

from grading.autograde.code_cells import code_cells, is_graded
from grading.gradebook import AssignmentStructure, structure_of
from workbook import checks, network
from workbook.checks import PlainKey
from workbook.errors import WorkbookError
from workbook.exercises import Exercise, module

HAND = "-hand"


class CourseFolder(Protocol):
    """What a run needs of a course; :class:`grading.course.Course` is one."""

    @property
    def folder(self) -> Path: ...
    @property
    def id(self) -> str: ...
    @property
    def db_url(self) -> str: ...
    @property
    def source(self) -> Path: ...
    @property
    def release(self) -> Path: ...
    @property
    def submitted(self) -> Path: ...
    @property
    def autograded(self) -> Path: ...
    @property
    def assignments(self) -> tuple[str, ...]: ...
    @property
    def by_id(self) -> Mapping[str, object]: ...
    def golden(self, assignment: str) -> Path: ...
    def key(self) -> PlainKey: ...


class PaperError(WorkbookError):
    """An assignment cannot be graded as it stands: not released, or its points differ from the exercises'."""


@dataclass(frozen=True)
class Paper:
    """One assignment. It is sent to every grading process and is the ``Course`` that :func:`grade` asks for the key."""

    assignment: str
    notebook: Mapping[str, Any]
    plain_key: PlainKey
    code: tuple[Mapping[str, Any], ...] = ()  # the author's code cells with their tests, where some are graded

    def __getstate__(self) -> dict[str, Any]:
        """Sent without what was computed from it: another process finds out for itself which rules it has."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def key(self) -> PlainKey:
        """The plain key."""
        return self.plain_key

    @cached_property
    def structure(self) -> AssignmentStructure:
        """The notebook as the gradebook stores it."""
        return structure_of(self.notebook, self.assignment)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that points are given for."""
        return module(self.assignment).exercises

    @cached_property
    def rules(self) -> str:
        """Fingerprint of everything that decides about points: exercises, checks, key, cells."""
        parts = (
            repr(self.exercises),
            json.dumps({each.id: self.plain_key.answers.get(each.id) for each in self.exercises}, sort_keys=True),
            repr([(cell.name, cell.points) for cell in self.structure.graded.values()]),
            _code(),
            json.dumps(self.code, sort_keys=True),
        )
        return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()


def load_paper(course: CourseFolder, assignment: str) -> Paper:
    """Read an assignment from the course folder: the release, else the source.

    Raises PaperError("paper-missing", "paper-unreadable", "paper-points").
    """
    for folder in (course.release, course.source):
        path = folder / assignment / f"{assignment}.ipynb"
        if path.is_file():
            break
    else:
        raise PaperError("paper-missing", assignment=assignment)
    try:
        paper = Paper(assignment, _read(path), course.key(), _graded_code(course, assignment))
        _check_points(paper)
    except (ValueError, KeyError, TypeError) as error:
        raise PaperError("paper-unreadable", assignment=assignment, reason=type(error).__name__) from error
    return paper


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _graded_code(course: CourseFolder, assignment: str) -> tuple[Mapping[str, Any], ...]:
    """The code cells of the author's notebook, whose tests are not in the release; empty where none is graded."""
    path = course.source / assignment / f"{assignment}.ipynb"
    cells = code_cells(_read(path)) if path.is_file() else ()
    return cells if any(is_graded(cell) for cell in cells) else ()


def _check_points(paper: Paper) -> None:
    """The points in the notebook must be those of the exercises, or shares would be scaled without anybody knowing."""
    wanted = {each.id: each.auto_points for each in paper.exercises if each.auto_points > 0}
    wanted |= {f"{each.id}{HAND}": float(each.hand_points) for each in paper.exercises if each.hand_points > 0}
    found = {name: cell.points for name, cell in paper.structure.graded.items()}
    differing = sorted(name for name in wanted if found.get(name) is None or abs(found[name] - wanted[name]) > 1e-9)  # type: ignore[operator]
    if differing:
        raise PaperError("paper-points", assignment=paper.assignment, cells=", ".join(differing))


@cache
def _code() -> str:
    """Digest of the code that computes outcomes, so that a mended check counts as a change of rules."""
    digest = hashlib.sha256()
    for package in (checks, network):
        folder = Path(package.__file__ or "").parent
        for path in sorted(folder.glob("*.py")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
