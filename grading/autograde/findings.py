"""A grade as data and as HTML for a Referent/in: what was met, partly, not yet, with the answer below."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from grading.scores import ExerciseGrade, Grade
from workbook.checks import Finding
from workbook.content import number, text
from workbook.exercises import Exercise

SCHEMA = 1


def grade_json(grade: Grade, digest: str, hints: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, Any]:
    """A grade as JSON: what is kept with every attempt and lies beside the graded notebook as ``befunde.json``.

    ``hints`` are the hint steps the participant opened, by exercise; None where the hand-in does not say.
    """
    return {
        "schema": SCHEMA,
        "participant": grade.participant,
        "assignment": grade.assignment,
        "digest": digest,
        "exercises": [_exercise_json(each) for each in grade.exercises],
        "hints": None
        if hints is None
        else {each.exercise: list(hints.get(each.exercise, ())) for each in grade.exercises},
        "needs_attention": list(grade.needs_attention),
        "troubles": [each.code for each in grade.troubles],
    }


def _exercise_json(graded: ExerciseGrade) -> dict[str, Any]:
    return {
        "exercise": graded.exercise,
        "auto": None if graded.undecided else graded.auto,
        "auto_max": graded.auto_max,
        "hand_max": graded.hand_max,
        "answered": graded.answered,
        "findings": [_finding_json(each) for each in graded.findings],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "kind": finding.kind.value,
        "name": finding.name,
        "status": finding.status.value,
        "share": finding.share,
        "points": finding.points,
        "hint": finding.hint,
        "where": list(finding.where),
    }


def exercise_html(exercise: Exercise, graded: ExerciseGrade, answer: str) -> str:
    """One exercise as a grader sees it. ``answer`` is HTML already."""
    head = (
        f"<h3>{escape(exercise.number)} {escape(exercise.title)}</h3><p><strong>{escape(points(graded))}</strong></p>"
    )
    checks = "".join(_finding_html(each) for each in graded.findings)
    listed = f"<ul>{checks}</ul>" if checks else ""
    shown = answer if graded.answered else f"<p>{escape(text('grading.said.no_answer'))}</p>"
    title = escape(text("grading.said.own_work"))
    return f'<section class="nw-bewertung">{head}{listed}<h4>{title}</h4>{shown}</section>'


def attention_html(grade: Grade) -> str:
    """What a grader sees in place of an answer that could not be graded."""
    reasons = "".join(f"<li>{escape(each)}</li>" for each in grade.needs_attention)
    title = escape(text("grading.said.attention_title"))
    return f'<section class="nw-bewertung"><h3>{title}</h3><ul>{reasons}</ul></section>'


def points(graded: ExerciseGrade) -> str:
    """The points of an exercise in words."""
    if graded.undecided:
        return text("grading.said.undecided")
    said = []
    if graded.auto_max > 0:
        said.append(text("grading.said.points", points=_number(graded.auto), maximum=_number(graded.auto_max)))
    if graded.hand_max > 0:
        said.append(text("grading.said.by_hand", maximum=_number(graded.hand_max)))
    return " · ".join(said)


def _finding_html(finding: Finding) -> str:
    status = finding.status.value
    sign, outcome = text(f"grading.sign.{status}"), text(f"grading.outcome.{status}")
    earned = text("grading.said.points", points=_number(finding.earned), maximum=_number(finding.points))
    parts = [f'<span aria-hidden="true">{sign}</span> {escape(finding.name)}: {outcome} ({earned})']
    if finding.where:
        parts.append(f"<br><small>{escape(', '.join(finding.where))}</small>")
    if finding.hint:
        parts.append(f"<br><small>{escape(finding.hint)}</small>")
    return f"<li>{''.join(parts)}</li>"


def _number(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 2)
