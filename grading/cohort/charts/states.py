"""Who has handed in what: a matrix person × assignment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grading.cohort.report import CohortReport, HandInState
from workbook.content import text
from workbook.figures.charts import Chart, framed
from workbook.figures.charts.theme import escaped
from workbook.figures.svg import BLUE, ORANGE

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 22  # pixels of one person in the matrix: twenty fit on one screen
SHADES = {  # from nothing to done: light to dark, so that it reads in black and white; the sign says it first
    HandInState.NOT_RELEASED: "#ffffff",
    HandInState.OPEN: "#f3efe6",
    HandInState.SUBMITTED: "#c9dcea",
    HandInState.TROUBLE: ORANGE,
    HandInState.TO_READ: "#7fb2d6",
    HandInState.GRADED: BLUE,
}
WAITING = {HandInState.OPEN}


def states(report: CohortReport, *, names: bool = True) -> Chart:
    """Who has handed in what: a matrix person × assignment."""
    released = [each.assignment for each in report.assignments if each.released]
    missing = {a: sum(report.states[p][a] in WAITING for p in report.participants) for a in released}
    complete = sum(all(report.states[p][a] not in WAITING for a in released) for p in report.participants)
    labels = [_person(report, each, names=names) for each in report.participants]
    shown = [each.assignment for each in report.assignments]
    return Chart(
        title=_states_title(len(released), complete, sum(missing.values()), len(report.participants)),
        subtitle=text("cohort.states.subtitle"),
        summary=_states_summary(report, missing),
        columns=(text("cohort.states.person"), *shown),
        rows=tuple(
            (label, *(text(f"cohort.states.words.{report.states[p][a].value}") for a in shown))
            for p, label in zip(report.participants, labels, strict=True)
        ),
        source="",
        draw=lambda chart: _matrix(chart, report, labels, shown),
    )


def _states_title(released: int, complete: int, missing: int, people: int) -> str:
    if not released:
        return text("cohort.states.title_none")
    if not missing:
        return text("cohort.states.title_done", people=people)
    return text("cohort.states.title_open", person=complete, people=people, open=missing)


def _states_summary(report: CohortReport, missing: dict[str, int]) -> str:
    people = len(report.participants)
    if not any(missing.values()):
        return text("cohort.states.summary_done", people=people, released=len(missing))
    worst = max(missing, key=lambda name: missing[name])
    return text("cohort.states.summary", people=people, released=len(missing), worst=worst, missing=missing[worst])


def _matrix(chart: Chart, report: CohortReport, labels: Sequence[str], shown: Sequence[str]) -> go.Figure:
    import plotly.graph_objects as go  # noqa: PLC0415  plotly loads only when something is drawn

    order = list(HandInState)
    cells = [[report.states[person][name] for name in shown] for person in report.participants]
    scale = [(edge, SHADES[state]) for n, state in enumerate(order) for edge in (n / len(order), (n + 1) / len(order))]
    heat = go.Heatmap(
        x=list(shown),
        y=[escaped(label) for label in labels],
        z=[[order.index(cell) for cell in row] for row in cells],
        zmin=-0.5,
        zmax=len(order) - 0.5,
        colorscale=scale,
        showscale=False,
        xgap=2,
        ygap=2,
        text=[[text(f"cohort.states.signs.{cell.value}") for cell in row] for row in cells],
        customdata=[[text(f"cohort.states.words.{cell.value}") for cell in row] for row in cells],
        texttemplate="%{text}",
        hovertemplate=text("cohort.states.hover"),
    )
    figure = framed(go.Figure(heat), chart.title, chart.subtitle, height=150 + ROW * max(4, len(labels)))
    figure.update_xaxes(side="top", type="category", showgrid=False)
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False, tickfont={"size": 12})
    return figure


def _person(report: CohortReport, person: str, *, names: bool) -> str:
    return f"{report.names[person]} · {person}" if names else person
