"""Collecting what the pages say, from the gradebook: findings of the latest attempt, points and comments by hand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from grading.course import Course
from grading.course.reading import reading
from grading.feedback.model import ExerciseFeedback, Feedback, HandMark, check_lines
from grading.gradebook import latest_attempts
from grading.gradebook import tables as t
from grading.rubrics import Mark, given_marks, latest, wording
from workbook.exercises import Exercise, module

HAND = "-hand"


@dataclass(frozen=True)
class Cell:
    """One graded cell of one submission in the gradebook."""

    auto: float | None
    manual: float | None
    extra: float | None
    maximum: float
    needs_review: bool
    comment: str

    @property
    def points(self) -> float | None:
        """nbgrader's rule: manual before automatic, plus extra; None while nothing is decided."""
        known = self.auto if self.manual is None else self.manual
        return None if known is None else known + (self.extra or 0)


def gather(course: Course, assignment: str, participant: str | None = None) -> Iterator[Feedback]:
    """The feedback of everybody whose submission is recorded, or of one person, in order of the ids."""
    exercises = [each for each in module(assignment).exercises if each.points > 0]
    marks = {place: given.mark for place, given in latest(given_marks(course, assignment)).items() if given.by_rubric}
    with reading(course) as connection:
        cells, moments = _cells(connection, assignment, participant)
        troubles = _troubles(connection, assignment)
        for last in latest_attempts(connection, assignment, participant):
            person, findings = last.participant, {each["exercise"]: each for each in last.exercises}
            yield Feedback(
                course=course.title,
                title=module(assignment).title,
                participant=person,
                assignment=assignment,
                exercises=tuple(
                    _exercise(each, findings.get(each.id, {}), cells[person], marks.get((person, each.id)))
                    for each in exercises
                ),
                received_at=moments.get(person),
                troubles=troubles.get(person, ()),
                attempt=last.number,
                answers_digest=last.digest,
                decided=last.decided,
            )


def _exercise(
    exercise: Exercise, found: Mapping[str, Any], cells: Mapping[str, Cell], mark: Mark | None
) -> ExerciseFeedback:
    auto = cells.get(exercise.id)
    hand = cells.get(f"{exercise.id}{HAND}")
    return ExerciseFeedback(
        exercise=exercise,
        checks=check_lines(found.get("findings", [])),
        points=auto.points if auto else None if exercise.auto_points else 0.0,
        answered=bool(found.get("answered")),
        hand=_mark(exercise, hand, mark) if hand else None,
    )


def _mark(exercise: Exercise, cell: Cell, mark: Mark | None) -> HandMark:
    """What a person gave; an answer that nobody has read is no 0.

    The comment of a rubric spells out its levels. Where it was changed since (in formgrader), only the comment counts.
    """
    if cell.needs_review or cell.points is None:
        return HandMark(None, cell.maximum, cell.comment)
    if mark is None or wording(exercise, mark) != cell.comment:
        return HandMark(cell.points, cell.maximum, cell.comment)
    return HandMark(cell.points, cell.maximum, mark.comment, mark.levels, mark.extra, mark.extra_reason)


def _cells(
    connection: Connection, assignment: str, participant: str | None
) -> tuple[Mapping[str, Mapping[str, Cell]], Mapping[str, datetime]]:
    """Cells by person and name, and when each person handed in.

    nbgrader keeps the comment with the solution cell, which is another row of the same name than the grade cell.
    """
    given, cell = t.submitted_assignment, t.grade_cells
    answer = t.base_cell.alias("answer")
    said = (
        select(t.comment.c.notebook_id, answer.c.name, func.max(t.comment.c.manual_comment).label("words"))
        .join(answer, answer.c.id == t.comment.c.cell_id)
        .group_by(t.comment.c.notebook_id, answer.c.name)
        .subquery()
    )
    same = (said.c.notebook_id == t.grade.c.notebook_id) & (said.c.name == t.base_cell.c.name)
    query = (
        select(
            given.c.student_id,
            given.c.timestamp,
            t.base_cell.c.name,
            t.grade.c.auto_score,
            t.grade.c.manual_score,
            t.grade.c.extra_credit,
            cell.c.max_score,
            t.grade.c.needs_manual_grade,
            func.coalesce(said.c.words, ""),
        )
        .join_from(given, t.assignment, given.c.assignment_id == t.assignment.c.id)
        .join(t.submitted_notebook, t.submitted_notebook.c.assignment_id == given.c.id)
        .join(t.grade, t.grade.c.notebook_id == t.submitted_notebook.c.id)
        .join(cell, cell.c.id == t.grade.c.cell_id)
        .join(t.base_cell, t.base_cell.c.id == cell.c.id)
        .join(said, same, isouter=True)
        .where(t.assignment.c.name == assignment)
    )
    if participant is not None:
        query = query.where(given.c.student_id == participant)
    cells: dict[str, dict[str, Cell]] = defaultdict(dict)
    moments: dict[str, datetime] = {}
    for person, moment, name, *values in connection.execute(query):
        cells[person][name] = Cell(*values)
        if moment is not None:
            moments[person] = moment
    return cells, moments


def _troubles(connection: Connection, assignment: str) -> dict[str, tuple[str, ...]]:
    """What a participant should hear of the troubles: what happened; what to do is for the Referent/in."""
    state = t.state
    query = select(state.c.participant, state.c.troubles).where(state.c.assignment == assignment)
    return {person: tuple(each["was"] for each in json.loads(found)) for person, found in connection.execute(query)}
