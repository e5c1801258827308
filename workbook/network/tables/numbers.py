"""Numbers as people type them: decimal comma, decimal point, thousands marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import isfinite

DECIMAL_COMMA = re.compile(r"^[+-]?\d+,\d+$")
DECIMAL_POINT = re.compile(r"^[+-]?\d*\.\d+(e[+-]?\d+)?$", re.IGNORECASE)
THOUSANDS = re.compile(r"^[+-]?[1-9]\d{0,2}(?P<mark>[.,])\d{3}$")
GERMAN = re.compile(r"^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$")
ENGLISH = re.compile(r"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")
SPACES = re.compile(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'’]")


class Ambiguous(ValueError):
    """The number can be read in two ways: "1.250" as 1.25 or 1250."""


def read_number(cell: str, *, decimal_point: bool | None = None) -> float:
    """The number in a cell. ``decimal_point``: what a lone point before three digits means, None = not known.

    Raises ValueError for what is no number, Ambiguous where the column does not tell what a point means.
    """
    value = _read(SPACES.sub("", cell).replace("−", "-"), decimal_point)
    if not isfinite(value):
        raise ValueError(cell)
    return value


def _read(plain: str, decimal_point: bool | None) -> float:
    lone = THOUSANDS.match(plain)
    if lone and lone["mark"] == ".":
        if decimal_point is None:
            raise Ambiguous(plain)
        return float(plain if decimal_point else plain.replace(".", ""))
    if lone and decimal_point:
        return float(plain.replace(",", ""))
    if re.fullmatch(r"[+-]?\d+", plain) or DECIMAL_POINT.match(plain):
        return float(plain)
    if DECIMAL_COMMA.match(plain):
        return float(plain.replace(",", "."))
    if GERMAN.match(plain):
        return float(plain.replace(".", "").replace(",", "."))
    if ENGLISH.match(plain):
        return float(plain.replace(",", ""))
    raise ValueError(plain)


def point_is_decimal(cells: Iterable[str]) -> bool | None:
    """What the other numbers of a column say about the point: True decimal, False thousands, None nothing."""
    plain = [SPACES.sub("", cell) for cell in cells]
    if any(DECIMAL_POINT.match(cell) and not THOUSANDS.match(cell) for cell in plain):
        return True
    if any(DECIMAL_COMMA.match(cell) or (GERMAN.match(cell) and not THOUSANDS.match(cell)) for cell in plain):
        return False
    return None
