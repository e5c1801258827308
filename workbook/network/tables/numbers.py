"""Numbers in the cells of a column: what a lone point before three digits means follows from the column."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbook.content.numbers import is_ambiguous, parse_number

DECIMAL_POINT = re.compile(r"[+-]?\d*\.\d+")
DECIMAL_COMMA = re.compile(r"[+-]?[\d.]*\d,\d+")
ENGLISH_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")


class Ambiguous(ValueError):
    """The number can be read in two ways: "1.250" as 1.25 or 1250."""


def read_number(cell: str, *, decimal_point: bool | None = None) -> float:
    """The number in a cell. ``decimal_point``: what a lone point before three digits means, None = not known.

    Raises ValueError for what is no number, Ambiguous where the column does not tell what a point means.
    """
    if is_ambiguous(cell) and decimal_point is not False:
        if decimal_point is None:
            raise Ambiguous(cell)
        return float(cell.strip())
    if decimal_point and ENGLISH_THOUSANDS.fullmatch(cell.strip()):
        return float(cell.strip().replace(",", ""))
    value = None if "%" in cell else parse_number(cell)
    if value is None:
        raise ValueError(cell)
    return value


def point_is_decimal(cells: Iterable[str]) -> bool | None:
    """What the other numbers of a column say about the point: True decimal, False thousands, None nothing."""
    plain = [cell.strip() for cell in cells]
    if any(DECIMAL_POINT.fullmatch(cell) and not is_ambiguous(cell) for cell in plain):
        return True
    return False if any(DECIMAL_COMMA.fullmatch(cell) for cell in plain) else None
