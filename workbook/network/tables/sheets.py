"""A table as it lies in a file: text cells with their row numbers, before anything is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.content.texts import text
from workbook.errors import Fault
from workbook.network.two_mode import TwoModeNetwork

Notes = tuple[Fault, ...]  # a remark has the same shape as a fault: a place and a sentence


@dataclass(frozen=True)
class Row:
    """One row; ``number`` as a person sees it in Excel (header = 1), ``cells`` stripped of outer blanks."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> bool:
        """Whether any cell holds something."""
        return any(self.cells)


@dataclass(frozen=True)
class Columns:
    """Where the columns of a table are: role -> position, and every header as written."""

    kind: str  # "ties" or "actors"
    row: int
    headers: tuple[str, ...]
    at: Mapping[str, int]

    def header(self, role: str) -> str | None:
        """The header of a role as the person wrote it."""
        return self.headers[self.at[role]] if role in self.at else None

    def cell(self, row: Row, role: str) -> str:
        """The cell of a role in a row; empty where the column or the cell is missing."""
        place = self.at.get(role)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """One table of a file. ``file`` is shown to the person, ``title`` is the name of an Excel sheet.

    ``decimal_point`` True where "1.250" must mean 1.25. ``columns`` where the format itself says what is what.
    """

    file: str
    rows: tuple[Row, ...]
    decimal_point: bool = False
    title: str = ""
    columns: Columns | None = None


@dataclass(frozen=True)
class Opened:
    """What a file holds: its sheets or a two-mode network, remarks about corrections, faults."""

    sheets: tuple[Sheet, ...] = ()
    notes: Notes = ()
    faults: tuple[Fault, ...] = ()
    two_mode: TwoModeNetwork | None = None


def fault(code: str, file: str, row: int | None = None, column: str | None = None, **values: object) -> Fault:
    """A fault with its German sentence ``network.fault.<code>``."""
    return Fault(code, file, row, column, text(f"network.fault.{code}", **values))


def note(code: str, file: str, row: int | None = None, column: str | None = None, **values: object) -> Fault:
    """A remark with its German sentence ``network.note.<code>``."""
    return Fault(code, file, row, column, text(f"network.note.{code}", **values))


@dataclass
class Findings:
    """Faults and remarks, gathered while a table is read to its end."""

    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def fault(self, code: str, file: str, row: int | None, column: str | None, **values: object) -> None:
        """Gather one fault."""
        self.faults.append(fault(code, file, row, column, **values))

    def note(self, code: str, file: str, row: int | None, column: str | None, **values: object) -> None:
        """Gather one remark."""
        self.notes.append(note(code, file, row, column, **values))
