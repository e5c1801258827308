"""Tables that a course lead keeps beside a cohort: CSV of any usual kind or Excel, headings in any order.

Every fault is collected with its row as in the file (header = row 1), so that a table is mended in one go.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbook.content import text
from workbook.content.numbers import parse_number
from workbook.errors import Fault
from workbook.network.tables.delimited import SEP_LINE, decode, repair
from workbook.network.tables.excel import open_excel

FORMULA = re.compile(r"'*[=+\-@]")  # what a spreadsheet takes for the beginning of a formula, kept plain or not
KEPT_PLAIN = re.compile(r"'+[=+\-@]")
Line = tuple[int, list[str]]  # row in the file, cells
ZIP = b"PK\x03\x04"  # an Excel file is a ZIP file


@dataclass(frozen=True)
class Column:
    """One column: its name in code, its heading, other headings that mean it, whether the table must have it."""

    name: str
    heading: str
    also: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Row:
    """One filled row: where it stands in the file, and its cells by column name ("" where empty)."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass
class Table:
    """A table being read: rows on one side, faults on the other."""

    file: str
    columns: Sequence[Column]
    words: str  # where the sentences of this table's own faults are, such as "course.roster"
    faults: list[Fault] = field(default_factory=list)

    def read(self, path: Path) -> list[Row]:
        """The filled rows below the header; no rows where the file is no table."""
        lines = _lines(path.name, path.read_bytes())
        if lines is None:
            self.fault("not-text", shared=True)
            return []
        return list(self._rows(lines)) if lines else []

    def _rows(self, lines: Sequence[Line]) -> Iterator[Row]:
        (first, headings), *rest = lines
        names = [self._named(heading) for heading in headings]
        missing = [column for column in self.columns if column.required and column.name not in names]
        for column in missing:
            self.fault("column-missing", first, shared=True, column=column.heading, known=self._known())
        if missing:
            return
        for number, cells in rest:
            if any(cell.strip() for cell in cells[len(names) :]):
                self.fault("cells", number, shared=True)
            yield Row(number, {name: _typed(cell) for name, cell in zip(names, cells, strict=False) if name})

    def number(self, row: Row, name: str, *, top: float) -> float | None:
        """The number 0–``top`` in a cell; None with a fault where there is none."""
        value = parse_number(row[name])
        if value is None or not 0 <= value <= top:
            self.fault("number", row.number, name, shared=True, typed=row[name], top=f"{top:g}")
            return None
        return value

    def fault(
        self, code: str, row: int | None = None, name: str | None = None, *, shared: bool = False, **values: object
    ) -> None:
        """Note a fault; its sentence is in the table's own words, or (``shared``) in those of all tables."""
        said = text(f"{'course.table' if shared else self.words}.{code}", **values)
        heading = next((column.heading for column in self.columns if column.name == name), None)
        self.faults.append(Fault(f"{self.words.rpartition('.')[2]}-{code}", self.file, row, heading, said))

    def in_order(self) -> tuple[Fault, ...]:
        """The faults by row."""
        return tuple(sorted(self.faults, key=lambda fault: fault.row or 0))

    def _named(self, heading: str) -> str | None:
        said = heading.strip().lower().replace("_", " ")
        return next((each.name for each in self.columns if said in (each.heading.lower(), *each.also)), None)

    def _known(self) -> str:
        return ", ".join(column.heading for column in self.columns)


def _typed(cell: str) -> str:
    """The cell as it was meant: without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    said = cell.strip()
    return said[1:] if KEPT_PLAIN.match(said) else said


def plain_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a :class:`Table` reads it back as it was."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def _lines(name: str, data: bytes) -> list[Line] | None:
    """The filled lines of a CSV or Excel file with their number (header = row 1); None where it is no table."""
    if data.startswith(ZIP):
        sheets = open_excel(name, data).sheets
        return [(row.number, list(row.cells)) for row in sheets[0].rows if row.filled] if sheets else None
    decoded = decode(data)
    try:
        return None if decoded is None else _cells(repair(decoded[0]))
    except csv.Error:
        return None


def _cells(content: str) -> list[Line]:
    first, _, rest = content.partition("\n")
    named = SEP_LINE.match(first.strip("\r"))  # Excel does not show this line: the header below it is row 1
    body = rest if named else content
    delimiter = named["delimiter"] if named else max(";\t,", key=body.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter)
    lines, begin = [], 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            lines.append((begin, cells))
        begin = reader.line_num + 1
    return lines
