"""The same page from nbgrader's own command: ``nbgrader generate_feedback`` exports through this class."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbconvert.exporters.exporter import ResourcesDict

from grading.course import load
from grading.feedback.gather import gather
from grading.feedback.page import feedback_page
from workbook.errors import CourseError


class FeedbackExporter(Exporter):  # type: ignore[misc]
    """Ignores the notebook it is given; the page comes from the gradebook."""

    file_extension = ".html"

    def from_notebook_node(  # nbconvert hands over the notebook by position and more by name
        self, _nb: Any, resources: ResourcesDict | None = None, **_more: Any
    ) -> tuple[str, ResourcesDict]:
        """The page of the person and assignment that nbgrader names in ``resources``; nbgrader stands in the folder."""
        named = (resources or {})["nbgrader"]
        for feedback in gather(load(Path.cwd()), named["assignment"], named["student"]):
            return feedback_page(feedback, datetime.now().astimezone()), self._init_resources(resources)
        raise CourseError("feedback-not-graded", participant=named["student"], assignment=named["assignment"])


def keep_pages_only(*, notebooks: list[str], **_more: str) -> None:
    """Take away what nbgrader copies beside a page: answer files, findings, secrets. Run after each assignment."""
    for notebook in map(Path, notebooks):
        course = load(notebook.parent)
        folder = course.feedback / notebook.parent.parent.name / notebook.parent.name
        for path in folder.glob("*"):
            if path.suffix != ".html" and path.name != "timestamp.txt":
                path.unlink()
