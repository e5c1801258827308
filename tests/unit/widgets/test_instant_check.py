"""What the instant check says in one sentence."""

from __future__ import annotations

import pytest

from workbook.checks import check
from workbook.project import Project
from workbook.widgets.findings import report


@pytest.mark.parametrize(("exercise", "speaks_of_points"), [("00-datenschutz", False), ("01-steckbrief", True)])
def test_points_are_named_only_where_a_module_is_graded(exercise: str, speaks_of_points: bool) -> None:
    summary = report(check(exercise, {}, Project("p07")), substitute=False)["summary"]
    assert ("Punkt" in summary) is speaks_of_points
