"""Pictures to take home one by one: which there are, and each as a sheet with title and origin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from workbook.content import text
from workbook.figures.answers.pieces import Shown, mapping, sequence
from workbook.figures.portfolio import broken
from workbook.figures.svg import INK, MUTED, element
from workbook.network import wave_change, year_ago
from workbook.report.composing import german_date
from workbook.report.document import Board, Picture, Section
from workbook.report.pdf import board_sheet, to_png
from workbook.report.takeaway.standing import Result, State
from workbook.report.takeaway.study import Study

MARGIN = 24.0
TITLE, SMALL = 22.0, 14.0  # px on a sheet 1000 px wide
LEADING = 1.35
PRINT_WIDTH = 180.0  # mm: a PNG is as fine as print at this width
DOTS_PER_INCH = 300
FONT = "'Segoe UI', 'Liberation Sans', Arial, sans-serif"
_OPENING = re.compile(r"<svg\b[^>]*>")
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')


@dataclass(frozen=True)
class Offered:
    """One picture that can be had; ``id`` is that of the picture or board in the document."""

    id: str
    title: str


def offered(found: Iterable[Result]) -> tuple[Offered, ...]:
    """The pictures of a module, without drawing any of them."""
    return tuple(
        Offered(f"{shown.exercise.id}-{shown.part.id}", _title(result, shown))
        for result in found
        if result.state is State.READY
        for shown in result.parts
        if shown.part.kind in _DRAWN and _DRAWN[shown.part.kind](shown)
    )


def _title(result: Result, shown: Shown) -> str:
    kind = shown.part.kind
    return text(f"takeaway.picture.{kind}") if kind in ("capture", "map", "figures", "waves") else result.title


def _always(_: Shown) -> bool:
    return True


def _map_wanted(shown: Shown) -> bool:
    return "map" in sequence(shown.setting("take_home")) and bool(shown.network.pairs)


def _two_rounds(shown: Shown) -> bool:
    rounds = [mapping(given) for given in mapping(shown.value).values()]
    return len(rounds) == 2 and all(any(value not in (None, "") for value in each.values()) for each in rounds)


def _changed(shown: Shown) -> bool:
    network = shown.project.network
    if len(network.waves) > 1:
        first, second = network.waves[-2:]
        return wave_change(network.at(first), network.at(second)).ties.hamming > 0
    before = year_ago(network, mapping(mapping(shown.value).get("marks")))
    return wave_change(before, network).ties.hamming > 0


def _has_ties(shown: Shown) -> bool:
    return bool(shown.network.pairs)


_DRAWN: Mapping[str, Callable[[Shown], bool]] = {
    "canvas": _always,
    "capture": _map_wanted,
    "derived": _always,
    "figures": _has_ties,
    "map": _has_ties,
    "points": _two_rounds,
    "portfolio": _always,
    "waves": _changed,
}


def find_picture(sections: Iterable[Section], id_: str) -> tuple[str, Picture | Board] | None:
    """The picture or board of this id with the title of its section."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Picture | Board) and block.id == id_:
                return section.title, block
    return None


def picture_sheet(title: str, block: Picture | Board, study: Study, form: str) -> bytes:
    """A picture with its title and where it comes from. ``form`` is ".png" or ".svg"."""
    foot = text("takeaway.picture.foot", name=study.name, day=german_date(study.day))
    if isinstance(block, Board):
        return board_sheet(block, title=title, foot=foot, form=form.removeprefix("."))
    svg = sheet_svg(block, foot)
    return svg.encode() if form == ".svg" else to_png(svg, width_mm=PRINT_WIDTH, dots_per_inch=DOTS_PER_INCH)


def sheet_svg(picture: Picture, foot: str) -> str:
    """A drawing under its title, 1000 px wide, as one SVG element."""
    width, room = 1000.0, 1000.0 - 2 * MARGIN
    head, y = _lines(picture.title, MARGIN, MARGIN + TITLE, room, TITLE, bold=True)
    below, y = _lines(picture.subtitle, MARGIN, y + 4, room, SMALL, colour=MUTED) if picture.subtitle else ([], y)
    inner, high = _placed(picture.svg, MARGIN, y, room)
    origin, end = _lines(foot, MARGIN, y + high + SMALL + 10, room, SMALL, colour=MUTED)
    return element(
        "svg",
        element("title", escape(picture.alt or picture.title)),
        element("rect", width=width, height=end, fill="#ffffff"),
        *head,
        *below,
        inner,
        *origin,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.0f} {end:.0f}",
        width=width,
        height=round(end),
        font_family=FONT,
    )


def _lines(
    words: str, x: float, y: float, width: float, size: float, *, bold: bool = False, colour: str = INK
) -> tuple[list[str], float]:
    """Text broken into lines, and where the next thing may begin."""
    weight = "bold" if bold else None
    found = []
    for line in broken(words, width, size):
        found.append(element("text", escape(line), x=x, y=round(y, 1), font_size=size, font_weight=weight, fill=colour))
        y += size * LEADING
    return found, y - size * LEADING / 2


def _placed(svg: str, x: float, y: float, width: float) -> tuple[str, float]:
    """A drawing of ours as a part of another one, at its full width; and how high it is then."""
    opening = _OPENING.search(svg)
    box = _BOX.search(svg) if opening else None
    if opening is None or box is None:
        return svg, 0.0
    high = width * float(box[2]) / float(box[1])
    plain = _SIZE.sub("", opening[0]).removesuffix(">")
    place = f' x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{high:.1f}">'
    return svg[: opening.start()] + plain + place + svg[opening.end() :], high
