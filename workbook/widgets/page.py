"""Plain HTML in the place of a card: an answer as it reads in print, or why nothing can be shown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path

from workbook.content.texts import text
from workbook.exercises import Exercise
from workbook.figures.answers import STYLE, answer_html
from workbook.handin import ANSWER_FILE
from workbook.project import Answer, Project
from workbook.project.store import ProjectStore
from workbook.project.workspace import Workspace
from workbook.widgets.guard import Trouble

LARGEST_FILE = 5_000_000  # bytes; what is larger would be refused at the hand-in


@dataclass(frozen=True)
class Page:
    """HTML that a notebook shows as it is."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def error_page(trouble: Trouble) -> Page:
    """The German box for a fault; the report stands in it to be copied by hand."""
    said = f"<p><strong>{escape(trouble.what)}</strong></p><p>{escape(trouble.why)} {escape(trouble.todo)}</p>"
    report = f"<summary>{escape(text('widgets.card.report'))}</summary><pre>{escape(trouble.report)}</pre>"
    box = f'<div class="nw-trouble" role="alert" lang="de">{said}<details>{report}</details></div>'
    return Page(f"<style>{STYLE}</style>{box}")


def empty_page() -> Page:
    """Nothing: what only a person at the screen needs."""
    return Page("")


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
