"""The people of the roster in the gradebook, and codes for those who joined later."""

from __future__ import annotations

import shutil
from pathlib import Path

from grading.course.config import find, load
from grading.course.model import ROSTER_FILE, Course, Participant
from grading.course.roster import random_code, read_roster, write_roster

BEFORE = "roster_vorher.csv"


def enrol(course: Course) -> None:
    """Write the roster into the gradebook; who joined later is added, and names are brought up to date."""
    from grading.gradebook import Gradebook  # noqa: PLC0415  0.3 s that reading a course need not pay

    with Gradebook(course.db_url, course_id=course.id) as gradebook:
        gradebook.put_students(
            {"id": each.id, "first_name": each.first_name, "last_name": each.last_name, "email": each.email}
            for each in course.roster
        )


def give_codes(start: Path) -> tuple[Course, tuple[Participant, ...]]:
    """Give a code to everybody in the roster who has none; the course, and those who got one.

    The roster as it was is kept beside it. Raises CourseError, CourseFaults; then nothing was changed.
    """
    path = find(start) / ROSTER_FILE
    named: set[str] = set()

    def new_id(taken: set[str]) -> str:
        named.add(code := random_code(taken))
        return code

    people = read_roster(path, new_id, joining=True)
    if named:
        shutil.copyfile(path, path.with_name(BEFORE))
        write_roster(path, people)
    course = load(start)
    enrol(course)
    return course, tuple(each for each in course.roster if each.id in named)
