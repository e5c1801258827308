"""Building the assignments of a cohort folder."""

from __future__ import annotations

from collections.abc import Iterable

from grading.build import build_assignments, build_referent
from grading.build.golden import write_golden
from grading.build.release import generate
from grading.course.choice import chosen
from grading.course.model import Course

REFERENT_FOLDER = "referent"


def build(course: Course, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Build assignments from their texts into ``source`` and, with nbgrader, into ``release``; returns their names.

    The notebooks for Referent/innen and the golden submissions are brought up to date too.
    Raises ContentFaults, CourseError("assignment-unknown", "assignment-build").
    """
    wanted = chosen(course, names)
    build_assignments(course.source, wanted)
    build_referent(course.folder / REFERENT_FOLDER)
    generate(course.folder, wanted)
    key = course.key()  # with the keys of this course's own, or a mended key could never be graded by
    for name in wanted:
        write_golden(course.golden(name), name, key)
    return wanted
