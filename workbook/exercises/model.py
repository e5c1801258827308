"""An exercise is a declaration: what is asked, how it is answered, how it is checked, what it is worth.

Declared in ``content/de/exercises/<module>.toml`` and read by :mod:`workbook.exercises.catalogue`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

NETWORK_ENTRY = "capture"  # the part kind that edits the network itself


class CheckKind(StrEnum):
    """The six kinds of objective checks (course material, section 1.1)."""

    COMPLETE = "V"  # Vollständigkeit: share of what was asked for
    CONSISTENT = "K"  # Konsistenz: 1 − violations / checked rules
    CALCULATION = "R"  # Rechnung: equals recomputation from own data; half for a known slip
    READING = "D"  # Deutung: statements with computed truth; right +1, wrong −1, floor 0
    CASE = "F"  # Fallaufgabe: fixed case; set credit max(0, (hits − false)/n)
    SORTING = "Z"  # Zuordnung: share right, one step off counts half


@dataclass(frozen=True)
class CheckSpec:
    """One check of an exercise: ``use`` names the function, ``settings`` are its parameters.

    ``code`` is unique in the course: ``<exercise id>.<name>``. ``points`` is what full credit is worth.
    ``hint`` and ``slips`` (slip name -> hint) may hold ``{placeholders}`` filled from the outcome's values.
    """

    code: str
    kind: CheckKind
    name: str
    use: str
    points: float
    hint: str = ""
    reason: str = ""
    slips: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Criterion:
    """One line of a hand rubric with its four levels 0 fehlt · 1 ansatzweise · 2 gut · 3 überzeugend."""

    id: str
    name: str
    levels: tuple[str, str, str, str]
    weight: float = 1


@dataclass(frozen=True)
class Part:
    """One interactive part of an exercise card: ``kind`` says how it is answered, ``settings`` what is in it."""

    id: str
    kind: str
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Exercise:
    """One exercise. ``place`` is "module" or "assignment"; ``subject`` says which network it is about.

    ``subject`` "own": the participant's network (without one the example is shown with a badge, and V, K, R, D earn
    nothing); "example": Wiesenmark; "none": no network. ``hand_points`` are given by a person by ``rubric``.
    """

    id: str
    module: str
    number: str
    title: str
    task: str
    place: str
    subject: str
    minutes: int
    parts: tuple[Part, ...]
    checks: tuple[CheckSpec, ...] = ()
    rubric: tuple[Criterion, ...] = ()
    hand_points: float = 0
    required: bool = True
    intro: str = ""
    example: str = ""  # the worked example from Wiesenmark, offered after the second unmet try
    source: str = ""
    takes: tuple[str, ...] = ()  # ids of exercises (or "network") whose results this one uses; handed in with it
    shows: tuple[str, ...] = ()  # ids of further exercises whose results are shown beside it; never handed in with it
    result: str = ""  # what its result is called where the task is not shown (take-away); the title if empty

    @cached_property
    def auto_points(self) -> float:
        """Points from checks."""
        return sum(check.points for check in self.checks)

    @cached_property
    def points(self) -> float:
        """All points of the exercise."""
        return self.auto_points + self.hand_points

    @cached_property
    def brings(self) -> tuple[str, ...]:
        """All exercises (or "network") whose results appear on the card."""
        return (*self.takes, *self.shows)

    @cached_property
    def feeds(self) -> tuple[str, ...]:
        """The exercises whose results are this one's own items: without them there is nothing to answer."""
        found = (part.settings.get("items_from") for part in self.parts)
        return tuple(dict.fromkeys(each for each in found if each in self.takes))

    @cached_property
    def enters_network(self) -> bool:
        """Whether the participant's own network is entered here."""
        return any(part.kind == NETWORK_ENTRY for part in self.parts)

    def part(self, id_: str) -> Part:
        """The part of this id; KeyError if there is none."""
        for part in self.parts:
            if part.id == id_:
                return part
        raise KeyError(id_)


@dataclass(frozen=True)
class Module:
    """One module of the course with its exercises in order. ``complete`` False: its content is still being written."""

    id: str
    title: str
    minutes: int
    graded: bool
    exercises: tuple[Exercise, ...]
    goals: tuple[str, ...] = ()
    complete: bool = True

    @cached_property
    def points(self) -> float:
        """All points of the module (20 for a graded one)."""
        return sum(exercise.points for exercise in self.exercises)
