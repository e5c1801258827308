"""Key actors, and the annex with everybody."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.content import number, text
from workbook.figures.network_map.naming import sector_label
from workbook.report.analysis import Analysis
from workbook.report.document import Block, Column, Paragraph, Section, Table
from workbook.report.findings.words import ranks
from workbook.report.sections.told import Told

TOP = 12
IN_ANNEX = 150
RANKED = {"degree": 0, "betweenness": 3, "harmonic_closeness": 3}
ALL = {**RANKED, "eigenvector": 3, "constraint": 3, "effective_size": 1}


def key_actors_section(told: Told) -> Section | None:
    """The busiest actors with their rank in three measures."""
    analysis = told.analysis
    if analysis.whole.summary["actors"] < 2:
        return None
    blocks: list[Block] = [
        Paragraph(text("report.actors.lead")),
        key_actors_table(analysis),
        told.about("leaders", "brokers"),
    ]
    return Section("schluesselakteure", text("report.sections.actors"), tuple(blocks))


def by_importance(analysis: Analysis) -> list[str]:
    """Actor ids, most ties first; equals by betweenness, then by name."""
    rows = analysis.whole.summary["actor"]
    return sorted(
        rows, key=lambda a: (-rows[a]["degree"], -(rows[a]["betweenness"] or 0), analysis.label(a).casefold(), a)
    )


def key_actors_table(analysis: Analysis) -> Table:
    """Actor, sector and three measures with rank, the busiest first."""
    order = by_importance(analysis)
    shown = order[:TOP]
    sectors = any(actor.sector for actor in analysis.whole.network.actors)
    placed = {name: ranks(analysis.whole.column(name)) for name in RANKED}
    rows = []
    for actor in shown:
        row = [analysis.label(actor)]
        if sectors:
            row.append(sector_of(analysis, actor))
        for name, digits in RANKED.items():
            row.append(_ranked(analysis.whole.column(name)[actor], placed[name][actor], digits))
        rows.append(tuple(row))
    whole = len(shown) == len(order)
    caption = text("report.actors.caption_all") if whole else text("report.actors.caption_top", n=len(shown))
    return Table(caption, _columns(RANKED, sectors), tuple(rows), text("report.actors.note"))


def sector_of(analysis: Analysis, actor: str) -> str:
    """The sector as a person reads it; "–" where none is given."""
    sector = analysis.chosen.network.by_id[actor].sector
    return sector_label(sector) if sector else "–"


def everybody_section(told: Told) -> Section | None:
    """The annex: all measures of all actors, or of the first :data:`IN_ANNEX`."""
    analysis = told.analysis
    order = by_importance(analysis)
    if len(order) < 2:
        return None
    shown = order[:IN_ANNEX]
    columns = {name: analysis.whole.column(name) for name in ALL}
    rows = tuple(
        (analysis.label(actor), *(number(columns[name][actor], digits) for name, digits in ALL.items()))
        for actor in shown
    )
    blocks: list[Block] = []
    caption = text("report.actors.everybody_caption")
    if len(shown) < len(order):
        blocks.append(Paragraph(text("report.actors.everybody_lead", n=len(shown), all=number(len(order), 0))))
        caption = text("report.actors.everybody_caption_first", n=len(shown))
    blocks.append(Table(caption, _columns(ALL, sectors=False), rows, small=True))
    return Section("alle-akteure", text("report.sections.everybody"), tuple(blocks), new_page=True)


def _ranked(value: float | None, place: tuple[int, bool] | None, digits: int) -> str:
    if value is None or place is None:
        return "–"
    return text("report.actors.ranked", value=number(value, digits), rank=place[0])


def _columns(measures: Mapping[str, int], sectors: bool) -> tuple[Column, ...]:
    named = [Column(text("report.actors.actor"), share=2.6)]
    if sectors:
        named.append(Column(text("report.actors.sector"), share=1.6))
    return (*named, *(Column(text(f"report.actors.{name}"), "end", 1.1) for name in measures))
