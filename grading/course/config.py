"""``course.toml`` -> :class:`Course`, strictly, with every fault at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from grading.build.sources import assignment_ids
from grading.course.model import COURSE_FILE, ROSTER_FILE, Block, Course, Policy
from grading.course.roster import read_roster
from workbook.content import text
from workbook.errors import CourseError, CourseFaults, Fault

_LINE = re.compile(r"at line (\d+)")  # tomllib says the place in English
COURSE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
SHARES = {"attendance_share", "test_share", "report_share", "presentation_share"}
SECTIONS = {"course", "hours", "policy", "deadlines"}
FACTS = {
    *("id", "title", "start", "end", "issuer", "place", "signatories", "topics", "assignments"),
    *("late_allowed", "feedback_at_once", "database"),
}
FLAGS = {"project", "show_marks", "closed"}


def find(start: Path) -> Path:
    """The cohort folder that ``start`` is or lies in. Raises CourseError("course-not-found")."""
    begin = start.resolve()
    for folder in (begin, *begin.parents):
        if (folder / COURSE_FILE).is_file():
            return folder
    raise CourseError("course-not-found", folder=start)


def load(folder: Path | str = ".") -> Course:
    """The course of a cohort folder (or of a folder inside it).

    Raises CourseError("course-not-found"), CourseFaults with every fault of course.toml and roster.csv.
    """
    home = find(Path(folder))
    reader = _Reader()
    course = reader.course(home, _toml(home / COURSE_FILE))
    try:
        roster = read_roster(home / ROSTER_FILE)
    except CourseFaults as error:
        raise CourseFaults((*reader.faults, *error.faults)) from None
    if reader.faults:
        raise CourseFaults(tuple(reader.faults))
    return replace(course, roster=roster)


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = _LINE.search(str(error))
        raise CourseFaults((_fault("not-toml", int(found[1]) if found else None),)) from None


@dataclass
class _Reader:
    """Reads values and keeps every fault instead of stopping at the first."""

    faults: list[Fault] = field(default_factory=list)

    def course(self, home: Path, data: Mapping[str, Any]) -> Course:
        head = data.get("course", {})
        for name in sorted(set(data) - SECTIONS):
            self.fault("section", name)
        for name in sorted(set(head) - FACTS):
            self.fault("unknown", name, section="course")
        known = assignment_ids()
        assignments = self.names(head, "assignments")
        self.known(assignments, known, "assignment")
        return Course(
            folder=home,
            id=self.course_id(head),
            title=self.text(head, "title"),
            assignments=assignments or known,
            policy=self.policy(data.get("policy", {}), assignments or known),
            blocks=tuple(self.block(entry) for entry in data.get("hours", ())),
            topics=self.names(head, "topics"),
            start=self.day(head, "start"),
            end=self.day(head, "end"),
            issuer=self.text(head, "issuer"),
            place=self.text(head, "place"),
            signatories=self.names(head, "signatories"),
            database_url=self.text(head, "database"),
            deadlines=self.deadlines(data.get("deadlines", {}), assignments or known),
            late_allowed=self.checked(head, "late_allowed", bool, "flag", default=True),
            feedback_at_once=self.checked(head, "feedback_at_once", bool, "flag", default=False),
        )

    def policy(self, entry: Mapping[str, Any], known: Iterable[str]) -> Policy:
        for name in sorted(set(entry) - {each.name for each in fields(Policy)}):
            self.fault("unknown", name, section="policy")
        required = self.names(entry, "required")
        self.known(required, known, "assignment")
        given: dict[str, Any] = {name: self.number(entry, name, top=1) for name in SHARES if name in entry}
        given |= {name: self.checked(entry, name, bool, "flag", default=False) for name in FLAGS if name in entry}
        given |= {"ue_total": self.number(entry, "ue_total")} if "ue_total" in entry else {}
        return replace(Policy(required=required), **given)

    def block(self, entry: Mapping[str, Any]) -> Block:
        return Block(
            id=self.text(entry, "id"),
            title=self.text(entry, "title"),
            ue=self.number(entry, "ue"),
            synchronous=self.checked(entry, "synchronous", bool, "flag", default=False),
        )

    def course_id(self, head: Mapping[str, Any]) -> str:
        value = self.text(head, "id")
        if not COURSE_ID.fullmatch(value):
            self.fault("course-id", "id")
        return value

    def deadlines(self, entry: Mapping[str, Any], known: Iterable[str]) -> dict[str, datetime]:
        self.known(entry, known, "assignment")
        for name, value in entry.items():
            if not isinstance(value, datetime):
                self.fault("moment", name)
        return {name: value for name, value in entry.items() if isinstance(value, datetime)}

    def day(self, entry: Mapping[str, Any], name: str) -> date | None:
        value: date | None = self.checked(entry, name, date, "day", default=None)
        return value

    def text(self, entry: Mapping[str, Any], name: str) -> str:
        return str(self.checked(entry, name, str, "text", default=""))

    def names(self, entry: Mapping[str, Any], name: str) -> tuple[str, ...]:
        value = entry.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.fault("names", name)
            return ()
        return tuple(value)

    def number(self, entry: Mapping[str, Any], name: str, *, top: float = 10_000) -> float:
        value = entry.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= top:
            self.fault("share" if top == 1 else "number", name)
            return 0
        return float(value)

    def checked(self, entry: Mapping[str, Any], name: str, kind: type, code: str, *, default: Any = None) -> Any:
        value = entry.get(name, default)
        if value is default or isinstance(value, kind):
            return value
        self.fault(code, name)
        return default

    def known(self, given: Iterable[str], known: Iterable[str], code: str) -> None:
        for each in set(given) - set(known):
            self.fault(code, each)

    def fault(self, code: str, name: str, **more: str) -> None:
        self.faults.append(_fault(code, None, name=name, **more))


def _fault(code: str, row: int | None = None, **values: object) -> Fault:
    return Fault(f"course-{code}", COURSE_FILE, row, None, text(f"course.file.{code}", **values))
