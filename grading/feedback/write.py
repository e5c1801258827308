"""Writing the pages: into nbgrader's ``feedback/`` tree, and where participants fetch them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from grading.course import Course
from grading.feedback.gather import gather
from grading.feedback.model import Feedback
from grading.feedback.page import feedback_page

Progress = Callable[[int, int, str], None]


def write_feedback(
    course: Course, assignments: Iterable[str] = (), *, progress: Progress | None = None, now: datetime | None = None
) -> tuple[Path, ...]:
    """Write the page of everybody whose submission is recorded; returns the pages for participants.

    A page whose content did not change keeps its file and its date.
    """
    made = now or datetime.now().astimezone()
    pages = [each for name in tuple(assignments) or course.assignments for each in gather(course, name)]
    written = []
    for done, each in enumerate(pages, start=1):
        if each.participant in course.by_id:
            written.append(_publish(course, each, made))
        if progress is not None:
            progress(done, len(pages), f"{each.participant} · {each.assignment}")
    return tuple(written)


def _publish(course: Course, feedback: Feedback, made: datetime) -> Path:
    who, name = feedback.participant, feedback.assignment
    kept = course.feedback / who / name / f"{name}.html"
    shared = course.exchange / "rueckmeldungen" / name / who / f"{name}.html"
    page = feedback_page(feedback, made)
    for path in (kept, shared):
        if not _says_the_same(path, feedback, made):
            _write(path, page)
    return shared


def _says_the_same(path: Path, feedback: Feedback, made: datetime) -> bool:
    """Whether the page there differs from a new one in its date at most."""
    if not path.is_file() or path.is_symlink():
        return False
    there = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    old = path.read_text(encoding="utf-8", errors="replace")
    return old in {feedback_page(feedback, moment) for moment in (there, made)}


def _write(path: Path, page: str) -> None:
    """Write aside and rename: a participant never fetches half a page, and no link planted there is followed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.neu")
    aside.unlink(missing_ok=True)
    aside.write_text(page, encoding="utf-8")
    os.replace(aside, path)  # noqa: PTH105  one step on every system
