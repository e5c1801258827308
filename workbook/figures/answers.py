"""An answer as it reads in print: static, escaped HTML without any script, for Referent/innen and feedback."""

from __future__ import annotations

from html import escape

from workbook.exercises import Exercise
from workbook.project import Answer, Project

STYLE = ""


def answer_html(exercise: Exercise, answer: Answer, project: Project) -> str:
    """The answer to one exercise as HTML; nothing in it was typed as HTML by anybody."""
    return "".join(f"<p>{escape(part.id)}: {escape(str(answer.get(part.id)))}</p>" for part in exercise.parts)
