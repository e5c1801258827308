"""Two bars per item – today and as wished – readable in black and white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.content import number
from workbook.figures.network_map.labels import text_width
from workbook.figures.svg import INK, SIZE, box, drawing, element, label, line

WIDTH, NAMES, VALUES = 640, 215, 44
ROW, BAR, HEAD = 40, 12, 34


@dataclass(frozen=True)
class Line:
    """One item with its values in both rounds."""

    label: str
    first: float
    second: float


def two_rounds(lines: Sequence[Line], first: str, second: str) -> str:
    """A complete SVG element; ``first`` and ``second`` name the rounds in the legend."""
    top = max((max(each.first, each.second) for each in lines), default=0) or 1
    scale = (WIDTH - NAMES - VALUES) / top
    height = HEAD + ROW * len(lines) + 4
    axis = line(NAMES, HEAD - 4, NAMES, height - 4, role="ink")
    rows = [shape for place, each in enumerate(lines) for shape in _row(each, HEAD + ROW * place, scale)]
    return drawing(WIDTH, height, *_legend(first, second), *rows, axis)


def _legend(first: str, second: str) -> list[str]:
    at = NAMES + 22 + text_width(first, SIZE) + 22
    return [
        _pale(NAMES, 4, 14),
        label(NAMES + 20, 15, first),
        box(at, 4, 14, BAR, role="ink"),
        label(at + 20, 15, second),
    ]


def _pale(x: float, y: float, width: float) -> str:
    return element("rect", x=x, y=y, width=max(width, 0.5), height=BAR, fill="#ffffff", stroke=INK, stroke_width=1)


def _row(each: Line, y: float, scale: float) -> list[str]:
    before, after = max(each.first, 0) * scale, max(each.second, 0) * scale
    return [
        label(NAMES - 10, y + 19, _short(each.label), anchor="end"),
        _pale(NAMES, y + 2, before),
        box(NAMES, y + 4 + BAR, after, BAR, role="ink"),
        label(NAMES + before + 6, y + 2 + BAR - 1.5, number(each.first, 0), role="muted"),
        label(NAMES + after + 6, y + 4 + 2 * BAR - 1.5, number(each.second, 0), bold=True),
    ]


def _short(words: str) -> str:
    """A label that fits beside its bars; the table has it in full."""
    while text_width(words, SIZE) > NAMES - 14 and len(words) > 4:
        words = words.rstrip("… ")[:-1].rstrip() + " …"
    return words
