"""Two-mode tables: a table of ticks (actors down, offers across) or a list of actor and offer."""

from __future__ import annotations

from workbook.network.model import Actor
from workbook.network.tables.numbers import read_number
from workbook.network.tables.opening import SourceFile, open_file
from workbook.network.tables.sheets import Findings, Row, Sheet
from workbook.network.tables.words import says
from workbook.network.two_mode import TwoModeNetwork


def open_two_mode(file: SourceFile, findings: Findings) -> TwoModeNetwork | None:
    """The two-mode network of a file; None with or without faults where there is none."""
    opened = open_file(file)
    findings.faults.extend(opened.faults)
    if opened.two_mode is not None or not opened.sheets:
        return opened.two_mode
    sheet = opened.sheets[0]
    rows = [row for row in sheet.rows if row.filled]
    if len(rows) < 2 or sheet.columns is not None:
        return None
    width = max(len(row.cells) for row in rows)
    return _ticks(sheet, rows, findings) if width > 2 else _listed(rows)


def _ticks(sheet: Sheet, rows: list[Row], findings: Findings) -> TwoModeNetwork | None:
    columns = [cell for cell in rows[0].cells[1:] if cell]
    names = [row.cells[0] for row in rows[1:]]
    for row in rows[1:]:
        if not row.cells[0]:
            findings.fault("actor-without-id", sheet.file, row.number, rows[0].cells[0] or None)
    _say_doubles(sheet, [(cell, rows[0].number) for cell in columns], findings)
    _say_doubles(sheet, [(row.cells[0], row.number) for row in rows[1:]], findings)
    ticks = set()
    for row in rows[1:]:
        for header, cell in zip(rows[0].cells[1:], row.cells[1:], strict=False):
            if not header or not cell or says(cell, "cell.no_tie"):
                continue
            if says(cell, "cell.yes") or _positive(cell):
                ticks.add((row.cells[0], header))
            else:
                findings.fault("not-a-tick", sheet.file, row.number, header, value=cell)
    if findings.faults:
        return None
    return TwoModeNetwork(_actors(names), _actors(columns), frozenset(ticks))


def _listed(rows: list[Row]) -> TwoModeNetwork:
    pairs = [row.cells[:2] for row in rows[1:] if all(row.cells[:2]) and len(row.cells) > 1]
    names, columns = (list(dict.fromkeys(pair[side] for pair in pairs)) for side in (0, 1))
    return TwoModeNetwork(_actors(names), _actors(columns), frozenset((a, b) for a, b in pairs))


def _say_doubles(sheet: Sheet, named: list[tuple[str, int]], findings: Findings) -> None:
    first: dict[str, int] = {}
    for name, row in named:
        if name and name in first:
            findings.fault("actor-twice", sheet.file, row, None, actor=name, first=first[name])
        first.setdefault(name, row)


def _actors(names: list[str]) -> tuple[Actor, ...]:
    return tuple(Actor(name, name) for name in names)


def _positive(cell: str) -> bool:
    try:
        return read_number(cell, decimal_point=False) > 0
    except ValueError:
        return False
