"""nbgrader's own buttons and commands for giving out and taking in do what ours do, with the course's shared folder.

Without this, "Release" and "Collect" in formgrader would use a second exchange that no participant ever sees.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import (
    ExchangeCollect,
    ExchangeList,
    ExchangeReleaseAssignment,
    ExchangeReleaseFeedback,
)

from grading.course import Course, load
from grading.course.collect import collect
from grading.course.release import is_released, release
from grading.feedback.write import write_feedback
from workbook.content import text
from workbook.errors import WorkbookError


def _course(step: Any) -> Course:
    return load(Path(step.coursedir.root))


def _in_words(step: Any, work: Callable[[], object]) -> None:
    """What cannot be done is said in German, where nbgrader shows it."""
    try:
        work()
    except WorkbookError as error:
        step.fail(str(error))


class Release(ExchangeReleaseAssignment):  # type: ignore[misc]
    """ "Release": puts the built assignment where participants fetch it."""

    def start(self) -> None:
        """See ``grading release``."""
        _in_words(self, lambda: release(_course(self), [self.coursedir.assignment_id]))


class Collect(ExchangeCollect):  # type: ignore[misc]
    """ "Collect": takes everybody's latest attempt."""

    def start(self) -> None:
        """See ``grading collect``; what could not be collected is told."""

        def work() -> None:
            for who, _, trouble in collect(_course(self), [self.coursedir.assignment_id]).troubles:
                self.log.warning("%s: %s %s", who, trouble.was, trouble.tun)

        _in_words(self, work)


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]
    """ "Release feedback": writes the pages and puts them where participants fetch them."""

    def start(self) -> None:
        """See ``grading feedback``."""
        _in_words(self, lambda: write_feedback(_course(self), [self.coursedir.assignment_id]))


class Released(ExchangeList):  # type: ignore[misc]
    """Which assignments are out. Taking one back is not offered: participants keep what they have fetched."""

    def start(self) -> list[dict[str, Any]]:
        """The released assignments as nbgrader names them."""
        if self.remove:
            self.fail(text("course.exchange.no_way_back"))
        course, wanted = _course(self), self.coursedir.assignment_id
        names = [name for name in course.assignments if is_released(course, name) and wanted in ("", name)]
        for name in names:
            self.log.info("%s %s", course.id, name)
        return [{"course_id": course.id, "assignment_id": name, "status": "released"} for name in names]
