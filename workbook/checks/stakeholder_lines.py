"""Modul 04 in words: sectors and the chain of education with its gaps, and the classes of Mitchell, Agle & Wood (1997).

They are summaries like those of :mod:`workbook.checks.summaries`, and check nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from workbook.checks.entries import mapping
from workbook.checks.registry import subject_network
from workbook.checks.summaries import Line, shows
from workbook.content.texts import table, text
from workbook.exercises import Exercise, find
from workbook.network import Network
from workbook.project import Project

NO_SECTORS = ("none", "koordination")
ROLE = "rolle"
LONGEST = 44  # characters of a description in a list


@shows("chain")
def _chain(exercise: Exercise, project: Project, settings: Mapping[str, Any], _: date) -> Iterator[Line]:
    """Which usual sectors are there, which roles, and for each stage of the chain who fills it and what is missing.

    Setting ``matrix``: the exercise in which sectors are marked by stage (part of kind "matrix").
    """
    network = subject_network(exercise, project)
    names = {key: str(said) for key, said in table("network_widgets.sector").items()}
    words = {key: said for key, said in names.items() if key not in NO_SECTORS}
    there = {actor.sector for actor in network.actors if actor.sector}
    if not there:
        return
    missing = [said for key, said in words.items() if not any(_same(sector, key, said) for sector in there)]
    note = text("stakeholders.chain.missing", names=", ".join(missing)) if missing else ""
    yield _line("sectors", text("stakeholders.chain.of", n=len(words) - len(missing), all=len(words)), note)
    yield from _roles(network)
    yield from _stages(there, names, project, settings["matrix"])


def _line(key: str, value: str, note: str = "") -> Line:
    return Line(text(f"stakeholders.chain.{key}"), value, note)


def _same(sector: str, key: str, said: str) -> bool:
    """Whether a sector as typed ("Schulen", "kammer") is a usual one."""
    typed, usual = sector.casefold(), said.casefold()
    return typed == key or typed.startswith(usual) or usual.startswith(typed)


def _roles(network: Network) -> Iterator[Line]:
    said = [
        next((value.strip() for key, value in actor.extra.items() if key.strip().casefold() == ROLE), "")
        for actor in network.actors
    ]
    if any(said):
        counts = Counter(each or text("stakeholders.chain.no_role") for each in said)
        shown = ", ".join(text("stakeholders.chain.role", role=role, n=n) for role, n in counts.most_common())
        yield _line("roles", shown)


def _stages(there: set[str], words: Mapping[str, str], project: Project, matrix: str) -> Iterator[Line]:
    exercise = find(matrix)
    part = next(each for each in exercise.parts if each.kind == "matrix")
    marks = mapping(mapping(project.answers.get(exercise.id)).get(part.id))
    rows = {sector: mapping(marks.get(sector)) for sector in sorted(there)}
    if not any(rows.values()):
        yield _line("ask", text("stakeholders.chain.ask_value"), text("stakeholders.chain.ask_note"))
        return
    for column in part.settings["columns"]:
        by_mark: dict[str, list[str]] = {}
        for sector, row in rows.items():
            mark = row.get(column["id"])
            by_mark.setdefault(mark if isinstance(mark, str) else "", []).append(words.get(sector, sector))
        filled = by_mark.get("besetzt", [])
        value = text("stakeholders.chain.stage_filled", names=", ".join(filled)) if filled else ""
        gaps = {"win": "gewinnen", "not_needed": "nicht_noetig", "still_open": ""}
        notes = [
            text(f"stakeholders.chain.{key}", names=", ".join(by_mark[mark]))
            for key, mark in gaps.items()
            if by_mark.get(mark)
        ]
        yield Line(str(column["text"]), value or text("stakeholders.chain.stage_empty"), " ".join(notes))


def numbers_by_class(settings: Mapping[str, Any], value: object) -> dict[str, list[int]]:
    """Class -> numbers (from 1, as declared) of the descriptions put there, for a part of kind "sorting"."""
    found: dict[str, list[int]] = {each["id"]: [] for each in settings["classes"]}
    for place, item in enumerate(settings["items"], 1):
        chosen = mapping(value).get(item["id"])
        if isinstance(chosen, str) and chosen in found:
            found[chosen].append(place)
    return found


@shows("salience")
def _salience(exercise: Exercise, project: Project, shown: Mapping[str, Any], _: date) -> Iterator[Line]:
    """Each class that something was put in: how many, and which descriptions by number and first words.

    Setting ``sorting``: the part with the descriptions.
    """
    part = exercise.part(shown["sorting"])
    settings, value = part.settings, mapping(project.answers.get(exercise.id)).get(part.id)
    items: Sequence[Mapping[str, Any]] = settings["items"]
    by_class = numbers_by_class(settings, value)
    for each in settings["classes"]:
        placed = by_class[each["id"]]
        said = [text("stakeholders.salience.numbered", n=n, text=_short(str(items[n - 1]["text"]))) for n in placed]
        if placed:
            yield Line(str(each["text"]), _counted(len(placed)), " · ".join(said))


def _counted(n: int) -> str:
    return text("stakeholders.salience.one" if n == 1 else "stakeholders.salience.many", n=n)


def _short(said: str) -> str:
    if len(said) <= LONGEST:
        return said
    return said[:LONGEST].rsplit(" ", 1)[0].rstrip(" .,") + " …"
