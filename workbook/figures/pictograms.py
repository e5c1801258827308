"""Simple pictograms, drawn for this workbook: a few strokes each, 40 × 40 px, in ink, legible without colour."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.figures.svg import INK, element

SIDE = 40
_STROKE = {"fill": "none", "stroke": INK, "stroke_width": 2.2, "stroke_linejoin": "round", "stroke_linecap": "round"}


def _path(way: str) -> str:
    return element("path", d=way, **_STROKE)


def _ring(x: float, y: float, radius: float) -> str:
    return element("circle", cx=x, cy=y, r=radius, **_STROKE)


def _person(x: float, y: float = 0) -> str:
    return _ring(x, y + 12, 5) + _path(f"M{x - 9} {y + 33} v-4 a9 9 0 0 1 18 0 v4 z")


_DRAWN: Mapping[str, str] = {
    "since": _path("M6 9 h28 v25 h-28 z M6 17 h28 M13 5 v7 M27 5 v7") + _path("M14 26 l4 4 l8 -8"),
    "people": _person(13) + _person(28),
    "area": _path("M5 10 l10 -4 l10 4 l10 -4 v24 l-10 4 l-10 -4 l-10 4 z M15 6 v24 M25 10 v24"),
    "partners": _path("M20 20 L9 9 M20 20 L33 12 M20 20 L12 32 M20 20 L31 31")
    + "".join(_ring(x, y, 4) for x, y in ((9, 9), (33, 12), (12, 32), (31, 31))),
    "post": _person(20),
    "budget": _ring(20, 20, 14) + _path("M25 14 a7 7 0 1 0 0 12 M11 18 h10 M11 22 h10"),
    "carrier": _path("M5 15 L20 6 L35 15 z M8 15 v16 M16 15 v16 M24 15 v16 M32 15 v16 M5 34 h30"),
    "form": _path("M9 5 h16 l7 7 v23 h-23 z M25 5 v7 h7 M14 19 h13 M14 25 h13 M14 31 h7"),
    "topics": _path("M14 31 h12 M16 35 h8 M15 27 a11 11 0 1 1 10 0 z"),
    "groups": _ring(20, 20, 15) + _ring(20, 20, 8.5) + _ring(20, 20, 2),
}


def pictogram(name: str, x: float, y: float) -> str:
    """One pictogram with its upper left corner at a place. Raises KeyError for an unknown name."""
    return element("g", _DRAWN[name], transform=f"translate({x:.1f} {y:.1f})")


def names() -> frozenset[str]:
    """The names that can be drawn."""
    return frozenset(_DRAWN)
