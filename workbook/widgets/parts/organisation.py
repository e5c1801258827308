"""The kinds on organisation: phases, governance, responsibilities, steps of involvement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.checks.coverage import quadrant
from workbook.checks.readings.governance import CONDITIONS, FORMS, LEVELS
from workbook.content import text
from workbook.exercises import Part, find
from workbook.project import Json
from workbook.widgets.registry import Scene, register


def governance(_: Part, __: Scene, /) -> Json:
    """The conditions with their levels, the forms with reason and targets."""
    levels = range(1, LEVELS + 1)
    return {
        "conditions": [
            {
                "id": name,
                "text": text(f"governance.conditions.{name}"),
                "levels": [text(f"governance.levels.{name}.{level}") for level in levels],
            }
            for name in CONDITIONS
        ],
        "forms": [
            {
                "id": form,
                "text": text(f"governance.{form}"),
                "reason": text(f"governance.reasons.{form}"),
                "targets": dict(zip(CONDITIONS, targets, strict=True)),
            }
            for form, targets in FORMS.items()
        ],
    }


def ladder(part: Part, scene: Scene, /) -> Json:
    """The actors of the portfolio exercise with their quadrant and least step."""
    source = find(part.settings["items_from"])
    portfolio = next(each for each in source.parts if each.kind == "portfolio")
    answer = scene.project.answers.get(source.id, {})
    placed = answer.get(portfolio.id, {})
    return {
        "actors": [
            _rung(part, portfolio, actor.id, actor.label, placed[actor.id])
            for actor in scene.network.actors
            if isinstance(placed, Mapping) and isinstance(placed.get(actor.id), Mapping)
        ]
    }


def _rung(part: Part, portfolio: Part, actor: str, label: str, place: Mapping[str, Any]) -> Json:
    where = quadrant(place, float(portfolio.settings.get("threshold", 3)))
    return {
        "id": actor,
        "label": label,
        "quadrant": portfolio.settings["quadrants"].get(where) if where else None,
        "minimum": part.settings["minimum"].get(where) if where else None,
    }


register("governance", view=governance, words="organisation.governance")
register("ladder", view=ladder, words="organisation.ladder")
register("phases", words="organisation.phases")
register("raci", words="organisation.raci")
register("display", words="organisation.display")
register("practice", words="organisation.practice")
