"""Interface actors (articulation points), and the separate parts of the network."""

from __future__ import annotations

from workbook.content import number, text
from workbook.network import actor_in_component
from workbook.report.analysis import Analysis
from workbook.report.document import Block, Column, Section, Table
from workbook.report.findings.words import names
from workbook.report.sections.told import Told

SHOWN = 15
LISTED = 12


def cut_section(told: Told) -> Section | None:
    """Each interface actor with those who would be cut off."""
    analysis = told.analysis
    if "cut" not in told.found:
        return None
    blocks: list[Block] = [told.about("cut")]
    cut = analysis.whole.cut_actors
    if cut:
        blocks.append(_cut_table(analysis, cut))
    return Section("schnittstellen", text("report.sections.cut"), tuple(blocks))


def cut_off(analysis: Analysis, actor: str) -> tuple[str, ...]:
    """Who would no longer be in the largest part of ``actor``'s own part without it, in table order."""
    network = analysis.whole.network
    home = next(part for part in analysis.whole.components if actor in part)
    after = actor_in_component(network.without(actor))
    parts: dict[int, list[str]] = {}
    for other in home:
        if other != actor:
            parts.setdefault(after[other], []).append(other)
    rest = sorted(parts.values(), key=len, reverse=True)[1:]
    kept = {other for part in rest for other in part}
    return tuple(other for other in home if other in kept)


def _cut_table(analysis: Analysis, cut: tuple[str, ...]) -> Table:
    found = [(actor, cut_off(analysis, actor)) for actor in cut]
    found.sort(key=lambda item: (-len(item[1]), analysis.label(item[0]).casefold()))
    rows = tuple(
        (
            analysis.label(actor),
            number(len(gone), 0),
            names([analysis.label(other) for other in gone], limit=LISTED),
        )
        for actor, gone in found[:SHOWN]
    )
    columns = (
        Column(text("report.cut.actor"), share=2),
        Column(text("report.cut.count"), "end", 0.7),
        Column(text("report.cut.cut_off"), share=3.3),
    )
    return Table(text("report.cut.caption"), columns, rows)


def parts_section(told: Told) -> Section | None:
    """The separate parts, where there is more than one; actors without ties in one row."""
    analysis = told.analysis
    parts = analysis.whole.components
    if len(parts) < 2:
        return None
    tied = [part for part in parts if len(part) > 1]
    rows = [
        (
            text("report.parts.largest") if number_ == 1 else text("report.parts.numbered", n=number_),
            number(len(part), 0),
            names([analysis.label(actor) for actor in part], limit=LISTED),
        )
        for number_, part in enumerate(tied[:SHOWN], 1)
    ]
    alone = analysis.whole.isolates
    if alone:
        rows.append(
            (
                text("report.parts.isolate"),
                number(len(alone), 0),
                names([analysis.label(actor) for actor in alone], limit=LISTED),
            )
        )
    columns = (
        Column(text("report.parts.part"), share=1.3),
        Column(text("report.parts.size"), "end", 0.7),
        Column(text("report.parts.members"), share=4),
    )
    return Section("teile", text("report.sections.parts"), (Table(text("report.parts.caption"), columns, tuple(rows)),))
