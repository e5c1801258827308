"""The triage list: who, what, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence

from grading.autograde.paper import CourseFolder
from grading.gradebook import Gradebook

TriageRow = dict[str, str]


def triage(course: CourseFolder, assignments: Sequence[str] = ()) -> list[TriageRow]:
    """Every submission that needs a person, as the last run found it, ordered by assignment and participant.

    Each row has ``participant``, ``assignment``, ``code``, ``was`` and ``tun``. Raises GradebookError.
    """
    with Gradebook(course.db_url, course.id) as gradebook:
        return [
            {
                "participant": state.participant,
                "assignment": state.assignment,
                "code": each.code,
                "was": each.was,
                "tun": each.tun,
            }
            for state in gradebook.states()
            if not assignments or state.assignment in assignments
            for each in state.troubles
        ]
