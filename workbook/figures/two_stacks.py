"""Two bars of shares side by side, each share joined to its counterpart: where the time goes, and where it should.

Every share has its name and percentage beside it, so no legend and no colour is needed; what differs most stands out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from workbook.content import percent
from workbook.figures.network_map.labels import text_width
from workbook.figures.portfolio import broken
from workbook.figures.svg import INK, LINE, ORANGE, PAPER, drawing, element, label, line
from workbook.figures.two_rounds import Line

WIDTH = 860.0
NAMES, BAR = 280.0, 90.0  # px beside the bars, and of a bar
LEFT, RIGHT = NAMES, WIDTH - NAMES - BAR  # where the bars begin
TOP, DEEP = 34.0, 340.0
SIZE, LEADING = 13, 19.0
LEAST = 0.005  # a share that rounds to 0 % has no place in a bar
FILLS = (PAPER, LINE)  # neighbours differ also on black-and-white paper


def two_stacks(lines: Sequence[Line], first: str, second: str, marked: str = "") -> str:
    """A complete SVG element; ``lines`` hold shares (0 to 1), ``marked`` is the label of the one that stands out."""
    before, after = [each.first for each in lines], [each.second for each in lines]
    deep = max(DEEP, LEADING * len(lines) + 10)
    shapes: list[str] = []
    for place, each in enumerate(lines):
        fill = ORANGE if each.label == marked else FILLS[place % 2]
        a, b = _span(before, place, deep), _span(after, place, deep)
        shapes += _joined(a, b, each)
        shapes += [_segment(x, span, fill) for x, span in ((LEFT, a), (RIGHT, b)) if span[1] - span[0] > 0]
    return drawing(
        WIDTH,
        TOP + deep + 12,
        label(LEFT + BAR / 2, 20, first, anchor="middle", bold=True),
        label(RIGHT + BAR / 2, 20, second, anchor="middle", bold=True),
        *shapes,
        *_names(lines, before, deep, marked, at=LEFT, side=-1),
        *_names(lines, after, deep, marked, at=RIGHT + BAR, side=1),
    )


def _span(shares: Sequence[float], place: int, deep: float) -> tuple[float, float]:
    whole = sum(shares) or 1
    ends = [0.0, *accumulate(shares)]
    return TOP + deep * ends[place] / whole, TOP + deep * ends[place + 1] / whole


def _segment(x: float, span: tuple[float, float], fill: str) -> str:
    return element("rect", x=x, y=span[0], width=BAR, height=span[1] - span[0], fill=fill, stroke=INK, stroke_width=1)


def _joined(a: tuple[float, float], b: tuple[float, float], each: Line) -> list[str]:
    """A line from the lower edge to the lower edge, where the share is in one of the bars at all."""
    return [line(LEFT + BAR, a[1], RIGHT, b[1], role="muted")] if max(each.first, each.second) > LEAST else []


def _names(
    lines: Sequence[Line], shares: Sequence[float], deep: float, marked: str, *, at: float, side: int
) -> list[str]:
    """Name and percentage beside each segment, pushed apart where segments are thin, with a hair to its segment."""
    kept = [place for place, share in enumerate(shares) if share > LEAST]
    middles = [sum(_span(shares, place, deep)) / 2 for place in kept]
    found = []
    for place, middle, y in zip(kept, middles, apart(middles, LEADING, TOP + 6, TOP + deep - 2), strict=True):
        share = percent(shares[place])
        name = _short(lines[place].label, NAMES - 40 - text_width(share, SIZE))
        bold = lines[place].label == marked
        found.append(line(at, middle, at + side * 16, y, role="muted"))
        found.append(
            label(at + side * 22, y + 4.5, f"{name} {share}", anchor="end" if side < 0 else "start", bold=bold)
        )
    return found


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones (ascending), ``gap`` apart, from ``low`` on and, if there is room, up to ``high``."""
    found: list[float] = []
    for each in wanted:
        found.append(max(each, found[-1] + gap if found else low))
    limit = high
    for place in range(len(found) - 1, -1, -1):
        found[place] = max(min(found[place], limit), low + place * gap)
        limit = found[place] - gap
    return found


def _short(words: str, width: float) -> str:
    """What fits on one line; the list beside the drawing has it in full."""
    first, *rest = broken(words, width - 14, SIZE)
    return f"{first} …" if rest else first
