"""Rows of a gradebook as values."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from grading.gradebook import tables as t
from grading.gradebook.entries import CellScore

AT_ONCE = 200  # rows fetched together


@dataclass(frozen=True)
class Attempt:
    """One graded submission as it was. ``findings`` is the grade as JSON, ``answers`` the answer file as received."""

    number: int
    assignment: str
    participant: str
    digest: str
    received_at: str | None
    graded_at: str
    rules: str
    decided: bool
    auto: float | None
    findings: Any
    answers: bytes | None


def scores_of(connection: Connection, cells: Any, assignment: str | None, cell: str | None) -> Iterator[CellScore]:
    """The points of one kind of graded cell, ordered by assignment, participant and cell; or of one cell only."""
    query = (
        select(
            t.submitted_assignment.c.student_id.label("participant"),
            t.assignment.c.name.label("assignment"),
            t.base_cell.c.name.label("cell"),
            cells.c.cell_type,
            cells.c.max_score,
            t.grade.c.auto_score.label("auto"),
            t.grade.c.manual_score.label("manual"),
            t.grade.c.extra_credit.label("extra"),
            t.grade.c.needs_manual_grade.label("needs_review"),
        )
        .select_from(t.grade)
        .join(t.base_cell, t.base_cell.c.id == t.grade.c.cell_id)
        .join(cells, cells.c.id == t.base_cell.c.id)
        .join(t.submitted_notebook, t.submitted_notebook.c.id == t.grade.c.notebook_id)
        .join(t.submitted_assignment, t.submitted_assignment.c.id == t.submitted_notebook.c.assignment_id)
        .join(t.assignment, t.assignment.c.id == t.submitted_assignment.c.assignment_id)
        .order_by(t.assignment.c.name, t.submitted_assignment.c.student_id, t.base_cell.c.name)
    )
    if assignment is not None:
        query = query.where(t.assignment.c.name == assignment)
    if cell is not None:
        query = query.where(t.base_cell.c.name == cell)
    for row in connection.execute(query).mappings():
        yield CellScore(**row)


@dataclass(frozen=True)
class Latest:
    """Somebody's latest attempt at an assignment. ``findings`` is the grade as JSON, empty where there was none."""

    participant: str
    number: int
    digest: str
    decided: bool
    findings: Mapping[str, Any]

    @property
    def exercises(self) -> tuple[Mapping[str, Any], ...]:
        """The findings by exercise."""
        return tuple(self.findings.get("exercises", ()))


def latest_attempts(connection: Connection, assignment: str, participant: str | None = None) -> Iterator[Latest]:
    """Everybody's latest attempt, or one person's, ordered by person; streamed, so memory does not grow."""
    row = t.attempt.c
    last = select(func.max(row.number).label("number")).where(row.assignment == assignment)
    if participant is not None:
        last = last.where(row.participant == participant)
    latest = last.group_by(row.participant).subquery()
    query = (
        select(row.participant, row.number, row.answers_digest, row.decided, row.findings)
        .join(latest, latest.c.number == row.number)
        .order_by(row.participant)
    )
    for person, number, digest, decided, packed in connection.execution_options(yield_per=AT_ONCE).execute(query):
        yield Latest(person, number, digest, decided, json.loads(zlib.decompress(packed)) or {})


def attempt_of(row: Mapping[str, Any], answers: bytes | None) -> Attempt:
    """One attempt from its row; the answers may stand in an earlier row of the same digest."""
    return Attempt(
        number=row["number"],
        assignment=row["assignment"],
        participant=row["participant"],
        digest=row["answers_digest"],
        received_at=row["received_at"],
        graded_at=row["graded_at"],
        rules=row["rules"],
        decided=row["decided"],
        auto=row["auto"],
        findings=json.loads(zlib.decompress(row["findings"])),
        answers=None if answers is None else zlib.decompress(answers),
    )
