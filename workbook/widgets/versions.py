"""Two versions of one answer, side by side, for the person to choose from."""

from __future__ import annotations

from workbook.exercises import Exercise
from workbook.figures.answers import answer_html
from workbook.project import Answer, Json, Project
from workbook.project.entries import Conflict


def both_versions(exercise: Exercise, conflict: Conflict, project: Project) -> Json:
    """What was typed here and what stands in the project now, each as it reads in print."""
    return {
        "id": conflict.id,
        "mine": answer_html(exercise, _answer(conflict.mine), project),
        "theirs": answer_html(exercise, _answer(conflict.theirs), project),
    }


def _answer(value: object) -> Answer:
    return value if isinstance(value, dict) else {}
