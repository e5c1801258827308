"""What ``nbgrader_config.py`` of a cohort folder sets, so that nbgrader's own commands do what ours do.

Only names and values are set here; nothing of nbgrader is imported.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from grading.course.config import load
from workbook.content import text

# A tag that no participant can guess into a cell: nbgrader skips execution of cells that carry it, and a skipped
# test cell earns full points.
SKIP_TAG = "nicht-ausfuehren-nur-lehrgangsleitung"
TEMPLATES = Path(__file__).parent / "templates"


def configure(c: Any, folder: Path) -> None:
    """Set every trait that the course needs on nbgrader's configuration ``c``."""
    course = load(folder)
    c.CourseDirectory.root = str(course.folder)
    c.CourseDirectory.course_id = course.id
    if course.database_url:
        c.CourseDirectory.db_url = course.database_url
    c.ClearSolutions.code_stub = {"python": text("course.build.code_stub")}
    c.ClearSolutions.text_stub = text("course.build.hand_stub")
    c.Execute.skip_cells_with_tag = SKIP_TAG
    _pages(c)
    _grading(c)


def _pages(c: Any) -> None:
    """Pages without a request to the outside, and feedback in German."""
    c.HTMLExporter.mathjax_url = ""
    c.HTMLExporter.exclude_input_prompt = True
    c.HTMLExporter.exclude_output_prompt = True
    c.GenerateFeedback.exporter_class = "grading.feedback.exporter.FeedbackExporter"
    c.GenerateFeedback.preprocessors = []
    c.GenerateFeedback.post_convert_hook = "grading.feedback.exporter.keep_pages_only"


def _grading(c: Any) -> None:
    from grading.autograde.nbgrader_config import configure as grade_from_data  # noqa: PLC0415

    grade_from_data(c)
