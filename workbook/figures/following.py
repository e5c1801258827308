"""Drawings of what follows from the entries, beside the lines in words (:mod:`workbook.checks.summaries`).

The same drawing is shown on the card after each save and taken home in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.checks.entries import mapping
from workbook.checks.role import time_and_wish
from workbook.checks.summaries import answered, largest_gaps, signed, two_rounds_of
from workbook.content import number, text
from workbook.exercises import Exercise
from workbook.figures.radar import legible, radar
from workbook.figures.two_rounds import Line
from workbook.figures.two_stacks import LEAST, two_stacks
from workbook.project import Project


@dataclass(frozen=True)
class Drawing:
    """An SVG element with its finding as title, what is measured, and one sentence for those who cannot see it."""

    title: str
    subtitle: str
    svg: str
    alt: str


Draw = Callable[[Exercise, Project, Mapping[str, Any], date], Drawing | None]


def drawing_of(
    name: str, exercise: Exercise, project: Project, settings: Mapping[str, Any], today: date
) -> Drawing | None:
    """The drawing that belongs to a summary; None where it has none, or while there is nothing to draw."""
    make = _DRAWN.get(name)
    return None if make is None else make(exercise, project, settings, today)


def _profile(exercise: Exercise, project: Project, settings: Mapping[str, Any], _: date) -> Drawing | None:
    """Both rounds on one radar. What changes most is named once the question for it has been answered."""
    both = two_rounds_of(exercise, project, settings)
    part = exercise.part(settings["points"])
    if both is None or not legible(part.settings["items"]):
        return None
    first, second = both
    labels = {item["id"]: item["text"] for item in part.settings["items"]}
    rounds = dict(zip(("first", "second"), (each["label"] for each in part.settings["rounds"]), strict=True))
    told = answered(exercise, project, settings)
    leading = largest_gaps(first, second)
    marked = [labels[each] for each in leading] if told else []
    moved = sum(abs(second[each] - first[each]) for each in first) / 2
    if not leading:
        title = text("drawn.profile.same")
    elif told:
        said = ", ".join(f"{labels[each]} ({signed(second[each] - first[each])})" for each in leading)
        title = text("drawn.profile.largest", names=said)
    else:
        total = number(float(part.settings.get("total", 100)), 0)
        title = text("drawn.profile.title", n=number(moved, 0), total=total)
    lines = [Line(labels[each], first[each], second[each]) for each in labels]
    svg = radar(lines, rounds["first"], rounds["second"], marked)
    return Drawing(title, text("drawn.profile.subtitle", **rounds), svg, text("drawn.profile.alt", **rounds))


def _time(exercise: Exercise, project: Project, settings: Mapping[str, Any], _: date) -> Drawing | None:
    """The week beside the wish; the title names the role that takes or lacks most."""
    week = mapping(project.answers.get(exercise.id)).get(settings["week"])
    found = time_and_wish(week, project, settings["profile"])
    if not found:
        return None
    gaps = {role: spent - wished for role, (spent, wished) in found.items()}
    most = max(gaps, key=lambda role: (abs(gaps[role]), gaps[role]))
    apart = abs(gaps[most]) >= LEAST
    way = ("over" if gaps[most] > 0 else "under") if apart else "same"
    title = text(f"drawn.time.{way}", role=most, gap=signed(100 * gaps[most]))
    lines = [Line(role, spent, wished) for role, (spent, wished) in found.items()]
    svg = two_stacks(lines, text("drawn.time.first"), text("drawn.time.second"), most if apart else "")
    return Drawing(title, text("drawn.time.subtitle"), svg, text("drawn.time.alt"))


_DRAWN: Mapping[str, Draw] = {"points_to_move": _profile, "time_and_wish": _time}
