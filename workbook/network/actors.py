"""Measures of single actors, keyed by actor id in table order. Formulas: course material 2.2.

``by_strength`` reads strength: as closeness of the tie in path measures (distance = 1/strength, Newman 2001),
as weight in the eigenvector. Without it every tie counts the same.
"""

from __future__ import annotations

from igraph import Graph

from workbook.network.graph import Structure, directed_structure, seeded, structure
from workbook.network.model import Network
from workbook.network.ties import strongest

Number = float | None


def actor_by_degree(network: Network) -> dict[str, int]:
    """Number of partners."""
    found = structure(network)
    return found.by_id(found.degrees)


def actor_by_outdegree(network: Network) -> dict[str, int]:
    """Number of actors to whom a tie goes out; a tie without direction goes both ways."""
    found = directed_structure(network)
    return found.by_id(found.graph.outdegree())


def actor_by_indegree(network: Network) -> dict[str, int]:
    """Number of actors from whom a tie comes in; a tie without direction goes both ways."""
    found = directed_structure(network)
    return found.by_id(found.graph.indegree())


def actor_by_strength(network: Network) -> dict[str, float]:
    """Sum of the strengths of an actor's ties; strength not stated counts 1."""
    total = dict.fromkeys(network.ids, 0.0)
    for pair, strength in strongest(network).items():
        for end in pair:
            total[end] += strength
    return total


def actor_by_betweenness(
    network: Network, *, directed: bool = False, by_strength: bool = False
) -> dict[str, float] | dict[str, None]:
    """Share of shortest paths between others that lead through the actor, 0–1; None for fewer than three actors."""
    found = directed_structure(network) if directed else structure(network)
    if found.betweenness is None:
        return dict.fromkeys(found.ids)
    if by_strength:
        possible = (found.n - 1) * (found.n - 2) / (1 if directed else 2)
        raw = found.graph.betweenness(weights=_distances(network, found))
        return found.by_id([value / possible for value in raw])
    return found.by_id(found.betweenness)


def actor_by_harmonic(network: Network, *, by_strength: bool = False) -> dict[str, float] | dict[str, None]:
    """Harmonic closeness, 0–1: mean of 1/distance to all others; 0 for an isolate, None for fewer than two actors."""
    found = structure(network)
    if found.harmonic is None:
        return dict.fromkeys(found.ids)
    if by_strength:
        return found.by_id(found.graph.harmonic_centrality(weights=_distances(network, found)))
    return found.by_id(found.harmonic)


def actor_by_closeness(network: Network) -> dict[str, float] | dict[str, None]:
    """Classic closeness (n−1)/Σ distance; None for all unless the network is connected with at least two actors."""
    found = structure(network)
    if found.n < 2 or len(found.components) > 1:
        return dict.fromkeys(found.ids)
    return found.by_id(found.graph.closeness())


def actor_by_eigenvector(network: Network, *, by_strength: bool = False) -> dict[str, float] | dict[str, None]:
    """Eigenvector centrality (Bonacich 1972): Ax = λx, unit length, zero outside the largest component.

    Of several largest components that with the largest λ counts; if these are equal too, each gets an equal share.
    None for all where there is no tie.
    """
    found = structure(network)
    if not found.m:
        return dict.fromkeys(found.ids)
    weights = _strengths(network, found) if by_strength else None
    largest = [part for part in found.components if len(part) == len(found.components[0])]
    solved = [(part, *_leading(found.graph, part, weights)) for part in largest]
    highest = max(value for _, _, value in solved)
    chosen = [(part, vector) for part, vector, value in solved if highest - value < 1e-9 * highest]
    length = sum(x * x for _, vector in chosen for x in vector) ** 0.5
    result = dict.fromkeys(found.ids, 0.0)
    for part, vector in chosen:
        for vertex, x in zip(part, vector, strict=True):
            result[found.ids[vertex]] = x / length
    return result


def actor_by_clustering(network: Network) -> dict[str, Number]:
    """Share of tied pairs among an actor's partners, 0–1; None with fewer than two partners."""
    found = structure(network)
    return found.by_id([c if k > 1 else None for c, k in zip(found.clustering, found.degrees, strict=True)])


def actor_by_coreness(network: Network) -> dict[str, int]:
    """The largest k such that the actor lies in a part where all have at least k partners (k-core, Seidman 1983)."""
    found = structure(network)
    return found.by_id(found.graph.coreness())


def actor_is_isolate(network: Network) -> dict[str, bool]:
    """Whether the actor has no tie."""
    found = structure(network)
    return found.by_id([k == 0 for k in found.degrees])


def actor_is_cutpoint(network: Network) -> dict[str, bool]:
    """Whether the actor's part of the network falls apart without it (articulation point)."""
    found = structure(network)
    return found.by_id([vertex in found.cutpoint_set for vertex in range(found.n)])


def cutpoints(network: Network) -> list[str]:
    """The articulation points, sorted by id."""
    found = structure(network)
    return sorted(found.ids[vertex] for vertex in found.cutpoints)


def tie_is_bridge(network: Network) -> dict[tuple[str, str], bool]:
    """Whether the two ends lose all connection without this tie, by tied pair."""
    found = structure(network)
    bridges = set(found.graph.bridges())
    return {pair: number in bridges for number, pair in enumerate(network.pairs)}


def actor_in_component(network: Network) -> dict[str, int]:
    """Number of the connected part: 1 for the largest, then by size."""
    found = structure(network)
    return found.by_id([number + 1 for number in found.part_of])


def partners(network: Network, actor: str) -> tuple[str, ...]:
    """The ids of an actor's partners in table order. Raises KeyError for an unknown actor."""
    found = structure(network)
    return tuple(found.ids[vertex] for vertex in sorted(found.graph.neighbors(found.index[actor])))


def distances(network: Network, actor: str) -> dict[str, int | None]:
    """Steps from one actor to every other; None where there is no way."""
    found = structure(network)
    row = found.graph.distances(source=found.index[actor])[0]
    return found.by_id([None if step == float("inf") else int(step) for step in row])


def _leading(graph: Graph, part: list[int], weights: list[float] | None) -> tuple[list[float], float]:
    whole = len(part) == graph.vcount()
    if weights is not None:
        graph = graph.copy()
        graph.es["strength"] = weights
    inside = graph if whole else graph.induced_subgraph(part)
    with seeded(1):  # the solver starts from random numbers; the last digits shall be the same every time
        vector, value = inside.eigenvector_centrality(
            weights=None if weights is None else "strength", return_eigenvalue=True
        )
    return [max(x, 0.0) for x in vector], value


def _strengths(network: Network, found: Structure) -> list[float]:
    strength = strongest(network)
    if not found.graph.is_directed():
        return [strength[pair] for pair in network.pairs]
    pairs = ((found.ids[edge.source], found.ids[edge.target]) for edge in found.graph.es)
    return [strength[(min(pair), max(pair))] for pair in pairs]


def _distances(network: Network, found: Structure) -> list[float]:
    return [1 / strength for strength in _strengths(network, found)]
