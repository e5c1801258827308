"""What simulated participants say of their network in the kick-off: a name, plausible figures, their releases."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from workbook.exercises import find
from workbook.project import Project
from workbook.project.profiles import CONSENT, ITEMS

SHEET = ("01-steckbrief", "steckbrief")
WILLING = 0.8  # share of people who release an item


def with_profile(project: Project, name: str, seed: int) -> Project:
    """The project with a sensible profile sheet and a decision about each release, where these were reached."""
    chance = random.Random(seed)
    decided = {item: chance.random() < WILLING for item in ITEMS}
    project = _with(project, SHEET, _sheet(name, chance))
    return _with(project, CONSENT, decided)


def _sheet(name: str, chance: random.Random) -> Mapping[str, Any]:
    fields = find(SHEET[0]).part(SHEET[1]).settings["fields"]
    offered = {each["id"]: each["options"] for each in fields if "options" in each}
    entered: dict[str, Any] = {
        each["id"]: chance.sample(each["options"], 2) if each["type"] == "multi" else chance.choice(offered[each["id"]])
        for each in fields
        if each["id"] in offered
    }
    return entered | {
        "name": name,
        "gruendung": str(chance.randint(2005, 2024)),
        "bevoelkerung": f"{chance.randint(40, 320)}.000",
        "partner": str(chance.randint(9, 60)),
        "stellen": chance.choice(("0,5", "0,75", "1", "1,5")),
    }


def _with(project: Project, place: tuple[str, str], values: Mapping[str, Any]) -> Project:
    """The values put over what was entered there; where nothing was entered, nothing is."""
    exercise, part = place
    given = project.answers.get(exercise, {})
    before = given.get(part)
    if not isinstance(before, Mapping) or not before:
        return project
    kept = {key: values.get(key, value) for key, value in before.items()} if exercise == SHEET[0] else values
    return project.with_answer(exercise, {**given, part: {**kept}})
