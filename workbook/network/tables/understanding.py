"""From a sheet to its columns: which row is the header, which table it is, what is missing."""

from __future__ import annotations

from workbook.network.tables.headers import recognised, tie_columns, understand
from workbook.network.tables.sheets import Columns, Findings, Row, Sheet

LOOK_AT = 20  # filled rows looked at: a title or a date may stand above the header


def columns_of(sheet: Sheet, findings: Findings) -> Columns | None:
    """The columns of a sheet; None with a fault where they cannot be told."""
    candidates = [row for row in sheet.rows if row.filled][:LOOK_AT]
    if not candidates:
        findings.fault("empty-table", sheet.file, None, None)
        return None
    for row in candidates:
        understood = understand(row.cells)
        if understood is not None:
            kind, found = understood
            columns = Columns(kind, row.number, row.cells, found.at)
            for role in found.twice:
                findings.fault("column-twice", sheet.file, row.number, columns.header(role))
            if row is not candidates[0]:
                findings.note("header-row", sheet.file, row.number, None)
            return columns
    _say_what_is_missing(sheet, candidates, findings)
    return None


def body(sheet: Sheet, columns: Columns, findings: Findings) -> list[Row]:
    """The filled rows below the header; rows with more cells than the header has are faults and are left out."""
    rows = []
    for row in sheet.rows:
        if row.number <= columns.row or not row.filled:
            continue
        if any(row.cells[len(columns.headers) :]):
            findings.fault("row-too-long", sheet.file, row.number, None, expected=len(columns.headers))
        else:
            rows.append(row)
    return rows


def _say_what_is_missing(sheet: Sheet, candidates: list[Row], findings: Findings) -> None:
    best = max(candidates, key=lambda row: (recognised(row.cells), -row.number))
    shown = ", ".join(f"„{cell}“" for cell in best.cells if cell)[:200]
    ends = {"source", "target"} & tie_columns(best.cells).at.keys()
    if not ends:
        findings.fault("no-header", sheet.file, best.number, None, headers=shown)
        return
    for end in sorted({"source", "target"} - ends):
        findings.fault(f"column-missing-{end}", sheet.file, best.number, None, headers=shown)
