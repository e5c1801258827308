"""Writing the pages: into nbgrader's ``feedback/`` tree, and where participants fetch them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from grading.course import Course
from grading.course.reading import reading
from grading.feedback.automatic import automatic_part, is_due, published_as
from grading.feedback.gather import gather
from grading.feedback.model import Feedback
from grading.feedback.page import feedback_page
from grading.gradebook import Gradebook, Published, published, put_published, unpublished

Progress = Callable[[int, int, str], None]


def write_feedback(
    course: Course, assignments: Iterable[str] = (), *, progress: Progress | None = None, now: datetime | None = None
) -> tuple[Path, ...]:
    """Write the whole page of everybody whose submission is recorded; returns the pages for participants.

    A page whose content did not change keeps its file and its date.
    """
    made = now or datetime.now().astimezone()
    pages = [each for name in tuple(assignments) or course.assignments for each in gather(course, name)]
    written, notes = [], []
    for done, each in enumerate(pages, start=1):
        if each.participant in course.by_id:
            written.append(_publish(course, each, made))
            notes.append(published_as(each, None))
        if progress is not None:
            progress(done, len(pages), f"{each.participant} · {each.assignment}")
    _note(course, notes)
    return tuple(written)


def write_automatic(course: Course, assignment: str, *, now: datetime | None = None) -> tuple[str, ...]:
    """Write the automatic part for everybody who has handed in since they were shown something; returns their ids.

    Nothing that people gave is in it before :func:`write_feedback` has released it, and a page that says more stays.
    """
    made, fresh, notes = now or datetime.now().astimezone(), [], []
    with reading(course) as connection:
        shown, people = published(connection, assignment), unpublished(connection, assignment)
    for each in (found for who in people if who in course.by_id for found in gather(course, assignment, who)):
        before = shown.get(each.participant)
        if before is None and _shared(course, each).is_file():  # released before such notes were kept
            notes.append(published_as(each, None))
            continue
        page = automatic_part(each, before)
        if is_due(each, before):
            _publish(course, page, made)
            fresh.append(each.participant)
            notes.append(published_as(page, before))
        elif before is not None:
            notes.append(replace(before, attempt=each.attempt))
    _note(course, notes)
    return tuple(fresh)


def _note(course: Course, pages: Iterable[Published]) -> None:
    with Gradebook(course.db_url, course.id) as gradebook, gradebook.writing() as connection:
        put_published(connection, pages)


def _publish(course: Course, feedback: Feedback, made: datetime) -> Path:
    who, name = feedback.participant, feedback.assignment
    kept = course.feedback / who / name / f"{name}.html"
    shared = _shared(course, feedback)
    page = feedback_page(feedback, made)
    for path in (kept, shared):
        if not _says_the_same(path, feedback, made):
            _write(path, page)
    return shared


def _shared(course: Course, feedback: Feedback) -> Path:
    """Where the participant fetches the page."""
    name = feedback.assignment
    return course.exchange / "rueckmeldungen" / name / feedback.participant / f"{name}.html"


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
