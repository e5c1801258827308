"""Where a figure lies against random networks of the same size: one strip per figure, with and without coordination."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.content import number, text
from workbook.figures import svg

WIDTH = 760.0
LEFT, RIGHT = 250.0, 70.0  # room for names and for values
ROW = 24.0
GAP = 16.0
TOP = 44.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on a strip: ``low``–``high`` is the range in which 95 of 100 random networks lie."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Strip:
    """One figure: its name, its mark in the whole network, and its mark without the coordination, if known."""

    name: str
    whole: Mark
    without: Mark | None = None


def band_strips(strips: Sequence[Strip], *, lowest: float = 0.0, highest: float = 1.0) -> str:
    """The strips as one SVG drawing; the scale runs from ``lowest`` to ``highest``."""
    parts: list[str] = [*_legend(any(strip.without for strip in strips))]
    top = TOP
    for strip in strips:
        parts.append(svg.label(0, top + 5, strip.name))
        parts.extend(_row(strip.whole, top, lowest, highest, whole=True))
        if strip.without is not None:
            top += ROW
            parts.append(svg.label(LEFT - 14, top + 5, text("charts.bands.without"), role="muted", anchor="end"))
            parts.extend(_row(strip.without, top, lowest, highest, whole=False))
        top += ROW + GAP
    parts.extend(_axis(top, lowest, highest))
    return svg.drawing(WIDTH, top + 24, *parts)


def _legend(with_second: bool) -> list[str]:
    parts = [svg.box(LEFT, 6, 28, 12), svg.label(LEFT + 36, 16, text("charts.bands.band"), role="muted")]
    parts += [svg.disc(6, 12, 5), svg.label(18, 16, text("charts.bands.whole"), role="muted")]
    if with_second:
        parts += [svg.diamond(104, 12, 5.5), svg.label(116, 16, text("charts.bands.without"), role="muted")]
    return parts


def _row(mark: Mark, y: float, lowest: float, highest: float, *, whole: bool) -> list[str]:
    parts = [svg.line(LEFT, y, WIDTH - RIGHT, y)]
    if mark.low is not None and mark.high is not None:
        start, end = _x(mark.low, lowest, highest), _x(mark.high, lowest, highest)
        parts.append(svg.box(start, y - 10, max(end - start, 2.0), 20))
    if mark.value is not None:
        x = _x(mark.value, lowest, highest)
        parts.append(svg.disc(x, y, 6) if whole else svg.diamond(x, y, 6))
    parts.append(svg.label(WIDTH, y + 5, number(mark.value), anchor="end", bold=whole))
    return parts


def _axis(y: float, lowest: float, highest: float) -> list[str]:
    steps = [lowest + (highest - lowest) * i / 4 for i in range(5)]
    return [svg.label(_x(step, lowest, highest), y + 10, number(step), role="muted", anchor="middle") for step in steps]


def _x(value: float, lowest: float, highest: float) -> float:
    share = (min(max(value, lowest), highest) - lowest) / (highest - lowest)
    return LEFT + share * (WIDTH - LEFT - RIGHT)
