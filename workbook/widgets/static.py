"""An exercise where nobody can answer it: the answer as it reads in print."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from workbook.exercises import Exercise
from workbook.figures.answers import STYLE, answer_html
from workbook.handin import ANSWER_FILE
from workbook.project import Answer, Project, ProjectStore, Workspace
from workbook.widgets.page import Page

LARGEST_FILE = 5_000_000  # bytes; what is larger would be refused at the hand-in


def static_page(exercise: Exercise, folder: Path) -> Page:
    """The answer to an exercise as it reads in print: from the answer file beside the notebook, else the project."""
    beside = _answer_beside(folder, exercise.id)
    if beside is not None:
        return _answer_page(exercise, beside, Project())
    workspace = Workspace.find(folder)
    project = ProjectStore(workspace.project_folder, participant=workspace.participant).project
    return _answer_page(exercise, project.answers.get(exercise.id, {}), project)


def _answer_page(exercise: Exercise, answer: Answer, project: Project) -> Page:
    head = f"<h3>{escape(exercise.number)} {escape(exercise.title)}</h3>"
    body = answer_html(exercise, answer, project)
    return Page(f'<style>{STYLE}</style><section class="nw-answer" lang="de">{head}{body}</section>')


def _answer_beside(folder: Path, exercise: str) -> Answer | None:
    """The answer in the answer file of this folder; None where there is no such file that can be read."""
    path = folder / ANSWER_FILE
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None
        answers = json.loads(path.read_bytes())["answers"]
        found = answers.get(exercise, {})
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return found if isinstance(found, dict) else {}
