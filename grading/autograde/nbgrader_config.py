"""What ``nbgrader_config.py`` sets so that the stock ``nbgrader autograde`` grades as we do: names only, no imports."""

from __future__ import annotations

from typing import Any

_STOCK = "grading.autograde.stock"


def configure(c: Any) -> None:
    """Replace execution by grading from data in the stock command and in formgrader's "Autograde" button."""
    c.Autograde.exporter_class = f"{_STOCK}.GradedExporter"
    c.Autograde.sanitize_preprocessors = []
    c.Autograde.autograde_preprocessors = [f"{_STOCK}.SaveGrades", "nbgrader.preprocessors.AssignLatePenalties"]
    c.Autograde.pre_convert_hook = f"{_STOCK}.put_aside"
    c.Autograde.post_convert_hook = f"{_STOCK}.put_back"
