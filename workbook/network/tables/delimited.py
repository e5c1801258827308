"""CSV and its relatives: which encoding, which delimiter, which rows."""

from __future__ import annotations

import csv
import io
import re

from workbook.errors import Fault
from workbook.network.tables.cells import legible
from workbook.network.tables.headers import recognised
from workbook.network.tables.sheets import Opened, Row, Sheet, fault, note

DELIMITERS = (";", "\t", ",", "|")
SEP_LINE = re.compile(r'^"?sep=(?P<delimiter>.)"?\s*$', re.IGNORECASE)
BLANK = " \t\r\n\N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{ZERO WIDTH SPACE}"
TWICE = re.compile("Ã[¤¶¼Ÿ„–œ©¨]")  # ä ö ü ß Ä Ö Ü é è, read as Windows-1252 although they were UTF-8
# ä ö ü in the midst of a word: in CP1252 these bytes are quotation marks, or nothing at all
MSDOS = re.compile(rb"[A-Za-z][\x81\x84\x94][a-z]|\x81")
FORMULA = ("=", "+", "-", "@")
LOOK_AT = 20  # rows looked at to find the header and the delimiter


def open_delimited(name: str, data: bytes) -> Opened:
    """The one sheet of a CSV, TSV or text file."""
    decoded = decode(data)
    if decoded is None:
        return Opened(faults=(fault("not-a-table", name),))
    content, encoding = decoded
    notes = [] if encoding.startswith("utf-8") else [note("encoding", name, encoding=encoding)]
    repaired = repair(content)
    if repaired != content:
        notes.append(note("umlauts-repaired", name))
    return _sheet(name, repaired, tuple(notes))


def open_text(name: str, content: str) -> Opened:
    """The sheet of a text that is already decoded (a pasted block)."""
    return _sheet(name, content, ())


def decode(data: bytes) -> tuple[str, str] | None:
    """Text and its encoding: UTF-16, UTF-8 with or without BOM, CP850 (Excel's "MS-DOS"), CP1252; None if binary."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "UTF-16"
    if b"\x00" in data[:4096]:
        return _utf16_without_mark(data)
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        if MSDOS.search(data):
            return data.decode("cp850"), "MS-DOS (CP850)"
        # CP1252 leaves five bytes undefined; they become what Latin-1 says instead of stopping the reading
        return re.sub(rb"[\x81\x8d\x8f\x90\x9d]", b"", data).decode("cp1252"), "Windows-1252"


def repair(content: str) -> str:
    """The text with umlauts that were converted twice ("MÃ¼ller") set right; any other text as it is."""
    if not TWICE.search(content):
        return content
    try:
        return content.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return content


def _utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) < len(data[:4096]) // 4:
        return None
    return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace"), "UTF-16"


def _sheet(name: str, content: str, notes: tuple[Fault, ...]) -> Opened:
    first, _, rest = content.partition("\n")
    told = SEP_LINE.match(first.strip("\r\ufeff"))
    if told:  # Excel does not show this line, so the header below it is row 1 to the person
        content = rest
    delimiter = told["delimiter"] if told else guess_delimiter(content)
    try:
        rows = _rows(content, delimiter)
    except csv.Error:
        return Opened(notes=notes, faults=(fault("not-a-table", name),))
    open_quotes = {row.number for row in rows if any(_swallowed(cell, delimiter) for cell in row.cells)}
    faults = tuple(fault("quote-open", name, number) for number in sorted(open_quotes))
    rows = tuple(Row(row.number, tuple(map(legible, row.cells))) for row in rows if row.number not in open_quotes)
    return Opened((Sheet(name, rows, decimal_point=delimiter == ","),), notes, faults)


def guess_delimiter(content: str) -> str:
    """The delimiter under which most headers are recognised; failing that, the one that occurs in most rows."""
    lines = "\n".join(content.splitlines()[:LOOK_AT])

    def score(delimiter: str) -> tuple[int, int]:
        try:
            rows = _rows(lines, delimiter)
        except csv.Error:
            return (0, 0)
        known = max((recognised(row.cells) for row in rows), default=0)
        return known, sum(len(row.cells) > 1 for row in rows)

    return max(DELIMITERS, key=score)


def _rows(content: str, delimiter: str) -> tuple[Row, ...]:
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, skipinitialspace=True)
    return tuple(Row(number, tuple(_plain(cell) for cell in cells)) for number, cells in enumerate(reader, 1))


def _plain(cell: str) -> str:
    # an apostrophe before a sign keeps Excel from taking the cell for a formula; it is no part of the text
    stripped = cell.strip(BLANK)
    return stripped[1:] if stripped.startswith("'") and stripped[1:].startswith(FORMULA) else stripped


def _swallowed(cell: str, delimiter: str) -> bool:
    # a quotation mark that is never closed takes the following lines into one cell
    lines = cell.splitlines()
    return len(lines) > 2 and sum(delimiter in line for line in lines) >= 2
