"""Strict reading of JSON that someone else may have written.

Every function takes a value and the place it was found at, and returns it with its type known, or raises
:class:`ShapeError`, which names the place. What a person reads is made from it by the caller.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from workbook.project.values import LARGEST_INTEGER


class ShapeError(ValueError):
    """A value is not what is expected at its place; ``expected`` is a short word for the developer's log."""

    def __init__(self, place: str, expected: str) -> None:
        super().__init__(f"{place}: expected {expected}")
        self.place = place
        self.expected = expected


def mapping(value: Any, place: str) -> dict[str, Any]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise ShapeError(place, "object")
    return value


def sequence(value: Any, place: str, most: int | None = None) -> list[Any]:
    """A JSON array of at most ``most`` items."""
    if not isinstance(value, list):
        raise ShapeError(place, "array")
    if most is not None and len(value) > most:
        raise ShapeError(place, f"at most {most} items")
    return value


def string(value: Any, place: str, most: int | None = None) -> str:
    """A string of at most ``most`` characters."""
    if not isinstance(value, str):
        raise ShapeError(place, "text")
    if most is not None and len(value) > most:
        raise ShapeError(place, f"at most {most} characters")
    return value


def optional_string(value: Any, place: str, most: int | None = None) -> str | None:
    """A string, or None."""
    return None if value is None else string(value, place, most)


def integer(value: Any, place: str) -> int:
    """A whole number from 0 to 2**53; True and False are none."""
    if type(value) is not int or not 0 <= value <= LARGEST_INTEGER:
        raise ShapeError(place, "whole number")
    return value


def optional_number(value: Any, place: str) -> float | None:
    """A finite number, or None."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= sys.float_info.max:
        raise ShapeError(place, "number")
    return float(value)


def boolean(value: Any, place: str) -> bool:
    """True or False."""
    if not isinstance(value, bool):
        raise ShapeError(place, "true or false")
    return value


def strings(value: Any, place: str, most: int | None = None, longest: int | None = None) -> tuple[str, ...]:
    """An array of strings."""
    return tuple(string(item, f"{place}[{i}]", longest) for i, item in enumerate(sequence(value, place, most)))


def required(table: Mapping[str, Any], key: str, place: str) -> Any:
    """The value of a key that must be there."""
    if key not in table:
        raise ShapeError(f"{place}.{key}" if place else key, "a value")
    return table[key]
