"""The network without its coordination, and the partners of the coordination that do not know each other."""

from __future__ import annotations

from collections import Counter

from workbook.content import number, percent, text
from workbook.figures.removal import removal_curve
from workbook.report.analysis import Analysis, OpenPairs, Removal
from workbook.report.document import Block, Column, Picture, Section, Table
from workbook.report.sections.actors import sector_of
from workbook.report.sections.told import Told
from workbook.report.sections.whole import FIGURES, figure_name, figure_value

SHOWN = 12
# the whole table stands in its own section; here only what the coordination's leaving changes most visibly
COMPARED = ("ties", "components", "connectedness", "path_length", "global_efficiency", "degree_centralization",
            "betweenness_centralization", "articulation_points")  # fmt: skip
CURVE = 20


def without_section(told: Told) -> Section | None:
    """The "Ohne-mich-Test" as finding, before–after table and removal curve."""
    analysis = told.analysis
    if "without" not in told.found:
        return None
    blocks: list[Block] = [told.about("without")]
    if analysis.without is not None:
        blocks.append(_before_after(analysis))
    if analysis.removal is not None:
        blocks.append(_curve(analysis, analysis.removal))
    return Section("ohne-mich", text("report.sections.without"), tuple(blocks))


def _before_after(analysis: Analysis) -> Table:
    assert analysis.without is not None
    rows = []
    for name in COMPARED:
        digits = FIGURES[name]
        before, after = figure_value(analysis.whole, name), figure_value(analysis.without, name)
        rows.append((figure_name(name), number(before, digits), number(after, digits), signed(before, after, digits)))
    columns = (
        Column(text("report.without.figure"), share=2.4),
        *(Column(text(f"report.without.{name}"), "end", 1.3) for name in ("before", "after", "difference")),
    )
    return Table(text("report.without.caption"), columns, tuple(rows))


def signed(before: float | None, after: float | None, digits: int) -> str:
    """The change from before to after with its sign; "–" where one of them is undefined, "±0" for none."""
    if before is None or after is None:
        return "–"
    change = round(after, digits) - round(before, digits)
    if round(change, digits) == 0:
        return "±0"
    return f"+{number(change, digits)}" if change > 0 else number(change, digits)


def _curve(analysis: Analysis, removal: Removal) -> Picture:
    shares = removal.shares[: CURVE + 1]
    half = next((k for k, share in enumerate(shares) if k and share < 0.5), None)
    if half is None:
        summary = text("report.without.curve_summary_never", k=len(shares) - 1)
    else:
        summary = text("report.without.curve_summary_one" if half == 1 else "report.without.curve_summary", k=half)
    rows = tuple(
        (str(k), analysis.label(actor), percent(shares[k])) for k, actor in enumerate(removal.order[:CURVE], 1)
    )
    columns = (
        Column(text("report.without.curve_step"), share=0.5),
        Column(text("report.without.curve_actor"), share=3),
        Column(text("report.without.curve_left"), "end"),
    )
    return Picture(
        id="ausfall",
        title=text("report.without.curve_title_one", share=percent(shares[1])),
        subtitle=text("report.without.curve_subtitle"),
        svg=removal_curve(shares, named=1),
        alt=text("report.without.curve_alt"),
        summary=summary,
        table=Table(text("report.without.curve_caption"), columns, rows[:SHOWN]),
        source=text("report.without.curve_source"),
    )


def open_pairs_section(told: Told) -> Section | None:
    """Which partners of the coordination have the most partners yet to meet."""
    analysis = told.analysis
    if "open_pairs" not in told.found or analysis.open_pairs is None:
        return None
    blocks: list[Block] = [told.about("open_pairs")]
    if analysis.open_pairs.pairs:
        blocks.append(_open_table(analysis, analysis.open_pairs))
    return Section("offene-paare", text("report.sections.open_pairs"), tuple(blocks))


def _open_table(analysis: Analysis, found: OpenPairs) -> Table:
    times = Counter(actor for pair in found.pairs for actor in pair)
    order = sorted(times, key=lambda actor: (-times[actor], analysis.label(actor).casefold()))[:SHOWN]
    others = number(found.partners - 1, 0)
    of = "report.open_pairs.of"
    rows = tuple(
        (
            analysis.label(actor),
            sector_of(analysis, actor),
            text(of, n=times[actor], all=others),
            text(of, n=found.partners - 1 - times[actor], all=others),
        )
        for actor in order
    )
    columns = (
        Column(text("report.open_pairs.actor"), share=2.6),
        Column(text("report.open_pairs.sector"), share=1.6),
        Column(text("report.open_pairs.open"), "end"),
        Column(text("report.open_pairs.direct"), "end", 1.2),
    )
    return Table(text("report.open_pairs.caption"), columns, rows, text("report.open_pairs.note"))
