"""Recording marks: nbgrader's manual score and comment, our own record, and the journal, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from grading.gradebook import Gradebook
from grading.gradebook import tables as t
from grading.gradebook.item_report import WithGradebook
from grading.rubrics.cell import HAND, HandCell, hand_cell
from grading.rubrics.counting import Counting, standing
from grading.rubrics.model import GivenMark, Mark, MarkError, points_of
from workbook.content import text
from workbook.exercises import Exercise, find

__all__ = ["HAND", "Seen", "chosen", "give", "given_marks", "latest", "now", "settle", "withdraw"]


@dataclass(frozen=True)
class Seen:
    """What a grader had before them: the digest of the answer, and the number of the first opinion (0 = none)."""

    answer: str
    mark: int = 0


def give(
    course: WithGradebook,
    participant: str,
    exercise_id: str,
    mark: Mark,
    *,
    who: str,
    second: bool = False,
    seen: Seen | None = None,
) -> GivenMark:
    """Record a mark. A first opinion becomes the points that count; a ``second`` one is kept beside it for comparison.

    With ``seen`` it is refused where the answer or the first opinion is another by now.
    Raises MarkError, ExerciseUnknown, GradebookError.
    """
    exercise = find(exercise_id)
    points = points_of(exercise, mark)
    with Gradebook(course.db_url, course.id) as gradebook, gradebook.writing() as connection:
        cell = hand_cell(connection, exercise, participant)
        before = latest(_marks(connection, exercise.module, exercise.id)).get((participant, exercise.id))
        _check_seen(seen, cell, before, second=second)
        at = now()
        if not second:
            _take_over(connection, cell, exercise, before, at)
        given = GivenMark(exercise.module, participant, exercise.id, who, at, mark, points, second, cell.answer)
        given = replace(given, number=_keep(connection, given))
        if not second or chosen(connection, exercise.id) is Counting.MEAN:
            settle(connection, cell, exercise, who=who, at=at, why=mark.extra_reason.strip())
    return given


def withdraw(course: WithGradebook, number: int, exercise_id: str, *, who: str) -> GivenMark:
    """Take a mark back: what was before it stands again. Raises MarkError where it is not the last one."""
    exercise = find(exercise_id)
    with Gradebook(course.db_url, course.id) as gradebook, gradebook.writing() as connection:
        marks = _marks(connection, exercise.module, exercise.id)
        given = next((each for each in marks if each.number == number), None)
        if given is None or latest(marks, second=given.second)[(given.participant, exercise.id)] != given:
            raise MarkError("mark-not-last")
        at = now()
        connection.execute(insert(t.withdrawn).values(mark=number, who=who, at=at))
        if not given.second or chosen(connection, exercise.id) is Counting.MEAN:
            cell = hand_cell(connection, exercise, given.participant)
            settle(connection, cell, exercise, who=who, at=at, why=text("grading.mark.withdrawn"))
    return given


def settle(connection: Connection, cell: HandCell, exercise: Exercise, *, who: str, at: str, why: str) -> None:
    """Bring nbgrader's rows of one answer to what counts, and note the change."""
    first, second = _opinions(connection, cell, exercise)
    counts = standing(exercise, first, second, chosen(connection, exercise.id))
    cell.write(
        connection, exercise, counts, review=first is None or first.answer != cell.answer, who=who, at=at, why=why
    )


def given_marks(course: WithGradebook, assignment: str, exercise_id: str | None = None) -> tuple[GivenMark, ...]:
    """Every mark given for an assignment and not taken back, oldest first."""
    with Gradebook(course.db_url, course.id) as gradebook, gradebook.reading() as connection:
        return _marks(connection, assignment, exercise_id)


def latest(marks: Iterable[GivenMark], *, second: bool = False) -> dict[tuple[str, str], GivenMark]:
    """The mark that stands, by participant and exercise."""
    return {(each.participant, each.exercise): each for each in marks if each.second == second}


def chosen(connection: Connection, exercise_id: str) -> Counting:
    """Which of two opinions counts for an exercise."""
    row = t.counting.c
    query = select(row.counting).where(row.exercise == exercise_id).order_by(row.number.desc()).limit(1)
    return Counting(connection.execute(query).scalar() or Counting.FIRST)


def now() -> str:
    """The present moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _opinions(connection: Connection, cell: HandCell, exercise: Exercise) -> tuple[GivenMark | None, GivenMark | None]:
    marks = _marks(connection, exercise.module, exercise.id)
    place = (cell.participant, exercise.id)
    return latest(marks).get(place), latest(marks, second=True).get(place)


def _check_seen(seen: Seen | None, cell: HandCell, before: GivenMark | None, *, second: bool) -> None:
    if seen is None:
        return
    if seen.answer != cell.answer:
        raise MarkError("mark-answer-newer")
    if not second and before is not None and before.number != seen.mark:
        raise MarkError("mark-meanwhile", who=before.who)


def _take_over(connection: Connection, cell: HandCell, exercise: Exercise, before: GivenMark | None, at: str) -> None:
    """Keep points that were given elsewhere as a mark, so that taking ours back brings them again."""
    first, second = _opinions(connection, cell, exercise)
    counts = standing(exercise, first, second, chosen(connection, exercise.id))
    if cell.standing.points is None or cell.standing.total == counts.total:
        return
    mark = Mark({}, cell.standing.words or "", cell.standing.extra or 0.0)
    answer = before.answer if before else ""
    who = text("grading.mark.elsewhere")
    _keep(
        connection,
        GivenMark(exercise.module, cell.participant, exercise.id, who, at, mark, cell.standing.points, answer=answer),
    )


def _marks(connection: Connection, assignment: str, exercise_id: str | None = None) -> tuple[GivenMark, ...]:
    return tuple(_read(row) for row in connection.execute(_query(assignment, exercise_id)))


def _query(assignment: str, exercise_id: str | None) -> Select[Any]:
    mark = t.mark
    over = select(t.withdrawn.c.mark)
    query = select(mark).where(mark.c.assignment == assignment, mark.c.number.not_in(over)).order_by(mark.c.number)
    return query if exercise_id is None else query.where(mark.c.exercise == exercise_id)


def _keep(connection: Connection, given: GivenMark) -> int:
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
    return int(connection.execute(insert(t.mark).values(row).returning(t.mark.c.number)).scalar_one())


def _read(row: Row[*tuple[Any, ...]]) -> GivenMark:
    kept = row._mapping
    mark = Mark(json.loads(kept["levels"]), kept["comment"], kept["extra"], kept["extra_reason"])
    names = ("assignment", "participant", "exercise", "who", "at", "points", "second", "answer", "number")
    return GivenMark(mark=mark, **{name: kept[name] for name in names})
