"""Watching a course folder: look every few seconds, and do something only when something has arrived.

Looking is done by asking, not by the system's notices, because shared folders on network drives send none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

from grading.course import load
from grading.intake.arrivals import Sign, arrivals
from grading.intake.take_in import TakenIn, take_in
from workbook.errors import WorkbookError

Event = TakenIn | WorkbookError  # what was done, or why it could not be done this time


def watch(
    folder: Path,
    *,
    every: float,
    seconds: float | None = None,
    wait: Callable[[float], None] = sleep,
    clock: Callable[[], float] = monotonic,
) -> Iterator[Event]:
    """Take in whatever arrives, one event per round in which something was done or failed; ends after ``seconds``.

    The course is read anew in each round, so changes to course.toml and the roster hold at once. What goes wrong in a
    round is told and tried again in the next; the same words are not said twice in a row.
    Raises CourseError, CourseFaults when the course cannot be read to begin with.
    """
    course = load(folder)
    end = None if seconds is None else clock() + seconds
    seen: frozenset[Sign] | None = None
    said = ""
    while True:
        try:
            course = load(folder)
            found = arrivals(course)
            if found != seen:
                done = take_in(course)
                seen, said = found, ""
                yield done
        except (WorkbookError, OSError) as error:
            told = (
                error
                if isinstance(error, WorkbookError)
                else WorkbookError("watch-failed", reason=error.strerror or "")
            )
            if str(told) != said:
                said = str(told)
                yield told
        left = every if end is None else min(every, end - clock())
        if end is not None and left <= 0:
            return
        wait(left)
