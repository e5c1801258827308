"""Sheets of an Excel file as people in offices expect them: bold heads, frozen, printable, and text that stays text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HEAD = Font(bold=True)
UNDER_HEAD = Border(bottom=Side(style="thin"))
WIDEST, NARROWEST = 60, 9
LONGEST_CELL = 32_000  # signs; Excel takes 32,767
LONGEST_TITLE = 31  # signs of a sheet's name
_NOT_IN_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Value: TypeAlias = str | float | int | None
Row: TypeAlias = tuple[Sequence[Value], Sequence[str | None]]  # values and their number formats


def empty_book(title: str) -> Workbook:
    """A book without sheets that says what it is and nobody's name."""
    book = Workbook()
    del book[book.sheetnames[0]]
    book.properties.title = title
    book.properties.creator = ""
    book.properties.language = "de-DE"
    return book


def book_bytes(book: Workbook) -> bytes:
    """The book as a file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sheet_of(book: Workbook, title: str, heads: Sequence[str]) -> Worksheet:
    """A new sheet with its heads; a name that is taken or not allowed is changed as little as possible."""
    sheet: Worksheet = book.create_sheet(free_title(book, title))
    fill(sheet, [([*heads], [None] * len(heads))], first=1)
    for cell in sheet[1]:
        cell.font, cell.border = HEAD, UNDER_HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
    sheet.freeze_panes = "B2"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    return sheet


def free_title(book: Workbook, wished: str) -> str:
    """A name for a sheet that Excel allows and that no other sheet of the book has."""
    plain = " ".join(ILLEGAL_CHARACTERS_RE.sub(" ", wished).translate(_NOT_IN_TITLE).split()) or "1"
    taken = {name.casefold() for name in book.sheetnames}
    title, number = _cut(plain, LONGEST_TITLE), 2
    while title.casefold() in taken:
        ending = f" ({number})"
        title, number = _cut(plain, LONGEST_TITLE - len(ending)) + ending, number + 1
    return title


def _cut(words: str, longest: int) -> str:
    """At most so many signs, cut between words where that leaves enough."""
    if len(words) <= longest:
        return words
    whole = words[: longest + 1].rpartition(" ")[0]
    return whole if len(whole) > longest // 2 else words[:longest]


def fill(sheet: Worksheet, rows: Iterable[Row], first: int = 2) -> None:
    """Rows from row ``first`` on."""
    for number, (values, formats) in enumerate(rows, first):
        for column, (value, shown) in enumerate(zip(values, formats, strict=True), 1):
            _put(sheet.cell(number, column), value, shown)


def _put(cell: Any, value: Value, shown: str | None) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        words = ILLEGAL_CHARACTERS_RE.sub(" ", value)[:LONGEST_CELL]
        cell.value = words
        cell.data_type = "s"  # text, even where it looks like a formula or a number
        if words.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
        return
    cell.value = value
    if shown:
        cell.number_format = shown


def fit(sheet: Worksheet) -> None:
    """Columns as wide as what stands in them, within limits."""
    for number, column in enumerate(sheet.iter_cols(), 1):
        longest = max((_length(cell) for cell in column), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, NARROWEST), WIDEST)


def wrap(sheet: Worksheet) -> None:
    """Long texts run on in their cell."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _length(cell: Cell | MergedCell) -> int:
    if cell.row == 1:  # heads wrap at a space
        return max((len(word) for word in str(cell.value or "").split()), default=0)
    return max(map(len, str(cell.value).split("\n"))) if isinstance(cell.value, str) and cell.value else 6
