"""What the browser is told about an exercise: its declaration without anything that could tell a solution."""

from __future__ import annotations

from functools import cache
from typing import Any

from workbook.content.texts import table
from workbook.exercises import Exercise
from workbook.figures.prose import paragraphs
from workbook.project import Json
from workbook.widgets.registry import kind_of

FRAME_WORDS = "widgets.card"


def declaration(exercise: Exercise) -> Json:
    """The exercise for the browser. Hidden settings (templates of statements) stay here."""
    return {
        "id": exercise.id,
        "module": exercise.module,
        "number": exercise.number,
        "title": exercise.title,
        "task": paragraphs(exercise.task),
        "intro": paragraphs(exercise.intro),
        "place": exercise.place,
        "subject": exercise.subject,
        "minutes": exercise.minutes,
        "required": exercise.required,
        "source": exercise.source,
        "checks": len(exercise.checks),
        "hand": exercise.hand_points > 0,
        "parts": [
            {
                "id": part.id,
                "kind": part.kind,
                "settings": {k: v for k, v in part.settings.items() if k not in kind_of(part).hidden},
            }
            for part in exercise.parts
        ],
    }


def words(exercise: Exercise) -> dict[str, Json]:
    """The German texts that the card and its kinds of parts need: "card" and one table per kind."""
    kinds = [kind_of(part) for part in exercise.parts]
    shared = {name.rpartition(".")[2]: table_of(name) for kind in kinds for name in kind.shares}
    return {"card": table_of(FRAME_WORDS), **shared, **{kind.name: table_of(kind.words) for kind in kinds}}


@cache
def table_of(key: str) -> dict[str, Any]:
    """A table of German texts for the browser."""
    return dict(table(key))
