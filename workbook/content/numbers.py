"""Reading numbers as people type them: "1.250,50", "1,5", "1.5", "12 %", "−3"."""

from __future__ import annotations

import re
from math import isfinite

_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})
_SPACES = re.compile(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}']")
_GROUPED_POINT = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")
_GROUPED_COMMA = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
_PLAIN = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")
_LONGEST = 40


def parse_number(typed: object) -> float | None:
    """The number a person typed, or None where it is not readable as one.

    A trailing "%" divides by 100. "1.250" counts as 1250 (German thousands point) and "1,250" as 1.25; where a
    value could mean both, :func:`is_ambiguous` says so and the caller asks.
    """
    if isinstance(typed, bool):
        return None
    if isinstance(typed, (int, float)):
        try:
            given = float(typed)
        except OverflowError:
            return None
        return given if isfinite(given) else None
    if not isinstance(typed, str) or len(typed) > _LONGEST:
        return None
    text = _SPACES.sub("", typed.translate(_MINUS))
    share = text.endswith("%")
    text = text.removesuffix("%")
    value = _value(text)
    return None if value is None else value / 100 if share else value


def is_ambiguous(typed: str) -> bool:
    """True for "1.250" and its like: thousands point or decimal point?"""
    return bool(re.fullmatch(r"[+-]?[1-9]\d{0,2}\.\d{3}", _SPACES.sub("", typed)))


def _value(text: str) -> float | None:
    if "," in text and "." in text:
        last = max(text.rfind(","), text.rfind("."))
        whole, decimals = text[:last], text[last + 1 :]
        grouped = _GROUPED_POINT if text[last] == "," else _GROUPED_COMMA
        if not grouped.fullmatch(whole) or not decimals.isdecimal():
            return None
        return float(f"{re.sub('[.,]', '', whole)}.{decimals}")
    if _GROUPED_POINT.fullmatch(text):
        # "0.125" is a decimal fraction, "1.250" a thousand and more, "0.125.000" neither
        if not text.lstrip("+-").startswith("0"):
            return float(text.replace(".", ""))
        return float(text) if text.count(".") == 1 else None
    if not _PLAIN.fullmatch(text) or not text.isascii():
        return None
    value = float(text.replace(",", "."))
    return value if isfinite(value) else None
