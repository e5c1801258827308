"""What participants take home of a module: a document, tables, pictures, and the report on their own network.

``offer(module, project)`` says cheaply what there is, ``made(wish, module, project, day)`` makes one file, ``keep``
puts it into the workspace. ``compose_takeaway(module_id, project, day)`` is the document alone; ``study_of``
and ``chapter`` are its pieces, for documents that hold several modules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.report.takeaway.chapters import Chapter, chapter, study_of
    from workbook.report.takeaway.composing import compose_takeaway
    from workbook.report.takeaway.files import File, Offer, Wish, made, offer
    from workbook.report.takeaway.keeping import keep
    from workbook.report.takeaway.standing import State, results

_HOME = {
    "Chapter": "chapters",
    "File": "files",
    "Offer": "files",
    "State": "standing",
    "Wish": "files",
    "chapter": "chapters",
    "compose_takeaway": "composing",
    "keep": "keeping",
    "made": "files",
    "offer": "files",
    "results": "standing",
    "study_of": "chapters",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


__all__ = [
    "Chapter",
    "File",
    "Offer",
    "State",
    "Wish",
    "chapter",
    "compose_takeaway",
    "keep",
    "made",
    "offer",
    "results",
    "study_of",
]
