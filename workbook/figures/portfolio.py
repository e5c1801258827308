"""A portfolio on two scales: numbered items on the plane, their names beside it, fields named in the corners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, sqrt

from workbook.figures.network_map.labels import text_width
from workbook.figures.svg import INK, MUTED, drawing, element, line

WIDTH, SIDE = 1000.0, 560.0
LEFT, TOP = 60.0, 12.0  # of the plane
LIST = LEFT + SIDE + 50  # where the names begin
TYPE, LEADING = 16.0, 21.0
DOT, GAP = 14.0, 31.0  # radius, distance of middles that share a spot


@dataclass(frozen=True)
class Axis:
    """A scale: what it measures, and the words at its ends."""

    label: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True)
class Spot:
    """An item at its place on the scales; ``note`` stands behind its name."""

    name: str
    x: float
    y: float
    note: str = ""


@dataclass(frozen=True)
class Plane:
    """The scales from ``low`` to ``high``, cut at ``threshold``; ``fields`` names the quadrants ("high_low": x, y)."""

    across: Axis
    up: Axis
    low: int
    high: int
    threshold: float
    fields: Mapping[str, str]


def portfolio(plane: Plane, spots: Sequence[Spot]) -> str:
    """A complete SVG element, 1000 px wide; items are numbered in the order given."""
    names, deep = _names(spots)
    height = max(TOP + SIDE + 48, deep + 8)
    return drawing(WIDTH, height, *_frame(plane), *_dots(plane, spots), *names)


def _frame(plane: Plane) -> list[str]:
    right, bottom = LEFT + SIDE, TOP + SIDE
    cut = (plane.threshold - plane.low) / (plane.high - plane.low + 1)
    x, y = LEFT + cut * SIDE, bottom - cut * SIDE
    border = element("rect", x=LEFT, y=TOP, width=SIDE, height=SIDE, fill="#ffffff", stroke=INK, stroke_width=1.2)
    corners = {"low_high": (LEFT + 10, TOP + 22, "start"), "high_high": (right - 10, TOP + 22, "end")}
    corners |= {"low_low": (LEFT + 10, bottom - 12, "start"), "high_low": (right - 10, bottom - 12, "end")}
    fields = [
        _words(*corners[where][:2], words, anchor=corners[where][2], colour=MUTED)
        for where, words in plane.fields.items()
        if where in corners
    ]
    return [
        border,
        line(x, TOP, x, bottom, role="muted"),
        line(LEFT, y, right, y, role="muted"),
        *fields,
        *_across(plane.across, bottom + 24),
        *_up(plane.up),
    ]


def _across(axis: Axis, y: float) -> list[str]:
    return [
        _words(LEFT, y, axis.low, colour=MUTED),
        _words(LEFT + SIDE / 2, y, axis.label, anchor="middle", bold=True),
        _words(LEFT + SIDE, y, axis.high, anchor="end", colour=MUTED),
    ]


def _up(axis: Axis) -> list[str]:
    said = [
        _words(0, 0, axis.low, colour=MUTED),
        _words(SIDE / 2, 0, axis.label, anchor="middle", bold=True),
        _words(SIDE, 0, axis.high, anchor="end", colour=MUTED),
    ]
    return [element("g", *said, transform=f"translate({LEFT - 16:.0f} {TOP + SIDE:.0f}) rotate(-90)")]


def _dots(plane: Plane, spots: Sequence[Spot]) -> list[str]:
    """Items on one spot stand close together around it."""
    shared: dict[tuple[float, float], list[int]] = defaultdict(list)
    for number, spot in enumerate(spots, 1):
        shared[spot.x, spot.y].append(number)
    cell = SIDE / (plane.high - plane.low + 1)
    found = []
    for (x, y), numbers in shared.items():
        wide = ceil(sqrt(len(numbers)))
        deep = ceil(len(numbers) / wide)
        gap = min(GAP, cell / max(wide, deep))
        for place, number in enumerate(numbers):
            row, column = divmod(place, wide)
            in_row = min(wide, len(numbers) - row * wide)
            found += _dot(
                LEFT + (x - plane.low + 0.5) * cell + (column - (in_row - 1) / 2) * gap,
                TOP + SIDE - (y - plane.low + 0.5) * cell + (row - (deep - 1) / 2) * gap,
                number,
                min(DOT, gap * 0.46),
            )
    return found


def _dot(x: float, y: float, number: int, radius: float) -> list[str]:
    circle = element("circle", cx=x, cy=y, r=radius, fill="#ffffff", stroke=INK, stroke_width=1.6)
    words = element(
        "text",
        str(number),
        x=x,
        y=y + radius * 0.36,
        text_anchor="middle",
        font_size=radius * 1.05,
        font_weight="bold",
        fill=INK,
    )
    return [circle, words]


def _names(spots: Sequence[Spot]) -> tuple[list[str], float]:
    """The numbered names, broken at words; and how deep the list reaches."""
    found, y = [], TOP + TYPE
    for number, spot in enumerate(spots, 1):
        found.append(_words(LIST + 24, y, f"{number}", anchor="end", bold=True))
        for words in broken(f"{spot.name} {spot.note}".strip(), WIDTH - LIST - 40):
            found.append(_words(LIST + 34, y, words))
            y += LEADING
        y += 3
    return found, y


def broken(words: str, width: float, size: float = TYPE) -> list[str]:
    """Lines no wider than ``width`` px at a type size; a word that is wider is cut into pieces."""
    lines = [""]
    for word in words.split():
        while text_width(word, size) > width:
            fits = max(1, int(len(word) * width / text_width(word, size)))
            lines.append(word[:fits])
            word = word[fits:]  # noqa: PLW2901  the rest goes on the next line
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [each for each in lines if each] or [""]


def _words(x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False, colour: str = INK) -> str:
    weight = "bold" if bold else None
    return element("text", escape(words), x=x, y=y, text_anchor=anchor, font_size=TYPE, font_weight=weight, fill=colour)
