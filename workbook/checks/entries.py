"""Reading entries out of an answer without trusting its shape: whatever is not as expected counts as not entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbook.checks.completeness import is_filled
from workbook.content.numbers import parse_number
from workbook.exercises import Exercise

Row = Mapping[str, Any]


def mapping(value: object) -> Mapping[str, Any]:
    """The value as a mapping; empty where it is none."""
    return value if isinstance(value, Mapping) else {}


def rows_of(value: object) -> list[Row]:
    """The rows of a table, calendar or plan that have at least one entry."""
    rows = mapping(value).get("rows", ())
    found = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    return [row for row in found if any(is_filled(cell) for key, cell in row.items() if key != "id")]


def cards_of(value: object) -> list[Row]:
    """The cards of a wall or board."""
    cards = mapping(value).get("cards", ())
    return [card for card in cards if isinstance(card, Mapping)] if isinstance(cards, list) else []


def word(row: Row, column: str) -> str:
    """One entry as text; "" where there is none."""
    cell = row.get(column)
    return cell.strip() if isinstance(cell, str) else ""


def amount(row: Row, column: str) -> float | None:
    """One entry as a number that is not negative; None where it is none."""
    value = parse_number(row.get(column))
    return value if value is not None and value >= 0 else None


def lacking(row: Row, columns: Sequence[str], settings: Mapping[str, Any]) -> list[str]:
    """The columns of a row without an entry that can be what the table (``settings`` of its part) asks for there."""
    declared = {column.get("id"): column for column in settings.get("columns", ())}
    return [name for name in columns if not _stands(row.get(name), declared.get(name, {}))]


def _stands(value: object, column: Mapping[str, Any]) -> bool:
    if column.get("type") == "number":
        read = parse_number(value)
        return read is not None and column.get("min", read) <= read <= column.get("max", read)
    options = column.get("options") if column.get("type") == "select" else None
    if isinstance(options, list | tuple):
        return value in [each.get("id") if isinstance(each, Mapping) else each for each in options]
    return is_filled(value)


def settings_of(exercise: Exercise, part: str) -> Mapping[str, Any]:
    """The settings of a part; empty where the exercise has no such part."""
    return next((each.settings for each in exercise.parts if each.id == part), {})


def label_of(entries: object, id_: str, key: str = "text") -> str:
    """The words of an option, item or class by its id."""
    if isinstance(entries, Sequence) and not isinstance(entries, str):
        for entry in entries:
            if isinstance(entry, Mapping) and entry.get("id") == id_:
                return str(entry.get(key) or entry.get("label") or id_)
    return id_
