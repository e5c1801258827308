"""Drawings of what follows from the entries, beside the lines in words (:mod:`workbook.checks.summaries`).

The same drawing is shown on the card after each save and taken home in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.checks.entries import amount, mapping, rows_of, word
from workbook.checks.role import time_and_wish
from workbook.checks.summaries import MOST, answered, largest_gaps, signed, two_rounds_of
from workbook.content import number, text
from workbook.content.numbers import parse_number
from workbook.exercises import Exercise, Part
from workbook.figures.profile_sheet import Fact, Sheet, profile_sheet
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


def _sheet(exercise: Exercise, project: Project, settings: Mapping[str, Any], today: date) -> Drawing | None:
    """The network on one sheet; what is not filled in is left out."""
    answer = mapping(project.answers.get(exercise.id))
    part = exercise.part(settings["form"])
    form = mapping(answer.get(part.id))
    said = {str(field["id"]): _said(form.get(field["id"])) for field in part.settings["fields"]}
    if not any(said.values()):
        return None
    founded = parse_number(said["gruendung"])
    age = today.year - int(founded) if founded is not None and 1800 <= founded <= today.year else None
    facts = [Fact(icon, _with_unit(part, id_, said[id_]), text(f"drawn.sheet.{icon}")) for icon, id_ in _FACTS.items()]
    if age:
        facts[0] = Fact("since", facts[0].value, text("drawn.sheet.age_one" if age == 1 else "drawn.sheet.age", n=age))
    phases = next(tuple(each["options"]) for each in part.settings["fields"] if each["id"] == "phase")
    wide = [Fact(icon, said[id_], text(f"drawn.sheet.{icon}")) for icon, id_ in _WIDE.items() if said[id_]]
    sheet = Sheet(
        name=said["name"] or text("drawn.sheet.unnamed"),
        region=said["region"],
        facts=[each for each in facts if each.value],
        wide=wide,
        phases=phases,
        reached=said["phase"],
        sectors=_sectors(answer.get(settings["sectors"])),
        sectors_title=text("drawn.sheet.sectors"),
    )
    return Drawing(text("drawn.sheet.title"), "", profile_sheet(sheet), text("drawn.sheet.alt", name=sheet.name))


_FACTS = {
    "since": "gruendung",
    "people": "bevoelkerung",
    "area": "flaeche",
    "partners": "partner",
    "post": "stellen",
    "budget": "budget",
    "carrier": "traeger",
    "form": "rechtsform",
}
_WIDE = {"topics": "themen", "groups": "zielgruppen"}


def _said(value: object) -> str:
    """What was entered as one line; only what can stand in a drawing."""
    words = ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else str(value)
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def _with_unit(part: Part, id_: str, words: str) -> str:
    unit = next((each.get("unit") for each in part.settings["fields"] if each["id"] == id_), None)
    return f"{words} {unit}" if words and unit else words


def _sectors(value: object) -> list[tuple[str, float]]:
    """Sectors with their number of partners, the same sector in several rows added up."""
    found: dict[str, float] = {}
    for row in rows_of(value):
        sector, count = _said(word(row, "bereich")), amount(row, "anzahl") or 0.0
        if sector and 0 < count <= MOST:
            found[sector] = found.get(sector, 0.0) + count
    return list(found.items())


_DRAWN: Mapping[str, Draw] = {"profile": _sheet, "points_to_move": _profile, "time_and_wish": _time}
