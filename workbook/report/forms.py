"""The forms in which a report is handed out: HTML, PDF, Word, Excel. Each loads its own library only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbook.report.analysis import Analysis
from workbook.report.document import Document


def report_file(analysis: Analysis, form: str) -> bytes:
    """The report as a file. ``form`` is a suffix such as ".pdf". Raises KeyError for a form not in :data:`FORMS`."""
    return FORMS[form](analysis)


def document_file(document: Document, form: str) -> bytes:
    """A composed document as a file. Raises KeyError for a form not in :data:`WRITTEN`."""
    return WRITTEN[form](document)


def _html(document: Document) -> bytes:
    from workbook.report.html import to_html  # noqa: PLC0415

    return to_html(document).encode()


def _pdf(document: Document) -> bytes:
    from workbook.report.pdf import to_pdf  # noqa: PLC0415

    return to_pdf(document)


def _docx(document: Document) -> bytes:
    from workbook.report.docx import to_docx  # noqa: PLC0415

    return to_docx(document)


def _composed(form: str) -> Callable[[Analysis], bytes]:
    def made(analysis: Analysis) -> bytes:
        from workbook.report.composing import compose  # noqa: PLC0415

        return WRITTEN[form](compose(analysis))

    return made


def _xlsx(analysis: Analysis) -> bytes:
    from workbook.report.xlsx import to_xlsx  # noqa: PLC0415

    return to_xlsx(analysis)


WRITTEN: Mapping[str, Callable[[Document], bytes]] = MappingProxyType({".html": _html, ".pdf": _pdf, ".docx": _docx})
FORMS: Mapping[str, Callable[[Analysis], bytes]] = MappingProxyType(
    {**{form: _composed(form) for form in WRITTEN}, ".xlsx": _xlsx}
)
