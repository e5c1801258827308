"""What two actors share: partners in common, and how much these speak for an introduction (Adamic & Adar 2003)."""

from __future__ import annotations

from math import log

from workbook.network.graph import structure
from workbook.network.model import Network


def shared_partners(network: Network, one: str, other: str) -> tuple[str, ...]:
    """Ids of the partners that both have, the rarest first. Raises KeyError for an unknown actor."""
    found = structure(network)
    both = set(found.graph.neighbors(found.index[one])) & set(found.graph.neighbors(found.index[other]))
    return tuple(found.ids[vertex] for vertex in sorted(both, key=lambda vertex: (found.graph.degree(vertex), vertex)))


def adamic_adar(network: Network, one: str, other: str) -> float:
    """Σ 1 / ln k over the partners in common, k their number of partners (at least 2); 0 without one.

    A partner that few people have counts more. Raises KeyError for an unknown actor.
    """
    found = structure(network)
    return sum(1 / log(found.graph.degree(found.index[actor])) for actor in shared_partners(network, one, other))
