"""How every chart looks: the finding as title, German numbers, few colours, good in black and white, no mode bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.figures.svg import BAND, BLUE, INK, LINE, MUTED, ORANGE

if TYPE_CHECKING:
    import plotly.graph_objects as go

# plotly offers to share a chart with a cloud service by default; here nothing leaves the machine.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
    "locale": "de",
}
FONT = "Segoe UI, Source Sans 3, Noto Sans, Helvetica Neue, Arial, Liberation Sans, sans-serif"
SEPARATORS = ",."
COLOURS = (BLUE, ORANGE, "#009E73", "#CC79A7", "#56B4E9", "#D55E00")  # Okabe & Ito 2008
TITLE_WIDTH = 78  # signs on a line of the title


def framed(figure: go.Figure, title: str, subtitle: str, *, height: int = 380) -> go.Figure:
    """The figure with the finding as title, measure and unit below it, and the house's axes."""
    lines = _wrapped(title)
    figure.update_layout(
        title={
            "text": "<br>".join(lines),
            "subtitle": {"text": escaped(subtitle), "font": {"size": 14, "color": MUTED}},
            "x": 0,
            "xref": "container",
            "pad": {"l": 12},
            "xanchor": "left",
            "font": {"size": 18, "color": INK, "weight": 650},
        },
        height=height + 24 * (len(lines) - 1),
        margin={"l": 12, "r": 24, "t": 96 + 24 * (len(lines) - 1), "b": 56},
        font={"family": FONT, "size": 14, "color": INK},
        separators=SEPARATORS,
        showlegend=False,
        paper_bgcolor="#ffffff",
        plot_bgcolor="#ffffff",
        bargap=0.25,
        hoverlabel={"font": {"family": FONT, "size": 14}},
    )
    small = {"size": 14, "color": MUTED}
    axis = {
        "automargin": True,
        "zeroline": False,
        "linecolor": LINE,
        "gridcolor": BAND,
        "fixedrange": True,
        "title": {"font": small},
    }
    figure.update_xaxes(**axis)
    figure.update_yaxes(**axis)
    return figure


def escaped(words: str) -> str:
    """Words of a participant's table as plain text: plotly reads its texts as a small HTML."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _wrapped(title: str) -> list[str]:
    lines = [""]
    for word in title.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= TITLE_WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [escaped(line) for line in lines]
