"""Which assignments a command is about."""

from __future__ import annotations

from collections.abc import Iterable

from grading.course.model import Course
from workbook.errors import CourseError


def chosen(course: Course, names: Iterable[str]) -> tuple[str, ...]:
    """The named assignments, or all. Raises CourseError("assignment-unknown") for the first unknown one."""
    wanted = tuple(dict.fromkeys(names))
    for name in wanted:
        if name not in course.assignments:
            raise CourseError("assignment-unknown", assignment=name, known=", ".join(course.assignments))
    return wanted or course.assignments


def only_named(course: Course, names: Iterable[str]) -> tuple[str, ...]:
    """The named assignments, checked; none named stays none, for steps that then take whatever is there."""
    wanted = tuple(names)
    return chosen(course, wanted) if wanted else ()
