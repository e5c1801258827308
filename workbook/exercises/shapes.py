"""A small language for the shape of answers: a shape looks at any JSON value and names what does not fit.

Shapes never raise, whatever they are given; they are used on answer files that anyone may have written. Nothing
unbounded is walked: a list or table is looked at up to its allowed length.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from workbook.content.numbers import parse_number
from workbook.content.texts import text

LONGEST_TEXT = 20_000
MOST_ITEMS = 2_000
MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class ValueFault:
    """One thing in an answer that is not as its kind wants it. ``place`` is a path such as ``rows.3.stunden``."""

    place: str
    code: str

    def __str__(self) -> str:
        return text(f"kinds.{self.code}", place=self.place or text("kinds.whole"))


Shape: TypeAlias = Callable[[object, str], Iterator[ValueFault]]


def faults(shape: Shape, value: object) -> tuple[ValueFault, ...]:
    """The first faults of a value."""
    return tuple(islice(shape(value, ""), MOST_FAULTS))


def words(longest: int = LONGEST_TEXT) -> Shape:
    """A text of at most ``longest`` characters."""

    def look(value: object, place: str) -> Iterator[ValueFault]:
        if not isinstance(value, str):
            yield ValueFault(place, "not-text")
        elif len(value) > longest:
            yield ValueFault(place, "too-long")

    return look


def amount(value: object, place: str) -> Iterator[ValueFault]:
    """A number, or a text in which a person wrote one ("0,11")."""
    if parse_number(value) is None:
        yield ValueFault(place, "not-number")


def number_typed(value: object, place: str) -> Iterator[ValueFault]:
    """A number, or whatever a person typed where a number was asked for: checks say what is the matter with it."""
    number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if not number and not isinstance(value, str):
        yield ValueFault(place, "not-number")
    elif isinstance(value, str) and len(value) > LONGEST_TEXT:
        yield ValueFault(place, "too-long")


def whole(low: int, high: int) -> Shape:
    """A whole number from ``low`` to ``high``; True and False are none."""

    def look(value: object, place: str) -> Iterator[ValueFault]:
        if type(value) is not int:
            yield ValueFault(place, "not-whole")
        elif not low <= value <= high:
            yield ValueFault(place, "out-of-range")

    return look


def truth(value: object, place: str) -> Iterator[ValueFault]:
    """True or False."""
    if not isinstance(value, bool):
        yield ValueFault(place, "not-truth")


def one_of(allowed: Collection[str]) -> Shape:
    """One of some ids."""
    known = frozenset(allowed)

    def look(value: object, place: str) -> Iterator[ValueFault]:
        if not isinstance(value, str) or value not in known:
            yield ValueFault(place, "not-in-list")

    return look


def anything(value: object, place: str) -> Iterator[ValueFault]:
    """Whatever JSON holds; sizes are limited where the file is read."""
    del value, place
    return iter(())


def listing(item: Shape, most: int = MOST_ITEMS) -> Shape:
    """A list of at most ``most`` items of one shape."""

    def look(value: object, place: str) -> Iterator[ValueFault]:
        if not isinstance(value, list | tuple):
            yield ValueFault(place, "not-list")
            return
        if len(value) > most:
            yield ValueFault(place, "too-many")
        for index, each in enumerate(islice(value, most)):
            yield from item(each, _inside(place, index))

    return look


def optional(shape: Shape) -> Shape:
    """The shape, or nothing."""

    def look(value: object, place: str) -> Iterator[ValueFault]:
        if value is not None and value != "":
            yield from shape(value, place)

    return look


def record(fields: Mapping[str, Shape], *, others: Shape | None = None, most: int = MOST_ITEMS) -> Shape:
    """A table of named fields, each of which may be missing; ``others`` is the shape of any further one."""

    def look(value: object, place: str) -> Iterator[ValueFault]:
        if not isinstance(value, Mapping):
            yield ValueFault(place, "not-table")
            return
        if len(value) > most:
            yield ValueFault(place, "too-many")
        for name, each in islice(value.items(), most):
            shape = fields.get(name, others) if isinstance(name, str) else None
            if shape is None:
                yield ValueFault(_inside(place, name), "unknown-field")
            else:
                yield from shape(each, _inside(place, name))

    return look


def table_of(shape: Shape, names: Collection[str] | None = None, most: int = MOST_ITEMS) -> Shape:
    """A table whose entries all have one shape; ``names`` None allows any name."""
    if names is None:
        return record({}, others=shape, most=most)
    return record(dict.fromkeys(names, shape), most=most)


def _inside(place: str, step: object) -> str:
    shown = str(step)[:60] if isinstance(step, str | int) else "?"
    return f"{place}.{shown}" if place else shown
