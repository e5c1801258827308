"""The annex with further evaluations: a finding and a table each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbook.content import number, percent, text
from workbook.network import NewTie
from workbook.report.analysis import Analysis
from workbook.report.document import Block, Column, Findings, Paragraph, Section, Table
from workbook.report.findings.further import circle_sizes, further_findings
from workbook.report.findings.words import names
from workbook.report.further import Further
from workbook.report.sections.actors import sector_of
from workbook.report.sections.told import Told

ROLES = ("coordinator", "consultant", "gatekeeper", "liaison", "total")
MEMBERS = 12
SHOWN = 8


def further_section(told: Told) -> Section | None:
    """Who would be missed, what would connect, roles, circles and core; None where there is nothing to say."""
    analysis = told.analysis
    found = analysis.further
    said = further_findings(analysis)
    if found is None or not said:
        return None
    blocks: list[Block] = [Paragraph(text("annex.lead"))]
    for finding in said:
        blocks.append(Findings((finding,)))
        if finding.topic in TABLES and finding.meaning:  # a finding that finds nothing has no table
            blocks.append(TABLES[finding.topic](analysis, found))
    return Section("weitere-auswertungen", text("annex.title"), tuple(blocks), new_page=True)


def _losses(analysis: Analysis, found: Further) -> Table:
    rows = tuple(
        (analysis.label(each.actor), percent(each.apart), number(each.ways, 3)) for each in found.losses[:SHOWN]
    )
    columns = (
        Column(text("annex.loss.actor"), share=2.4),
        Column(text("annex.loss.apart", before=percent(found.apart)), "end", 1.4),
        Column(text("annex.loss.ways"), "end", 1.4),
    )
    return Table(text("annex.loss.caption"), columns, rows, text("annex.loss.note"))


def _new_ties(analysis: Analysis, found: Further) -> Table:
    shared = any(tie.common for tie in found.new_ties)  # the best ties join those who have nobody in common
    columns = [
        Column(text("annex.new_ties.one"), share=2),
        Column(text("annex.new_ties.other"), share=2),
        Column(text("annex.new_ties.today"), share=0.9),
        *([Column(text("annex.new_ties.common"), share=2)] if shared else []),
        Column(text("annex.new_ties.gain"), "end", 0.7),
    ]
    rows = tuple(_new_tie(analysis, tie, shared=shared) for tie in found.new_ties)
    return Table(text("annex.new_ties.caption"), tuple(columns), rows, text("annex.new_ties.note"))


def _new_tie(analysis: Analysis, tie: NewTie, *, shared: bool) -> tuple[str, ...]:
    key = "no_way" if tie.distance is None else "steps"
    common = [names([analysis.label(actor) for actor in tie.common], limit=3) or "–"] if shared else []
    ends = analysis.label(tie.source), analysis.label(tie.target)
    return (*ends, text(f"annex.new_ties.{key}", n=tie.distance), *common, number(tie.gain, 4))


def _roles(analysis: Analysis, found: Further) -> Table:
    order = sorted(found.roles, key=lambda actor: (-found.roles[actor]["total"], analysis.label(actor).casefold()))
    rows = tuple(
        (analysis.label(actor), sector_of(analysis, actor), *(number(found.roles[actor][role], 0) for role in ROLES))
        for actor in order[:SHOWN]
        if found.roles[actor]["total"]
    )
    columns = (
        Column(text("annex.roles.actor"), share=2.2),
        Column(text("annex.roles.sector"), share=1.5),
        *(Column(text(f"annex.roles.{role}"), "end", 1.25) for role in ROLES),
    )
    return Table(text("annex.roles.caption"), columns, rows, text("annex.roles.note"))


def _circles(analysis: Analysis, found: Further) -> Table:
    sizes = circle_sizes(found)
    rows = []
    for circle, size in sizes.items():
        inside = [analysis.label(actor) for actor, own in found.circles.member.items() if own == circle]
        rows.append((str(circle), number(size, 0), names(inside, limit=MEMBERS)))
    alone = len(found.circles.member) - sum(sizes.values())
    columns = (
        Column(text("annex.circles.circle"), share=0.7),
        Column(text("annex.circles.size"), "end", 0.9),
        Column(text("annex.circles.members"), share=5),
    )
    note = text("annex.circles.alone", n=number(alone, 0)) if alone > 1 else ""
    return Table(text("annex.circles.caption"), columns, tuple(rows), note)


TABLES: Mapping[str, Callable[[Analysis, Further], Table]] = MappingProxyType(
    {"loss": _losses, "new_ties": _new_ties, "roles": _roles, "circles": _circles}
)
