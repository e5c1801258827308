"""Ties inside and between groups: block table, E-I index (Krackhardt & Stern 1988) with its band, modularity.

``groups`` maps actor id -> group. Actors without a group are left out of these measures, with their ties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np

from workbook.network.bands import Band, band_of
from workbook.network.model import Network

Groups = Mapping[str, str]


def groups_by(network: Network, attribute: str) -> dict[str, str]:
    """Actor id -> group by ``sector``, ``place`` or the header of a further column; actors without one are left out."""
    if attribute in ("sector", "place"):
        values = {actor.id: getattr(actor, attribute) for actor in network.actors}
    else:
        values = {actor.id: actor.extra.get(attribute) for actor in network.actors}
    return {actor: value for actor, value in values.items() if value}


class Block(NamedTuple):
    """Ties between two groups (or inside one) and how many would be possible."""

    ties: int
    possible: int

    @property
    def density(self) -> float | None:
        """Share of possible ties that exist; None where none is possible."""
        return self.ties / self.possible if self.possible else None


def net_x_groups(network: Network, groups: Groups) -> dict[tuple[str, str], Block]:
    """The block table: for each pair of groups (in sorted order, and each with itself) its ties."""
    sizes = Counter(groups[actor] for actor in network.ids if actor in groups)
    ties: Counter[tuple[str, str]] = Counter()
    for one, other in _grouped_pairs(network, groups):
        ties[min(one, other), max(one, other)] += 1
    return {
        (one, other): Block(
            ties[one, other],
            sizes[one] * (sizes[one] - 1) // 2 if one == other else sizes[one] * sizes[other],
        )
        for one, other in combinations_with_replacement(sorted(sizes), 2)
    }


def net_by_ei_index(network: Network, groups: Groups) -> float | None:
    """(E − I)/(E + I), −1 (all ties inside groups) … 1 (all between); None without ties between grouped actors."""
    pairs = _grouped_pairs(network, groups)
    external = sum(one != other for one, other in pairs)
    return (2 * external - len(pairs)) / len(pairs) if pairs else None


def group_by_ei_index(network: Network, groups: Groups) -> dict[str, float | None]:
    """E-I index of each group's ties, by group in sorted order; None for a group without ties."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for one, other in _grouped_pairs(network, groups):
        if one == other:
            inside[one] += 1
        else:
            outside.update((one, other))
    return {
        group: _ei(outside[group], inside[group]) for group in sorted({groups[a] for a in network.ids if a in groups})
    }


def actor_by_ei_index(network: Network, groups: Groups) -> dict[str, float | None]:
    """E-I index of each actor's ties; None without group or without ties to grouped actors."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for one, other in network.pairs:
        if one in groups and other in groups:
            (inside if groups[one] == groups[other] else outside).update((one, other))
    return {actor: _ei(outside[actor], inside[actor]) for actor in network.ids}


def ei_band(network: Network, groups: Groups, *, draws: int = 1000, seed: int = 1) -> Band | None:
    """The E-I index against ``draws`` random regroupings of the same ties with the same group sizes; None if undefined.

    With many small groups the index is high by size alone; the band says what is.
    """
    observed = net_by_ei_index(network, groups)
    if observed is None:
        return None
    grouped = [actor for actor in network.ids if actor in groups]
    place = {actor: number for number, actor in enumerate(grouped)}
    ends = np.array([(place[a], place[b]) for a, b in network.pairs if a in place and b in place])
    labels = np.unique([groups[actor] for actor in grouped], return_inverse=True)[1]
    shuffled = np.random.default_rng(seed).permuted(np.tile(labels, (draws, 1)), axis=1)
    external = (shuffled[:, ends[:, 0]] != shuffled[:, ends[:, 1]]).mean(axis=1)
    return band_of("ei_index", observed, 2 * external - 1)


def net_by_modularity(network: Network, groups: Mapping[str, object]) -> float | None:
    """Q of a grouping: 1/(2m) Σ_ij (A_ij − k_i k_j/2m) δ; an actor without group is its own. None without ties."""
    m = len(network.pairs)
    if not m:
        return None
    group = {actor: ("group", groups[actor]) if actor in groups else ("alone", actor) for actor in network.ids}
    degree: Counter[object] = Counter()
    inside = 0
    for one, other in network.pairs:
        degree.update((group[one], group[other]))
        inside += group[one] == group[other]
    return inside / m - sum((total / (2 * m)) ** 2 for total in degree.values())


@dataclass(frozen=True)
class GroupCoverage:
    """How many actors and ties a grouping covers."""

    actors: int
    ties: int


def coverage(network: Network, groups: Groups) -> GroupCoverage:
    """Actors with a group, and ties between such actors: what the group measures rest on."""
    return GroupCoverage(sum(actor in groups for actor in network.ids), len(_grouped_pairs(network, groups)))


def _grouped_pairs(network: Network, groups: Groups) -> list[tuple[str, str]]:
    return [(groups[a], groups[b]) for a, b in network.pairs if a in groups and b in groups]


def _ei(external: int, internal: int) -> float | None:
    return (external - internal) / (external + internal) if external + internal else None
