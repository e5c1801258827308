"""Answers of simulated participants, computed from their own network for whatever the catalogue asks.

Two tables: one fills the parts of a card by their kind (what a person enters without being checked), one solves by
check function. A part or check that has no entry is left open; :func:`unsolved` names such checks for the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from grading.simulation.care import Care, Result
from workbook.checks import Case, Key, subject_network
from workbook.exercises import Exercise, Part
from workbook.network import Network
from workbook.project import Answer, Project


@dataclass(frozen=True)
class Sheet:
    """One part of a card in front of a simulated participant."""

    part: Part
    network: Network
    care: Care
    project: Project


@dataclass(frozen=True)
class Turn:
    """One check to be met: what it looks at, and what becomes of it this time.

    ``values`` are the parts of the answer so far; a solver may put in what other parts need to fit.
    """

    case: Case
    result: Result
    care: Care
    values: dict[str, Any]


Solver: TypeAlias = Callable[[Turn], Any]  # -> the value of the part that the check names
Filler: TypeAlias = Callable[[Sheet], Any]  # -> the value of the part

SOLVERS: dict[str, Solver] = {}
FILLERS: dict[str, Filler] = {}


def solves(use: str) -> Callable[[Solver], Solver]:
    """Register what a participant answers where a check function ``use`` looks."""

    def put(solver: Solver) -> Solver:
        SOLVERS[use] = solver
        return solver

    return put


def fills(kind: str) -> Callable[[Filler], Filler]:
    """Register what a participant enters in a part of this kind."""

    def put(filler: Filler) -> Filler:
        FILLERS[kind] = filler
        return filler

    return put


def answer(exercise: Exercise, project: Project, key: Key, care: Care) -> Answer:
    """One participant's answer to one exercise; parts left open are missing."""
    network = subject_network(exercise, project)
    values: dict[str, Any] = {}
    for part in exercise.parts:
        filled = FILLERS[part.kind](Sheet(part, network, care, project)) if part.kind in FILLERS else None
        if filled not in (None, {}, []):
            values[part.id] = filled
    for spec in exercise.checks:
        if spec.use in SOLVERS and "part" in spec.settings:
            case = Case(exercise, spec, values, project, network, key)
            solved = SOLVERS[spec.use](Turn(case, care.result(), care, values))
            values[spec.settings["part"]] = _merged(values.get(spec.settings["part"]), solved)
    return {part: value for part, value in values.items() if value not in (None, {}, [])}


def unsolved(exercise: Exercise) -> tuple[str, ...]:
    """The checks of an exercise that no simulated participant knows how to meet."""
    return tuple(spec.code for spec in exercise.checks if spec.use not in SOLVERS)


def _merged(old: Any, new: Any) -> Any:
    return {**old, **new} if isinstance(old, Mapping) and isinstance(new, Mapping) else old if new is None else new
