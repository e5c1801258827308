"""nbgrader's rows for one text: the manual score, the extra credit, the comment, the flag for review."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from grading.gradebook import Change
from grading.gradebook import tables as t
from grading.gradebook.assignments import new_id
from grading.gradebook.journal import append
from grading.rubrics.counting import Standing
from grading.rubrics.model import MarkError
from workbook.exercises import Exercise

HAND = "-hand"


@dataclass(frozen=True)
class HandCell:
    """One text in the gradebook as it is now. ``answer`` is the digest of the answer that the last run saw."""

    participant: str
    grade: str
    notebook: str
    standing: Standing
    answer: str

    def write(
        self, connection: Connection, exercise: Exercise, counts: Standing, *, review: bool, who: str, at: str, why: str
    ) -> None:
        """Write what counts, and the change into the journal."""
        values = {"manual_score": counts.points, "extra_credit": counts.extra, "needs_manual_grade": review}
        connection.execute(update(t.grade).where(t.grade.c.id == self.grade).values(values))
        self._say(connection, exercise, counts.words)
        name = f"{exercise.id}{HAND}"
        before = None if self.standing.total is None else {name: self.standing.total}
        after = {name: counts.total}
        append(connection, Change(at, who, "hand", exercise.module, self.participant, before, after, why))

    def _say(self, connection: Connection, exercise: Exercise, words: str | None) -> None:
        comment = t.comment
        cell = connection.execute(_solution_cell(exercise)).scalar_one_or_none()
        place = (comment.c.notebook_id == self.notebook) & (comment.c.cell_id == cell)
        found = connection.execute(update(comment).where(place).values(manual_comment=words)).rowcount
        if not found and cell is not None:
            row = {"id": new_id(), "notebook_id": self.notebook, "cell_id": cell, "manual_comment": words}
            connection.execute(insert(comment).values(row))


def hand_cell(connection: Connection, exercise: Exercise, participant: str) -> HandCell:
    """The rows of one person's text. Raises MarkError where nothing was handed in."""
    row = connection.execute(_grade_row(exercise, participant)).one_or_none()
    if row is None:
        raise MarkError("mark-not-handed-in", participant=participant, exercise=exercise.title)
    words = connection.execute(_comment(exercise, row)).scalar()
    known = Standing(row.manual_score, row.extra_credit, words)
    return HandCell(participant, row.id, row.notebook_id, known, _answer(connection, exercise, participant))


def _grade_row(exercise: Exercise, participant: str) -> Select[Any]:
    given, grade = t.submitted_assignment, t.grade
    return (
        select(grade.c.id, grade.c.notebook_id, grade.c.manual_score, grade.c.extra_credit)
        .join_from(grade, t.base_cell, t.base_cell.c.id == grade.c.cell_id)
        .join(t.submitted_notebook, t.submitted_notebook.c.id == grade.c.notebook_id)
        .join(given, given.c.id == t.submitted_notebook.c.assignment_id)
        .join(t.assignment, t.assignment.c.id == given.c.assignment_id)
        .where(t.base_cell.c.name == f"{exercise.id}{HAND}", t.assignment.c.name == exercise.module)
        .where(given.c.student_id == participant)
    )


def _comment(exercise: Exercise, row: Row[Any, Any, Any, Any]) -> Select[Any]:
    comment = t.comment.c
    solution = _solution_cell(exercise).scalar_subquery()
    return select(comment.manual_comment).where(comment.notebook_id == row.notebook_id, comment.cell_id == solution)


def _solution_cell(exercise: Exercise) -> Select[Any]:
    """nbgrader keeps the comment with the solution cell, which has the name of the graded one."""
    cell = t.base_cell
    return (
        select(cell.c.id)
        .join(t.notebook, t.notebook.c.id == cell.c.notebook_id)
        .join(t.assignment, t.assignment.c.id == t.notebook.c.assignment_id)
        .where(t.assignment.c.name == exercise.module)
        .where(cell.c.name == f"{exercise.id}{HAND}", cell.c.type == "SolutionCell")
    )


def _answer(connection: Connection, exercise: Exercise, participant: str) -> str:
    state = t.state
    place = (state.c.assignment == exercise.module) & (state.c.participant == participant)
    found = connection.execute(select(state.c.cells).where(place)).scalar()
    return str(json.loads(found or "{}").get(f"{exercise.id}{HAND}", ""))
