"""Structural holes (Burt 1992): what an actor gains from partners who do not know each other.

Undirected and unweighted, on the whole network. Formulas: course material 2.3. An actor without partners has no
such value: None.
"""

from __future__ import annotations

from itertools import combinations

from workbook.network.graph import defined, structure
from workbook.network.model import Network


def actor_by_constraint(network: Network) -> dict[str, float | None]:
    """How much an actor's contacts lead back to each other: C_i = Σ_j (p_ij + Σ_q p_iq p_qj)². None for isolates."""
    found = structure(network)
    values = found.graph.constraint() if found.n else []
    return found.by_id([None if not k else defined(c) for c, k in zip(values, found.degrees, strict=True)])


def actor_by_effective_size(network: Network) -> dict[str, float | None]:
    """Number of non-redundant contacts: k − 2t/k, t = ties among the partners (Borgatti 1997). None for isolates."""
    found = structure(network)
    # 2t/k = (k − 1) · clustering, so igraph's triangle count does the work
    return found.by_id([k - (k - 1) * c if k else None for c, k in zip(found.clustering, found.degrees, strict=True)])


def actor_by_efficiency(network: Network) -> dict[str, float | None]:
    """Effective size over number of partners, 0–1. None for isolates."""
    found = structure(network)
    return found.by_id(
        [1 - (k - 1) * c / k if k else None for c, k in zip(found.clustering, found.degrees, strict=True)]
    )


def actor_by_open_pairs(network: Network) -> dict[str, int]:
    """Number of pairs of an actor's partners without a direct tie: k(k−1)/2 − t."""
    found = structure(network)
    return found.by_id([round((1 - c) * k * (k - 1) / 2) for c, k in zip(found.clustering, found.degrees, strict=True)])


def open_pairs(network: Network, actor: str) -> tuple[tuple[str, str], ...]:
    """The pairs of an actor's partners without a direct tie, in table order. Raises KeyError for an unknown actor."""
    found = structure(network)
    around = sorted(found.graph.neighbors(found.index[actor]))
    return tuple(
        (found.ids[one], found.ids[other])
        for one, other in combinations(around, 2)
        if not found.graph.are_adjacent(one, other)
    )
