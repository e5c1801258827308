"""Centralisation (Freeman 1978/79): how much one actor stands out, 0 (nobody) to 1 (a star).

C_X = Σ (max X − X_i) / the largest sum possible with n actors. The denominators are those of the course material 2.1;
other programs use others (UCINET for directed degree), so values compare only where the denominator is the same.
"""

from __future__ import annotations

from workbook.network.graph import Structure, directed_structure, structure
from workbook.network.model import Network


def net_by_degree_centralization(network: Network) -> float | None:
    """Degree centralisation, denominator (n−1)(n−2); None for fewer than three actors."""
    return degree_centralization(structure(network))


def net_by_outdegree_centralization(network: Network) -> float | None:
    """Centralisation of outgoing ties, denominator (n−1)² as in R's sna; None for fewer than two actors."""
    found = directed_structure(network)
    return _spread(found.graph.outdegree(), (found.n - 1) ** 2)


def net_by_indegree_centralization(network: Network) -> float | None:
    """Centralisation of incoming ties, denominator (n−1)² as in R's sna; None for fewer than two actors."""
    found = directed_structure(network)
    return _spread(found.graph.indegree(), (found.n - 1) ** 2)


def net_by_betweenness_centralization(network: Network, *, directed: bool = False) -> float | None:
    """Centralisation of normalised betweenness, denominator n−1; None for fewer than three actors."""
    return betweenness_centralization(directed_structure(network) if directed else structure(network))


def net_by_closeness_centralization(network: Network) -> float | None:
    """Centralisation of classic closeness, denominator (n−1)(n−2)/(2n−3); None unless connected with n ≥ 3."""
    found = structure(network)
    if found.n < 3 or len(found.components) > 1:
        return None
    return _spread(found.graph.closeness(), (found.n - 1) * (found.n - 2) / (2 * found.n - 3))


def degree_centralization(found: Structure) -> float | None:
    """See :func:`net_by_degree_centralization`."""
    return _spread(found.degrees, (found.n - 1) * (found.n - 2))


def betweenness_centralization(found: Structure) -> float | None:
    """See :func:`net_by_betweenness_centralization`."""
    return None if found.betweenness is None else _spread(found.betweenness, found.n - 1)


def _spread(values: list[float] | list[int], possible: float) -> float | None:
    if not values or possible <= 0:
        return None
    return (len(values) * max(values) - sum(values)) / possible
