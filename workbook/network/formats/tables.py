"""Actor list and tie list as tables, and CSV out: what we, Excel and any other program read again."""

from __future__ import annotations

import csv
import io
from typing import TypeAlias

from workbook.content.texts import text
from workbook.network.formats.attributes import further
from workbook.network.model import Network
from workbook.network.tables.delimited import FORMULA

Cell: TypeAlias = str | float | None
Table: TypeAlias = list[list[Cell]]


def actor_rows(network: Network) -> Table:
    """Header and one row per actor, further columns last."""
    more = list(dict.fromkeys(header for actor in network.actors for header in actor.extra))
    roles = ("id", "name", "sector", "place", "km", "since", "until", "coordination")
    table: Table = [[*(text(f"network.column.{role}") for role in roles), *map(further, more)]]
    for actor in network.actors:
        mark = text("network.yes") if actor.id == network.coordinator else None
        known: list[Cell] = [actor.id, actor.name, actor.sector, actor.place, actor.km, actor.since, actor.until, mark]
        table.append([*known, *(actor.extra.get(header) for header in more)])
    return table


def tie_rows(network: Network) -> Table:
    """Header and one row per tie; pairs answered "weiß nicht" as rows of that type."""
    roles = ("source", "target", "strength", "type", "wave", "direction")
    table: Table = [[text(f"network.column.{role}") for role in roles]]
    for tie in network.ties:
        way = text("network.directed") if tie.directed else text("network.undirected")
        table.append([tie.source, tie.target, tie.strength, tie.type, tie.wave, way])
    table += [[a, b, None, text("network.unknown"), None, None] for a, b in sorted(network.unknown)]
    return table


def csv_bytes(table: Table) -> bytes:
    """A table as Excel in Germany opens it: semicolon, decimal comma, UTF-8 with mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_in_csv(cell) for cell in row] for row in table])
    return out.getvalue().encode("utf-8-sig")


def _in_csv(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float() | int():
            return f"{cell:.15g}".replace(".", ",")
        case _:
            return f"'{cell}" if cell.startswith(FORMULA) else cell
