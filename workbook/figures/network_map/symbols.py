"""Colour and shape per sector. Either alone tells most sectors apart; together they tell all, also without colour.

Colours are those of Okabe & Ito (2008), told apart with every kind of colour vision; the pale yellow is left out since
it vanishes on paper. Shapes are paths of about equal area around 0, 0 with radius 1: paper and browser draw the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from math import cos, pi, sin

from workbook.network import Actor

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#7A7A7A")
CENTRE_COLOUR = "#1B222B"


def _polygon(corners: int, radius: float, turn: float = -pi / 2) -> str:
    angles = (turn + 2 * pi * k / corners for k in range(corners))
    return _closed((radius * cos(angle), radius * sin(angle)) for angle in angles)


def _star(points: int, outer: float, inner: float) -> str:
    radii = (outer, inner)
    return _closed(
        (radii[k % 2] * cos(-pi / 2 + pi * k / points), radii[k % 2] * sin(-pi / 2 + pi * k / points))
        for k in range(2 * points)
    )


def _closed(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in points) + "Z"


def _cross(reach: float, half: float) -> list[tuple[float, float]]:
    a, b = reach, half
    return [(-b, -a), (b, -a), (b, -b), (a, -b), (a, b), (b, b), (b, a), (-b, a), (-b, b), (-a, b), (-a, -b), (-b, -b)]


def _turned(points: Iterable[tuple[float, float]]) -> str:
    half = 2**-0.5
    return _closed(((x - y) * half, (x + y) * half) for x, y in points)


CIRCLE = "M-1,0A1,1 0 1,1 1,0A1,1 0 1,1 -1,0Z"
SHAPES: Mapping[str, str] = {
    "Kreis": CIRCLE,
    "Quadrat": _polygon(4, 1.25, -pi / 4),
    "Dreieck": _polygon(3, 1.4),
    "Raute": _polygon(4, 1.35),
    "Kreuz": _closed(_cross(1.25, 0.48)),
    "Dreieck nach unten": _polygon(3, 1.4, pi / 2),
    "Sechseck": _polygon(6, 1.15),
    "Stern": _star(5, 1.55, 0.68),
    "Malzeichen": _turned(_cross(1.35, 0.45)),
    "Halbkreis": "M-1.3,0.65A1.3,1.3 0 0,1 1.3,0.65Z",
    "Fünfeck": _polygon(5, 1.2),
    "Tropfen": "M0,-1.5L0.93,0.1A1,1 0 1,1 -0.93,0.1Z",
}
CENTRE_SHAPE = _star(8, 1.35, 0.95)


@dataclass(frozen=True, slots=True)
class Symbol:
    """How the actors of one sector are drawn. ``shape`` is its German name, ``path`` a path of radius 1."""

    colour: str
    shape: str
    path: str


def sector_symbols(actors: Iterable[Actor], coordinator: str | None = None) -> Mapping[str | None, Symbol]:
    """The symbol of each sector in order of first appearance, so that new sectors never recolour the old ones.

    A sector that holds nobody but the coordination gets its own mark.
    """
    members: dict[str | None, list[str]] = {}
    for actor in actors:
        members.setdefault(actor.sector, []).append(actor.id)
    return group_symbols(members, coordinator)


def group_symbols(
    members: Mapping[str | None, Sequence[str]], coordinator: str | None = None
) -> Mapping[str | None, Symbol]:
    """The symbol of each group, in the order given; see :func:`sector_symbols`."""
    symbols: dict[str | None, Symbol] = {}
    looks = ((COLOURS[k % len(COLOURS)], name) for k, name in enumerate(cycle(SHAPES)))
    for sector, inside in members.items():
        if coordinator is not None and list(inside) == [coordinator]:
            symbols[sector] = Symbol(CENTRE_COLOUR, "Sonne", CENTRE_SHAPE)
            continue
        colour, name = next(looks)
        symbols[sector] = Symbol(colour, name, SHAPES[name])
    return symbols
