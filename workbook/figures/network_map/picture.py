"""A map for paper: SVG with title and legend, readable in black and white, without any script or outside request."""

from __future__ import annotations

from html import escape
from math import sqrt
from typing import Any

from workbook.content.texts import number, text
from workbook.figures.network_map.drawing import GONE, NEW, Drawing
from workbook.figures.network_map.labels import Box, Spot, placed_labels, text_width
from workbook.figures.network_map.sheet import Guide
from workbook.figures.network_map.spacing import HEIGHT, WIDTH
from workbook.figures.network_map.symbols import Symbol
from workbook.figures.svg import BAND, INK, MUTED, element
from workbook.network import Actor

NAME = 13.0  # px of names; on A4 about 8 pt
TIE = "#9aa3ad"
PAPER = "#ffffff"
FONT = "'Segoe UI', system-ui, 'Liberation Sans', sans-serif"


def map_svg(drawing: Drawing, title: str = "", alt: str = "") -> str:
    """The map as one SVG element, 1000 px wide, scaling with its container.

    ``title`` is printed above; ``alt`` says for screen readers what is seen (the title if empty).
    """
    radius = _radii(drawing)
    head = 40.0 if title else 8.0
    legend, deep = _legend(drawing)
    height = head + HEIGHT + deep + 8
    body = [*_guides(drawing), *_ties(drawing), *_actors(drawing, radius), *_names(drawing, radius)]
    return element(
        "svg",
        element("title", escape(alt or title)),
        element("rect", width=WIDTH, height=height, fill=PAPER),
        _words(16, 27, title, size=18, weight="bold") if title else "",
        element("g", *body, transform=f"translate(0 {head:.0f})"),
        element("g", *legend, transform=f"translate(16 {head + HEIGHT + 8:.0f})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:.0f} {height:.0f}",
        width="100%",
        role="img",
        font_family=FONT,
    )


def _words(x: float, y: float, words: str, *, size: float = NAME, weight: str | None = None, **more: object) -> str:
    return element("text", escape(words), x=x, y=y, font_size=size, font_weight=weight, **{"fill": INK, **more})


def _radii(drawing: Drawing) -> dict[str, float]:
    count = len(drawing.network)
    crowd = min(1.0, sqrt(45 / max(count, 1)))
    least, most = max(2.6, 6 * crowd), max(7.0, 20 * crowd)
    size = drawing.size
    if size is None:
        return dict.fromkeys(drawing.network.ids, (least + most) / 3)
    top = size.top or max((value for value in size.values.values() if value is not None), default=0) or 1
    grown = {actor: max(size.values.get(actor) or 0, 0) / top for actor in drawing.network.ids}
    return {actor: sqrt(least**2 + (most**2 - least**2) * share) for actor, share in grown.items()}


def _guides(drawing: Drawing) -> list[str]:
    found = []
    for guide in drawing.layout.guides:
        if guide.rx:
            found.append(element("ellipse", cx=guide.x, cy=guide.y, rx=guide.rx, ry=guide.ry, fill="none", stroke=BAND))
        found.append(_words(guide.x, _guide_line(guide), guide.label, text_anchor="middle", fill=MUTED))
    return found


def _guide_line(guide: Guide) -> float:
    return guide.y - guide.ry - 4 if guide.rx else guide.y + 4


def _ties(drawing: Drawing) -> list[str]:
    """One path per look: strength by width, new ones dark, ended ones dashed."""
    places = drawing.layout.positions
    paths: dict[tuple[int, int], list[str]] = {}
    for tie in drawing.network.ties:
        look = (drawing.states.get(tie.pair, 0), int(tie.strength or 1))
        (x1, y1), (x2, y2) = places[tie.source], places[tie.target]
        paths.setdefault(look, []).append(f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}")
    return [
        element(
            "path",
            d="".join(dict.fromkeys(lines)),
            fill="none",
            stroke=INK if state == NEW else TIE,
            stroke_width=(0.9, 1.5, 2.6)[min(max(strength, 1), 3) - 1],
            stroke_dasharray="5 4" if state == GONE else None,
        )
        for (state, strength), lines in sorted(paths.items())
    ]


def _actors(drawing: Drawing, radius: dict[str, float]) -> list[str]:
    return [_actor(drawing, actor, radius[actor.id]) for actor in drawing.network.actors]


def _actor(drawing: Drawing, actor: Actor, radius: float) -> str:
    x, y = drawing.layout.positions[actor.id]
    symbol = drawing.symbol(actor)
    faint = actor.id in drawing.faint
    return element(
        "path",
        element("title", escape(actor.label)),
        d=symbol.path,
        transform=f"translate({x:.1f} {y:.1f}) scale({radius:.2f})",
        fill=symbol.colour,
        fill_opacity=0.25 if faint else None,
        stroke=MUTED if faint else PAPER,
        stroke_width=1.2 / radius,
    )


def _names(drawing: Drawing, radius: dict[str, float]) -> list[str]:
    network, places = drawing.network, drawing.layout.positions
    degree = dict.fromkeys(network.ids, 0)
    for one, two in network.pairs:
        degree[one] += 1
        degree[two] += 1
    order = sorted(network.actors, key=lambda a: (a.id != network.coordinator, -radius[a.id], -degree[a.id]))
    spots = [Spot(*places[actor.id], radius[actor.id] + 1, actor.label) for actor in order]
    taken = [_guide_box(guide) for guide in drawing.layout.guides]
    return [
        _words(round(label.x, 1), round(label.y, 1), label.text, text_anchor=label.anchor, **_halo())
        for label in placed_labels(spots, NAME, (2, 2, WIDTH - 2, HEIGHT - 2), taken)
    ]


def _halo() -> dict[str, Any]:
    """A paper-coloured edge, so that names stay readable over ties."""
    return {"paint_order": "stroke", "stroke": PAPER, "stroke_width": 3, "stroke_linejoin": "round"}


def _guide_box(guide: Guide) -> Box:
    half, line = text_width(guide.label, NAME) / 2, _guide_line(guide)
    return guide.x - half, line - NAME, guide.x + half, line + 4


def _legend(drawing: Drawing) -> tuple[list[str], float]:
    found: list[str] = []
    x, y = 0.0, 12.0
    present = {drawing.group(actor) for actor in drawing.network.actors}
    for key, symbol in drawing.legend.items():
        if key not in present:
            continue
        label = drawing.group_name(key)
        wide = 30 + text_width(label, NAME)
        if x + wide > WIDTH - 32 and x > 0:
            x, y = 0.0, y + 22
        found.append(_mark(symbol, x + 8, y))
        found.append(_words(x + 20, y + 4.5, label))
        x += wide + 8
    size = drawing.size
    rows = [_size_row(drawing, y + 32)] if size is not None and drawing.network.pairs else []
    lines = [_line_row(y + 32 * (len(rows) + 1))] if drawing.states else []
    return [*found, *(item for row in [*rows, *lines] for item in row)], y + 24 + 32 * (len(rows) + len(lines))


def _mark(symbol: Symbol, x: float, y: float) -> str:
    return element("path", d=symbol.path, transform=f"translate({x:.1f} {y:.1f}) scale(6.5)", fill=symbol.colour)


def _size_row(drawing: Drawing, y: float) -> list[str]:
    """Three sizes: the greatest value, about half of it, about a tenth."""
    size = drawing.size
    assert size is not None
    top = max((value for value in size.values.values() if value is not None), default=0.0)
    if not top:
        return []
    words = text("network_widgets.map.sizeLegend", measure=size.label)
    found, x = [_words(0, y + 4.5, words, fill=MUTED)], text_width(words, NAME) + 20
    radius = _radii(drawing)
    by_value = sorted((value, radius[actor]) for actor, value in size.values.items() if value is not None)
    for share in (0.1, 0.5, 1.0):
        value, reach = min(by_value, key=lambda pair: abs(pair[0] - share * top))
        shown = number(value, size.digits)
        found.append(element("circle", cx=x + reach, cy=y, r=round(reach, 1), fill="none", stroke=INK))
        found.append(_words(x + 2 * reach + 6, y + 4.5, shown))
        x += 2 * reach + text_width(shown, NAME) + 26
    return found


def _line_row(y: float) -> list[str]:
    found, x = [], 0.0
    for state, look in enumerate(({"stroke": TIE}, {"stroke": INK}, {"stroke": TIE, "stroke_dasharray": "5 4"})):
        words = text(f"network_widgets.map.state{state}")
        found.append(element("line", x1=x, y1=y, x2=x + 34, y2=y, stroke_width=1.8, **look))
        found.append(_words(x + 40, y + 4.5, words))
        x += 60 + text_width(words, NAME)
    return found
