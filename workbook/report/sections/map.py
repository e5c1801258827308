"""The network map."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.content import text
from workbook.report.analysis import Analysis
from workbook.report.document import Finding, Paragraph, Picture, Section
from workbook.report.findings.words import count, leaders


def map_section(analysis: Analysis, said: Mapping[str, Finding]) -> Section:
    """The map with its text summary; the tables of the other sections hold the same data."""
    return Section("karte", text("report.sections.map"), (Paragraph(text("report.map.empty")),))
