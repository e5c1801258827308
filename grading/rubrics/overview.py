"""Where grading by hand stands: how many texts of each exercise wait, and everything that somebody should look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grading.autograde import triage
from grading.course import Course
from grading.gradebook import CellScore, Gradebook
from grading.rubrics.agreement import far
from grading.rubrics.model import GivenMark
from grading.rubrics.queue import Place, places, seconds_each
from grading.rubrics.record import HAND, given_marks, latest
from workbook.content import text
from workbook.exercises import Exercise, module


@dataclass(frozen=True)
class Progress:
    """One exercise for one grader: answers in all, waiting, open for a second opinion, second opinions given.

    ``seconds``: what is left at the grader's own pace; None as long as it is not known.
    """

    exercise: Exercise
    answers: int
    waiting: int
    for_second: int
    second_given: int
    changed: int
    seconds: float | None


def texts_of(course: Course) -> tuple[Exercise, ...]:
    """The exercises of a course that a person reads, in order."""
    return tuple(
        exercise
        for assignment in course.assignments
        for exercise in module(assignment).exercises
        if exercise.hand_points > 0
    )


def progress_of(course: Course, exercise: Exercise, who: str) -> Progress:
    """How far one exercise is for one grader."""
    found = places(course, exercise.id, who=who)
    waiting = sum(place.waits for place in found)
    pace = pace_of(course, exercise, who)
    return Progress(
        exercise,
        answers=len(found),
        waiting=waiting,
        for_second=sum(place.waits_for(who, second=True) for place in found),
        second_given=sum(place.second is not None for place in found),
        changed=sum(place.changed for place in found),
        seconds=None if pace is None else pace * waiting,
    )


def pace_of(course: Course, exercise: Exercise, who: str) -> float | None:
    """Seconds for one answer: of this exercise, else of its module, else not known yet."""
    marks = given_marks(course, exercise.module)
    own = [each for each in marks if each.exercise == exercise.id]
    return seconds_each(own, who) or seconds_each(marks, who)


@dataclass(frozen=True)
class Line:
    """One text or hand-in in the list of everything. ``state``: trouble, changed, waits, apart, marked, empty."""

    participant: str
    assignment: str
    exercise: Exercise | None
    state: str
    reason: str = ""
    points: float | None = None
    who: str = ""


def everything(course: Course) -> tuple[Line, ...]:
    """Every text of everybody with its state, and every hand-in that could not be graded; what presses comes first."""
    lines = [
        Line(row["participant"], row["assignment"], None, "trouble", f"{row['was']} {row['tun']}")
        for row in triage(course)
    ]
    for exercise in texts_of(course):
        lines += _lines(course, exercise)
    return tuple(sorted(lines, key=lambda line: ORDER.index(line.state)))


ORDER = ("trouble", "changed", "apart", "waits", "marked", "empty")


def _lines(course: Course, exercise: Exercise) -> Iterator[Line]:
    marks = given_marks(course, exercise.module, exercise.id)
    first, second = latest(marks), latest(marks, second=True)
    with Gradebook(course.db_url, course.id) as gradebook:
        rows = gradebook.scores(exercise.module, f"{exercise.id}{HAND}")
        unread = {each.participant for each in gradebook.states(exercise.module) if not each.decided}
    for row in rows:
        place = (row.participant, exercise.id)
        if row.participant not in unread:
            yield _line(exercise, row, first.get(place), second.get(place))


def _line(exercise: Exercise, row: CellScore, first: GivenMark | None, second: GivenMark | None) -> Line:
    state, reason = _state(row, first, second)
    points = row.score if state in ("marked", "apart", "changed") else None
    readers = " · ".join(each.who for each in (first, second) if each)
    who = readers or (text("grading.mark.elsewhere") if row.manual is not None else "")
    return Line(row.participant, exercise.module, exercise, state, reason, points, who)


def _state(row: CellScore, first: GivenMark | None, second: GivenMark | None) -> tuple[str, str]:
    if row.needs_review:
        changed = row.manual is not None or first is not None
        return ("changed" if changed else "waits"), text(f"grading_desk.reason.{'changed' if changed else 'waits'}")
    if row.manual is None:
        return "empty", text("grading_desk.reason.empty")
    if first and second and far(first, second):
        return "apart", text("grading_desk.reason.apart")
    if first and first.by_rubric and not second and abs((row.score or 0) - first.points - first.mark.extra) > 1e-6:
        return "marked", text("grading_desk.reason.elsewhere")
    return "marked", ""


def place_of(found: tuple[Place, ...], participant: str) -> int | None:
    """The number of a person in a grader's order."""
    return next((place.number for place in found if place.participant == participant), None)
