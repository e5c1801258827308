"""The figures of a report as Excel workbook: Kennzahlen, Akteure, Beziehungen, Befunde.

Numbers are numbers (full precision, shown with German formats by Excel); what came from a table is text and stays
text: a cell that begins with =, +, - or @ is never a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbook.content import text
from workbook.network.actors import actor_in_component
from workbook.report.analysis import Analysis
from workbook.report.findings import findings
from workbook.report.sections.actors import ALL, by_importance
from workbook.report.sections.whole import FIGURES, GIVEN, figure_name, figure_value

HEAD = Font(bold=True)
UNDER_HEAD = Border(bottom=Side(style="thin"))
FORMATS = {0: "#,##0", 1: "0.0", 2: "0.00", 3: "0.000"}
WIDEST, NARROWEST = 60, 9
LONG = {"meaning", "caution", "finding"}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Value = str | float | int | None


def to_xlsx(analysis: Analysis) -> bytes:
    """The whole workbook as a file."""
    book = Workbook()
    del book[book.sheetnames[0]]
    _figures(book, analysis)
    _actors(book, analysis)
    _ties(book, analysis)
    _findings(book, analysis)
    book.properties.title = analysis.title
    book.properties.creator = ""
    book.properties.language = "de-DE"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _figures(book: Workbook, analysis: Analysis) -> None:
    views = [(text("report.whole.value"), analysis.whole)]
    if analysis.without is not None:
        views.append((text("report.whole.without"), analysis.without))
    low, high = text("report.sheets.band_low"), text("report.sheets.band_high")
    heads = [text("report.whole.figure")]
    for name, _view in views:
        heads += [name, f"{low} ({name})", f"{high} ({name})"]
    sheet = _sheet(book, "figures", heads)
    for name, digits in FIGURES.items():
        row: list[Value] = [figure_name(name)]
        for _, view in views:
            band = None if name in GIVEN else view.bands.get(name)
            row += [figure_value(view, name), band.low if band else None, band.high if band else None]
        _row(sheet, row, [None] + [FORMATS[digits]] * (len(row) - 1))
    _fit(sheet)


def _actors(book: Workbook, analysis: Analysis) -> None:
    network = analysis.whole.network
    named = [text(f"report.sheets.{key}") for key in ("id", "name", "sector", "place")]
    measures = [text(f"report.actors.{name}") for name in ALL]
    sheet = _sheet(
        book, "actors", [*named, *measures, *(text(f"report.sheets.{k}") for k in ("cutpoint", "component"))]
    )
    columns = {name: analysis.whole.column(name) for name in ALL}
    cut = set(analysis.whole.summary["articulation_points"])
    part = actor_in_component(network)
    formats = [None] * 4 + [FORMATS[digits] for digits in ALL.values()] + [None, FORMATS[0]]
    for key in by_importance(analysis):
        actor = network.by_id[key]
        row: list[Value] = [actor.id, actor.label, actor.sector, actor.place]
        row += [columns[name][key] for name in ALL]
        _row(sheet, [*row, _yes(key in cut), part[key]], formats)
    _fit(sheet)


def _ties(book: Workbook, analysis: Analysis) -> None:
    network = analysis.chosen.network
    keys = ("from", "from_name", "to", "to_name", "strength", "type", "wave", "directed")
    sheet = _sheet(book, "ties", [text(f"report.sheets.{key}") for key in keys])
    for tie in network.ties:
        row: list[Value] = [
            tie.source,
            network.by_id[tie.source].label,
            tie.target,
            network.by_id[tie.target].label,
            tie.strength,
            tie.type,
            tie.wave,
            _yes(tie.directed),
        ]
        _row(sheet, row, [None] * 4 + ["General"] + [None] * 3)
    _fit(sheet)


def _findings(book: Workbook, analysis: Analysis) -> None:
    keys = ("finding", "meaning", "caution", "source")
    sheet = _sheet(book, "findings", [text(f"report.sheets.{key}") for key in keys])
    for item in findings(analysis):
        _row(sheet, [item.sentence, item.meaning, item.caution, item.source], [None] * 4)
    for column, width in zip("ABCD", (70, 70, 70, 34), strict=True):
        sheet.column_dimensions[column].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _sheet(book: Workbook, key: str, heads: Sequence[str]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(text(f"report.sheets.{key}"))
    _row(sheet, heads, [None] * len(heads))
    for cell in sheet[1]:
        cell.font, cell.border = HEAD, UNDER_HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
    sheet.freeze_panes = "B2"
    _print_setup(sheet)
    return sheet


def _print_setup(sheet: Worksheet) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _row(sheet: Worksheet, values: Iterable[Value], formats: Sequence[str | None]) -> None:
    number = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value is not None else 1
    for column, (value, shown) in enumerate(zip(values, formats, strict=True), 1):
        _put(sheet.cell(number, column), value, shown)


def _put(cell: Any, value: Value, shown: str | None) -> None:
    if value is None:
        return
    if isinstance(value, str):
        words = ILLEGAL_CHARACTERS_RE.sub(" ", value)
        cell.value = words
        cell.data_type = "s"  # text, even where it looks like a formula or a number
        if words.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
        return
    cell.value = value
    if shown:
        cell.number_format = shown


def _yes(value: bool) -> str:
    return text("report.sheets.yes" if value else "report.sheets.no")


def _fit(sheet: Worksheet) -> None:
    for number, column in enumerate(sheet.iter_cols(), 1):
        longest = max((_length(cell) for cell in column), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, NARROWEST), WIDEST)


def _length(cell: Cell | MergedCell) -> int:
    if cell.row == 1:  # heads wrap at a space
        return max((len(word) for word in str(cell.value or "").split()), default=0)
    return len(str(cell.value)) if isinstance(cell.value, str) else 6
