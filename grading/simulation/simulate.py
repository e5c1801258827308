"""The front door of the made-up participants: networks and answers."""

from __future__ import annotations

import random
from collections.abc import Iterable

from grading.simulation import fill, fill_boards, solve_boards, solvers  # noqa: F401  they register
from grading.simulation.care import Care, fair, good, perfect, weak
from grading.simulation.networks import network_of
from grading.simulation.solve import answer, unsolved
from grading.simulation.words import listed
from workbook.checks import Key
from workbook.exercises import Exercise
from workbook.network import Network
from workbook.project import Project


def network(chance: random.Random, size: int) -> Network:
    """A network of one of the made-up regions."""
    return network_of(chance, chance.choice(listed("places.regions")), size)


def network_in(chance: random.Random, region: str, size: int) -> Network:
    """A network of one named region."""
    return network_of(chance, region, size)


def answered(project: Project, exercises: Iterable[Exercise], key: Key, care: Care) -> Project:
    """The project with these exercises answered in order, each on top of what came before."""
    for exercise in exercises:
        given = answer(exercise, project, key, care)
        project = project.with_answer(exercise.id, given) if given else project
    return project


__all__ = ["Care", "answer", "answered", "fair", "good", "network", "network_in", "perfect", "unsolved", "weak"]
