"""The network as a whole: figures with and without the coordination, against random networks of the same size."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.content import number, text
from workbook.figures.band_strip import Mark, Strip, band_strips
from workbook.network import Band, explain
from workbook.report.analysis import Analysis, View
from workbook.report.document import Block, Column, Picture, Section, Table
from workbook.report.findings.words import names
from workbook.report.sections.told import Told

# figure -> digits; the order is that of the table
FIGURES = {
    "actors": 0,
    "ties": 0,
    "mean_degree": 1,
    "density": 3,
    "components": 0,
    "connectedness": 3,
    "path_length": 2,
    "diameter": 0,
    "global_efficiency": 3,
    "transitivity": 3,
    "degree_centralization": 3,
    "betweenness_centralization": 3,
    "articulation_points": 0,
}
GIVEN = ("density", "mean_degree")  # all random networks of the same size share them
DRAWN = ("degree_centralization", "betweenness_centralization", "transitivity", "global_efficiency", "connectedness")
TOPICS = ("size", "unknown", "density", "cohesion", "centralization", "clustering", "reciprocity")


def whole_section(told: Told) -> Section:
    """Table of all whole-network figures, the strip picture, the findings on them."""
    analysis = told.analysis
    blocks: list[Block] = [figures_table(analysis)]
    picture = strips_picture(analysis)
    if picture is not None:
        blocks.append(picture)
    blocks.append(told.about(*TOPICS))
    return Section("netzwerk", text("report.sections.whole"), tuple(blocks))


def figure_value(view: View, name: str) -> float | None:
    """One whole-network figure of a view; articulation points are counted."""
    if name == "articulation_points":
        return len(view.summary[name])
    if name == "path_length":
        return view.path_length
    if name == "diameter":
        return view.diameter
    value: float | None = view.summary[name]
    return value


def figure_name(name: str) -> str:
    """The German name of a whole-network figure."""
    return text(f"report.figures.{name}")


def figures_table(analysis: Analysis) -> Table:
    """Each figure with its random band, and the same without the coordination where it is known."""
    banded = bool(analysis.whole.bands)
    without = analysis.without
    columns = [Column(text("report.whole.figure"), share=2.4)]
    columns.append(Column(text("report.whole.value" if without else "report.whole.value_plain"), "end"))
    if banded:
        columns.append(Column(text("report.whole.band"), "end", 1.3))
    if without:
        columns.append(Column(text("report.whole.without"), "end"))
        if banded:
            columns.append(Column(text("report.whole.without_band"), "end", 1.3))
    rows = []
    for name, digits in FIGURES.items():
        row = [figure_name(name), number(figure_value(analysis.whole, name), digits)]
        if banded:
            row.append(_range(name, analysis.whole.bands, digits))
        if without:
            row.append(number(figure_value(without, name), digits))
            if banded:
                row.append(_range(name, without.bands, digits))
        rows.append(tuple(row))
    caption = text("report.whole.caption" if without else "report.whole.caption_plain")
    return Table(caption, tuple(columns), tuple(rows), _note(analysis))


def _note(analysis: Analysis) -> str:
    drawn = {band.draws for each in (analysis.whole, analysis.without) if each for band in each.bands.values()}
    if not drawn:
        return ""
    note = text("report.whole.note", draws=number(max(drawn), 0))
    if len(drawn) > 1:  # betweenness of large networks
        note = f"{note} {text('report.whole.note_fewer', draws=number(min(drawn), 0))}"
    return note


def _range(name: str, bands: Mapping[str, Band], digits: int) -> str:
    band = bands.get(name)
    if band is None or band.low is None or name in GIVEN:
        return "–"
    if band.low == band.high:
        return number(band.low, digits)
    return text("report.whole.range", low=number(band.low, digits), high=number(band.high, digits))


def strips_picture(analysis: Analysis) -> Picture | None:
    bands = analysis.whole.bands
    drawn = [name for name in DRAWN if name in bands and bands[name].place is not None]
    if not drawn:
        return None
    strips = [
        Strip(
            explain(name).name,
            _mark(analysis.whole, name),
            _mark(analysis.without, name) if analysis.without else None,
        )
        for name in drawn
    ]
    return Picture(
        id="zufall",
        title=_place(analysis.whole, drawn),
        subtitle=text("report.whole.picture_subtitle"),
        svg=band_strips(strips),
        alt=text("report.whole.picture_alt", table=figures_table(analysis).caption),
        summary=_summary(analysis, drawn),
    )


def _mark(view: View, name: str) -> Mark:
    band = view.bands.get(name)
    return Mark(figure_value(view, name), band.low if band else None, band.high if band else None)


def _summary(analysis: Analysis, drawn: list[str]) -> str:
    said = [text("report.whole.summary")]
    if analysis.without is not None and analysis.without.bands:
        place = _place(analysis.without, drawn)
        said.append(text("report.whole.summary_without", place=place[0].lower() + place[1:]))
    return " ".join(said)


def _place(view: View, drawn: list[str]) -> str:
    """Which of the figures lie outside the range of random networks, and on which side."""
    side: dict[str | None, list[str]] = {"above": [], "below": []}
    for name in drawn:
        if name in view.bands:
            side.setdefault(view.bands[name].place, []).append(explain(name).name)
    above, below = names(side["above"], limit=9), names(side["below"], limit=9)
    key = "both" if above and below else "above" if above else "below" if below else "inside"
    return text(f"report.whole.place_{key}", above=above, below=below)
