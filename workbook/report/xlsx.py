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
from workbook.network import actor_in_component
from workbook.report.analysis import Analysis
from workbook.report.findings import network_findings
from workbook.report.sections.actors import ALL, by_importance
from workbook.report.sections.whole import FIGURES, GIVEN, figure_name, figure_value

HEAD = Font(bold=True)
UNDER_HEAD = Border(bottom=Side(style="thin"))
FORMATS = {0: "#,##0", 1: "0.0", 2: "0.00", 3: "0.000"}
WIDEST, NARROWEST = 60, 9
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Value = str | float | int | None
Row = tuple[list[Value], Sequence[str | None]]  # values and their number formats


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
    rows: list[Row] = []
    for name, digits in FIGURES.items():
        row: list[Value] = [figure_name(name)]
        for _, view in views:
            band = None if name in GIVEN else view.bands.get(name)
            row += [figure_value(view, name), band.low if band else None, band.high if band else None]
        rows.append((row, [None] + [FORMATS[digits]] * (len(row) - 1)))
    sheet = _sheet(book, "figures", heads)
    _fill(sheet, rows)
    _fit(sheet)


def _actors(book: Workbook, analysis: Analysis) -> None:
    """All actors of the table; those not part of the wave shown come last and have no figures."""
    named = [text(f"report.sheets.{key}") for key in ("id", "name", "sector", "place", "km", "since", "until")]
    measures = [text(f"report.actors.{name}") for name in ALL]
    found = [text(f"report.sheets.{key}") for key in ("cutpoint", "component")]
    sheet = _sheet(book, "actors", [*named, *measures, *found])
    columns = {name: analysis.whole.column(name) for name in ALL}
    part = actor_in_component(analysis.whole.network)
    formats = [None] * 4 + ["General"] + [None] * 2 + [FORMATS[digits] for digits in ALL.values()] + [None, FORMATS[0]]
    everybody = analysis.chosen.network
    rows: list[Row] = []
    shown = by_importance(analysis)
    for key in (*shown, *(actor for actor in everybody.ids if actor not in part)):
        actor = everybody.by_id[key]
        row: list[Value] = [actor.id, actor.name, actor.sector, actor.place, actor.km, actor.since, actor.until]
        row += [columns[name].get(key) for name in ALL]
        mark = _yes(key in analysis.whole.cut_actors) if key in part else None
        rows.append(([*row, mark, part.get(key)], formats))
    _fill(sheet, rows)
    _fit(sheet)


def _ties(book: Workbook, analysis: Analysis) -> None:
    """Every tie as recorded, of all waves, and the pairs answered "weiß nicht": the table can be read in again."""
    network = analysis.chosen.network
    keys = ("from", "from_name", "to", "to_name", "strength", "type", "wave", "directed")
    sheet = _sheet(book, "ties", [text(f"report.sheets.{key}") for key in keys])
    formats = [None] * 4 + ["General"] + [None] * 3

    def ends(source: str, target: str) -> list[Value]:
        return [source, network.by_id[source].label, target, network.by_id[target].label]

    recorded = [
        [*ends(tie.source, tie.target), tie.strength, tie.type, tie.wave, _yes(tie.directed)] for tie in network.ties
    ]
    unknown = text("report.sheets.unknown")
    missing = [[*ends(*pair), unknown, None, None, None] for pair in sorted(network.unknown)]
    _fill(sheet, ((row, formats) for row in (*recorded, *missing)))
    _fit(sheet)


def _findings(book: Workbook, analysis: Analysis) -> None:
    keys = ("finding", "meaning", "caution", "literature")
    sheet = _sheet(book, "findings", [text(f"report.sheets.{key}") for key in keys])
    said = network_findings(analysis)
    _fill(sheet, (([item.sentence, item.meaning, item.caution, item.source], [None] * 4) for item in said))
    for column, width in zip("ABCD", (70, 70, 70, 34), strict=True):
        sheet.column_dimensions[column].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _sheet(book: Workbook, key: str, heads: Sequence[str]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(text(f"report.sheets.{key}"))
    _fill(sheet, [([*heads], [None] * len(heads))], first=1)
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


def _fill(sheet: Worksheet, rows: Iterable[Row], first: int = 2) -> None:
    for number, (values, formats) in enumerate(rows, first):
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
