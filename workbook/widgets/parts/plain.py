"""The kinds whose declaration is all that the browser needs, and the note."""

from __future__ import annotations

from workbook.content.texts import number, text
from workbook.exercises import Part
from workbook.figures.prose import paragraphs
from workbook.project import Json
from workbook.widgets.registry import Scene, register

PLAIN = ("canvas", "cards", "case", "choice", "form", "kanban", "points", "sorting", "timer")


def note(part: Part, scene: Scene, /) -> Json:
    """A text of the author. ``{network}``, ``{actors}`` and ``{ties}`` stand for the network shown and its size;
    ``{unknown}`` for a sentence on pairs answered "weiß nicht", if there are any."""
    said = str(part.settings.get("text", ""))
    said = said.replace("{network}", text("widgets.note.example" if scene.is_example else "widgets.note.own"))
    sizes = {"actors": len(scene.network), "ties": len(scene.network.pairs)}
    for name, size in sizes.items():
        form = f"network_widgets.noun.{name}_one" if size == 1 else f"network_widgets.noun.{name}"
        said = said.replace(f"{{{name}}}", text(form, n=number(size, 0)))
    return {"html": paragraphs(said.replace("{unknown}", _unknown(scene)))}


def _unknown(scene: Scene) -> str:
    pairs = len(scene.network.unknown)
    key = "unknown_one" if pairs == 1 else "unknown"
    return f" {text(f'widgets.note.{key}', n=number(pairs, 0))}" if pairs else ""


FIELDS = ("widgets.fields",)
WITH_FIELDS = {"form", "cards", "kanban"}

for kind in PLAIN:
    register(kind, shares=FIELDS if kind in WITH_FIELDS else ())
register("note", view=note, hidden=frozenset({"text"}))
