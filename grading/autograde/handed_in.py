"""What lies in the submitted folder of a course: whose work there is, and each person's as it was received."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from grading.autograde.executors import RunError
from grading.autograde.paper import CourseFolder, Paper
from grading.submissions import Received, receive, trouble
from grading.submissions.reading import reason


def handed_in(course: CourseFolder, assignment: str) -> Iterator[str]:
    """The participants for whom something lies in the submitted folder, sorted.

    Raises RunError("submitted-not-readable").
    """
    try:
        names = sorted(path.name for path in course.submitted.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        raise RunError("submitted-not-readable", reason=reason(error)) from error
    for name in names:
        if not name.startswith(".") and _may_lie_there(course.submitted / name / assignment):
            yield name


def _may_lie_there(path: Path) -> bool:
    """True also where nobody may look: whose work that would be must be named, not passed over."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def received_from(
    course: CourseFolder, paper: Paper, person: str, *, folder: Path | None = None, timestamp: Path | None = None
) -> Received:
    """What a person handed in, with a doubt where the roster does not know that person.

    ``folder`` and ``timestamp`` where these lie, if elsewhere than in the submitted folder.
    """
    place = folder or course.submitted / person / paper.assignment
    received = receive(place, person, paper.assignment, with_notebook=bool(paper.code), timestamp=timestamp)
    if received.data is None or not course.by_id or received.participant in course.by_id:
        return received
    return replace(received, troubles=(*received.troubles, trouble("not-in-roster", blocks=False, name=person)))
