"""Named check functions and the one verb that runs them.

A check function takes a :class:`Case` and returns an :class:`Outcome`; it never raises on anything a participant can
enter and never writes. Register with ``@register("number")``; a content file names it as ``use = "number"``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from string import Formatter
from typing import Any, TypeAlias

from workbook.checks.keys import Key, participant_key
from workbook.checks.model import Finding, Outcome, Status
from workbook.content.texts import number, text
from workbook.errors import ContentError
from workbook.exercises import CheckKind, CheckSpec, Exercise, find
from workbook.network import Network, wiesenmark
from workbook.project import Answer, Project

OWN_DATA = {CheckKind.COMPLETE, CheckKind.CONSISTENT, CheckKind.CALCULATION, CheckKind.READING}


@dataclass(frozen=True)
class Case:
    """Everything a check may look at. ``network`` is the one the exercise is about (own or example)."""

    exercise: Exercise
    spec: CheckSpec
    answer: Answer
    project: Project
    network: Network
    key: Key

    def setting(self, name: str, default: Any = None) -> Any:
        """A parameter from the content file."""
        return self.spec.settings.get(name, default)

    def value(self, default: Any = None) -> Any:
        """The answer to the part that the check names as ``part``."""
        part = self.spec.settings.get("part")
        return default if part is None else self.answer.get(part, default)


CheckFunction: TypeAlias = Callable[[Case], Outcome]
_FUNCTIONS: dict[str, CheckFunction] = {}


def register(name: str) -> Callable[[CheckFunction], CheckFunction]:
    """Put a check function under its name."""

    def put(function: CheckFunction) -> CheckFunction:
        _FUNCTIONS[name] = function
        return function

    return put


def check_names() -> frozenset[str]:
    """The names that a content file may use."""
    return frozenset(_FUNCTIONS)


def function_of(spec: CheckSpec) -> CheckFunction:
    """The function a spec names. Raises ContentError("check-unknown")."""
    try:
        return _FUNCTIONS[spec.use]
    except KeyError:
        raise ContentError("check-unknown", check=spec.use, place=spec.code) from None


def check(exercise_id: str, answer: Answer, project: Project, key: Key | None = None) -> tuple[Finding, ...]:
    """Run every check of an exercise on one answer.

    ``key`` defaults to the digests that ship with the workbook; grading passes the plain key.
    Raises ExerciseUnknown; never raises for what a participant entered.
    """
    exercise = find(exercise_id)
    network = subject_network(exercise, project)
    return tuple(
        _finding(Case(exercise, spec, answer, project, network, key or participant_key())) for spec in exercise.checks
    )


def subject_network(exercise: Exercise, project: Project) -> Network:
    """The network an exercise is about: Wiesenmark for an example, else the participant's own at its last wave."""
    return wiesenmark() if exercise.subject == "example" else project.network.latest


def _finding(case: Case) -> Finding:
    spec = case.spec
    outcome = function_of(spec)(case)
    status, share = _status(outcome)
    hint = "" if status is Status.MET else _hint(spec, outcome)
    return Finding(
        check=spec.code,
        exercise=case.exercise.id,
        kind=spec.kind,
        name=spec.name,
        status=status,
        share=share,
        points=spec.points,
        hint=hint,
        where=outcome.where,
        values=outcome.values,
    )


def _status(outcome: Outcome) -> tuple[Status, float]:
    if outcome.undecidable:
        return Status.CANNOT_BE_CHECKED, 0.0
    if outcome.share is None:
        return Status.NOT_ATTEMPTED, 0.0
    share = min(1.0, max(0.0, outcome.share))
    if share >= 1.0 - 1e-9:
        return Status.MET, 1.0
    return (Status.PARTLY if share > 0 else Status.NOT_YET), share


def _hint(spec: CheckSpec, outcome: Outcome) -> str:
    """The hint without the sentences for which this answer has nothing to say, such as "Noch offen: {places}."."""
    if outcome.undecidable and spec.kind == "D":
        return text("checks.undecidable")
    template = spec.slips.get(outcome.slip or "", spec.hint)
    between = " " if all(place.endswith((".", "?")) for place in outcome.where) else ", "  # sentences, or names
    values = {"places": between.join(outcome.where), **outcome.values}
    filled = {key: _german(value) for key, value in values.items() if value not in ("", (), [], None)}
    sentences = _SENTENCE_END.split(template)
    said = [sentence.format_map(filled) for sentence in sentences if _names(sentence) <= filled.keys()]
    if len(said) == len(sentences):
        return template.format_map(filled)
    begin = [text("checks.not-begun")] if outcome.share is None and not outcome.undecidable else []
    return " ".join([*begin, *said]) or spec.reason


_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[A-ZÄÖÜ„{])")


def _names(template: str) -> set[str]:
    """The names in braces of a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _german(value: object) -> object:
    if isinstance(value, float):
        return number(value, next((digits for digits in (0, 1) if round(value, digits) == value), 2))
    if isinstance(value, (tuple, list)):
        return ", ".join(str(_german(item)) for item in value)
    return value
