"""A network on one sheet: name and region, facts with pictograms, the phase, and the mix of its partners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from workbook.content import number
from workbook.figures.network_map.labels import text_width
from workbook.figures.pictograms import pictogram
from workbook.figures.portfolio import broken
from workbook.figures.svg import INK, MUTED, PAPER, box, drawing, element, line

WIDTH, MARGIN, GAP = 1000.0, 28.0, 24.0
COLUMNS = 3
CELL = (WIDTH - 2 * MARGIN - GAP * (COLUMNS - 1)) / COLUMNS
NAME, VALUE, SMALL = 28.0, 20.0, 16.0
LEADING = 1.3
ICON = 54.0  # px from a pictogram's left edge to its words
MOST_LINES = 3
PLAIN, BOLD = 0.92, 0.82  # shares of the width that are used: the page's letters may be wider than those measured


@dataclass(frozen=True)
class Fact:
    """A value with what it is; ``pictogram`` is one of :mod:`workbook.figures.pictograms`."""

    pictogram: str
    value: str
    label: str


@dataclass(frozen=True)
class Sheet:
    """What stands on the sheet; ``phases`` in order, ``reached`` one of them or ""."""

    name: str
    region: str
    facts: Sequence[Fact]
    wide: Sequence[Fact]
    phases: Sequence[str] = ()
    reached: str = ""
    sectors: Sequence[tuple[str, float]] = ()
    sectors_title: str = ""


def profile_sheet(sheet: Sheet) -> str:
    """A complete SVG element, 1000 px wide and as high as it needs."""
    shapes, y = _head(sheet)
    for start in range(0, len(sheet.facts), COLUMNS):
        row = [
            _fact(each, MARGIN + place * (CELL + GAP), y, CELL)
            for place, each in enumerate(sheet.facts[start : start + COLUMNS])
        ]
        shapes += [shape for found, _ in row for shape in found]
        y = max(end for _, end in row) + 18
    for each in sheet.wide:
        found, end = _fact(each, MARGIN, y, WIDTH - 2 * MARGIN)
        shapes, y = [*shapes, *found], end + 18
    for draw in (_phases, _sectors):
        found, y = draw(sheet, y)
        shapes += found
    frame = element("rect", x=1, y=1, width=WIDTH - 2, height=y - 2, fill=PAPER, stroke=INK, stroke_width=1.5)
    return drawing(WIDTH, y, frame, *shapes)


def _head(sheet: Sheet) -> tuple[list[str], float]:
    found, y = _lines(sheet.name, MARGIN, MARGIN, WIDTH - 2 * MARGIN, NAME, bold=True)
    below, y = _lines(sheet.region, MARGIN, y + 2, WIDTH - 2 * MARGIN, SMALL, colour=MUTED)
    return [*found, *below, line(MARGIN, y + 10, WIDTH - MARGIN, y + 10, role="ink")], y + 30


def _fact(fact: Fact, x: float, y: float, width: float) -> tuple[list[str], float]:
    value, end = _lines(fact.value, x + ICON, y, width - ICON, VALUE, bold=True)
    said, end = _lines(fact.label, x + ICON, end, width - ICON, SMALL, colour=MUTED)
    return [pictogram(fact.pictogram, x, y + 2), *value, *said], max(end, y + 46)


def _phases(sheet: Sheet, y: float) -> tuple[list[str], float]:
    """The phases in a row; the one reached is filled and bold."""
    if sheet.reached not in sheet.phases:
        return [], y
    wide = (WIDTH - 2 * MARGIN) / len(sheet.phases)
    found, deepest = [], y
    for place, phase in enumerate(sheet.phases):
        x, here = MARGIN + place * wide, phase == sheet.reached
        fill = INK if here else PAPER
        found.append(element("rect", x=x, y=y, width=wide - 6, height=14, fill=fill, stroke=INK, stroke_width=1))
        said, end = _lines(phase, x, y + 18, wide - 10, SMALL, bold=here, colour=INK if here else MUTED)
        found, deepest = [*found, *said], max(deepest, end)
    return found, deepest + 18


def _sectors(sheet: Sheet, y: float) -> tuple[list[str], float]:
    """The sectors with a bar and their number of partners, the largest first."""
    if not sheet.sectors:
        return [], y + 6
    found, y = _lines(sheet.sectors_title, MARGIN, y, WIDTH - 2 * MARGIN, SMALL, bold=True)
    names, values = 260.0, 70.0
    most = max(count for _, count in sheet.sectors)
    scale = (WIDTH - 2 * MARGIN - names - values) / most
    for name, count in sorted(sheet.sectors, key=lambda each: -each[1]):
        y += 6
        found.append(_word(broken(name, names - 12, SMALL)[0], MARGIN, y + SMALL, SMALL))
        found.append(box(MARGIN + names, y + 4, count * scale, 13, role="muted"))
        found.append(_word(number(count, 0), MARGIN + names + count * scale + 8, y + SMALL, SMALL, bold=True))
        y += SMALL * LEADING
    return found, y + 18


def _lines(
    words: str, x: float, y: float, width: float, size: float, *, bold: bool = False, colour: str = INK
) -> tuple[list[str], float]:
    """Words broken into at most three lines below ``y``, and where they end."""
    if not words:
        return [], y
    room = width * (BOLD if bold else PLAIN)
    lines = broken(words, room, size)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], _cut(f"{lines[MOST_LINES - 1]} …", room, size)]
    found = []
    for each in lines:
        y += size * LEADING
        found.append(_word(each, x, y - size * 0.3, size, bold=bold, colour=colour))
    return found, y


def _cut(words: str, width: float, size: float) -> str:
    while text_width(words, size) > width and len(words) > 3:
        words = f"{words[:-3].rstrip()} …"
    return words


def _word(words: str, x: float, y: float, size: float, *, bold: bool = False, colour: str = INK) -> str:
    return element("text", escape(words), x=x, y=y, font_size=size, font_weight="bold" if bold else None, fill=colour)
