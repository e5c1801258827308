"""Communities: a suggestion for groups that are denser inside than chance, and how stable the suggestion is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import igraph

from workbook.network.graph import Structure, seeded, structure
from workbook.network.model import Network

RUNS = 50


@dataclass(frozen=True)
class Communities:
    """A suggested grouping ("Vorschlag"), the best of ``runs`` runs with different random starts.

    ``member`` actor id -> number of the community (1 = largest). ``stability`` by actor: how much its community
    agrees with the one it has in the other runs (mean Jaccard overlap, 0–1). ``agreement``: mean adjusted Rand index
    of the suggestion with the other runs (1 = always the same). ``modularity`` None without ties.
    """

    member: Mapping[str, int]
    modularity: float | None
    stability: Mapping[str, float]
    agreement: float
    runs: int


def communities(network: Network, *, runs: int = RUNS, seed: int = 1) -> Communities:
    """Leiden communities by modularity (Traag, Waltman & van Eck 2019) over several seeded runs."""
    found = structure(network)
    if not found.m:
        alone = {actor: number for number, actor in enumerate(found.ids, 1)}
        return Communities(alone, None, dict.fromkeys(found.ids, 1.0), 1.0, runs)
    tried = [_leiden(found, seed + run) for run in range(runs)]
    quality = [found.graph.modularity(membership) for membership in tried]
    best = max(range(runs), key=lambda run: (round(quality[run], 12), -run))
    others = [membership for run, membership in enumerate(tried) if run != best]
    return Communities(
        member=found.by_id(_by_size(tried[best])),
        modularity=quality[best],
        stability=found.by_id(_overlaps(tried[best], others)),
        agreement=_agreement(tried[best], others),
        runs=runs,
    )


def actor_in_community(network: Network) -> dict[str, int]:
    """The suggested community of each actor, 1 = largest."""
    return dict(communities(network).member)


def _leiden(found: Structure, seed: int) -> list[int]:
    with seeded(seed):
        return list(found.graph.community_leiden(objective_function="modularity", n_iterations=-1).membership)


def _by_size(membership: list[int]) -> list[int]:
    sets = _sets(membership)
    order = sorted(sets, key=lambda label: (-len(sets[label]), min(sets[label])))
    number = {label: place for place, label in enumerate(order, 1)}
    return [number[label] for label in membership]


def _sets(membership: list[int]) -> dict[int, set[int]]:
    sets: dict[int, set[int]] = {}
    for vertex, label in enumerate(membership):
        sets.setdefault(label, set()).add(vertex)
    return sets


def _overlaps(chosen: list[int], others: list[list[int]]) -> list[float]:
    if not others:
        return [1.0] * len(chosen)
    own = _sets(chosen)
    total = [0.0] * len(chosen)
    for other in others:
        sets = _sets(other)
        for vertex, label in enumerate(chosen):
            mine, theirs = own[label], sets[other[vertex]]
            total[vertex] += len(mine & theirs) / len(mine | theirs)
    return [value / len(others) for value in total]


def _agreement(chosen: list[int], others: list[list[int]]) -> float:
    if not others:
        return 1.0
    scores = [1.0 if _sets(o) == _sets(chosen) else _rand(chosen, o) for o in others]
    return sum(scores) / len(scores)


def _rand(one: list[int], other: list[int]) -> float:
    if sorted(map(sorted, _sets(one).values())) == sorted(map(sorted, _sets(other).values())):
        return 1.0
    return float(igraph.compare_communities(one, other, method="adjusted_rand"))
