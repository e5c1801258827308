"""What ``nbgrader_config.py`` of a cohort folder sets, so that nbgrader's own commands do what ours do.

Only names and values are set here; nothing of nbgrader is imported.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from grading.course.config import load
from workbook.content import text
from workbook.content.texts import FOLDER

# A tag that no participant can guess into a cell: nbgrader skips execution of cells that carry it, and a skipped
# test cell earns full points.
SKIP_TAG = "nicht-ausfuehren-nur-lehrgangsleitung"
STOCK = "grading.autograde.stock"
EXCHANGE_STEPS = "grading.feedback.exchange"
TEMPLATES = FOLDER / "course" / "templates"


def configure(c: Any, folder: Path) -> None:
    """Set every trait that the course needs on nbgrader's configuration ``c``."""
    course = load(folder)
    c.CourseDirectory.root = str(course.folder)
    c.CourseDirectory.course_id = course.id
    c.Exchange.root = str(course.exchange)  # else formgrader warns of a folder that it may not write
    if course.database_url:
        c.CourseDirectory.db_url = course.database_url
    c.ClearSolutions.code_stub = {"python": text("course.build.code_stub")}
    c.ClearSolutions.text_stub = text("course.build.hand_stub")
    c.Execute.skip_cells_with_tag = SKIP_TAG
    _pages(c)
    _grading(c)
    _exchange(c)


def _pages(c: Any) -> None:
    """Grading page and feedback in German, without code, without a request to the outside.

    The grading page comes from our template (nbgrader's loads MathJax from a content delivery network, whatever
    ``mathjax_url`` says); what our template does not define is taken from nbgrader's.
    """
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), str(_nbgrader_templates())]
    c.HTMLExporter.exclude_input_prompt = True
    c.HTMLExporter.exclude_output_prompt = True
    c.GenerateFeedback.exporter_class = "grading.feedback.exporter.FeedbackExporter"
    c.GenerateFeedback.preprocessors = []
    c.GenerateFeedback.post_convert_hook = "grading.feedback.exporter.keep_pages_only"


def _exchange(c: Any) -> None:
    """Formgrader's buttons give out and take in as our commands do."""
    c.ExchangeFactory.release_assignment = f"{EXCHANGE_STEPS}.Release"
    c.ExchangeFactory.collect = f"{EXCHANGE_STEPS}.Collect"
    c.ExchangeFactory.release_feedback = f"{EXCHANGE_STEPS}.ReleaseFeedback"
    c.ExchangeFactory.list = f"{EXCHANGE_STEPS}.Released"


def _nbgrader_templates() -> Path:
    """Where nbgrader keeps its templates, found without the 3.5 s of importing it."""
    found = find_spec("nbgrader")
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0] if places else ".") / "server_extensions" / "formgrader" / "templates"


def _grading(c: Any) -> None:
    """Replace execution by grading from data in the stock command and in formgrader's "Autograde" button.

    nbgrader's penalties for late work are left out: whether late work is taken is the course's rule (``late_allowed``),
    and points say what somebody can do.
    """
    c.Autograde.exporter_class = f"{STOCK}.GradedExporter"
    c.Autograde.sanitize_preprocessors = []
    c.Autograde.autograde_preprocessors = [f"{STOCK}.SaveGrades"]
    c.Autograde.pre_convert_hook = f"{STOCK}.put_aside"
    c.Autograde.post_convert_hook = f"{STOCK}.put_back"
