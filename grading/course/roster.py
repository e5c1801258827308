"""The list of participants, as chambers have it: German or English headings, any order, any usual encoding."""

from __future__ import annotations

import csv
import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from grading.course.model import Participant
from grading.course.tables import Column, Row, Table, plain_cell
from workbook.errors import CourseError, CourseFaults

COLUMNS = (
    Column("id", "Kennung", ("id", "teilnehmerkennung", "nummer", "tn-nr", "student id", "participant")),
    Column("last_name", "Nachname", ("name", "familienname", "last name", "surname"), required=True),
    Column("first_name", "Vorname", ("first name", "given name"), required=True),
    Column("email", "E-Mail", ("email", "mail", "e-mail-adresse", "e mail", "email address")),
    Column("organisation", "Organisation", ("institution", "arbeitgeber", "einrichtung", "firma", "organization")),
    Column("network", "Netzwerk", ("network", "netzwerkname")),
)
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no l, i, o, 0, 1: a code is read out on the telephone
CODE_LENGTH = 6

NewId = Callable[[set[str]], str]


def random_code(taken: set[str]) -> str:
    """A new code for a person, unlike any in ``taken`` and not a bare number (nbgrader would read it as one)."""
    while (code := "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))) in taken or code.isdigit():
        pass
    return code


def read_roster(path: Path, new_id: NewId | None = None, *, joining: bool = False) -> tuple[Participant, ...]:
    """The participants in the order of the list.

    Either every line has a code or none; ``new_id`` then gives them, and without it a missing code is a fault.
    ``joining``: lines with and without a code may stand side by side, for people who come later.

    Raises CourseError("roster-missing"), CourseFaults with every fault of the list.
    """
    if not path.is_file():
        raise CourseError("roster-missing", file=path)
    table = Table(path.name, COLUMNS, "course.roster")
    rows = table.read(path)
    if not rows and not table.faults:
        table.fault("empty")
    if new_id is None or any(row["id"] for row in rows):
        _check_ids(table, [row for row in rows if row["id"]] if joining else rows)
    _check_people(table, rows)
    if table.faults:
        raise CourseFaults(table.in_order())
    return _with_codes([Participant(**{each.name: row[each.name] for each in COLUMNS}) for row in rows], new_id)


def write_roster(path: Path, roster: Iterable[Participant]) -> None:
    """Write the list so that German Excel opens it: semicolon, UTF-8 with BOM."""
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(column.heading for column in COLUMNS)
        writer.writerows([plain_cell(getattr(person, column.name)) for column in COLUMNS] for person in roster)


def _with_codes(people: Sequence[Participant], new_id: NewId | None) -> tuple[Participant, ...]:
    taken = {person.id for person in people if person.id}
    done = []
    for person in people:
        id_ = person.id or (new_id or random_code)(taken)
        taken.add(id_)
        done.append(replace(person, id=id_))
    return tuple(done)


def _check_ids(table: Table, rows: Sequence[Row]) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        lower = row["id"].lower()  # the code is a folder name, also where upper and lower case are one
        if not lower:
            table.fault("id-missing", row.number, "id")
        elif not ID.fullmatch(row["id"]):
            table.fault("id-form", row.number, "id", id=row["id"])
        elif lower in seen:
            table.fault("id-twice", row.number, "id", id=row["id"], first=seen[lower])
        seen.setdefault(lower, row.number)


def _check_people(table: Table, rows: Sequence[Row]) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        for name in ("last_name", "first_name"):
            if not row[name]:
                table.fault(f"{name.replace('_', '-')}-missing", row.number, name)
        if row["email"] and not EMAIL.fullmatch(row["email"]):
            table.fault("email", row.number, "email", email=row["email"])
        person = tuple(row[name].casefold() for name in ("last_name", "first_name", "email", "organisation"))
        if person in seen and not row["id"]:
            table.fault("person-twice", row.number, first=seen[person])
        seen.setdefault(person, row.number)
