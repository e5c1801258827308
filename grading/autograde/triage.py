"""The triage list: who, what, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence

from grading.autograde.paper import CourseFolder
from grading.gradebook import Gradebook
from grading.submissions import Trouble, trouble

TriageRow = dict[str, str]
EVERYBODY = EVERYTHING = "–"


def triage(course: CourseFolder, assignments: Sequence[str] = ()) -> list[TriageRow]:
    """Every submission that needs a person, as the last run found it, ordered by assignment and participant.

    Each row has ``participant``, ``assignment``, ``code``, ``was`` and ``tun``. A row that concerns the gradebook as a
    whole comes first and has "–" for both. Raises GradebookError.
    """
    with Gradebook(course.db_url, course.id) as gradebook:
        fault = gradebook.journal_fault(course.folder)
        broken = () if fault is None else (trouble("journal-broken", number=fault),)
        return [_row(EVERYBODY, EVERYTHING, each) for each in broken] + [
            _row(state.participant, state.assignment, each)
            for state in gradebook.states()
            if not assignments or state.assignment in assignments
            for each in state.troubles
        ]


def _row(participant: str, assignment: str, found: Trouble) -> TriageRow:
    return {
        "participant": participant,
        "assignment": assignment,
        "code": found.code,
        "was": found.was,
        "tun": found.tun,
    }
