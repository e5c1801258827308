"""Overview, agreement and list as JSON for the desk, with every sentence finished."""

from __future__ import annotations

import math
from collections.abc import Iterable

from grading.course import Course
from grading.rubrics.agreement import agreement
from grading.rubrics.counting import Counting
from grading.rubrics.model import DIGITS, STEP, GivenMark
from grading.rubrics.overview import Line, Progress
from grading.rubrics.queue import Place
from workbook.content import number, percent, text
from workbook.exercises import Exercise, module
from workbook.figures.prose import paragraphs
from workbook.project import Json

ENOUGH = 10  # answers; with fewer, kappa jumps with every single one


def progress_json(row: Progress) -> Json:
    """One line of the overview."""
    return {
        "exercise": row.exercise.id,
        "number": row.exercise.number,
        "title": row.exercise.title,
        "module": module(row.exercise.module).title,
        "answers": row.answers,
        "waiting": row.waiting,
        "changed": row.changed,
        "for_second": row.for_second,
        "second_given": row.second_given,
        "minutes": None if row.seconds is None else math.ceil(row.seconds / 60),
    }


def exercise_json(exercise: Exercise) -> Json:
    """What is asked, and the rubric with the words of its levels."""
    return {
        "id": exercise.id,
        "number": exercise.number,
        "title": exercise.title,
        "task": paragraphs(exercise.task),
        "points": exercise.hand_points,
        "step": STEP,
        "rubric": [
            {"id": line.id, "name": line.name, "weight": line.weight, "levels": list(line.levels)}
            for line in exercise.rubric
        ],
    }


def agreement_json(
    exercise: Exercise, marks: Iterable[GivenMark], found: tuple[Place, ...], counting: Counting
) -> Json:
    """How far two graders agree, per criterion and in points; people by their number in this grader's order."""
    result = agreement(marks)
    names = {line.id: line.name for line in exercise.rubric}
    numbers = {place.participant: place.number for place in found}
    said = "few" if result.answers < ENOUGH else "enough"
    return {
        "exercise": exercise.id,
        "title": f"{exercise.number} {exercise.title}",
        "answers": result.answers,
        "graders": list(result.graders),
        "counting": counting.value,
        "said": text(f"grading_desk.agreement.{said}", n=result.answers),
        "kappa": [
            {
                "name": name,
                "value": number(result.kappa.get(id_), DIGITS),
                "texts": result.counts.get(id_, 0),
                "reading": _reading(result.kappa.get(id_)),
            }
            for id_, name in names.items()
        ],
        "same": percent(result.same),
        "difference": _signed(result.difference),
        "spread": number(result.spread, DIGITS),
        "far": [
            {
                "number": numbers.get(each.participant),
                "criterion": names.get(each.criterion, each.criterion),
                "first": each.first,
                "second": each.second,
            }
            for each in result.far
        ],
    }


def line_json(line: Line, course: Course) -> Json:
    """One line of the list of everything."""
    person = course.by_id.get(line.participant)
    exercise = line.exercise
    return {
        "participant": line.participant,
        "name": person.name if person else line.participant,
        "assignment": line.assignment,
        "exercise": exercise.id if exercise else None,
        "title": f"{exercise.number} {exercise.title}"
        if exercise
        else text("grading_desk.list.whole", id=line.assignment),
        "state": line.state,
        "reason": line.reason,
        "points": "" if line.points is None or exercise is None else _points(line.points, exercise),
        "who": line.who,
    }


def _points(points: float, exercise: Exercise) -> str:
    return text("grading_desk.points_of", points=_short(points), most=_short(float(exercise.hand_points)))


def _short(points: float) -> str:
    return number(points, 0 if float(points).is_integer() else 1 if (2 * points).is_integer() else DIGITS)


def _signed(value: float | None) -> str:
    shown = number(value, DIGITS)
    return f"+{shown}" if value is not None and value > 0 else shown


def _reading(kappa: float | None) -> str:
    """No grades for kappa (their limits are convention, Landis & Koch 1977); only what 0 and none mean."""
    if kappa is None:
        return text("grading_desk.agreement.undefined")
    return text("grading_desk.agreement.below") if kappa <= 0 else ""
