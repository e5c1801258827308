"""Excel workbooks (.xlsx): every sheet as text cells."""

from __future__ import annotations

import datetime
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from workbook.content.texts import text
from workbook.errors import Fault
from workbook.network.tables.cells import legible
from workbook.network.tables.sheets import Opened, Row, Sheet, fault, note

LARGEST = 300_000_000  # bytes unpacked; a table of this course has some thousand
# What zipfile, the XML parser and openpyxl raise on files that are damaged, locked or no workbook at all.
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, InvalidFileException, OSError, EOFError, RuntimeError, SyntaxError,
    ValueError, TypeError, AttributeError, LookupError, ArithmeticError,
)  # fmt: skip
HIDDEN_ROW = re.compile(rb"<row [^>]*\bhidden=\"(?:1|true)\"")
MOST_ROWS = 200_000
MOST_COLUMNS = 3_000


def open_excel(name: str, data: bytes) -> Opened:
    """The sheets of an Excel file that hold anything; hidden ones are left out, with a remark."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
            if size > LARGEST:
                return Opened(faults=(fault("file-too-large", name),))
            if not any(part.casefold().startswith("xl/") for part in packed.namelist()):
                return Opened(faults=(fault(_other_program(packed), name),))
            pages = [packed.read(part) for part in packed.namelist() if "/worksheets/" in part]
        opened = _opened(name, data, formulas=any(b"<f" in page for page in pages))
        hidden = sum(len(HIDDEN_ROW.findall(page)) for page in pages)
        notes = (note("rows-hidden", name, rows=hidden),) if hidden else ()
        return replace(opened, notes=(*opened.notes, *notes))
    except UNREADABLE:
        return Opened(faults=(fault("not-excel", name),))


def _other_program(packed: zipfile.ZipFile) -> str:
    """What a zipped file without a workbook is: a table of LibreOffice, or nothing to be read."""
    kind = packed.read("mimetype") if "mimetype" in packed.namelist() else b""
    return "open-document" if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet") else "not-excel"


def _opened(name: str, data: bytes, *, formulas: bool) -> Opened:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    written = load_workbook(io.BytesIO(data), read_only=True) if formulas else None
    shown = [page for page in book.worksheets if page.sheet_state == "visible"] or book.worksheets
    sheets: list[Sheet] = []
    notes: list[Fault] = []
    faults: list[Fault] = []
    for page in book.worksheets:
        label = name if len(book.sheetnames) == 1 else text("network.sheet", file=name, sheet=page.title)
        if page not in shown:
            notes.append(note("sheet-hidden", label))
            continue
        rows = _rows(_cells(page))
        if written is not None:
            faults += _unsaved(label, rows, _rows(_cells(written[page.title])))
        if rows:
            sheets.append(Sheet(label, rows, decimal_point=True, title=page.title))
    book.close()
    return Opened(tuple(sheets), tuple(notes), tuple(faults))


def _cells(page: Any) -> Iterable[Iterable[object]]:
    page.reset_dimensions()
    cells: Iterable[Iterable[object]] = page.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    return cells


def _unsaved(label: str, rows: tuple[Row, ...], written: tuple[Row, ...]) -> Iterator[Fault]:
    """Formulas whose result nobody has saved: written by a program, never opened in Excel."""
    values = {row.number: row.cells for row in rows}
    for row in written:
        for place, said in enumerate(row.cells):
            if said.startswith("=") and not "".join(values.get(row.number, ())[place : place + 1]):
                yield fault("formula-unsaved", label, row.number, get_column_letter(place + 1))


def _rows(values: Iterable[Iterable[object]]) -> tuple[Row, ...]:
    rows = tuple(Row(number, tuple(_shown(value) for value in cells)) for number, cells in enumerate(values, 1))
    last = max((number for number, row in enumerate(rows, 1) if row.filled), default=0)
    return rows[:last]


def _shown(value: object) -> str:
    """A cell as the person sees it, except that dates sort and numbers carry a decimal point."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case float() if value.is_integer():
            return str(int(value))
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return legible(str(value))
