"""What is still to be read or cleared up, per assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grading.cohort.charts.legend import LEGEND
from grading.cohort.report import CohortReport, HandInState
from workbook.content import number, text
from workbook.figures.charts import Chart, framed
from workbook.figures.svg import BLUE, INK, MUTED, ORANGE

if TYPE_CHECKING:
    import plotly.graph_objects as go


def review(report: CohortReport) -> Chart:
    """What is still to be read or cleared up, per assignment."""
    counts = {
        each.assignment: {state: sum(s[each.assignment] is state for s in report.states.values()) for state in _TODO}
        for each in report.assignments
        if each.submitted
    }
    total = {state: sum(each[state] for each in counts.values()) for state in _TODO}
    return Chart(
        title=_review_title({name: each[HandInState.TO_READ] for name, each in counts.items()}),
        subtitle=text("cohort.review.subtitle"),
        summary=text(
            "cohort.review.summary",
            done=total[HandInState.GRADED],
            waiting=total[HandInState.TO_READ],
            trouble=total[HandInState.TROUBLE],
        ),
        columns=(text("cohort.scores.assignment"), *(text(f"cohort.review.{word}") for word in _TODO.values())),
        rows=tuple((name, *(number(each[state], 0) for state in _TODO)) for name, each in counts.items()),
        source="",
        draw=lambda chart: _stacks(chart, counts),
    )


_TODO = {
    HandInState.GRADED: "done",
    HandInState.TO_READ: "to_read",
    HandInState.TROUBLE: "trouble",
    HandInState.SUBMITTED: "submitted",
}
_FILLS = {
    HandInState.GRADED: (BLUE, ""),
    HandInState.TO_READ: ("#9cc3de", "/"),
    HandInState.TROUBLE: (ORANGE, "x"),
    HandInState.SUBMITTED: (MUTED, "."),
}


def _review_title(waiting: dict[str, int]) -> str:
    total = sum(waiting.values())
    if not total:
        return text("cohort.review.title_none")
    most = max(waiting, key=lambda name: waiting[name])
    key = "title_one" if total == 1 else "title"
    return text(f"cohort.review.{key}", waiting=total, assignment=most, most=waiting[most])


def _stacks(chart: Chart, counts: dict[str, dict[HandInState, int]]) -> go.Figure:
    import plotly.graph_objects as go  # noqa: PLC0415

    bars = [
        go.Bar(
            x=list(counts),
            y=[each[state] for each in counts.values()],
            name=text(f"cohort.review.{word}"),
            marker={"color": _FILLS[state][0], "pattern": {"shape": _FILLS[state][1], "fgcolor": INK, "size": 5}},
            hovertemplate=text("cohort.review.hover"),
        )
        for state, word in _TODO.items()
    ]
    figure = framed(go.Figure(bars), chart.title, chart.subtitle)
    figure.update_layout(barmode="stack", showlegend=True, legend=LEGEND, margin={"b": 96})
    figure.update_xaxes(title=text("cohort.scores.assignment"), type="category", showgrid=False)
    figure.update_yaxes(title=text("cohort.scores.count"), rangemode="tozero", tickformat=",d")
    return figure
