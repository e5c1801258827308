"""The course lead's decision which of two opinions counts for an exercise."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert

from grading.gradebook import Gradebook
from grading.gradebook import tables as t
from grading.gradebook.item_report import WithGradebook
from grading.rubrics.cell import hand_cell
from grading.rubrics.counting import Counting, standing
from grading.rubrics.model import MarkError
from grading.rubrics.record import chosen, given_marks, latest, now, settle
from workbook.exercises import find


@dataclass(frozen=True)
class Decided:
    """How many points changed, and whose were left because somebody had changed them in formgrader meanwhile."""

    changed: int
    left: tuple[str, ...]


def counting_of(course: WithGradebook, exercise_id: str) -> Counting:
    """Which of two opinions counts for an exercise now."""
    with Gradebook(course.db_url, course.id) as gradebook, gradebook.reading() as connection:
        return chosen(connection, exercise_id)


def decide(course: WithGradebook, exercise_id: str, counting: Counting, *, who: str, why: str) -> Decided:
    """Let the first opinion or the mean count from now on, and bring all points of the exercise to it.

    Raises MarkError("mark-decision-reason") without a reason, ExerciseUnknown, GradebookError.
    """
    if not why.strip():
        raise MarkError("mark-decision-reason")
    exercise = find(exercise_id)
    marks = given_marks(course, exercise.module, exercise_id)
    firsts, seconds = latest(marks), latest(marks, second=True)
    changed, left = 0, []
    with Gradebook(course.db_url, course.id) as gradebook, gradebook.writing() as connection:
        old, at = chosen(connection, exercise_id), now()
        row = {"exercise": exercise_id, "counting": counting.value, "who": who, "at": at, "why": why.strip()}
        connection.execute(insert(t.counting).values(row))
        for place in sorted(firsts.keys() & seconds.keys()):
            cell = hand_cell(connection, exercise, place[0])
            was, will = (standing(exercise, firsts[place], seconds[place], each) for each in (old, counting))
            if cell.standing.total != was.total:
                left.append(place[0])
            elif was != will:
                settle(connection, cell, exercise, who=who, at=at, why=why.strip())
                changed += was.total != will.total
    return Decided(changed, tuple(left))
