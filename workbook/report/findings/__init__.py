"""Plain-language findings: German sentences made from a network's figures, each with meaning, caution and source."""

from __future__ import annotations

from dataclasses import replace

from workbook.report.analysis import Analysis
from workbook.report.document import Finding
from workbook.report.findings.change import waves
from workbook.report.findings.coordination import open_pairs, without
from workbook.report.findings.mixing import groups
from workbook.report.findings.places import brokers, centralization, cut_actors, most_ties
from workbook.report.findings.shape import clustering, cohesion, density, reciprocity, size, unknown

ORDER = (
    size,
    unknown,
    density,
    cohesion,
    centralization,
    most_ties,
    brokers,
    cut_actors,
    without,
    open_pairs,
    groups,
    clustering,
    reciprocity,
    waves,
)


def network_findings(analysis: Analysis) -> tuple[Finding, ...]:
    """Everything that can be said about this network; what is undefined for it is left out, never invented."""
    found = (find(analysis) for find in ORDER)
    return tuple(_tidied(item) for item in found if item is not None)


def _tidied(item: Finding) -> Finding:
    """A name that ends in a full stop ("e. V.") must not double that of its sentence."""
    return replace(item, sentence=item.sentence.replace("..", "."), meaning=item.meaning.replace("..", "."))


__all__ = ["network_findings"]
