"""How the points of each assignment are spread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grading.cohort.report import CohortReport
from grading.cohort.statistics import SMALL, Spread, spread
from workbook.content import number, text
from workbook.figures.charts import Chart, framed
from workbook.figures.svg import BAND, BLUE, INK

if TYPE_CHECKING:
    import plotly.graph_objects as go


def scores(report: CohortReport, *, group: bool = False) -> Chart:
    """How the points of each assignment are spread; for the ``group`` without single points and small numbers."""
    points = {each.assignment: report.points(each.assignment) for each in report.assignments}
    points = {name: values for name, values in points.items() if len(values) >= (SMALL if group else 1)}
    found = {name: spread(values) for name, values in points.items()}
    spreads = {name: each for name, each in found.items() if each is not None}
    columns = _QUARTERS if group else _EVERYTHING
    return Chart(
        title=_scores_title(report, spreads),
        subtitle=text("cohort.scores.subtitle"),
        summary=_scores_summary(report, spreads),
        columns=tuple(text(f"cohort.scores.{name}") for name in ("assignment", "count", *columns)),
        rows=tuple(_spread_row(name, each, columns) for name, each in spreads.items()),
        source="",
        draw=lambda chart: _scores_figure(chart, _quartiles(spreads) if group else _points(points), _most(report)),
    )


_QUARTERS = ("mean", "quarter", "median", "three_quarters")
_EVERYTHING = ("mean", "lowest", "quarter", "median", "three_quarters", "highest")  # the ends are single persons


def _spread_row(name: str, each: Spread, columns: Sequence[str]) -> tuple[str, ...]:
    return (name, number(each.count, 0), *(number(getattr(each, column), 1) for column in columns))


def _scores_title(report: CohortReport, spreads: dict[str, Spread]) -> str:
    if not spreads:
        return text("cohort.scores.title_none")
    most = number(_most(report), 0)
    worst, best = (end(spreads, key=lambda name: spreads[name].median) for end in (min, max))
    low, high = (number(spreads[name].median, 1) for name in (worst, best))
    if low == high:
        return text("cohort.scores.title_one", low=low, most=most)
    return text("cohort.scores.title", low=low, worst=worst, high=high, best=best, most=most)


def _scores_summary(report: CohortReport, spreads: dict[str, Spread]) -> str:
    count = sum(each.count for each in spreads.values())
    waiting = sum(report.by_assignment[name].needs_review for name in spreads)
    key = "summary" if waiting else "summary_complete"
    return text(f"cohort.scores.{key}", count=count, assignments=len(spreads), waiting=waiting)


def _most(report: CohortReport) -> float:
    return max((each.maximum for each in report.assignments), default=20.0)


def _points(points: dict[str, tuple[float, ...]]) -> list[go.Box]:
    """A box for each assignment with every submission as a point."""
    import plotly.graph_objects as go  # noqa: PLC0415

    return [
        go.Box(
            y=list(values),
            x=[name] * len(values),
            name=name,
            boxpoints="all",
            pointpos=0,
            jitter=0.5,
            line={"color": INK, "width": 1.2},
            fillcolor=BAND,
            marker={"color": BLUE, "size": 6, "opacity": 0.75},
            hovertemplate=text("cohort.scores.hover"),
        )
        for name, values in points.items()
    ]


def _quartiles(spreads: dict[str, Spread]) -> list[go.Box]:
    """Boxes drawn from quartiles alone: the points of single persons are not in the figure at all."""
    import plotly.graph_objects as go  # noqa: PLC0415

    each = list(spreads.values())
    box = go.Box(
        x=list(spreads),
        q1=[one.quarter for one in each],
        median=[one.median for one in each],
        q3=[one.three_quarters for one in each],
        lowerfence=[one.quarter for one in each],
        upperfence=[one.three_quarters for one in each],
        line={"color": INK, "width": 1.2},
        fillcolor=BAND,
        hoverinfo="skip",
    )
    return [box]


def _scores_figure(chart: Chart, boxes: list[go.Box], most: float) -> go.Figure:
    import plotly.graph_objects as go  # noqa: PLC0415

    figure = framed(go.Figure(boxes), chart.title, chart.subtitle)
    figure.update_xaxes(title=text("cohort.scores.assignment"), type="category", showgrid=False)
    figure.update_yaxes(title=text("cohort.scores.points"), range=[-0.5, most + 0.5])
    return figure
