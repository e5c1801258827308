"""The forms in which a report is handed out: HTML, PDF, Word, Excel. Each loads its own library only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbook.report.analysis import Analysis


def report_file(analysis: Analysis, form: str) -> bytes:
    """The report as a file. ``form`` is a suffix such as ".pdf". Raises KeyError for a form not in :data:`FORMS`."""
    return FORMS[form](analysis)


def _html(analysis: Analysis) -> bytes:
    from workbook.report.composing import compose  # noqa: PLC0415
    from workbook.report.html import to_html  # noqa: PLC0415

    return to_html(compose(analysis)).encode()


def _pdf(analysis: Analysis) -> bytes:
    from workbook.report.composing import compose  # noqa: PLC0415
    from workbook.report.pdf import to_pdf  # noqa: PLC0415

    return to_pdf(compose(analysis))


def _docx(analysis: Analysis) -> bytes:
    from workbook.report.composing import compose  # noqa: PLC0415
    from workbook.report.docx import to_docx  # noqa: PLC0415

    return to_docx(compose(analysis))


def _xlsx(analysis: Analysis) -> bytes:
    from workbook.report.xlsx import to_xlsx  # noqa: PLC0415

    return to_xlsx(analysis)


FORMS: Mapping[str, Callable[[Analysis], bytes]] = MappingProxyType(
    {".html": _html, ".pdf": _pdf, ".docx": _docx, ".xlsx": _xlsx}
)
