"""Two time points side by side."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.content import number, text
from workbook.report.analysis import Analysis, Change
from workbook.report.document import Block, Column, Section, Table
from workbook.report.sections.coordination import signed
from workbook.report.sections.map import change_picture
from workbook.report.sections.told import Told
from workbook.report.sections.whole import FIGURES, figure_name, figure_value

SHOWN = 40
ALSO_WITHOUT = {"density": 3, "connectedness": 3, "degree_centralization": 3}


def waves_section(told: Told) -> Section | None:
    """The finding on change, the figures at both time points, new and lost ties."""
    analysis = told.analysis
    change = analysis.change
    if change is None or "waves" not in told.found:
        return None
    blocks: list[Block] = [told.about("waves"), _figures(change)]
    if change.change.ties.hamming:
        blocks.append(change_picture(analysis, change))
    for key, pairs in (("new", change.change.ties.new), ("lost", change.change.ties.lost)):
        if pairs:
            blocks.append(_pairs(analysis, key, pairs))
    return Section("zeitpunkte", text("report.sections.waves"), tuple(blocks))


def _figures(change: Change) -> Table:
    rows = []
    for name, digits in FIGURES.items():
        before, after = figure_value(change.before, name), figure_value(change.after, name)
        rows.append((figure_name(name), number(before, digits), number(after, digits), signed(before, after, digits)))
    if change.before_without is not None and change.after_without is not None:
        for name, digits in ALSO_WITHOUT.items():
            before = figure_value(change.before_without, name)
            after = figure_value(change.after_without, name)
            label = text("report.waves.without", figure=figure_name(name))
            rows.append((label, number(before, digits), number(after, digits), signed(before, after, digits)))
    columns = (
        Column(text("report.waves.figure"), share=2.6),
        Column(change.first, "end"),
        Column(change.second, "end"),
        Column(text("report.waves.change"), "end", 1.2),
    )
    return Table(text("report.waves.caption"), columns, tuple(rows))


def _pairs(analysis: Analysis, key: str, pairs: Sequence[tuple[str, str]]) -> Table:
    shown = pairs[:SHOWN]
    note = ""
    if len(shown) < len(pairs):
        note = text("report.waves.rest", shown=len(shown), n=number(len(pairs), 0))
    rows = tuple((analysis.label(one), analysis.label(other)) for one, other in shown)
    columns = (Column(text("report.waves.one")), Column(text("report.waves.other")))
    return Table(text(f"report.waves.{key}_caption", n=number(len(pairs), 0)), columns, rows, note, small=True)
