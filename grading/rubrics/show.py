"""One call per cell of the grading notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from grading.course import load


def show_desk(folder: Path | str = ".") -> Any:
    """The exercises that a person reads, each with its queue."""
    return _show("desk", folder)


def show_list(folder: Path | str = ".") -> Any:
    """Everything: who has been graded by whom, whose answer has changed, what has to be cleared up."""
    return _show("list", folder)


def _show(view: str, folder: Path | str) -> Any:
    from grading.rubrics.desk import GradingDesk  # noqa: PLC0415  the widgets, which only a notebook needs
    from workbook.widgets.panel import show_panel  # noqa: PLC0415

    return show_panel(f"grading {view}", lambda tell: GradingDesk(load(folder), view, tell))
