"""What a released assignment says about itself: ``aufgabe.json`` beside its notebook.

{"schema": 1, "assignment": "05b", "title": "…", "deadline": "2026-01-15T23:59:00+01:00",
 "late": "allowed" | "refused", "again": true, "feedback": "at-once" | "later"}.
Every field but the first two may be missing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbook.errors import HandInError
from workbook.project import Json
from workbook.project.shape import ShapeError, boolean, mapping, optional_string, string

ASSIGNMENT_FILE = "aufgabe.json"


@dataclass(frozen=True)
class Rules:
    """The course's rules for one assignment. A deadline without offset is in this machine's time zone."""

    title: str = ""
    deadline: datetime | None = None
    late_allowed: bool = True
    again_allowed: bool = True
    feedback_at_once: bool = False  # the automatic part comes soon after each hand-in

    def is_late(self, moment: datetime) -> bool:
        """True after the deadline."""
        return self.deadline is not None and moment > self.deadline


def read_rules(folder: Path) -> Rules:
    """The rules in an assignment's folder; without the file there is no deadline. Raises HandInError."""
    path = folder / ASSIGNMENT_FILE
    if not path.is_file():
        return Rules()
    try:
        return _rules(json.loads(path.read_bytes().decode("utf-8-sig")))
    except (OSError, ValueError, RecursionError) as error:
        place = error.place if isinstance(error, ShapeError) else ""
        raise HandInError("assignment-file-damaged", file=ASSIGNMENT_FILE, place=place) from error


def _rules(value: Json) -> Rules:
    table = mapping(value, ASSIGNMENT_FILE)
    deadline = optional_string(table.get("deadline"), "deadline")
    return Rules(
        title=string(table.get("title", ""), "title"),
        deadline=datetime.fromisoformat(deadline).astimezone() if deadline else None,
        late_allowed=string(table.get("late", "allowed"), "late") != "refused",
        again_allowed=boolean(table.get("again", True), "again"),
        feedback_at_once=string(table.get("feedback", "later"), "feedback") == "at-once",
    )
