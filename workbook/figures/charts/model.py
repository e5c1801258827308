"""A chart as a value: what it says, the same as a table, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from workbook.content import text

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True)
class Chart:
    """``title`` is the finding as a sentence, ``subtitle`` names measure and unit, ``summary`` says it for the ear.

    ``rows`` hold the drawn data as texts under ``columns``; :meth:`figure` loads plotly only when it is called.
    """

    title: str
    subtitle: str
    summary: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str
    draw: Callable[[Chart], go.Figure] = field(repr=False, compare=False)

    def figure(self) -> go.Figure:
        """The drawing; show it with :data:`workbook.figures.charts.CONFIG`."""
        return self.draw(self)

    def table_html(self) -> str:
        """The same data as an accessible table with summary and source line."""
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.columns)
        body = "".join(_row(row) for row in self.rows)
        source = f"<p>{escape(text('charts.source', source=self.source))}</p>" if self.source else ""
        return (
            f"<p>{escape(self.summary)}</p><table><caption>{escape(self.subtitle)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{source}"
        )


def _row(row: tuple[str, ...]) -> str:
    first, *rest = row
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
