"""Putting built assignments where participants fetch them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from grading.course.choice import chosen
from grading.course.model import Course
from workbook.errors import CourseError
from workbook.exercises import module
from workbook.handin import ASSIGNMENT_FILE

NEWS_FILE = "kurs.json"


def release(course: Course, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Put built assignments where participants fetch them; returns their names.

    Raises CourseError("assignment-unknown", "assignment-not-built"); then nothing was released.
    """
    wanted = chosen(course, names)
    for name in wanted:
        if not (course.release / name / f"{name}.ipynb").is_file():
            raise CourseError("assignment-not-built", assignment=name)
    for name in wanted:
        _replace(course.release / name, course.exchange / "aufgaben" / name, _rules(course, name))
    _write_news(course)
    return wanted


def is_released(course: Course, assignment: str) -> bool:
    """Whether participants can fetch this assignment."""
    return (course.exchange / "aufgaben" / assignment / f"{assignment}.ipynb").is_file()


def _rules(course: Course, assignment: str) -> dict[str, object]:
    """What the assignment says about itself: title, deadline, whether late work is taken."""
    deadline = course.deadlines.get(assignment)
    return {
        "schema": 1,
        "assignment": assignment,
        "title": module(assignment).title,
        "deadline": deadline.astimezone().isoformat() if deadline else None,
        "late": "allowed" if course.late_allowed else "refused",
        "again": True,
        "feedback": "at-once" if course.feedback_at_once else "later",
    }


def _replace(source: Path, target: Path, rules: Mapping[str, object]) -> None:
    """Copy a folder so that whoever looks meanwhile sees the old or the new one, never half of it."""
    fresh = target.with_name(f".{target.name}.neu")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(source, fresh)
    (fresh / ASSIGNMENT_FILE).write_text(json.dumps(rules, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    old = target.with_name(f".{target.name}.alt")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _write_news(course: Course) -> None:
    """What the participants' start page shows of the course; dates and news in it are kept."""
    path = course.exchange / NEWS_FILE
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    deadlines = {name: moment.astimezone().isoformat() for name, moment in course.deadlines.items()}
    shown = {"dates": [], "news": []} | known | {"name": course.title, "deadlines": deadlines}
    path.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
