"""A new cohort folder: nbgrader's course folder, our course.toml, the roster, an empty gradebook with its people."""

from __future__ import annotations

import re
from pathlib import Path

from grading.course.config import load
from grading.course.enrol import enrol
from grading.course.model import (
    ATTENDANCE_FILE,
    CONFIG_FILE,
    COURSE_FILE,
    PROJECT_FILE,
    ROSTER_FILE,
    Course,
)
from grading.course.roster import random_code, read_roster, write_roster
from grading.course.toml_edit import with_values
from workbook.content import text
from workbook.content.texts import FOLDER
from workbook.errors import CourseError

TEMPLATES = FOLDER / "course"
FOLDERS = ("source", "release", "submitted", "autograded", "feedback")
EXCHANGE_FOLDERS = ("aufgaben", "abgaben", "rueckmeldungen")


def create(folder: Path, roster: Path, *, title: str | None = None, course_id: str | None = None) -> Course:
    """Create a cohort folder from a list of participants.

    Nothing is written when the list has faults or the folder already holds a course.
    Raises CourseError("course-exists", "roster-missing"), CourseFaults.
    """
    if (folder / COURSE_FILE).exists():
        raise CourseError("course-exists", folder=folder)
    people = read_roster(roster, random_code)
    folder.mkdir(parents=True, exist_ok=True)
    write_roster(folder / ROSTER_FILE, people)
    _write_course_file(folder, course_id or _course_id(folder.resolve().name), title)
    (folder / CONFIG_FILE).write_text((TEMPLATES / "nbgrader_config.txt").read_text(encoding="utf-8"), encoding="utf-8")
    _write_tables(folder)
    course = load(folder)
    for name in FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    for name in EXCHANGE_FOLDERS:
        (course.exchange / name).mkdir(parents=True, exist_ok=True)
    enrol(course)
    return course


def _write_course_file(folder: Path, course_id: str, title: str | None) -> None:
    written = (TEMPLATES / "course.toml").read_text(encoding="utf-8")
    values = {"id": course_id} | ({"title": title} if title else {})
    (folder / COURSE_FILE).write_text(with_values(written, values), encoding="utf-8")


def _course_id(name: str) -> str:
    known = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._")
    return known or "durchgang"


def _write_tables(folder: Path) -> None:
    for file, key in ((ATTENDANCE_FILE, "attendance"), (PROJECT_FILE, "project")):
        (folder / file).write_text(text(f"course.tables.{key}") + "\n", encoding="utf-8-sig")
