"""Made-up regional networks, no two alike: a coordination in the middle, sectors, places, a few loose ends.

The tie model is that of the running example in small: same sector and same place bring organisations together,
some are more active than others, the coordination knows about half of all.
"""

from __future__ import annotations

import random
from itertools import combinations
from math import exp

from grading.simulation.words import listed, table, words
from workbook.network import Actor, Network, Tie

COORDINATOR = "A01"
SHARE_KNOWN = 0.55
LOOSE_END = 0.12
STRENGTHS = (1, 1, 1, 2, 2, 3)
TYPES = ("Information", "Kooperation", "Kooperation", "Ressourcen", "Vereinbarung")


def network_of(chance: random.Random, region: str, size: int) -> Network:
    """A network of ``size`` actors (at least 2) in one made-up region."""
    places = _places(chance, 5)
    actors = [Actor(COORDINATOR, words("coordinator.name", region=region), "koordination", places[0], 0.0)]
    actors += _organisations(chance, region, places, size - 1)
    loose = {actor.id for actor in actors[1:] if chance.random() < LOOSE_END}
    activity = {actor.id: chance.uniform(0, 1) for actor in actors}
    ties = [
        Tie(a.id, b.id, float(chance.choice(STRENGTHS)), chance.choice(TYPES))
        for a, b in combinations(actors, 2)
        if chance.random() < _likely(a, b, activity, loose)
    ]
    return Network(tuple(actors), tuple(ties), coordinator=COORDINATOR)


def _likely(a: Actor, b: Actor, activity: dict[str, float], loose: set[str]) -> float:
    if a.id == COORDINATOR:
        return 0.15 if b.id in loose else SHARE_KNOWN
    if a.id in loose or b.id in loose:
        return 0.03
    pull = -3.6 + 1.3 * (a.sector == b.sector) + 1.6 * (activity[a.id] + activity[b.id]) / 2 + (a.place == b.place)
    return 1 / (1 + exp(-pull))


def _places(chance: random.Random, count: int) -> list[str]:
    starts, ends = listed("places.starts"), listed("places.ends")
    return [start + chance.choice(ends) for start in chance.sample(starts, count)]


def _organisations(chance: random.Random, region: str, places: list[str], count: int) -> list[Actor]:
    known = [(sector, name) for sector, names in table("organisations").items() for name in names]
    actors: list[Actor] = []
    names: set[str] = set()
    while len(actors) < count:
        sector, pattern = chance.choice(known)
        place = chance.choice(places)
        name = pattern.format(region=region, place=place)
        if name in names:
            name = f"{name} {len(actors) + 1}"
        names.add(name)
        kilometres = float(places.index(place) * 6 + chance.randrange(3))
        actors.append(Actor(f"A{len(actors) + 2:02d}", name, sector, place, kilometres))
    return actors
