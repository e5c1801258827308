"""Tie lists: one row per relation, as it was recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbook.network.tables.numbers import Ambiguous, point_is_decimal, read_number
from workbook.network.tables.sheets import Columns, Findings, Row, Sheet
from workbook.network.tables.understanding import body
from workbook.network.tables.words import says, strength_words

RESOURCES = "ressource"  # ties of this type have a direction (course material 1.7)


@dataclass(frozen=True)
class RawTie:
    """One row of a tie list, its ends still as the person wrote them; None for an end that is at fault."""

    file: str
    row: int
    source: str | None
    target: str | None
    source_column: str | None
    target_column: str | None
    strength: float | None = None
    type: str | None = None
    wave: str | None = None
    directed: bool = False
    unknown: bool = False


def read_ties(sheet: Sheet, columns: Columns, findings: Findings) -> list[RawTie]:
    """Read every row of a tie list; what is at fault is said, and the rest of the row is still read."""
    rows = [row for row in body(sheet, columns, findings) if not _is_total(sheet, columns, row, findings)]
    if not rows and not findings.faults:
        findings.note("no-rows", sheet.file, None, None)
    reader = _TieReader(sheet, columns, rows, findings)
    _say_what_is_dropped(sheet, columns, rows, findings)
    return [reader.read(row) for row in rows]


class _TieReader:
    """Reads rows of one sheet; knows what its columns say about points and directions."""

    def __init__(self, sheet: Sheet, columns: Columns, rows: list[Row], findings: Findings) -> None:
        self.sheet, self.columns, self.findings = sheet, columns, findings
        self.point = sheet.decimal_point or point_is_decimal(columns.cell(row, "strength") for row in rows)
        # Gephi writes the direction into "Type"
        kinds = {columns.cell(row, "type").casefold() for row in rows}
        self.type_is_direction = bool(kinds) and kinds <= {"directed", "undirected", "mutual", ""} and kinds != {""}

        # "beidseitig: ja" says the opposite of "gerichtet: ja"
        self.yes_means_both = (columns.header("direction") or "").casefold().startswith("beidseitig")

    def read(self, row: Row) -> RawTie:
        said = {role: self.columns.cell(row, role) for role in ("source", "target", "strength", "type", "wave")}
        unknown = any(says(said[role], "cell.unknown") for role in ("strength", "type"))
        return RawTie(
            file=self.sheet.file,
            row=row.number,
            source=self._end(row, "source", said["source"]),
            target=self._end(row, "target", said["target"]),
            source_column=self.columns.header("source"),
            target_column=self.columns.header("target"),
            strength=self._strength(row, said["strength"]),
            type=None if unknown or self.type_is_direction else said["type"] or None,
            wave=said["wave"] or None,
            directed=self._directed(row, said["type"]),
            unknown=unknown,
        )

    def _end(self, row: Row, role: str, said: str) -> str | None:
        if said and not says(said, "cell.error"):
            return said
        code = "excel-error" if said else "end-empty"
        self.findings.fault(code, self.sheet.file, row.number, self.columns.header(role), value=said)
        return None

    def _strength(self, row: Row, said: str) -> float | None:
        if not said or says(said, "cell.not_stated") or says(said, "cell.unknown"):
            return None
        if said.casefold() in strength_words():
            return strength_words()[said.casefold()]
        code = "strength-not-positive"
        try:
            value = read_number(said, decimal_point=self.point)
            if value > 0:
                return value
        except Ambiguous:
            code = "number-ambiguous"
        except ValueError:
            code = "not-a-number"
        self.findings.fault(code, self.sheet.file, row.number, self.columns.header("strength"), value=said)
        return None

    def _directed(self, row: Row, kind: str) -> bool:
        if self.type_is_direction:
            return kind.casefold() == "directed"
        if "direction" not in self.columns.at:
            return kind.casefold().startswith(RESOURCES)
        said = self.columns.cell(row, "direction")
        yes, no = says(said, "cell.directed"), not said or says(said, "cell.undirected")
        if not yes and not no:
            header = self.columns.header("direction")
            self.findings.fault("direction-unknown", self.sheet.file, row.number, header, value=said)
        return no if self.yes_means_both else yes


def _is_total(sheet: Sheet, columns: Columns, row: Row, findings: Findings) -> bool:
    """Whether a row is the sum below the table ("Summe"), which is no tie; the person is told."""
    ends = [said for role in ("source", "target") if (said := columns.cell(row, role))]
    if len(ends) != 1 or not says(ends[0].rstrip(":"), "cell.total"):
        return False
    findings.note("total-row", sheet.file, row.number, None, said=ends[0])
    return True


def _say_what_is_dropped(sheet: Sheet, columns: Columns, rows: Iterable[Row], findings: Findings) -> None:
    known = set(columns.at.values())
    for place, header in enumerate(columns.headers):
        if place not in known and header and any(len(row.cells) > place and row.cells[place] for row in rows):
            findings.note("column-dropped", sheet.file, columns.row or None, header)
