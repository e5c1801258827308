"""A block pasted from Excel: rows by role, with or without a header. Never raises; faults come with the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from workbook.content.texts import text
from workbook.errors import Fault
from workbook.network.tables.delimited import open_text
from workbook.network.tables.headers import actor_columns, tie_columns, understand, words
from workbook.network.tables.numbers import read_number
from workbook.network.tables.sheets import Row, fault
from workbook.network.tables.words import listed, says, strength_words

Kind: TypeAlias = Literal["actors", "ties"]
CODE = re.compile(r"[A-Za-z]{0,3}[-_ ]?\d{1,4}")
LONGEST = 2_000_000  # characters; some ten thousand rows


@dataclass(frozen=True)
class PastedRow:
    """One row of a pasted block: text by role; ``number`` counts the lines of the block from 1.

    ``problems``: German sentence by role for each cell at fault.
    """

    number: int
    values: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Pasted:
    """A pasted block as understood.

    ``kind`` "actors" (roles id, name, sector, place, km, since, until and further headers as written) or "ties"
    (source, target, strength, type, wave, direction). ``header``: whether the first row was taken as headers.
    ``columns``: the role of each column, None for one that is not understood. ``faults`` name row and column.
    """

    kind: Kind
    header: bool
    columns: tuple[str | None, ...]
    rows: tuple[PastedRow, ...]
    faults: tuple[Fault, ...] = ()


def parse_pasted(block: str, kind: Kind | None = None) -> Pasted:
    """Understand a pasted block; ``kind`` says what it is about where the place of pasting tells."""
    rows = _rows(block)
    if not rows:
        return Pasted(kind or "actors", False, (), ())
    headed = _headed(rows[0], kind)
    if headed is not None:
        found, columns, rows = headed[0], headed[1], rows[1:]
    else:
        found = kind or _kind(rows)
        columns = _guessed(rows, found)
    taken = [_taken(row, columns, found) for row in rows]
    faults = tuple(fault for _, found_faults in taken for fault in found_faults)
    return Pasted(found, headed is not None, columns, tuple(row for row, _ in taken), faults)


def _rows(pasted: str) -> list[Row]:
    block = pasted[:LONGEST].strip("\ufeff\r\n")
    mark = "\t" if "\t" in block else ";" if ";" in block else None
    if mark is None and understand(next(iter(block.splitlines()), "").split(",")) is None:
        # one column: a comma belongs to the name ("Stadt Altenwiek, Fachdienst Schule")
        lines = block.splitlines()
        return [Row(number, (line.strip(),)) for number, line in enumerate(lines, 1) if line.strip()]
    opened = open_text(_here(), f"sep={mark or ','}\n{block}")
    return [row for sheet in opened.sheets for row in sheet.rows if row.filled]


def _headed(first: Row, kind: Kind | None) -> tuple[Kind, tuple[str | None, ...]] | None:
    """Kind and roles if the first row is a header: all that is filled is known, or both ends or id and name are."""
    understood = understand(first.cells)
    if understood is not None and kind in (None, understood[0]):
        usual = any(words(cell) in (*listed("actors.id")[:2], *listed("actors.name")[:3]) for cell in first.cells)
        if understood[0] == "actors" and len(understood[1].at) < 2 and sum(map(bool, first.cells)) > 1 and not usual:
            return None  # "Partner | Bürgerbus": one word that happens to be a header
        return ("ties" if understood[0] == "ties" else "actors"), _by_place(understood[1].at, first.cells)
    if kind is None:
        return None
    at = (tie_columns if kind == "ties" else actor_columns)(first.cells).at
    return (kind, _by_place(at, first.cells)) if len(at) > 1 else None


def _by_place(at: Mapping[str, int], cells: Sequence[str]) -> tuple[str | None, ...]:
    role = {place: name for name, place in at.items()}
    return tuple(role.get(place) or cell or None for place, cell in enumerate(cells))


def _kind(rows: Sequence[Row]) -> Kind:
    """Two columns that name the same things, or a third one with strengths, are ties."""
    if max(len(row.cells) for row in rows) < 2:
        return "actors"
    first, second = ({words(row.cells[place]) for row in rows if len(row.cells) > place} for place in (0, 1))
    third = [row.cells[2] for row in rows if len(row.cells) > 2 and row.cells[2]]
    strengths = bool(third) and all(_is_strength(cell) for cell in third)
    return "ties" if strengths or len(first & second) * 4 >= len(rows) or len(first) * 2 <= len(rows) else "actors"


def _guessed(rows: Sequence[Row], kind: Kind) -> tuple[str | None, ...]:
    width = max(len(row.cells) for row in rows)
    if kind == "actors":
        coded = all(CODE.fullmatch(row.cells[0]) for row in rows if row.cells[0])
        order = ["id", "name", "sector", "place"] if coded and width > 1 else ["name", "sector", "place"]
        columns: list[str | None] = [*order, *([None] * width)][:width]
        numeric = next((n for n in range(1, width) if _numeric(rows, n)), None)
        if numeric is not None:
            columns[numeric] = "km"
        return tuple(columns)
    rest: list[str | None] = ["strength", "type"] if width > 2 and _strengths(rows, 2) else ["type", "strength"]
    return tuple([*("source", "target"), *rest, "wave", *([None] * width)][:width])


def _numeric(rows: Sequence[Row], place: int) -> bool:
    cells = [row.cells[place] for row in rows if len(row.cells) > place and row.cells[place]]
    return bool(cells) and all(_is_number(cell.removesuffix("km").strip()) for cell in cells)


def _strengths(rows: Sequence[Row], place: int) -> bool:
    cells = [row.cells[place] for row in rows if len(row.cells) > place and row.cells[place]]
    return all(_is_strength(cell) for cell in cells)


def _is_number(cell: str) -> bool:
    try:
        read_number(cell, decimal_point=False)
    except ValueError:
        return False
    return True


def _is_strength(cell: str) -> bool:
    return cell.casefold() in strength_words() or says(cell, "cell.unknown") or _is_number(cell)


def _here() -> str:
    return text("network.pasted")


def _taken(row: Row, columns: Sequence[str | None], kind: Kind) -> tuple[PastedRow, list[Fault]]:
    said = {role: cell for role, cell in zip(columns, row.cells, strict=False) if role and cell}
    codes = _actor_problems(said) if kind == "actors" else _tie_problems(said)
    faults = {
        role: fault(
            code, _here(), row.number, text(f"network.column.{role}"), value=said.get(role, ""), actor=said.get(role)
        )
        for role, code in codes.items()
    }
    return PastedRow(row.number, said, {role: one.text for role, one in faults.items()}), list(faults.values())


def _actor_problems(said: Mapping[str, str]) -> dict[str, str]:
    problems = {}
    if not said.get("name") and not said.get("id"):
        problems["name"] = "actor-without-id"
    if "km" in said and not _is_number(said["km"].removesuffix("km").strip()):
        problems["km"] = "not-a-number"
    return problems


def _tie_problems(said: Mapping[str, str]) -> dict[str, str]:
    problems = {end: "end-empty" for end in ("source", "target") if not said.get(end)}
    if not problems and words(said["source"]) == words(said["target"]):
        problems["target"] = "tie-to-self"
    strength = said.get("strength", "")
    if strength and not says(strength, "cell.not_stated") and not _is_strength(strength):
        problems["strength"] = "not-a-number"
    elif _is_number(strength) and read_number(strength, decimal_point=False) <= 0:
        problems["strength"] = "strength-not-positive"
    return problems
