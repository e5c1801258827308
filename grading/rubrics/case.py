"""One answer as the desk sends it to the browser: what is read, the mark it has, nothing about the person."""

from __future__ import annotations

from grading.course import Course
from grading.rubrics.model import GivenMark
from grading.rubrics.queue import Place, handed_in
from grading.rubrics.reading import sections
from workbook.exercises import Exercise
from workbook.project import Json


def case_json(course: Course, exercise: Exercise, place: Place, who: str, *, second: bool) -> dict[str, Json]:
    """The answer in a grader's order. A second reader does not see what the first one gave."""
    hand_ins = handed_in(course, exercise.module, place.participant)
    own = place.second if second else place.first
    read = sections(exercise, hand_ins, marked_at=own.at if own else None)
    return {
        "number": place.number,
        "sections": [{"kind": each.kind, "title": each.title, "html": each.html} for each in read],
        "seen": {"answer": place.answer, "mark": place.first.number if place.first else 0},
        "waits": place.waits_for(who, second=second),
        "changed": place.changed if not second else own is not None and own.answer != place.answer,
        "mark": _mark_json(own),
    }


def _mark_json(given: GivenMark | None) -> Json:
    if given is None:
        return None
    mark = given.mark
    return {
        "levels": dict(mark.levels),
        "comment": mark.comment if given.by_rubric else "",
        "extra": mark.extra,
        "reason": mark.extra_reason,
        "who": given.who,
        "points": given.points,
        "given": given.number,
    }
