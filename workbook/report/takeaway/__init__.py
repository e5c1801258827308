"""What participants take home of a module: a document, tables, pictures, and the report on their own network.

``compose_takeaway(module, project, day) -> Document`` for the renderers of :mod:`workbook.report`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.report.takeaway.chapters import Chapter, chapter, study_of
    from workbook.report.takeaway.composing import compose_takeaway
    from workbook.report.takeaway.results import State, results

_HOME = {
    "Chapter": "chapters",
    "State": "results",
    "chapter": "chapters",
    "compose_takeaway": "composing",
    "results": "results",
    "study_of": "chapters",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


__all__ = ["Chapter", "State", "chapter", "compose_takeaway", "results", "study_of"]
