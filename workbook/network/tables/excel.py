"""Excel workbooks (.xlsx): every sheet as text cells."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from workbook.content.texts import text
from workbook.network.tables.delimited import BLANK
from workbook.network.tables.sheets import Opened, Row, Sheet, fault

LARGEST = 300_000_000  # bytes unpacked; a table of this course has some thousand
# What zipfile, the XML parser and openpyxl raise on files that are damaged, locked or no workbook at all.
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, InvalidFileException, OSError, EOFError, RuntimeError, SyntaxError,
    ValueError, TypeError, AttributeError, LookupError, ArithmeticError,
)  # fmt: skip
MOST_ROWS = 200_000
MOST_COLUMNS = 3_000


def open_excel(name: str, data: bytes) -> Opened:
    """The sheets of an Excel file that hold anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
        if size > LARGEST:
            return Opened(faults=(fault("file-too-large", name),))
        return Opened(tuple(_sheets(name, data)))
    except UNREADABLE:
        return Opened(faults=(fault("not-excel", name),))


def _sheets(name: str, data: bytes) -> Iterator[Sheet]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    single = len(book.sheetnames) == 1
    for page in book.worksheets:
        page.reset_dimensions()
        rows = _rows(page.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True))
        if rows:
            shown = name if single else text("network.sheet", file=name, sheet=page.title)
            yield Sheet(shown, rows, decimal_point=True, title=page.title)
    book.close()


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
            return str(value).strip(BLANK)
