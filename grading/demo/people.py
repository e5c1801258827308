"""The people of a simulated cohort: who they are and how they work."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from grading.course import Participant
from grading.simulation import simulate
from grading.simulation.care import Care
from grading.simulation.words import listed, words
from workbook.network import Network

# One pattern of twenty, repeated: (care, size of the network, what is special). "missing" hands in the first half of
# the assignments only, "half" stops in the middle of each, "broken" sends a cut-off file at the end, "mailed" sends
# ZIP files, "again" hands everything in twice,
# "tiny" has too small a network, "late" hands in after everybody else, "example" enters Wiesenmark as their own.
PATTERN: tuple[tuple[Callable[[int], Care], int, str], ...] = (
    (simulate.good, 28, ""),
    (simulate.good, 40, ""),
    (simulate.fair, 22, ""),
    (simulate.good, 18, "again"),
    (simulate.weak, 24, ""),
    (simulate.fair, 34, ""),
    (simulate.good, 52, ""),
    (simulate.fair, 16, "half"),
    (simulate.good, 30, "mailed"),
    (simulate.good, 26, "missing"),
    (simulate.fair, 20, ""),
    (simulate.fair, 44, ""),
    (simulate.good, 24, "broken"),
    (simulate.good, 32, ""),
    (simulate.weak, 12, "tiny"),
    (simulate.fair, 27, ""),
    (simulate.good, 36, "late"),
    (simulate.fair, 21, "example"),
    (simulate.weak, 19, "missing"),
    (simulate.good, 60, ""),
)


@dataclass(frozen=True)
class Simulated:
    """One simulated participant."""

    person: Participant
    care: Care
    network: Network
    special: str
    seed: int


def cohort(count: int, seed: int) -> tuple[Simulated, ...]:
    """``count`` people; the same seed gives the same people, networks and answers."""
    return tuple(_one(index, seed * 1000 + index) for index in range(count))


def _one(index: int, seed: int) -> Simulated:
    care, size, special = PATTERN[index % len(PATTERN)]
    regions = listed("places.regions")
    region = regions[index % len(regions)]
    network = simulate.network_in(random.Random(seed), region, 6 if special == "tiny" else size)
    names = listed("people.names")
    last, first = names[index % len(names)]
    if index >= len(names):
        last = f"{last} {index // len(names) + 1}"
    person = Participant(
        id=f"p{index + 1:02d}",
        last_name=last,
        first_name=first,
        email=words("people.email", number=index + 1),
        organisation=words("people.organisation", region=region),
        network=words("people.network", region=region),
    )
    return Simulated(person, care(seed), network, special, seed)
