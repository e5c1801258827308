"""The network report: figures, findings in sentences, and the document as HTML, PDF, Word and Excel.

``analyse(network, day) -> Analysis``, ``network_findings(analysis)``, ``compose(analysis) -> Document``,
``report_file(analysis, ".pdf") -> bytes``. The only door to docx and typst.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.report.analysis import Analysis
    from workbook.report.composing import compose
    from workbook.report.document import Document, Finding
    from workbook.report.findings import network_findings
    from workbook.report.forms import report_file
    from workbook.report.measuring import Wanted, analyse

_HOME = {
    "Analysis": "analysis",
    "Document": "document",
    "Finding": "document",
    "Wanted": "measuring",
    "analyse": "measuring",
    "compose": "composing",
    "network_findings": "findings",
    "report_file": "forms",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


__all__ = ["Analysis", "Document", "Finding", "Wanted", "analyse", "compose", "network_findings", "report_file"]
