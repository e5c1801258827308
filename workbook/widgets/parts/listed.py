"""The kinds whose rows, items or suggestions may come from the network: matrix, portfolio, table, calendar."""

from __future__ import annotations

from collections import Counter

from workbook.content.texts import text
from workbook.exercises import Part
from workbook.project import Json
from workbook.widgets.registry import Scene, register

GRID = ("network_widgets.grid",)


def matrix(part: Part, scene: Scene, /) -> Json:
    """Rows as declared, or (``rows_from = "sectors"``) the sectors of the network with their number of actors."""
    if part.settings.get("rows_from") != "sectors":
        return {"rows": part.settings.get("rows", [])}
    from workbook.figures.network_map.naming import sector_label  # noqa: PLC0415  0.2 s that other tables do without

    sizes = Counter(actor.sector for actor in scene.network.actors if actor.sector)
    rows = [{"id": sector, "text": sector_label(sector), "help": _actors(size)} for sector, size in sizes.items()]
    return {"rows": rows}


def portfolio(part: Part, scene: Scene, /) -> Json:
    """Items as declared, or (``items_from = "actors"``) the actors of the network."""
    if part.settings.get("items_from") != "actors":
        return {"items": part.settings.get("items", [])}
    return {"items": [{"id": actor.id, "text": actor.label} for actor in scene.network.actors]}


def table(part: Part, scene: Scene, /) -> Json:
    """The actors' names where a column suggests them."""
    suggests = any(column.get("suggest") == "actors" for column in part.settings.get("columns", ()))
    return {"actors": [actor.label for actor in scene.network.actors] if suggests else []}


def _actors(size: int) -> str:
    return text("widgets.matrix.one_actor" if size == 1 else "widgets.matrix.actors", n=size)


register("matrix", view=matrix)
register("portfolio", view=portfolio)
register("table", view=table, shares=GRID)
register("calendar", view=table, shares=GRID)
