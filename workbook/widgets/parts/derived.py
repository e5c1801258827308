"""Kind ``derived``: what follows from the entries of another part, shown beside it as soon as these are saved.

Settings: ``show`` (name of a summary, see :mod:`workbook.checks.summaries`), ``of`` (the parts it follows from), and
what the summary needs to know. A summary may bring a drawing (:mod:`workbook.figures.following`) or a table with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from workbook.checks.coverage import MONTHS
from workbook.content.texts import text
from workbook.exercises import Part
from workbook.project import Json
from workbook.widgets.registry import Scene, register

if TYPE_CHECKING:
    from workbook.figures.following import Drawing


def derived(part: Part, scene: Scene, /) -> Json:
    """The lines in words, and a drawing or a table where the summary has one; nothing to enter."""
    from workbook.checks.summaries import summary  # noqa: PLC0415  the checks are loaded only where they are needed
    from workbook.figures.following import drawing_of  # noqa: PLC0415  as above

    today = datetime.now().astimezone().date()
    show = str(part.settings["show"])
    lines = summary(show, scene.exercise, scene.project, part.settings, today)
    drawn = drawing_of(show, scene.exercise, scene.project, part.settings, today)
    if show == "salience" and lines:
        drawn = _salience(part, scene)
    own = show if show in _TABLES else None
    words = _WORDS.get(show, "summaries")
    return {
        "title": text(f"{words}.title"),
        "empty": text(f"{words}.empty"),
        "lines": [asdict(each) for each in lines],
        "drawn": None if drawn is None else asdict(drawn),
        "table": _TABLES[own](part, scene) if own and lines else None,
    }


def _coverage(part: Part, scene: Scene) -> Json:
    """Actor × month: the channels in words, and how many of them come often enough."""
    from workbook.checks.summaries import plan_coverage  # noqa: PLC0415  as above

    found = plan_coverage(scene.exercise, scene.project, part.settings)
    return {
        "caption": text("summaries.coverage.caption"),
        "head": [text("summaries.coverage.actor"), text("summaries.coverage.enough"), *MONTHS],
        "nothing": text("summaries.coverage.nothing"),
        "rows": [
            {
                "name": each.name,
                "note": each.group,
                "cells": [list(month) for month in each.months],
                "enough": _enough(len(each.channels)),
                "open": not each.channels,
            }
            for each in found
        ],
    }


def _salience(part: Part, scene: Scene) -> Drawing:
    """The seven classes as circles with the numbers of the descriptions that were put into each."""
    from workbook.checks.stakeholder_lines import numbers_by_class  # noqa: PLC0415  as above
    from workbook.figures.following import Drawing  # noqa: PLC0415  as above
    from workbook.figures.venn import venn  # noqa: PLC0415  as above

    sorting = scene.exercise.part(part.settings["sorting"])
    placed = numbers_by_class(sorting.settings, scene.answer.get(sorting.id))
    names = {each["id"]: str(each["text"]).split(" – ")[0] for each in sorting.settings["classes"]}
    classes = {where: (names[id_], placed[id_]) for where, id_ in part.settings["circles"].items()}
    words = [text(f"stakeholders.salience.{name}") for name in ("power", "legitimacy", "urgency")]
    told = {name: text(f"stakeholders.salience.{name}") for name in ("subtitle", "alt")}
    count, every = sum(map(len, placed.values())), len(sorting.settings["items"])
    middle = len(placed[part.settings["circles"]["PLU"]])
    title = text("stakeholders.salience.picture", n=count, all=every, middle=middle)
    return Drawing(title, told["subtitle"], venn(words, classes), told["alt"])


def _enough(channels: int) -> str:
    key = {0: "none", 1: "channel"}.get(channels, "channels")
    return text(f"summaries.coverage.{key}", n=channels)


_TABLES: dict[str, Callable[[Part, Scene], Json]] = {"coverage": _coverage}
_WORDS = {"coverage": "summaries.coverage", "chain": "stakeholders.chain", "salience": "stakeholders.salience"}
_HIDDEN = frozenset({"show", "profile", "interactive", "plan", "portfolio", "targets", "matrix", "sorting", "circles"})

register("derived", view=derived, words="widgets.note", hidden=_HIDDEN)
