"""Brokerage roles (Gould & Fernandez 1989): between whose groups an actor stands in the middle.

For every a → b → c without a → c, b is by the groups of the three: coordinator (all in one group), consultant
(a and c in one group, b in another), representative (a and b in one group), gatekeeper (b and c in one group) or
liaison (three groups). Without direction each pair {a, c} counts once, and gatekeeper and representative are one role,
kept under "gatekeeper". Actors without a group are left out with their ties.
"""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbook.network.graph import structure
from workbook.network.groups import Groups
from workbook.network.model import Network
from workbook.network.ties import arcs

ROLES = ("coordinator", "consultant", "gatekeeper", "liaison", "total")
DIRECTED_ROLES = ("coordinator", "consultant", "representative", "gatekeeper", "liaison", "total")


def actor_x_brokerage(network: Network, groups: Groups, *, directed: bool = False) -> dict[str, dict[str, int]]:
    """How often each grouped actor stands in the middle, by role, and in total; counted once per network and groups."""
    shared, key = structure(network).shared, ("brokerage", directed, *groups.items())
    if key not in shared:
        ids, labels, tied = _grouped(network, groups, directed=directed)
        shared[key] = {actor: _roles(broker, labels, tied, directed=directed) for broker, actor in enumerate(ids)}
    return {actor: dict(roles) for actor, roles in shared[key].items()}


def net_x_brokerage(network: Network, groups: Groups, *, directed: bool = False) -> dict[str, int]:
    """The roles of all actors added up."""
    rows = actor_x_brokerage(network, groups, directed=directed).values()
    return {role: sum(row[role] for row in rows) for role in (DIRECTED_ROLES if directed else ROLES)}


class Expected(NamedTuple):
    """What ties at random with this density and these group sizes would give: mean, standard deviation, z."""

    mean: float
    deviation: float
    z: float | None


def actor_x_brokerage_expected(
    network: Network, groups: Groups, *, directed: bool = False
) -> dict[str, dict[str, Expected]]:
    """Expected role counts and z = (count − mean)/deviation, as R's sna; z None where the deviation is 0.

    Mean d²(1−d) per pair {a, c}; two pairs that share one end have covariance d³(1−d)³, all others none.
    """
    ids, labels, tied = _grouped(network, groups, directed=directed)
    n = len(ids)
    density = float(tied.sum() / (n * (n - 1))) if n > 1 else 0.0
    sizes = Counter(labels.tolist())
    counts = actor_x_brokerage(network, groups, directed=directed)
    return {
        actor: {
            role: _expected(counts[actor][role], pairs, sharing, density)
            for role, (pairs, sharing) in _possible(sizes, int(label), directed=directed).items()
        }
        for actor, label in zip(ids, labels, strict=True)
    }


def _grouped(
    network: Network, groups: Groups, *, directed: bool
) -> tuple[list[str], NDArray[np.int64], NDArray[np.bool_]]:
    ids = [actor for actor in network.ids if actor in groups]
    place = {actor: number for number, actor in enumerate(ids)}
    tied = np.zeros((len(ids), len(ids)), dtype=bool)
    for a, b in arcs(network) if directed else network.pairs:
        if a in place and b in place:
            tied[place[a], place[b]] = True
    if not directed:
        tied |= tied.T
    numbers = {group: number for number, group in enumerate(dict.fromkeys(groups[actor] for actor in ids))}
    return ids, np.array([numbers[groups[actor]] for actor in ids], dtype=np.int64), tied


def _roles(b: int, labels: NDArray[np.int64], tied: NDArray[np.bool_], *, directed: bool) -> dict[str, int]:
    before, after = np.flatnonzero(tied[:, b]), np.flatnonzero(tied[b])
    open_pair = ~tied[np.ix_(before, after)] & (before[:, None] != after[None, :])
    a, c = labels[before][:, None], labels[after][None, :]
    own_a, own_c, same = a == labels[b], c == labels[b], a == c

    def count(role: NDArray[np.bool_]) -> int:
        return int((open_pair & role).sum())

    found = {
        "coordinator": count(own_a & own_c),
        "consultant": count(same & ~own_a),
        "representative": count(own_a & ~own_c),
        "gatekeeper": count(~own_a & own_c),
        "liaison": count(~same & ~own_a & ~own_c),
        "total": int(open_pair.sum()),
    }
    if directed:
        return found
    # without direction every pair was met from both ends; "representative" repeats "gatekeeper"
    return {role: found[role] if role == "gatekeeper" else found[role] // 2 for role in ROLES}


def _possible(sizes: Counter[int], own: int, *, directed: bool) -> dict[str, tuple[int, int]]:
    """By role: number of pairs (a, c), and number of ordered couples of such pairs that share one end."""
    n, total = sizes[own], sum(sizes.values())
    others = [size for group, size in sizes.items() if group != own]
    rest = total - n
    mixed = (n - 1) * rest, (n - 1) * rest * (rest - 1 + n - 2)
    ordered = {
        "coordinator": _all_pairs(n - 1),
        "consultant": (sum(_all_pairs(s)[0] for s in others), sum(_all_pairs(s)[1] for s in others)),
        "representative": mixed,
        "gatekeeper": mixed,
        "liaison": (sum(s * (rest - s) for s in others), sum(2 * s * (rest - s) * (rest - s - 1) for s in others)),
        "total": _all_pairs(total - 1),
    }
    if directed:
        return ordered
    return {
        role: ordered[role] if role == "gatekeeper" else (ordered[role][0] // 2, ordered[role][1] // 2)
        for role in ROLES
    }


def _all_pairs(size: int) -> tuple[int, int]:
    return size * (size - 1), 2 * size * (size - 1) * (size - 2)


def _expected(count: int, pairs: int, sharing: int, d: float) -> Expected:
    each = d * d * (1 - d)
    mean = pairs * each
    deviation = sqrt(max(0.0, mean * (1 - each) + sharing * (d * (1 - d)) ** 3))
    return Expected(mean, deviation, (count - mean) / deviation if deviation > 0 else None)
