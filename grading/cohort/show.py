"""One call per cell of the cohort notebook: reads the cohort folder the notebook lies in and shows a chart.

What is shown: the drawing (plotly, by JupyterLab's own renderer, without mode bar), then the finding as text and the
same data as a table, for the ear, for the keyboard, and for paper.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from grading.cohort import charts
from grading.cohort.report import CohortReport, summarise
from grading.course import load
from workbook.content import text
from workbook.figures.charts import CONFIG, Chart

PLOTLY = "application/vnd.plotly.v1+json"
HTML = "text/html"
FINDING = "text/plain"


def show_states(folder: Path | str = ".", *, names: bool = True) -> None:
    """Who has handed in what; ``names`` False shows codes only."""
    show(charts.states(_report(folder), names=names))


def show_scores(folder: Path | str = ".", *, group: bool = False) -> None:
    """How the points are spread; ``group`` True hides single points and results of fewer than five people."""
    show(charts.scores(_report(folder), group=group))


def show_missed(assignment: str | None = None, folder: Path | str = ".") -> None:
    """The checks that are most often not fully met, of one assignment or of all."""
    show(charts.missed(_report(folder), assignment))


def show_review(folder: Path | str = ".") -> None:
    """How many texts wait to be read, and what has to be cleared up."""
    show(charts.review(_report(folder)))


def show(chart: Chart) -> None:
    """Show a chart in a notebook: drawing, summary, table."""
    from IPython.display import display  # noqa: PLC0415  known in a notebook only

    for bundle in bundles(chart):
        display(bundle, raw=True)


def bundles(chart: Chart) -> tuple[dict[str, object], dict[str, object]]:
    """The MIME bundles of a chart: the drawing with its finding as plain text, and the table."""
    drawn = json.loads(chart.figure().to_json())
    drawing: dict[str, object] = {PLOTLY: {**drawn, "config": CONFIG}, FINDING: f"{chart.title}. {chart.summary}"}
    summary = f"<p>{escape(chart.summary)}</p>"
    table = chart.table_html().removeprefix(summary)  # the summary stands above, for everybody
    details = f"<details><summary>{escape(text('cohort.as_table'))}</summary>{table}</details>"
    return drawing, {HTML: f"{summary}{details}", FINDING: chart.summary}


def _report(folder: Path | str) -> CohortReport:
    return summarise(load(folder))
