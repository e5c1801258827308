"""Charts of a network: how ties are spread, what is left when actors leave, how sectors mix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from workbook.content import number, percent, text
from workbook.figures.charts.model import Chart
from workbook.figures.charts.theme import escaped, framed
from workbook.figures.svg import BAND, BLUE, INK, MUTED

if TYPE_CHECKING:
    import plotly.graph_objects as go


def degree_distribution(degrees: Mapping[str, int]) -> Chart:
    """How many actors have how many ties. ``degrees``: number of partners by the actor's name."""
    spread = Counter(degrees.values())
    most = max(degrees.values(), default=0)
    first = [name for name, degree in degrees.items() if degree == most]
    key = "title" if len(first) == 1 and len(degrees) > 1 else "title_plain"
    middle = number(median(degrees.values()), 1 if degrees and median(degrees.values()) % 1 else 0) if degrees else "–"
    values = {"median": middle, "most": number(most, 0), "name": first[0] if first else "–"}

    def draw(chart: Chart) -> go.Figure:
        import plotly.graph_objects as go  # noqa: PLC0415  plotly loads only when something is drawn

        steps = list(range(most + 1))
        bars = go.Bar(
            x=steps,
            y=[spread[step] for step in steps],
            marker={"color": BLUE},
            hovertemplate=text("charts.degree.hover"),
        )
        figure = framed(go.Figure(bars), chart.title, chart.subtitle)
        figure.update_xaxes(title_text=text("charts.degree.x"), showgrid=False, dtick=max(1, most // 12))
        figure.update_yaxes(title_text=text("charts.degree.y"), rangemode="tozero", tickformat=",d")
        return figure

    rows = tuple((number(step, 0), number(spread[step], 0)) for step in sorted(spread))
    return Chart(
        title=text(f"charts.degree.{key}", **values),
        subtitle=text("charts.degree.subtitle"),
        summary=text("charts.degree.summary", actors=number(len(degrees), 0), **values),
        columns=(text("charts.degree.x"), text("charts.degree.y")),
        rows=rows,
        source="",
        draw=draw,
    )


def removal(order: Sequence[str], shares: Sequence[float], *, shown: int = 20) -> Chart:
    """The largest connected part as the busiest leave. ``shares[k]``: share of all actors after ``order[:k]``."""
    kept = list(shares[: shown + 1])
    labels = ["–", *order[:shown]][: len(kept)]

    def draw(chart: Chart) -> go.Figure:
        import plotly.graph_objects as go  # noqa: PLC0415

        line = go.Scatter(
            x=list(range(len(kept))),
            y=kept,
            mode="lines+markers",
            line={"color": BLUE, "width": 2.5},
            marker={"size": 7},
            customdata=[[escaped(label), percent(share)] for label, share in zip(labels, kept, strict=True)],
            hovertemplate=text("charts.removal.hover"),
        )
        figure = framed(go.Figure(line), chart.title, chart.subtitle)
        figure.update_xaxes(title_text=text("charts.removal.axis"), showgrid=False, dtick=max(1, len(kept) // 10))
        ticks = [0, 0.25, 0.5, 0.75, 1]
        figure.update_yaxes(range=[0, 1.03], tickvals=ticks, ticktext=[percent(tick) for tick in ticks])
        return figure

    after_one = percent(kept[1] if len(kept) > 1 else None)
    return Chart(
        title=text("charts.removal.title", share=after_one),
        subtitle=text("charts.removal.subtitle"),
        summary=text("charts.removal.summary", first=percent(kept[0] if kept else None), share=after_one),
        columns=tuple(text(f"charts.removal.{key}") for key in ("step", "actor", "left")),
        rows=tuple((str(k), label, percent(share)) for k, (label, share) in enumerate(zip(labels, kept, strict=True))),
        source=text("charts.removal.source"),
        draw=draw,
    )


@dataclass(frozen=True, slots=True)
class SectorMix:
    """The E-I index of one sector; None where it has no tie."""

    name: str
    internal: int
    external: int
    index: float | None


def ei_index(index: float, low: float | None, high: float | None, sectors: Sequence[SectorMix]) -> Chart:
    """E-I index of the whole with the range of random regroupings, and of each sector below it."""
    order = sorted((sector for sector in sectors if sector.index is not None), key=lambda sector: sector.index or 0)
    whole = text("charts.mixing.whole")

    def draw(chart: Chart) -> go.Figure:
        import plotly.graph_objects as go  # noqa: PLC0415

        names = [*(escaped(sector.name) for sector in order), f"<b>{whole}</b>"]
        values = [*(sector.index for sector in order), index]
        figure = go.Figure()
        if low is not None and high is not None:
            top = len(order)
            figure.add_shape(
                type="rect", x0=low, x1=high, y0=top - 0.35, y1=top + 0.35, fillcolor=BAND, line_width=0, layer="below"
            )
        figure.add_scatter(
            x=values,
            y=names,
            mode="markers+text",
            text=[number(value) for value in values],
            textposition="middle right",
            marker={"size": [10] * len(order) + [14], "color": [MUTED] * len(order) + [BLUE], "opacity": 1},
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
        framed(figure, chart.title, chart.subtitle, height=150 + 30 * len(names))
        figure.add_vline(x=0, line={"color": INK, "width": 1})
        figure.update_xaxes(range=[-1.08, 1.22], tickvals=[-1, -0.5, 0, 0.5, 1], title_text=text("charts.mixing.axis"))
        figure.update_yaxes(showgrid=True)
        return figure

    place = (
        "plain" if low is None or high is None else "above" if index > high else "below" if index < low else "inside"
    )
    values = {"value": number(index), "low": number(low), "high": number(high)}
    return Chart(
        title=text(f"charts.mixing.{place}", **values),
        subtitle=text("charts.mixing.subtitle"),
        summary=text(f"charts.mixing.summary_{'plain' if place == 'plain' else 'band'}", **values),
        columns=tuple(text(f"charts.mixing.{key}") for key in ("sector", "internal", "external", "index")),
        rows=(*((s.name, number(s.internal, 0), number(s.external, 0), number(s.index)) for s in sectors),),
        source=text("charts.mixing.source"),
        draw=draw,
    )
