"""The kinds whose declaration is all that the browser needs, and the note."""

from __future__ import annotations

from workbook.content.texts import number, text
from workbook.exercises import Part
from workbook.figures.prose import paragraphs
from workbook.project import Json
from workbook.widgets.registry import Scene, register

PLAIN = ("canvas", "cards", "case", "choice", "form", "kanban", "points", "sorting", "timer")


def note(part: Part, scene: Scene, /) -> Json:
    """A text of the author; ``{network}``, ``{actors}`` and ``{ties}`` stand for the network shown and its size."""
    said = str(part.settings.get("text", ""))
    said = said.replace("{network}", text("widgets.note.example" if scene.is_example else "widgets.note.own"))
    sizes = {"actors": len(scene.network), "ties": len(scene.network.pairs)}
    for name, size in sizes.items():
        said = said.replace(f"{{{name}}}", number(size, 0))
    return {"html": paragraphs(said)}


FIELDS = ("widgets.fields",)
WITH_FIELDS = {"form", "cards", "kanban"}

for kind in PLAIN:
    register(kind, shares=FIELDS if kind in WITH_FIELDS else ())
register("note", view=note, hidden=frozenset({"text"}))
