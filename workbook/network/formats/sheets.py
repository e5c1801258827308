"""A network from an exchange format as two tables, so that it is read and examined like any table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbook.network.tables.headers import actor_columns, tie_columns
from workbook.network.tables.sheets import Columns, Row, Sheet

DIRECTED, UNDIRECTED = "directed", "undirected"


@dataclass(frozen=True)
class Entry:
    """One actor or tie of a file: the line where it stands, its key cells, its attributes by name."""

    line: int
    cells: tuple[str, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)


def actor_sheet(file: str, entries: Sequence[Entry]) -> Sheet:
    """A table of actors; the one key cell is the id."""
    return _sheet("actors", file, ("id",), entries)


def tie_sheet(file: str, entries: Sequence[Entry]) -> Sheet:
    """A table of ties; the key cells are source, target and direction."""
    return _sheet("ties", file, ("source", "target", "direction"), entries)


def _sheet(kind: str, file: str, keys: tuple[str, ...], entries: Sequence[Entry]) -> Sheet:
    attributes = _names(entry.attributes for entry in entries)
    found = (actor_columns if kind == "actors" else tie_columns)(attributes)
    # what the format itself says is never overridden by an attribute of the same name
    at = {role: place + len(keys) for role, place in found.at.items() if role not in keys}
    at |= {role: place for place, role in enumerate(keys)}
    rows = tuple(
        Row(entry.line, (*entry.cells, *(entry.attributes.get(name, "") for name in attributes))) for entry in entries
    )
    columns = Columns(kind, 0, (*keys, *attributes), at)
    return Sheet(file, rows, decimal_point=True, columns=columns)


def _names(attributes: Iterable[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for each in attributes for name in each))
