"""The checks that are most often worked on but not fully met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grading.cohort.charts.legend import LEGEND
from grading.cohort.missed import CheckCount
from grading.cohort.report import CohortReport
from grading.cohort.statistics import SMALL
from workbook.content import number, percent, text
from workbook.exercises import catalogue
from workbook.figures.charts import Chart, framed
from workbook.figures.charts.theme import escaped
from workbook.figures.svg import BLUE, INK

if TYPE_CHECKING:
    import plotly.graph_objects as go

TOP = 10


def missed(report: CohortReport, assignment: str | None = None) -> Chart:
    """The checks that are most often worked on but not fully met."""
    known = {assignment: report.checks.get(assignment, ())} if assignment else report.checks
    every = [each for checks in known.values() for each in checks]
    ranked = sorted(every, key=lambda each: (each.tried < SMALL, -each.missed_share, -each.tried, each.check))
    top = [each for each in ranked if each.tried and each.missed_share > 0][:TOP]
    return Chart(
        title=_missed_title(every, top),
        subtitle=text("cohort.missed.subtitle"),
        summary=text("cohort.missed.summary", checks=len(every), least=SMALL),
        columns=tuple(text(f"cohort.missed.{name}") for name in _CHECK_COLUMNS),
        rows=tuple(_check_row(each) for each in ranked),
        source="",
        draw=lambda chart: _bars(chart, top),
    )


_CHECK_COLUMNS = ("check", "exercise", "tried", "met", "partly", "open", "untouched", "unclear")


def _check_row(each: CheckCount) -> tuple[str, ...]:
    counts = (each.tried, each.met, each.partly, each.open, each.untouched, each.unclear)
    return (each.name, _number(each), *(number(count, 0) for count in counts))


def _missed_title(every: Sequence[CheckCount], top: Sequence[CheckCount]) -> str:
    if not any(each.tried for each in every):
        return text("cohort.missed.title_none")
    if not top:
        return text("cohort.missed.title_all_met")
    first = top[0]
    missed_ = first.partly + first.open
    return text("cohort.missed.title", name=first.name, number=_number(first), missed=missed_, tried=first.tried)


def _bars(chart: Chart, top: Sequence[CheckCount]) -> go.Figure:
    import plotly.graph_objects as go  # noqa: PLC0415

    labels = [escaped(f"{each.name} ({_number(each)})") for each in top]
    said = [
        text("cohort.missed.bar", missed=each.partly + each.open, tried=each.tried, share=percent(each.missed_share))
        for each in top
    ]
    kinds = (
        ("open", [each.open / each.tried for each in top], BLUE, ""),
        ("partly", [each.partly / each.tried for each in top], "#9cc3de", "/"),
    )
    bars = [
        go.Bar(
            x=values,
            y=labels,
            name=text(f"cohort.missed.{kind}"),
            orientation="h",
            marker={"color": colour, "pattern": {"shape": pattern, "fgcolor": INK, "size": 5}},
            customdata=said,
            hovertemplate=text("cohort.missed.hover"),
        )
        for kind, values, colour, pattern in kinds
    ]
    figure = framed(go.Figure(bars), chart.title, chart.subtitle, height=190 + 30 * max(2, len(top)))
    figure.update_layout(barmode="stack", showlegend=True, legend=LEGEND, margin={"b": 96})
    figure.update_xaxes(range=[0, 1], tickformat=".0%")
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure


def _number(each: CheckCount) -> str:
    exercise = catalogue().get(each.exercise)
    return exercise.number if exercise else each.exercise
