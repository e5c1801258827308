"""Statements with computed truth: drawn here, their truth never sent."""

from __future__ import annotations

from workbook.checks.statements import statements_of
from workbook.exercises import Part
from workbook.project import Json
from workbook.widgets.registry import Scene, register


def statements(part: Part, scene: Scene, /) -> Json:
    """The statements this participant has drawn on the network shown (or on the answer to the part ``of``)."""
    drawn = statements_of(scene.exercise, part, scene.answer, scene.network, scene.participant)
    return {"statements": [{"id": each.id, "text": each.text} for each in drawn]}


register("statements", view=statements, hidden=frozenset({"templates", "draw"}))
