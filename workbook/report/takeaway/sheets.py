"""A chapter as Excel file: a sheet for each table, and the own network in the form in which it can be read in again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook

from workbook.content import text
from workbook.content.numbers import parse_number
from workbook.handin.snapshot import without_columns
from workbook.network import Network
from workbook.network.formats.tables import actor_rows, tie_rows
from workbook.report.document import Block, Board, Facts, Picture, Section, Table
from workbook.report.takeaway.chapters import Chapter
from workbook.report.takeaway.standing import THE_NETWORK_ITSELF, State, results
from workbook.report.takeaway.study import Study
from workbook.report.xlsx_sheets import Row, Value, book_bytes, empty_book, fill, fit, sheet_of, wrap

NO_CHANGE = "±0"
LONG = 40  # letters: a sheet with longer texts lets them run on in their cells
_NUMBER = re.compile(r"[+\N{MINUS SIGN}-]?\d{1,3}(?:\.?\d{3})*(?:,(?P<decimals>\d+))?(?P<share>\N{NO-BREAK SPACE}%)?")


def to_sheets(chapter: Chapter, study: Study) -> bytes:
    """The whole file. One without any table says so on its one sheet."""
    book = empty_book(f"{study.name} – {chapter.module.title}")
    for section in (*chapter.sections, *chapter.annexes):
        for title, heads, rows in _tables(section):
            _add(book, title, heads, rows)
    _entries(book, chapter)
    if study.project.network.actors and has_network(chapter, study):
        _network(book, study.project.network)
    if not book.worksheets:
        sheet_of(book, text("takeaway.sheets.entries"), [text("takeaway.sheets.nothing")])
    return book_bytes(book)


def has_network(chapter: Chapter, study: Study) -> bool:
    """Whether the own network itself is a result of the module, so that its tables belong to it."""
    found = (each for each in results(chapter.module, study.project) if each.state is State.READY)
    return any(shown.part.kind in THE_NETWORK_ITSELF for each in found for shown in each.parts)


Sheet = tuple[str, Sequence[str], list[Row]]


def _tables(section: Section) -> Iterator[Sheet]:
    """The first table bears the name of the result, further ones their captions."""
    told = (block.table if isinstance(block, Picture) else block for block in section.blocks)
    for place, table in enumerate(table for table in told if isinstance(table, Table | Board)):
        title = table.caption if place and table.caption else section.title
        if isinstance(table, Table):
            yield title, [column.head for column in table.columns], _typed_rows(table)
        else:
            yield title, *_board(table)


def _typed_rows(table: Table) -> list[Row]:
    """Rows with numbers as numbers where the column holds numbers."""
    ends = [column.align == "end" for column in table.columns]
    rows: list[Row] = []
    for row in table.rows:
        cells = [typed(cell) if end else (cell, None) for cell, end in zip(row, ends, strict=True)]
        rows.append(([value for value, _ in cells], [shown for _, shown in cells]))
    return rows


def typed(cell: str) -> tuple[Value, str | None]:
    """A number as people read it as number and number format; anything else stays the text it is."""
    if cell == NO_CHANGE:
        return 0, "0"
    found = _NUMBER.fullmatch(cell)
    value = parse_number(cell) if found else None
    if found is None or value is None:
        return cell, None
    decimals = len(found["decimals"] or "")
    digits = f".{'0' * decimals}" if decimals else ""
    return value, f"0{digits}%" if found["share"] else f"#,##0{digits}"


def _board(board: Board) -> tuple[list[str], list[Row]]:
    """Heads and one row per slip; columns that no slip fills are left out."""
    heads = [text(f"takeaway.sheets.{key}") for key in ("field", "entry", "text", "about")]
    rows = [(box.title, slip.title, slip.text, slip.note) for box in board.boxes for slip in box.slips]
    kept = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    return [heads[place] for place in kept], [([row[place] for place in kept], [None] * len(kept)) for row in rows]


def _entries(book: Workbook, chapter: Chapter) -> None:
    """All single entries of the module on one sheet."""
    rows: list[Row] = [
        ([section.title, label, said], [None] * 3)
        for section in chapter.sections
        for label, said in _facts(section.blocks)
    ]
    if rows:
        heads = [text(f"takeaway.sheets.{key}") for key in ("part", "label", "value")]
        _add(book, text("takeaway.sheets.entries"), heads, rows)


def _facts(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Facts):
            yield from block.items


def _network(book: Workbook, network: Network) -> None:
    for title, table in (("network.actors", actor_rows), ("network.ties", tie_rows)):
        head, *rows = table(without_columns(network))
        if rows:
            formatted: list[Row] = [(row, ["General"] * len(row)) for row in rows]
            _add(book, text(title), [str(cell or "") for cell in head], formatted)


def _add(book: Workbook, title: str, heads: Sequence[str], rows: list[Row]) -> None:
    if not rows:
        return
    sheet = sheet_of(book, title, heads)
    fill(sheet, rows)
    fit(sheet)
    if any(isinstance(value, str) and len(value) > LONG for values, _ in rows for value in values):
        wrap(sheet)
