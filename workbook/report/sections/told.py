"""What a section is made from: the figures, and what has been found about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.report.analysis import Analysis
from workbook.report.document import Finding, Findings


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of a network and its findings by topic."""

    analysis: Analysis
    found: Mapping[str, Finding]

    def about(self, *topics: str) -> Findings:
        """The findings on some topics, as far as there are any."""
        return Findings(tuple(self.found[topic] for topic in topics if topic in self.found))
