"""The kinds whose declaration is all that the browser needs, and the note."""

from __future__ import annotations

from workbook.content.texts import number
from workbook.exercises import Part
from workbook.figures.prose import paragraphs
from workbook.project import Json
from workbook.widgets.registry import Scene, register

PLAIN: tuple[str, ...] = ("calendar", "canvas", "cards", "case", "choice", "form", "kanban", "matrix", "points")
PLAIN += ("portfolio", "sorting", "table", "timer")


def note(part: Part, scene: Scene, /) -> Json:
    """A text of the author; ``{actors}`` and ``{ties}`` stand for the size of the network shown."""
    sizes = {"actors": number(len(scene.network), 0), "ties": number(len(scene.network.pairs), 0)}
    text = str(part.settings.get("text", ""))
    for name, value in sizes.items():
        text = text.replace(f"{{{name}}}", value)
    return {"html": paragraphs(text)}


for kind in PLAIN:
    register(kind)
register("note", view=note, hidden=frozenset({"text"}))
