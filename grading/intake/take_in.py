"""One step from "something has arrived" to "graded, and answered where the course says so".

A course lead's machine calls it from ``grading watch``; a hand-in service calls the same for each delivery. It may be
called at any time and by several at once: what is there already costs nothing, and only one run grades.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from grading.autograde import autograde
from grading.course import Course
from grading.course.choice import chosen
from grading.course.collect import Met, collect
from grading.course.group_picture import draw_group, has_picture
from grading.feedback import write_automatic


@dataclass(frozen=True)
class TakenIn:
    """What one step did, as (participant, assignment): work that was new, automatic feedback given out.

    ``late`` names the new work that came after the deadline. ``attention`` counts submissions that a person must look
    at; ``troubles`` are what could not be collected.
    """

    fresh: tuple[tuple[str, str], ...]
    answered: tuple[tuple[str, str], ...]
    graded: int
    attention: int
    troubles: tuple[Met, ...]
    late: tuple[tuple[str, str, datetime], ...] = ()


def take_in(course: Course, names: Iterable[str] = ()) -> TakenIn:
    """Collect and grade what has arrived; give out the automatic part where ``course.feedback_at_once`` is set.

    Assignments that are not built yet are passed over. Raises what :func:`collect` and :func:`autograde` raise, such as
    RunError("run-active") while another run grades; the next call does what is left.
    """
    wanted = [name for name in chosen(course, names) if _is_built(course, name)]
    collected = collect(course, wanted) if wanted else None
    if collected is None:
        return TakenIn((), (), 0, 0, ())
    if collected.fresh and has_picture(course):  # what somebody took back with this hand-in leaves the picture now
        draw_group(course, date.today())
    report = autograde(course, wanted)
    answered = [(who, name) for name in wanted if course.feedback_at_once for who in write_automatic(course, name)]
    return TakenIn(
        collected.fresh, tuple(answered), report.graded, report.attention, collected.troubles, collected.late
    )


def _is_built(course: Course, name: str) -> bool:
    return any((folder / name / f"{name}.ipynb").is_file() for folder in (course.release, course.source))
