"""The names that others use of the report."""

from __future__ import annotations

from types import ModuleType

import workbook.report
from tests.reports import DAY, STAR


def test_every_name_is_what_it_says_even_after_its_module_was_loaded() -> None:
    for _ in range(2):
        for name in workbook.report.__all__:
            assert not isinstance(getattr(workbook.report, name), ModuleType), name


def test_a_report_in_three_steps() -> None:
    analysis = workbook.report.analyse(STAR, DAY)
    assert workbook.report.network_findings(analysis)[0].topic == "size"
    assert workbook.report.report_file(analysis, ".html").startswith(b"<!DOCTYPE html>")
