"""Plain HTML in the place of a card."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from workbook.content.texts import text
from workbook.widgets.guard import Trouble

STYLE = (
    ".nw-trouble{border:2px solid currentColor;padding:1rem;max-width:50rem;"
    'font:400 1rem/1.5 "Segoe UI","Noto Sans","Helvetica Neue",Arial,sans-serif}'
)


@dataclass(frozen=True)
class Page:
    """HTML that a notebook shows as it is."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def error_page(trouble: Trouble) -> Page:
    """The German box for a fault; the report stands in it to be copied by hand."""
    said = f"<p><strong>{escape(trouble.what)}</strong></p><p>{escape(trouble.why)} {escape(trouble.todo)}</p>"
    report = f"<summary>{escape(text('widgets.card.report'))}</summary><pre>{escape(trouble.report)}</pre>"
    box = f'<div class="nw-trouble" role="alert" lang="de">{said}<details>{report}</details></div>'
    return Page(f"<style>{STYLE}</style>{box}")


def empty_page() -> Page:
    """Nothing: what only a person at the screen needs."""
    return Page("")
