"""What the report is based on, and how its figures are to be read."""

from __future__ import annotations

from workbook.content import number, text
from workbook.content.texts import table
from workbook.network import net_by_unknown_pairs
from workbook.report.document import Block, Bullets, Paragraph, Section, Term, Terms
from workbook.report.findings.words import count, names
from workbook.report.sections.summary import assumptions
from workbook.report.sections.told import Told

# which term is explained only where its figure occurs
REMARKS = 8
NEEDS = {"ei": "groups", "jaccard": "waves", "transitivity": "clustering"}


def data_section(told: Told) -> Section:
    """Files, conventions, and the caution that belongs to every self-reported network."""
    analysis = told.analysis
    network = analysis.whole.network
    items = []
    if analysis.files:
        items.append(
            text(
                "report.data.item_read",
                files=names(analysis.files),
                actors=count(len(network), "actor"),
                ties=count(len(network.pairs), "tie"),
            )
        )
    items += assumptions(analysis.chosen)
    items.append(text("report.data.item_undirected"))
    directed = sum(tie.directed for tie in network.ties)
    if directed:
        items.append(text("report.data.item_directed", n=count(directed, "tie")))
    stated = sum(tie.strength is not None for tie in network.ties)
    if stated:
        items.append(text("report.data.item_strength", n=count(stated, "tie_dative")))
    unknown = net_by_unknown_pairs(network)
    if unknown:
        items.append(text("report.data.item_unknown", n=count(unknown, "pair")))
    items += analysis.remarks[:REMARKS]
    if len(analysis.remarks) > REMARKS:
        items.append(text("report.data.item_remarks", n=number(len(analysis.remarks) - REMARKS, 0)))
    items += [text(f"report.data.{key}") for key in ("item_star", "item_organisations", "item_random")]
    blocks: tuple[Block, ...] = (Paragraph(text("report.data.lead")), Bullets(tuple(items)))
    return Section("daten", text("report.sections.data"), blocks)


def terms_section(told: Told) -> Section:
    """Definition, reading, caution and source of each figure used."""
    analysis = told.analysis
    found = [
        Term(**{part: str(words) for part, words in entry.items()})
        for key, entry in table("report.terms").items()
        if NEEDS.get(key, "size") in told.found and (key != "random" or analysis.whole.bands)
    ]
    return Section("begriffe", text("report.sections.terms"), (Terms(tuple(found)),))
