"""The folders with which participants begin: each holds who they are in the course and where their hand-ins go.

A participant opens such a folder with ``workbook start``; everything else comes into it by itself.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from grading.course.model import Course, Participant
from grading.course.tables import plain_cell
from workbook.content import text
from workbook.errors import CourseError
from workbook.project.workspace import PARTICIPATION_FILE, SCHEMA

LIST = "verteilen.csv"


@dataclass(frozen=True)
class Invited:
    """How many folders were made, and how many were there already and stayed as they are."""

    made: int
    kept: int


def invite(course: Course, out: Path, *, exchange: str = "", by_mail: bool = False) -> Invited:
    """Make a folder for everybody in the roster who has none in ``out``, and the list of who gets which.

    ``exchange`` is the shared folder as participants see it (default: as it is called here); ``by_mail``: hand-ins
    become files to send. Folders bear codes, not names. Raises CourseError("invite-not-writable").
    """
    way = {"kind": "file"} if by_mail else {"kind": "folder", "path": exchange or str(course.exchange.resolve())}
    made = 0
    try:
        out.mkdir(parents=True, exist_ok=True)
        for person in course.roster:
            file = out / person.id / PARTICIPATION_FILE
            if file.exists():
                continue
            file.parent.mkdir(exist_ok=True)
            said = {"schema": SCHEMA, "participant": person.id, "course": course.title, "handin": way}
            file.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            made += 1
        _write_list(out / LIST, course.roster)
    except OSError as error:
        raise CourseError("invite-not-writable", folder=out, reason=error.strerror or "") from error
    return Invited(made, len(course.roster) - made)


def _write_list(path: Path, people: tuple[Participant, ...]) -> None:
    """Who gets which folder, for German Excel."""
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(text("course.invite.columns").split(";"))
        for each in people:
            writer.writerow(map(plain_cell, (each.last_name, each.first_name, each.email, each.id)))
