"""Two rounds of points on one radar: today dashed with hollow diamonds, wished as a full line with discs.

The rounds are told apart by line and mark, so they are on black-and-white paper too; both values stand at each spoke.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil, cos, pi, sin

from workbook.content import number
from workbook.figures.network_map.labels import text_width
from workbook.figures.portfolio import broken
from workbook.figures.svg import BLUE, INK, LINE, box, diamond, disc, drawing, element, label, line
from workbook.figures.two_rounds import Line

WIDTH, HEIGHT = 760.0, 500.0
MIDDLE = (WIDTH / 2, 272.0)
RADIUS = 165.0
SIZE, LEADING = 13, 17.0
ROOM = 165.0  # px for a name beside the radar
FEWEST, MOST = 3, 12  # spokes that can be read
RINGS = 4
STEP = 20  # the outer ring is a multiple, so every ring is a whole number of points

Point = tuple[float, float]


def legible(lines: Sequence[Line]) -> bool:
    """Whether so many items can stand around a radar."""
    return FEWEST <= len(lines) <= MOST


def radar(lines: Sequence[Line], first: str, second: str, marked: Collection[str] = ()) -> str:
    """A complete SVG element; ``first`` and ``second`` name the rounds, ``marked`` are labels that stand out."""
    top = STEP * max(1, ceil(max(max(each.first, each.second) for each in lines) / STEP))
    spokes = [pi * (2 * place / len(lines) - 0.5) for place in range(len(lines))]
    today = [_at(angle, max(each.first, 0) / top) for angle, each in zip(spokes, lines, strict=True)]
    wished = [_at(angle, max(each.second, 0) / top) for angle, each in zip(spokes, lines, strict=True)]
    names = [_name(angle, each, each.label in marked) for angle, each in zip(spokes, lines, strict=True)]
    return drawing(
        WIDTH,
        HEIGHT,
        *_legend(first, second),
        *_rings(spokes, top),
        _outline(wished, colour=BLUE),
        _outline(today, colour=INK, dashes="7 5"),
        *(disc(x, y, 5.5) for x, y in wished),
        *(diamond(x, y, 6) for x, y in today),
        *(each for name in names for each in name),
    )


def _at(angle: float, share: float) -> Point:
    return MIDDLE[0] + RADIUS * share * cos(angle), MIDDLE[1] + RADIUS * share * sin(angle)


def _legend(first: str, second: str) -> list[str]:
    at = 48 + text_width(first, SIZE) + 30
    return [
        element("line", x1=0, y1=12, x2=36, y2=12, stroke=INK, stroke_width=2, stroke_dasharray="7 5"),
        diamond(18, 12, 6),
        label(44, 16.5, first),
        element("line", x1=at, y1=12, x2=at + 36, y2=12, stroke=BLUE, stroke_width=2.5),
        disc(at + 18, 12, 5.5),
        label(at + 44, 16.5, second),
    ]


def _rings(spokes: Sequence[float], top: float) -> list[str]:
    """The web, and how many points the outer ring stands for (between two spokes, where no line runs)."""
    found = [line(*MIDDLE, *_at(angle, 1)) for angle in spokes]
    corners = [[_at(angle, ring / RINGS) for angle in spokes] for ring in range(1, RINGS + 1)]
    found += [_polygon(each, fill="none", stroke=LINE, stroke_width=1) for each in corners]
    x, y = ((a + b) / 2 for a, b in zip(*corners[-1][:2], strict=True))
    words = number(top, 0)
    wide = text_width(words, SIZE) + 6
    return [
        *found,
        box(x - wide / 2, y - 8, wide, 15, role="paper"),
        label(x, y + 4.5, words, role="muted", anchor="middle"),
    ]


def _outline(points: Sequence[Point], *, colour: str, dashes: str | None = None) -> str:
    return _polygon(
        points, fill="none", stroke=colour, stroke_width=2.5, stroke_linejoin="round", stroke_dasharray=dashes
    )


def _polygon(points: Sequence[Point], **attributes: object) -> str:
    return element("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), **attributes)


def _name(angle: float, each: Line, marked: bool) -> list[str]:
    """Name and both values at the end of a spoke, on the side that is free."""
    x, y = MIDDLE[0] + (RADIUS + 16) * cos(angle), MIDDLE[1] + (RADIUS + 16) * sin(angle)
    side = cos(angle)
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    said = broken(each.label, ROOM, SIZE)
    lines = [
        *(said if len(said) < 3 else [said[0], f"{said[1]} …"]),
        f"{number(each.first, 0)} → {number(each.second, 0)}",
    ]
    deep = LEADING * len(lines)
    top = y - deep if sin(angle) < -0.9 else y if sin(angle) > 0.9 else y - deep / 2
    return [
        label(
            x,
            top + LEADING * place + 13,
            words,
            anchor=anchor,
            bold=marked,
            role="ink" if marked or place < len(lines) - 1 else "muted",
        )
        for place, words in enumerate(lines)
    ]
