"""Nomination lists: one row per actor, its partners side by side ("Akteur | Partner 1 | Partner 2 | Partner 3")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from workbook.network.tables.headers import actor_roles, words
from workbook.network.tables.sheets import Columns, Findings, Row, Sheet
from workbook.network.tables.words import listed

LOOK_AT = 20  # filled rows looked at: a title may stand above the header
NUMBERED = re.compile(r"(?P<stem>.+?) ?(?P<number>\d{1,3})")


def find_nominations(sheet: Sheet, findings: Findings) -> list[tuple[Sheet, Columns]]:
    """For each column of partners a tie list of its own, with the rows that name one; empty if it is no such list."""
    for header in [row for row in sheet.rows if row.filled][:LOOK_AT]:
        plain = [words(cell) for cell in header.cells]
        partners = _partners(plain)
        source = _source(sheet, header, plain, partners)
        if source is not None and partners:
            _say_what_is_dropped(sheet, header, {source, *partners}, findings)
            return [_tie_list(sheet, header, source, partner) for partner in partners]
    return []


def _source(sheet: Sheet, header: Row, plain: list[str], partners: list[int]) -> int | None:
    """The column that says who names: by name, or by number where the partners are given by number."""
    named = next((place for place, word in enumerate(plain) if word in listed("wide.source")), None)
    numbered = next((place for place, word in enumerate(plain) if actor_roles().get(word) == "id"), None)
    if named is None or numbered is None:
        return named
    below = [row.cells for row in sheet.rows if row.number > header.number]
    ids = {cells[numbered] for cells in below if len(cells) > numbered}
    said = {cells[place] for cells in below for place in partners if len(cells) > place and cells[place]}
    return numbered if said and said <= ids else named


def _partners(plain: list[str]) -> list[int]:
    """The columns that differ by a number alone; two are enough only where their word can mean nothing else."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(plain):
        numbered = NUMBERED.fullmatch(word)
        if numbered and numbered["stem"].strip() in (*listed("wide.partner"), *listed("wide.actor")):
            found.setdefault(numbered["stem"].strip(), []).append(place)
    enough = (places for stem, places in found.items() if len(places) >= (2 if stem in listed("wide.partner") else 3))
    return next(enough, [])


def _tie_list(sheet: Sheet, header: Row, source: int, partner: int) -> tuple[Sheet, Columns]:
    pairs = tuple(_pairs(sheet, header, source, partner))
    heads = (header.cells[source], header.cells[partner])
    return replace(sheet, rows=pairs), Columns("ties", header.number, heads, {"source": 0, "target": 1})


def _pairs(sheet: Sheet, header: Row, source: int, partner: int) -> Iterator[Row]:
    for row in sheet.rows:
        cells = (*row.cells, *[""] * len(header.cells))
        if row.number > header.number and cells[partner]:
            yield Row(row.number, (cells[source], cells[partner]))


def _say_what_is_dropped(sheet: Sheet, header: Row, used: set[int], findings: Findings) -> None:
    for place, name in enumerate(header.cells):
        if place not in used and name:
            findings.note("column-dropped", sheet.file, header.number, name)
