"""release notebook + snapshot + grade -> graded notebook. Nothing of the submitted notebook is taken over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from grading.autograde.code_cells import CodeGrade
from grading.autograde.findings import attention_html, exercise_html
from grading.autograde.paper import Paper
from grading.autograde.sanitize import clean_html, plain_markdown
from grading.scores import ExerciseGrade, Grade
from workbook.content import number, text
from workbook.exercises import Exercise
from workbook.figures.answers import STYLE, answer_html
from workbook.figures.network_map import Drawing, layout, map_svg
from workbook.network import Network
from workbook.project import Answer, Json, Project

TEXT_FIELDS = ("longtext", "text")
MAPPED = 120  # actors; beyond, the layout takes longer than grading and nobody can read it in a page


def rebuild(paper: Paper, grade: Grade, project: Project, code: CodeGrade) -> bytes:
    """The notebook that formgrader and ``nbgrader generate_feedback`` show for one submission."""
    builder = _Builder(paper, grade, project, code)
    content = {**paper.notebook, "cells": list(builder.cells())}
    return (json.dumps(content, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8", "replace")


class _Builder:
    def __init__(self, paper: Paper, grade: Grade, project: Project, code: CodeGrade) -> None:
        self._paper, self._grade, self._project, self._code = paper, grade, project, code
        self._exercises: Mapping[str, Exercise] = {each.id: each for each in paper.exercises}
        self._count = 0

    def cells(self) -> Iterator[dict[str, Any]]:
        for cell in self._paper.notebook["cells"]:
            marks = cell.get("metadata", {}).get("workbook", {})
            exercise = self._exercises.get(marks.get("exercise", ""))
            if cell["cell_type"] == "code":
                self._count += 1
                shown = self._outputs(marks, exercise) if marks else self._code_outputs(cell)
                yield {**cell, "execution_count": self._count, "outputs": shown, "source": self._source(cell)}
            elif marks.get("role") == "hand" and exercise is not None:
                yield {**cell, "source": self._hand_text(cell, exercise)}
            else:
                yield cell

    def _outputs(self, marks: Mapping[str, Any], exercise: Exercise | None) -> list[dict[str, Any]]:
        if marks.get("role") == "setup":
            return [_shown(f"<style>{STYLE}</style>")] if STYLE else []
        if exercise is None:
            return []
        if not self._grade.decided:
            return [_shown(clean_html(attention_html(self._grade)))]
        graded = self._grade.exercise(exercise.id)
        if graded is None:
            return []
        answer = answer_html(exercise, self._answer(exercise), self._project)
        if exercise.enters_network:
            answer += network_picture(self._project.network)
        shown = clean_html(exercise_html(exercise, graded, answer))
        if exercise.auto_points <= 0 or graded.undecided:
            return [_shown(shown)]
        return [_scored(shown, graded, self._count)]

    def _source(self, cell: Mapping[str, Any]) -> Json:
        """The author's source, or what the person wrote where an author asked for code."""
        name = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "")
        return self._code.sources.get(name, cell["source"])

    def _code_outputs(self, cell: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The proposal for a cell that was graded by execution; nothing that the code printed."""
        marks = cell.get("metadata", {}).get("nbgrader", {})
        result = self._code.results.get(marks.get("grade_id", ""))
        if result is None or result.auto is None:
            return []
        points, maximum = number(result.auto, 2), number(float(marks["points"]), 2)
        said = text("grading.sandbox.proposal", points=points, maximum=maximum)
        return [_shown(clean_html(f"<p>{said}</p>"))]

    def _hand_text(self, cell: Mapping[str, Any], exercise: Exercise) -> Json:
        written = list(texts(exercise, self._answer(exercise)))
        if not self._grade.decided or not written:
            return cell["source"]
        return "\n\n".join(f"**{label}**\n\n{plain_markdown(said)}" for label, said in written)

    def _answer(self, exercise: Exercise) -> Answer:
        return self._project.answers.get(exercise.id, {})


def texts(exercise: Exercise, answer: Answer) -> Iterator[tuple[str, str]]:
    """The texts a person wrote in an exercise, each with the label it was asked under."""
    for part in exercise.parts:
        value = answer.get(part.id)
        if part.kind != "form" or not isinstance(value, Mapping):
            continue
        for field in part.settings.get("fields", ()):
            said = value.get(field["id"])
            if field.get("type") in TEXT_FIELDS and isinstance(said, str) and said.strip():
                yield str(field.get("label", field["id"])), said


def network_picture(network: Network) -> str:
    """The map of the participant's network; "" where there is none, a sentence where it would be a tangle."""
    if not network.actors:
        return ""
    counts = {"actors": len(network), "ties": len(network.pairs)}
    if len(network) > MAPPED:
        return f"<p>{escape(text('grading.said.map_too_large', **counts))}</p>"
    return map_svg(Drawing(network, layout(network)), alt=text("grading.said.map", **counts))


def no_answer() -> str:
    """What nbgrader calls "No response."."""
    return text("grading.said.no_answer")


def _shown(html: str) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {"text/html": html}, "metadata": {}}


def _scored(html: str, graded: ExerciseGrade, count: int) -> dict[str, Any]:
    """Card and score in one output: nbgrader reads the number from text/plain, a person sees the card."""
    data = {"text/html": html, "text/plain": repr(float(graded.auto))}
    return {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": count}
