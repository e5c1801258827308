"""The people of the roster in the gradebook."""

from __future__ import annotations

from grading.course.model import Course


def enrol(course: Course) -> None:
    """Write the roster into the gradebook; who joined later is added, and names are brought up to date."""
    from grading.gradebook import Gradebook  # noqa: PLC0415  0.3 s that reading a course need not pay

    with Gradebook(course.db_url, course_id=course.id) as gradebook:
        gradebook.put_students(
            {"id": each.id, "first_name": each.first_name, "last_name": each.last_name, "email": each.email}
            for each in course.roster
        )
