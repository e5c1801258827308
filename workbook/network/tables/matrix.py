"""Adjacency matrices: actors in the first column and again in the header row, a mark or a strength in each cell."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.network.tables.numbers import Ambiguous, read_number
from workbook.network.tables.sheets import Findings, Row, Sheet
from workbook.network.tables.tie_table import RawTie
from workbook.network.tables.words import says, strength_words

LOOK_AT = 10


@dataclass(frozen=True)
class Matrix:
    """A square matrix found in a sheet: its header row and the rows of its actors."""

    header: Row
    rows: tuple[Row, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors as in the header row."""
        return tuple(cell for cell in self.header.cells[1:] if cell)


def find_matrix(sheet: Sheet) -> Matrix | None:
    """The matrix of a sheet; None where header row and first column do not name the same actors."""
    filled = [row for row in sheet.rows if row.filled]
    for number, header in enumerate(filled[:LOOK_AT]):
        names = [cell for cell in header.cells[1:] if cell]
        below = tuple(filled[number + 1 :])
        first = [row.cells[0] for row in below]
        if len(names) > 1 and len(set(names)) == len(names) and set(names) == set(first) and len(first) == len(names):
            return Matrix(header, below)
    return None


def matrix_ties(sheet: Sheet, matrix: Matrix, findings: Findings) -> list[RawTie]:
    """One tie per pair with a mark in either half; where the halves differ the stronger mark counts, with a remark."""
    found: dict[tuple[str, str], RawTie] = {}
    one_sided = 0
    for row in matrix.rows:
        for place, column in enumerate(matrix.header.cells[1:], 1):
            tie = _cell(sheet, row, column, row.cells[place] if place < len(row.cells) else "", findings)
            if tie is None:
                continue
            pair = (min(row.cells[0], column), max(row.cells[0], column))
            other = found.get(pair)
            one_sided += 1 if other is None else -1
            if other is None or (tie.strength or 0) > (other.strength or 0):
                found[pair] = tie
    if 0 < one_sided < len(found):  # all one-sided: only half of the matrix was filled in, which is no contradiction
        findings.note("matrix-asymmetric", sheet.file, matrix.header.number, None, count=one_sided)
    return list(found.values())


def _cell(sheet: Sheet, row: Row, column: str, said: str, findings: Findings) -> RawTie | None:
    if not said or not column or says(said, "cell.no_tie") or row.cells[0] == column:
        return None
    unknown = says(said, "cell.unknown")
    strength = strength_words().get(said.casefold())
    if strength is None and not unknown and not says(said, "cell.not_stated"):
        try:
            strength = read_number(said, decimal_point=sheet.decimal_point)
        except (Ambiguous, ValueError):
            findings.fault("not-a-number", sheet.file, row.number, column, value=said)
            return None
        if strength < 0:
            findings.fault("strength-not-positive", sheet.file, row.number, column, value=said)
            return None
        if not strength:
            return None
    return RawTie(sheet.file, row.number, row.cells[0], column, None, column, strength, unknown=unknown)
