"""Recording marks: nbgrader's manual score and comment, our own record, and the journal, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from grading.gradebook import Change, Gradebook
from grading.gradebook import tables as t
from grading.gradebook.item_report import WithGradebook
from grading.gradebook.journal import append
from grading.rubrics.model import GivenMark, Mark, MarkError, points_of, wording
from workbook.exercises import Exercise, find

HAND = "-hand"


def give(
    course: WithGradebook, participant: str, exercise_id: str, mark: Mark, *, who: str, second: bool = False
) -> GivenMark:
    """Record a mark. A first opinion becomes the points that count; a ``second`` one is kept beside it for comparison.

    Raises MarkError, ExerciseUnknown, GradebookError.
    """
    exercise = find(exercise_id)
    points = points_of(exercise, mark)
    with Gradebook(course.db_url, course.id) as gradebook, gradebook.writing() as connection:
        cell = _cell(connection, exercise, participant)
        answer = _answer(connection, exercise, participant)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        given = GivenMark(exercise.module, participant, exercise.id, who, at, mark, points, second, answer)
        if not second:
            _to_nbgrader(connection, cell, exercise, given)
        _keep(connection, given)
    return given


def given_marks(course: WithGradebook, assignment: str, exercise_id: str | None = None) -> tuple[GivenMark, ...]:
    """Every mark ever given for an assignment, oldest first."""
    mark = t.mark
    query = select(mark).where(mark.c.assignment == assignment).order_by(mark.c.number)
    if exercise_id is not None:
        query = query.where(mark.c.exercise == exercise_id)
    with Gradebook(course.db_url, course.id) as gradebook, gradebook.reading() as connection:
        return tuple(_read(row) for row in connection.execute(query))


def latest(marks: Iterable[GivenMark], *, second: bool = False) -> dict[tuple[str, str], GivenMark]:
    """The mark that stands, by participant and exercise."""
    return {(each.participant, each.exercise): each for each in marks if each.second == second}


def _cell(connection: Connection, exercise: Exercise, participant: str) -> Row[Any, Any, Any, Any]:
    """The row of points that a mark belongs to."""
    given = t.submitted_assignment
    query = (
        select(t.grade.c.id, t.grade.c.notebook_id, t.grade.c.cell_id, t.grade.c.manual_score)
        .join_from(t.grade, t.base_cell, t.base_cell.c.id == t.grade.c.cell_id)
        .join(t.submitted_notebook, t.submitted_notebook.c.id == t.grade.c.notebook_id)
        .join(given, given.c.id == t.submitted_notebook.c.assignment_id)
        .join(t.assignment, t.assignment.c.id == given.c.assignment_id)
        .where(t.base_cell.c.name == f"{exercise.id}{HAND}", t.assignment.c.name == exercise.module)
        .where(given.c.student_id == participant)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise MarkError("mark-not-handed-in", participant=participant, exercise=exercise.title)
    return row


def _answer(connection: Connection, exercise: Exercise, participant: str) -> str:
    """The digest of the answer as the last run saw it."""
    state = t.state
    place = (state.c.assignment == exercise.module) & (state.c.participant == participant)
    found = connection.execute(select(state.c.cells).where(place)).scalar()
    return str(json.loads(found or "{}").get(f"{exercise.id}{HAND}", ""))


def _to_nbgrader(connection: Connection, cell: Row[Any, Any, Any, Any], exercise: Exercise, given: GivenMark) -> None:
    values = {
        "manual_score": given.points,
        "extra_credit": given.mark.extra or None,
        "needs_manual_grade": False,
    }
    connection.execute(update(t.grade).where(t.grade.c.id == cell.id).values(values))
    place = (t.comment.c.notebook_id == cell.notebook_id) & (t.comment.c.cell_id.in_(_solution_cells(exercise)))
    connection.execute(update(t.comment).where(place).values(manual_comment=wording(exercise, given.mark)))
    name = f"{exercise.id}{HAND}"
    before = None if cell.manual_score is None else {name: cell.manual_score}
    after = {name: round(given.points + given.mark.extra, 6)}
    why = given.mark.extra_reason.strip()
    append(connection, Change(given.at, given.who, "hand", given.assignment, given.participant, before, after, why))


def _solution_cells(exercise: Exercise) -> Select[Any]:
    cell = t.base_cell.c
    return select(cell.id).where(cell.name == f"{exercise.id}{HAND}", cell.type == "SolutionCell")


def _keep(connection: Connection, given: GivenMark) -> None:
    row = {
        "assignment": given.assignment,
        "participant": given.participant,
        "exercise": given.exercise,
        "who": given.who,
        "second": given.second,
        "at": given.at,
        "answer": given.answer,
        "levels": json.dumps(given.mark.levels, sort_keys=True),
        "points": given.points,
        "extra": given.mark.extra,
        "extra_reason": given.mark.extra_reason.strip(),
        "comment": given.mark.comment.strip(),
    }
    connection.execute(insert(t.mark).values(row))


def _read(row: Row[*tuple[Any, ...]]) -> GivenMark:
    kept = row._mapping
    mark = Mark(json.loads(kept["levels"]), kept["comment"], kept["extra"], kept["extra_reason"])
    names = ("assignment", "participant", "exercise", "who", "at", "points", "second", "answer", "number")
    return GivenMark(mark=mark, **{name: kept[name] for name in names})
