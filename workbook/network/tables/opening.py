"""From files to what they hold: which format, which sheets, which kind of table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from workbook.network.tables.delimited import decode, open_delimited
from workbook.network.tables.matrix import find_matrix, matrix_ties
from workbook.network.tables.nominations import find_nominations
from workbook.network.tables.sheets import Columns, Findings, Opened, Sheet, fault
from workbook.network.tables.tie_table import RawTie
from workbook.network.tables.understanding import columns_of
from workbook.network.two_mode import TwoModeNetwork

ACTOR_TITLE = re.compile(r"akteur|actor|node|knoten|element|organisation|mitglied|partner", re.IGNORECASE)
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
HEAD = 4000  # bytes looked at to tell the format
NUMBERED = re.compile(r"(?:%.*\s+)*\*(?:vertices|network)\b|dl\b[\s,]+(?:n|nr|nc|nm|format)\b", re.IGNORECASE)
IGNORED = {"no-header", "empty-table"}  # what makes a further sheet of a workbook no table of ours


@dataclass(frozen=True)
class SourceFile:
    """A file with its name as shown to the person and its bytes."""

    name: str
    data: bytes


@dataclass
class Content:
    """What the files hold together. ``file`` names the one that faults about the whole refer to."""

    file: str = ""
    actor_sheets: list[tuple[Sheet, Columns]] = field(default_factory=list)
    tie_sheets: list[tuple[Sheet, Columns]] = field(default_factory=list)
    matrix_ties: list[RawTie] = field(default_factory=list)
    matrix_actors: list[tuple[str, str, int]] = field(default_factory=list)
    two_mode: TwoModeNetwork | None = None


def open_files(files: Sequence[SourceFile], findings: Findings) -> Content:
    """Open every file and sort its sheets into actor lists, tie lists and matrices."""
    content = Content()
    if not files:
        findings.fault("no-file", "–", None, None)
    for file in files:
        _open(file, content, findings)
    sheets = [sheet.file for sheet, _ in content.actor_sheets or content.tie_sheets]
    content.file = content.file or next(iter([*sheets, *(file.name for file in files)]), "–")
    return content


def _open(file: SourceFile, content: Content, findings: Findings) -> None:
    if not file.data.strip():
        findings.fault("empty-table", file.name, None, None)
        return
    opened = open_file(file)
    findings.faults.extend(opened.faults)
    findings.notes.extend(opened.notes)
    content.two_mode = opened.two_mode or content.two_mode
    if not opened.sheets and not opened.faults and opened.two_mode is None:
        findings.fault("empty-table", file.name, None, None)
    _sort(opened.sheets, content, findings)


def open_file(file: SourceFile) -> Opened:
    """What one file holds, whatever its name: the content says which format it is."""
    if file.data.startswith(ZIP):
        # openpyxl takes half a second to load and is needed for Excel files only
        open_excel: Callable[[str, bytes], Opened] = import_module("workbook.network.tables.excel").open_excel
        return open_excel(file.name, file.data)
    if file.data.startswith(OLD_EXCEL):
        return Opened(faults=(fault("old-excel", file.name),))
    start = (decode(file.data[:HEAD]) or ("", ""))[0].lstrip("\ufeff \t\r\n")
    if not start.startswith(("<", "{")) and not NUMBERED.match(start):
        return open_delimited(file.name, file.data)
    return _exchange(file, start)


def _exchange(file: SourceFile, start: str) -> Opened:
    # readers of exchange formats load only where such a file comes
    formats = import_module("workbook.network.formats.reading")
    opened: Opened = formats.open_exchange(file.name, file.data, start)
    return opened


def _sort(sheets: Sequence[Sheet], content: Content, findings: Findings) -> None:
    actors: list[tuple[Sheet, Columns]] = []
    unclear: list[tuple[Sheet, Findings]] = []
    recognised = 0
    for sheet in sheets:
        if sheet.columns is not None:
            recognised += 1
            (content.tie_sheets if sheet.columns.kind == "ties" else actors).append((sheet, sheet.columns))
            continue
        nominations = find_nominations(sheet, findings)
        if nominations:
            recognised += 1
            content.tie_sheets.extend(nominations)
            continue
        matrix = find_matrix(sheet)
        if matrix is not None:
            content.matrix_ties.extend(matrix_ties(sheet, matrix, findings))
            content.matrix_actors.extend((actor, sheet.file, matrix.header.number) for actor in matrix.actors)
            recognised += 1
            continue
        own = Findings()
        columns = columns_of(sheet, own)
        if columns is None:
            unclear.append((sheet, own))
            continue
        recognised += 1
        findings.faults.extend(own.faults)
        findings.notes.extend(own.notes)
        (content.tie_sheets if columns.kind == "ties" else actors).append((sheet, columns))
    content.actor_sheets.extend(_actor_lists(actors, findings))
    for sheet, own in unclear:
        if recognised and {one.code for one in own.faults} <= IGNORED:
            findings.note("sheet-ignored", sheet.file, None, None)
        else:
            findings.faults.extend(own.faults)


def _actor_lists(sheets: list[tuple[Sheet, Columns]], findings: Findings) -> list[tuple[Sheet, Columns]]:
    """Of several lists in one workbook those whose sheet is named for actors: others list offers or dates."""
    named = [entry for entry in sheets if ACTOR_TITLE.search(entry[0].title)]
    if len(sheets) < 2 or not named:
        return sheets
    for sheet, _ in sheets:
        if sheet not in [entry[0] for entry in named]:
            findings.note("sheet-ignored", sheet.file, None, None)
    return named
