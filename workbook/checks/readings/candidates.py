"""How templates propose candidates: one clear leader, a clear comparison, a plain fact.

What a network does not decide (two leaders, values that hardly differ) yields no candidate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from workbook.checks.statements import Candidate
from workbook.network import Network

NEAR = 1e-9
SHOWN = 12  # how many candidates a template offers at most: enough to draw from, cheap to compute


def without_coordinator(network: Network) -> Network:
    """The network without its coordination; the network itself where none is named."""
    return network if network.coordinator is None else network.without_coordinator()


def defined(values: Mapping[str, float | None]) -> dict[str, float]:
    return {actor: value for actor, value in values.items() if value is not None}


def only_top(values: Mapping[str, float]) -> str | None:
    """The one actor with the highest value; None where several share it or all are zero."""
    if not values:
        return None
    top = max(values.values())
    leaders = [actor for actor, value in values.items() if abs(value - top) <= NEAR]
    return leaders[0] if len(leaders) == 1 and top > NEAR else None


def named_top(values: Mapping[str, float]) -> Sequence[Candidate]:
    """ "{actor1} is the highest": true for the one top actor, false for the runners-up."""
    top = only_top(values)
    if top is None:
        return ()
    others = sorted((a for a in values if a != top), key=lambda a: (-values[a], a))[:5]
    return [Candidate((top,), True), *(Candidate((other,), False) for other in others)]


def compared(values: Mapping[str, float], clear: float) -> Sequence[Candidate]:
    """ "{actor1} has more than {actor2}" for pairs that differ clearly, in both orders."""
    ranked = sorted(values, key=lambda a: (-values[a], a))[:SHOWN]
    found = []
    for a, b in combinations(ranked, 2):
        if values[a] - values[b] > clear:
            found += [Candidate((a, b), True), Candidate((b, a), False)]
    return found


def fact(truth: bool | None) -> Sequence[Candidate]:
    return () if truth is None else (Candidate((), truth),)
