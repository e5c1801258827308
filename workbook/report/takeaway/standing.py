"""Which exercises have a result to take home, which are still open, and which were done on the example only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.exercises import Exercise, Module, Part
from workbook.exercises.kinds import has_entry, is_empty
from workbook.figures.answers.pieces import Shown, mapping
from workbook.figures.following import drawing_of
from workbook.network import Network
from workbook.project import Project
from workbook.project.progress import on_example
from workbook.report.measuring import ANYTHING, choose

# Kinds that ask nothing, or that have an answer which somebody knows: those are practice, not a result.
SILENT = frozenset({"case", "derived", "display", "group_picture", "note", "practice", "sorting", "statements"})
ANY_DAY = date(2000, 1, 1)  # whether there is something to draw does not depend on it
THE_NETWORK_ITSELF = frozenset({"capture", "map"})
READ_FROM_THE_NETWORK = frozenset({"actors", "blocks", "pairs", "roles"})


class State(StrEnum):
    """How an exercise stands for the take-away."""

    READY = "ready"
    OPEN = "open"
    EXAMPLE = "example"  # done while the example was shown: nothing of the own network


@dataclass(frozen=True)
class Result:
    """One exercise with its state and the parts that have something to take home."""

    exercise: Exercise
    state: State
    parts: tuple[Shown, ...]

    @property
    def title(self) -> str:
        """What the result is called."""
        return self.exercise.result or self.exercise.title


def results(module: Module, project: Project) -> tuple[Result, ...]:
    """Every exercise of a module that has a result of its own, in order."""
    return tuple(_results(module, project))


def _results(module: Module, project: Project) -> Iterator[Result]:
    network = choose(project.network, ANYTHING).shown  # of several points in time the last, as in the report
    for exercise in module.exercises:
        telling = [part for part in exercise.parts if _tells(exercise, part)]
        if exercise.subject != "example" and telling:
            yield _result(exercise, telling, project, network)


def _tells(exercise: Exercise, part: Part) -> bool:
    """Whether a part holds a result: not silent, not taken out by the author, and no question that is checked."""
    if part.kind == "derived":
        return part.settings.get("take_home") is True
    if part.kind in SILENT or part.settings.get("take_home") is False:
        return False
    return part.kind != "choice" or all(check.settings.get("part") != part.id for check in exercise.checks)


def _result(exercise: Exercise, telling: list[Part], project: Project, network: Network) -> Result:
    answer = mapping(project.answers.get(exercise.id))
    shown = [Shown(exercise, part, answer, project, network) for part in telling]
    if _is_example(exercise, project):
        kept = tuple(each for each in shown if each.part.kind in THE_NETWORK_ITSELF and _has_result(each))
        answered = has_entry(exercise, answer)
        return Result(exercise, State.READY if kept else State.EXAMPLE if answered else State.OPEN, kept)
    kept = tuple(each for each in shown if (_is_drawn(each) if each.part.kind == "derived" else _has_result(each)))
    return Result(exercise, State.READY if kept else State.OPEN, kept)


def _is_example(exercise: Exercise, project: Project) -> bool:
    return exercise.subject == "own" and (not project.network.actors or on_example(project, exercise.id))


def _is_drawn(shown: Shown) -> bool:
    name = str(shown.setting("show"))
    return drawing_of(name, shown.exercise, shown.project, shown.part.settings, ANY_DAY) is not None


def _has_result(shown: Shown) -> bool:
    kind, network = shown.part.kind, shown.network
    if kind == "capture":
        return bool(network.actors)
    if kind == "map":
        return bool(network.pairs)
    if kind == "figures":
        return mapping(shown.value).get("revealed") is True and len(network) > 1
    if kind in READ_FROM_THE_NETWORK:
        return bool(network.pairs) and has_entry(shown.exercise, shown.answer)
    if kind == "waves" and len(shown.project.network.waves) > 1:
        return True
    return not is_empty(shown.part, shown.value)
