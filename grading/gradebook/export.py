"""Points as a table for German Excel: CSV or XLSX that survive "Müller, Dr." and run nothing."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from grading.gradebook.entries import CellScore
from grading.gradebook.gradebook import Gradebook
from grading.gradebook.item_report import WithGradebook
from workbook.content import text

Value: TypeAlias = str | float | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
DIGITS = 6


def export_points(course: WithGradebook, path: Path, assignments: Sequence[str] = ()) -> int:
    """Write a row per person to ``path`` (.csv or .xlsx); returns how many. XLSX has a second sheet per exercise.

    Raises ValueError for another ending, OSError, GradebookError.
    """
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise ValueError(path.suffix)
    with Gradebook(course.db_url, course.id) as gradebook:
        rows = [row for row in gradebook.scores() if not assignments or row.assignment in assignments]
        people = sorted(gradebook.students(), key=_by_name)
    overview = list(overview_rows(people, rows))
    if path.suffix.lower() == ".csv":
        path.write_bytes(to_csv(overview))
    else:
        path.write_bytes(to_xlsx({"overview": overview, "exercises": list(exercise_rows(people, rows))}))
    return len(overview) - 1


def overview_rows(people: Iterable[dict[str, str]], rows: Sequence[CellScore]) -> Iterator[list[Value]]:
    """Head, then a row per person: points per assignment, their sum, and what still waits for somebody.

    An assignment that is not handed in or not decided is empty, never 0.
    """
    assignments = sorted({row.assignment for row in rows})
    yield [*_person_heads(), *assignments, _head("sum"), _head("open")]
    for person in people:
        own = [row for row in rows if row.participant == person["id"]]
        points = [_points([row for row in own if row.assignment == name]) for name in assignments]
        waiting = sorted({row.assignment for row in own if row.needs_review})
        known = [each for each in points if each is not None]
        total = round(sum(known), DIGITS) if known else None
        yield [*_person(person), *points, total, ", ".join(waiting)]


def exercise_rows(people: Iterable[dict[str, str]], rows: Sequence[CellScore]) -> Iterator[list[Value]]:
    """Head, then a row per person and graded cell."""
    heads = ("assignment", "exercise", "points", "maximum", "automatic", "manual", "extra", "open")
    yield [*_person_heads(), *map(_head, heads)]
    known = {person["id"]: person for person in people}
    for row in sorted(rows, key=lambda each: (each.participant, each.assignment, each.cell)):
        person = known.get(row.participant, {"id": row.participant})
        waiting = text("grading.export.yes") if row.needs_review else ""
        figures = [row.score, row.max_score, row.auto, row.manual, row.extra]
        yield [*_person(person), row.assignment, row.cell, *figures, waiting]


def to_csv(rows: Iterable[Sequence[Value]]) -> bytes:
    """Semicolons, decimal comma, every text quoted, UTF-8 with a mark that Excel recognises."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([_csv_value(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def to_xlsx(sheets: dict[str, list[list[Value]]]) -> bytes:
    """A workbook with one sheet per table; every text is stored as text, whatever it begins with."""
    from openpyxl import Workbook  # noqa: PLC0415  0.2 s that only this export needs

    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for name, rows in sheets.items():
        sheet = book.create_sheet(text(f"grading.export.sheets.{name}"))
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column, _without_controls(value))
                if isinstance(value, str):
                    cell.data_type = "s"
        sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _csv_value(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return f"{round(value, DIGITS):.10g}".replace(".", ",")


def _without_controls(value: Value) -> Value:
    if isinstance(value, str):
        return "".join(sign for sign in value if sign >= " " or sign in "\n\t")
    return value


def _by_name(person: dict[str, str]) -> tuple[str, str, str]:
    """Lists are read by name; "ä" stands with "a"."""
    plain = (unicodedata.normalize("NFKD", person.get(each, "")).casefold() for each in ("last_name", "first_name"))
    last, first = plain
    return last, first, person["id"]


def _points(rows: Sequence[CellScore]) -> float | None:
    known = [row.score for row in rows if row.score is not None]
    return round(sum(known), DIGITS) if known else None


def _person(person: dict[str, str]) -> list[Value]:
    return [person["id"], person.get("last_name", ""), person.get("first_name", "")]


def _person_heads() -> list[Value]:
    return [_head("id"), _head("last_name"), _head("first_name")]


def _head(name: str) -> str:
    return text(f"grading.export.heads.{name}")
