"""Kind ``derived``: what follows from the entries of another part, shown beside it as soon as these are saved.

Settings: ``show`` (name of a summary, see :mod:`workbook.checks.summaries`), ``of`` (the parts it follows from), and
what the summary needs to know.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from workbook.content.texts import text
from workbook.exercises import Part
from workbook.project import Json
from workbook.widgets.registry import Scene, register


def derived(part: Part, scene: Scene, /) -> Json:
    """The lines in words; nothing to enter."""
    from workbook.checks.summaries import summary  # noqa: PLC0415  the checks are loaded only where they are needed

    today = datetime.now().astimezone().date()
    lines = summary(str(part.settings["show"]), scene.exercise, scene.project, part.settings, today)
    return {
        "title": text("summaries.title"),
        "empty": text("summaries.empty"),
        "lines": [asdict(each) for each in lines],
    }


register("derived", view=derived, words="widgets.note", hidden=frozenset({"show", "profile", "interactive"}))
