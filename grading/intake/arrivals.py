"""What lies in the places where work arrives, by name only: cheap to look at every few seconds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from grading.course.mailed import INBOX
from grading.course.model import COURSE_FILE, ROSTER_FILE, Course

Sign = tuple[str, float]  # a name below the course folder, and when it changed (0 where its name says it all)


def arrivals(course: Course) -> frozenset[Sign]:
    """Every attempt in the shared folder and every mailed file, with course.toml and the roster.

    Two looks that are equal mean that there is nothing to do. No file is opened and no link followed.
    """
    return frozenset((*_attempts(course), *_mailed(course), *_rules(course)))


def _attempts(course: Course) -> Iterator[Sign]:
    home = course.exchange / "abgaben"
    for assignment in course.assignments:
        for person in _folders(home / assignment):
            for attempt in _folders(person):
                yield f"{assignment}/{person.name}/{attempt.name}", 0.0


def _mailed(course: Course) -> Iterator[Sign]:
    inbox = course.folder / INBOX
    if inbox.is_dir():
        with os.scandir(inbox) as entries:
            for entry in entries:
                yield f"{INBOX}/{entry.name}", entry.stat(follow_symlinks=False).st_mtime


def _rules(course: Course) -> Iterator[Sign]:
    for name in (COURSE_FILE, ROSTER_FILE):
        yield name, (course.folder / name).stat().st_mtime


def _folders(place: Path) -> Iterator[Path]:
    """The folders in a place; hidden ones are half-written attempts."""
    try:
        with os.scandir(place) as entries:
            names = [
                each.name for each in entries if not each.name.startswith(".") and each.is_dir(follow_symlinks=False)
            ]
    except (FileNotFoundError, NotADirectoryError):
        return
    yield from (place / name for name in sorted(names))
