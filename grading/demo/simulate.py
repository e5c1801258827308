"""The front door of the made-up participants: networks and answers."""

from __future__ import annotations

import random

from grading.demo import fill, solvers  # noqa: F401  they register
from grading.demo.care import Care, fair, good, perfect, weak
from grading.demo.networks import network_of
from grading.demo.solve import answer, unsolved
from grading.demo.words import listed
from workbook.network import Network


def network(chance: random.Random, size: int) -> Network:
    """A network of one of the made-up regions."""
    return network_of(chance, chance.choice(listed("places.regions")), size)


def network_in(chance: random.Random, region: str, size: int) -> Network:
    """A network of one named region."""
    return network_of(chance, region, size)


__all__ = ["Care", "answer", "fair", "good", "network", "network_in", "perfect", "unsolved", "weak"]
