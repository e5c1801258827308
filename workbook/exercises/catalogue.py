"""All exercises of the course, read once from ``content/de/exercises/*.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workbook.content.texts import FOLDER
from workbook.errors import ContentError, ContentFaults, ExerciseUnknown, Fault
from workbook.exercises.model import CheckKind, CheckSpec, Criterion, Exercise, Module, Part

_CHECK_FIELDS = {"name", "kind", "title", "use", "points", "hint", "reason", "slips"}
_PART_FIELDS = {"id", "kind"}


@cache
def modules() -> tuple[Module, ...]:
    """All modules in the order of their file names."""
    return tuple(_read(path) for path in sorted((FOLDER / "exercises").glob("*.toml")))


@cache
def catalogue() -> Mapping[str, Exercise]:
    """Every exercise by id. Raises ContentError("exercise-twice")."""
    found: dict[str, Exercise] = {}
    for each in modules():
        for exercise in each.exercises:
            if exercise.id in found:
                raise ContentError("exercise-twice", exercise=exercise.id)
            found[exercise.id] = exercise
    return found


def find(exercise_id: str) -> Exercise:
    """The exercise of this id. Raises ExerciseUnknown."""
    try:
        return catalogue()[exercise_id]
    except KeyError:
        raise ExerciseUnknown("exercise-unknown", exercise=exercise_id) from None


def module(module_id: str) -> Module:
    """The module of this id. Raises ContentError("module-unknown")."""
    for each in modules():
        if each.id == module_id:
            return each
    raise ContentError("module-unknown", module=module_id)


def _read(path: Path) -> Module:
    written = path.read_text(encoding="utf-8")
    try:
        return _module(tomllib.loads(written))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        from workbook.exercises.declared import declaration_faults  # noqa: PLC0415  only where something is the matter

        faults = declaration_faults(path.name, written)
        raise ContentFaults(faults or (Fault("declared", path.name, None, None, repr(error)),)) from error


def _module(data: Mapping[str, Any]) -> Module:
    head = data["module"]
    exercises = tuple(_exercise(entry, head["id"]) for entry in data.get("exercise", ()))
    return Module(
        id=head["id"],
        title=head["title"],
        minutes=head["minutes"],
        graded=head.get("graded", True),
        goals=tuple(head.get("goals", ())),
        complete=head.get("complete", True),
        exercises=exercises,
    )


def _exercise(entry: Mapping[str, Any], module_id: str) -> Exercise:
    return Exercise(
        id=entry["id"],
        module=module_id,
        number=entry["number"],
        title=entry["title"],
        task=entry["task"],
        place=entry["place"],
        subject=entry["subject"],
        minutes=entry["minutes"],
        parts=tuple(
            Part(part["id"], part["kind"], {k: v for k, v in part.items() if k not in _PART_FIELDS})
            for part in entry.get("part", ())
        ),
        checks=tuple(_check(check, entry["id"]) for check in entry.get("check", ())),
        rubric=tuple(_criterion(line) for line in entry.get("rubric", ())),
        hand_points=entry.get("hand_points", 0),
        required=entry.get("required", True),
        intro=entry.get("intro", ""),
        example=entry.get("example", ""),
        source=entry.get("source", ""),
        takes=tuple(entry.get("takes", ())),
        shows=tuple(entry.get("shows", ())),
        result=entry.get("result", ""),
    )


def _check(entry: Mapping[str, Any], exercise_id: str) -> CheckSpec:
    return CheckSpec(
        code=f"{exercise_id}.{entry['name']}",
        kind=CheckKind(entry["kind"]),
        name=entry["title"],
        use=entry["use"],
        points=entry["points"],
        hint=entry.get("hint", ""),
        reason=entry.get("reason", ""),
        slips=entry.get("slips", {}),
        settings={k: v for k, v in entry.items() if k not in _CHECK_FIELDS},
    )


def _criterion(entry: Mapping[str, Any]) -> Criterion:
    null, one, two, three = entry["levels"]
    return Criterion(entry["id"], entry["name"], (null, one, two, three), entry.get("weight", 1))
