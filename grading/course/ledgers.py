"""What a course lead writes down beside the grades: hours, project marks, exceptions. Each one table in the folder.

anwesenheit.csv    Kennung; Block; UE; Datum; Bemerkung          one row per person and event
projektarbeit.csv  Kennung; Bericht %; Präsentation %; Bemerkung one row per person
ausnahmen.csv      Kennung; Regel; Grund; Erteilt von; Datum     one row per exception
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grading.course.model import ATTENDANCE_FILE, PROJECT_FILE, Course
from grading.course.tables import Column, Row, Table
from workbook.content import text
from workbook.errors import CourseFaults, Fault

EXCEPTIONS_FILE = "ausnahmen.csv"
ID = Column("id", "Kennung", ("id", "teilnehmerkennung"), required=True)
LONGEST_EVENT = 100  # UE

ATTENDANCE = (
    ID,
    Column("block", "Block", ("termin", "veranstaltung"), required=True),
    Column("ue", "UE", ("unterrichtseinheiten",), required=True),
    Column("day", "Datum", ("tag",)),
    Column("note", "Bemerkung", ("notiz",)),
)
PROJECT = (
    ID,
    Column("report", "Bericht %", ("bericht", "projektbericht", "projektbericht %"), required=True),
    Column("presentation", "Präsentation %", ("präsentation", "vortrag", "vortrag %"), required=True),
    Column("note", "Bemerkung", ("notiz",)),
)
EXCEPTIONS = (
    ID,
    Column("rule", "Regel", required=True),
    Column("reason", "Grund", ("begründung",), required=True),
    Column("author", "Erteilt von", ("wer",), required=True),
    Column("day", "Datum", ("tag",)),
)


@dataclass(frozen=True)
class ProjectMarks:
    """The shares 0–1 that project report and presentation earned; None while not graded."""

    report: float | None
    presentation: float | None


@dataclass(frozen=True)
class Ledgers:
    """All three tables. ``attended`` holds only people for whom something is written down."""

    attended: Mapping[str, float]
    project: Mapping[str, ProjectMarks]
    exceptions: Mapping[str, tuple[Row, ...]]


def read_ledgers(course: Course, rules: Iterable[str]) -> Ledgers:
    """Read what is there; a missing table is an empty one. Raises CourseFaults with the faults of all tables."""
    faults: list[Fault] = []
    attended = _attended(course, _rows(course, ATTENDANCE_FILE, ATTENDANCE, "course.attendance", faults), faults)
    project = _project(_rows(course, PROJECT_FILE, PROJECT, "course.project_work", faults), faults)
    rows = _rows(course, EXCEPTIONS_FILE, EXCEPTIONS, "course.exceptions", faults)
    exceptions = _exceptions(rows, _rule_names(rules), faults)
    if faults:
        raise CourseFaults(tuple(faults))
    return Ledgers(attended, project, exceptions)


def _rule_names(rules: Iterable[str]) -> dict[str, str]:
    """Rule by the title a person writes."""
    return {text(f"certificate.rules.{rule}.title").lower(): rule for rule in rules}


def _rows(
    course: Course, file: str, columns: tuple[Column, ...], words: str, faults: list[Fault]
) -> tuple[Table, list[Row]]:
    """The rows of a table whose people are in the roster."""
    path: Path = course.folder / file
    table = Table(file, columns, words)
    rows = table.read(path) if path.is_file() else []
    for row in rows:
        if row["id"] not in course.by_id:
            table.fault("participant", row.number, "id", shared=True, id=row["id"])
    faults += table.in_order()
    return Table(file, columns, words), [row for row in rows if row["id"] in course.by_id]


def _attended(course: Course, read: tuple[Table, list[Row]], faults: list[Fault]) -> dict[str, float]:
    """Synchronous lesson units per person, each block counted up to what it offers."""
    table, rows = read
    by_name = {name.lower(): block for block in course.blocks for name in (block.id, block.title)}
    hours: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in rows:
        block = by_name.get(row["block"].lower())
        units = table.number(row, "ue", top=LONGEST_EVENT)
        if block is None:
            known = ", ".join(each.id for each in course.blocks)
            table.fault("block", row.number, "block", block=row["block"], known=known)
        elif units is not None:
            hours[row["id"]][block.id] += units if block.synchronous else 0
    faults += table.in_order()
    most = {block.id: block.ue for block in course.blocks}
    return {person: sum(min(ue, most[block]) for block, ue in blocks.items()) for person, blocks in hours.items()}


def _project(read: tuple[Table, list[Row]], faults: list[Fault]) -> dict[str, ProjectMarks]:
    table, rows = read
    marks: dict[str, ProjectMarks] = {}
    seen: dict[str, int] = {}
    for row in rows:
        if row["id"] in seen:
            table.fault("twice", row.number, "id", shared=True, id=row["id"], first=seen[row["id"]])
        seen.setdefault(row["id"], row.number)
        marks[row["id"]] = ProjectMarks(_share(table, row, "report"), _share(table, row, "presentation"))
    faults += table.in_order()
    return marks


def _share(table: Table, row: Row, name: str) -> float | None:
    """A share from "85" or "85 %"; None while the cell is empty."""
    if not row[name]:
        return None
    plain = Row(row.number, {**row.cells, name: row[name].rstrip("% \N{NO-BREAK SPACE}")})
    value = table.number(plain, name, top=100)
    return None if value is None else value / 100


def _exceptions(
    read: tuple[Table, list[Row]], rules: Mapping[str, str], faults: list[Fault]
) -> dict[str, tuple[Row, ...]]:
    table, rows = read
    granted: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        rule = rules.get(row["rule"].lower())
        if rule is None:
            known = ", ".join(rules)
            table.fault("rule", row.number, "rule", rule=row["rule"], known=known)
        for name in ("reason", "author"):
            if not row[name]:
                table.fault(name, row.number, name)
        granted[row["id"]].append(Row(row.number, {**row.cells, "rule": rule or ""}))
    faults += table.in_order()
    return {person: tuple(rows) for person, rows in granted.items()}
