"""Collecting: the latest attempt of each person becomes what nbgrader finds under ``submitted/``.

Participants can write to the shared folder, so nothing in it is trusted: no link is followed, no special file is
opened, names must be in the roster, sizes are limited. Every attempt stays where it was handed in.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from grading.course.attempts import Attempt, attempts
from grading.course.choice import chosen
from grading.course.collect_troubles import collect_trouble
from grading.course.enrol import enrol
from grading.course.mailed import mailed, unnamed
from grading.course.model import Course
from grading.submissions import Trouble
from grading.submissions.troubles import shown_value

TIMESTAMP_FILE = "timestamp.txt"


Named: TypeAlias = tuple[str, Trouble]  # participant or name as found, what is the matter
Met: TypeAlias = tuple[str, str, Trouble]  # participant or name as found, assignment, what is the matter


@dataclass(frozen=True)
class Collected:
    """What one collection did: new or newer work, work that was there already, and what needs a person.

    ``late`` names the new work that came after the deadline, and when.
    """

    fresh: tuple[tuple[str, str], ...]  # (participant, assignment)
    unchanged: int
    troubles: tuple[Met, ...]
    late: tuple[tuple[str, str, datetime], ...] = ()


def collect(course: Course, names: Iterable[str] = ()) -> Collected:
    """Bring the latest attempts into ``submitted/<person>/<assignment>``; running it again changes nothing.

    Who joined the roster since is entered into the gradebook first.

    Raises CourseError("assignment-unknown").
    """
    enrol(course)
    fresh: list[tuple[str, str]] = []
    late: list[tuple[str, str, datetime]] = []
    troubles: list[Met] = []
    unchanged = 0
    for assignment in chosen(course, names):
        latest, met = _latest(course, assignment)
        troubles += [(name, assignment, trouble) for name, trouble in met]
        for attempt in latest:
            if _is_there(course, attempt):
                unchanged += 1
            else:
                _put(course, attempt)
                fresh.append((attempt.participant, assignment))
                if is_late(course, attempt):
                    late.append((attempt.participant, assignment, attempt.moment))
    troubles += [(shown_value(name), "", collect_trouble("unnamed", name=name)) for name in unnamed(course)]
    return Collected(tuple(fresh), unchanged, tuple(troubles), tuple(late))


def is_late(course: Course, attempt: Attempt) -> bool:
    """Whether it came after the course's deadline; a deadline without offset is in this machine's time zone."""
    deadline = course.deadlines.get(attempt.assignment)
    return deadline is not None and attempt.moment > deadline.astimezone()


def _latest(course: Course, assignment: str) -> tuple[list[Attempt], list[Named]]:
    """Each person's latest attempt, and what could not be taken as one.

    In the shared folder the client counts the attempts, and the count holds where a clock was put right in between.
    Mailed files are counted by each computer on its own, so their time decides.
    """
    latest, troubles = _last(attempts(course, assignment), lambda each: (each.number, each.moment))
    sent, more = _last(mailed(course, assignment), lambda each: (each.moment, each.number))
    for person, attempt in sent.items():
        if person not in latest or attempt.moment > latest[person].moment:
            latest[person] = attempt
    return list(latest.values()), [*troubles, *more]


def _last(found: Iterable[Attempt | Named], order: Callable[[Attempt], Any]) -> tuple[dict[str, Attempt], list[Named]]:
    latest: dict[str, Attempt] = {}
    troubles = []
    for each in found:
        if not isinstance(each, Attempt):
            troubles.append(each)
        elif each.participant not in latest or order(each) > order(latest[each.participant]):
            latest[each.participant] = each
    return latest, troubles


def _is_there(course: Course, attempt: Attempt) -> bool:
    folder = course.submission_folder(attempt.participant, attempt.assignment)
    return _read(folder / TIMESTAMP_FILE) == attempt.timestamp.encode() and all(
        _read(folder / name) == data for name, data in attempt.files.items()
    )


def _put(course: Course, attempt: Attempt) -> None:
    """Write the attempt beside its place and swap it in, so that a broken run leaves the old or the new one."""
    target = course.submission_folder(attempt.participant, attempt.assignment)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.neu")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for name, data in _complete(course, attempt):
        (fresh / name).write_bytes(data)
    (fresh / TIMESTAMP_FILE).write_text(attempt.timestamp, encoding="ascii")
    if target.is_symlink():
        target.unlink()
    shutil.rmtree(target, ignore_errors=True)
    os.replace(fresh, target)  # noqa: PTH105  Path.replace refuses directories on some systems


def _complete(course: Course, attempt: Attempt) -> Iterator[tuple[str, bytes]]:
    """The files of an attempt; the released notebook where none came along, since nbgrader looks for one."""
    yield from attempt.files.items()
    notebook = f"{attempt.assignment}.ipynb"
    released = course.release / attempt.assignment / notebook
    if notebook not in attempt.files and released.is_file():
        yield notebook, released.read_bytes()


def _read(path: Path) -> bytes | None:
    try:
        return None if path.is_symlink() else path.read_bytes()
    except OSError:
        return None
