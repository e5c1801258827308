"""What the report is based on, and how its figures are to be read."""

from __future__ import annotations

from workbook.content import number, text
from workbook.content.texts import table
from workbook.network import Explanation, explain, net_by_unknown_pairs
from workbook.report.document import Block, Bullets, Paragraph, Section, Term, Terms
from workbook.report.findings.further import further_findings
from workbook.report.findings.words import count, names
from workbook.report.sections.summary import assumptions
from workbook.report.sections.told import Told

REMARKS = 8
# what the report uses, in the order of its sections; the topic after it: explained only where that was found
USED = {
    "density": "density",
    "connectedness": "cohesion",
    "path_length": "cohesion",
    "global_efficiency": "cohesion",
    "transitivity": "clustering",
    "degree_centralization": "centralization",
    "betweenness_centralization": "centralization",
    "random_band": "centralization",
    "betweenness": "brokers",
    "harmonic_closeness": "brokers",
    "eigenvector": "brokers",
    "constraint": "brokers",
    "effective_size": "brokers",
    "removal_curve": "without",
    "open_pairs": "open_pairs",
    "articulation_points": "cut",
    "ei_index": "groups",
    "reciprocity_ties": "reciprocity",
    "reciprocity_pairs": "reciprocity",
    "jaccard": "waves",
}


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


def terms_section(told: Told) -> Section | None:
    """Each measure used: meaning, formula, reading, limits and source, from the glossary of the workbook."""
    found = tuple(_term(explain(measure)) for measure in measures_used(told))
    return Section("begriffe", text("report.sections.terms"), (Terms(found),)) if found else None


def measures_used(told: Told) -> tuple[str, ...]:
    """The measures that this report shows."""
    return tuple(measure for measure, topic in USED.items() if topic in told.found)


def _term(entry: Explanation) -> Term:
    meaning = f"{entry.meaning} {text('report.data.formula', formula=entry.formula)}"
    return Term(entry.title, meaning, entry.reading, entry.limits, entry.source)


def literature_section(told: Told) -> Section | None:
    """The publications behind the findings and the measures of this report, in full."""
    said = (*told.found.values(), *further_findings(told.analysis))
    cited = "; ".join([item.source for item in said] + [explain(measure).source for measure in measures_used(told)])
    found = tuple(str(full) for short, full in table("report.literature").items() if short in cited)
    return Section("quellen", text("report.sections.literature"), (Bullets(found),)) if found else None
