"""Measures of the network as a whole. Formulas and denominators: course material 2.1.

Every function returns None where the measure is undefined (too few actors, no tie, no connected triple).
"""

from __future__ import annotations

from workbook.network.graph import Structure, defined, directed_structure, structure
from workbook.network.model import Network
from workbook.network.ties import arcs, strongest


def net_by_density(network: Network, *, directed: bool = False) -> float | None:
    """Ties over possible ties, 0–1: 2m/(n(n−1)); directed m/(n(n−1)).

    Pairs answered "weiß nicht" are missing: they count neither as tied nor as possible.
    """
    n = len(network)
    possible = n * (n - 1) // 2 - net_by_unknown_pairs(network)
    if directed:
        return len(arcs(network)) / (2 * possible) if possible else None
    return len(network.pairs) / possible if possible else None


def net_by_unknown_pairs(network: Network) -> int:
    """Number of pairs answered "weiß nicht" for which no tie is recorded."""
    tied = set(network.pairs)
    return len({(min(pair), max(pair)) for pair in network.unknown if pair[0] != pair[1]} - tied)


def net_by_mean_strength(network: Network) -> float | None:
    """Mean strength over possible ties ("weighted density"); unlike density it is not limited to 0–1."""
    n = len(network)
    possible = n * (n - 1) // 2 - net_by_unknown_pairs(network)
    return sum(strongest(network).values()) / possible if possible else None


def net_by_ties(network: Network) -> int:
    """Number of tied pairs."""
    return len(network.pairs)


def net_by_mean_degree(network: Network) -> float | None:
    """Mean number of partners, 2m/n."""
    return mean_degree(structure(network))


def net_by_components(network: Network) -> int:
    """Number of connected parts; an actor without ties is a part of its own."""
    return len(structure(network).components)


def net_by_largest_component(network: Network) -> int:
    """Number of actors in the largest connected part."""
    return largest_component(structure(network))


def net_by_isolates(network: Network) -> int:
    """Number of actors without any tie."""
    return structure(network).degrees.count(0)


def net_by_connectedness(network: Network) -> float | None:
    """Share of pairs that can reach each other, 0–1 (Krackhardt 1994): Σ s(s−1) / (n(n−1))."""
    return connectedness(structure(network))


def net_by_fragmentation(network: Network) -> float | None:
    """Share of pairs that cannot reach each other, F = 1 − connectedness (Borgatti 2006)."""
    reached = net_by_connectedness(network)
    return None if reached is None else 1 - reached


def net_by_global_efficiency(network: Network) -> float | None:
    """Mean of 1/distance over all pairs, 0–1 (Latora & Marchiori 2001)."""
    return global_efficiency(structure(network))


def net_by_distance_fragmentation(network: Network) -> float | None:
    """Distance-weighted fragmentation, DF = 1 − global efficiency (Borgatti 2006)."""
    efficiency = net_by_global_efficiency(network)
    return None if efficiency is None else 1 - efficiency


def net_by_sparseness(network: Network, *, directed: bool = False) -> float | None:
    """Krackhardt's efficiency (1994): 1 − ties in excess of a tree over the most such ties, within components.

    ``directed`` counts every direction as a tie of its own, as R's sna does even for an undirected network.
    """
    found = structure(network)
    sizes = [len(part) for part in found.components]
    needed = sum(s - 1 for s in sizes)
    if directed:
        ties, most = len(arcs(network)), sum((s - 1) ** 2 for s in sizes)
    else:
        ties, most = found.m, sum((s - 1) * (s - 2) // 2 for s in sizes)
    return 1 - (ties - needed) / most if most else None


def net_by_path_length(network: Network) -> float | None:
    """Mean distance over the pairs that can reach each other, in steps."""
    return path_length(structure(network))


def net_by_diameter(network: Network) -> int | None:
    """Largest distance between two actors that can reach each other, in steps."""
    found = structure(network)
    return int(found.graph.diameter(unconn=True)) if found.m else None


def net_by_transitivity(network: Network) -> float | None:
    """3 × triangles over connected triples, 0–1."""
    return transitivity(structure(network))


def net_by_clustering(network: Network) -> float | None:
    """Mean over actors of the share of tied pairs among their partners (fewer than two partners: 0)."""
    found = structure(network)
    return sum(found.clustering) / found.n if found.n else None


def net_by_assortativity(network: Network) -> float | None:
    """Correlation of the degrees at the two ends of ties, −1 … 1 (Newman 2002)."""
    found = structure(network)
    return defined(found.graph.assortativity_degree(directed=False)) if found.m else None


def net_by_reciprocity_ties(network: Network) -> float | None:
    """Share of directed ties that are returned (edge-wise): 2M/(2M + A). Ties without direction do not count."""
    mutual, single = _dyads(network)
    return 2 * mutual / (2 * mutual + single) if mutual + single else None


def net_by_reciprocity_pairs(network: Network) -> float | None:
    """Share of pairs with a directed tie that are mutual (dyad-wise): M/(M + A)."""
    mutual, single = _dyads(network)
    return mutual / (mutual + single) if mutual + single else None


def net_x_dyads(network: Network) -> dict[str, int]:
    """Pairs by kind, read as directed: mutual, asymmetric, null."""
    mutual, asymmetric, null = directed_structure(network).graph.dyad_census()
    return {"mutual": mutual, "asymmetric": asymmetric, "null": null}


TRIADS = (
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U",
    "030T", "030C", "201", "120D", "120U", "120C", "210", "300",
)  # fmt: skip


def net_x_triads(network: Network) -> dict[str, int]:
    """Triads by the sixteen kinds of Holland & Leinhardt (1976), read as directed."""
    census = directed_structure(network).graph.triad_census()
    return {kind: int(getattr(census, f"t{kind}") or 0) for kind in TRIADS}


def _dyads(network: Network) -> tuple[int, int]:
    directed = {(tie.source, tie.target) for tie in network.ties if tie.directed}
    returned = sum((target, source) in directed for source, target in directed)
    return returned // 2, len(directed) - returned


def mean_degree(found: Structure) -> float | None:
    """See :func:`net_by_mean_degree`."""
    return 2 * found.m / found.n if found.n else None


def largest_component(found: Structure) -> int:
    """See :func:`net_by_largest_component`."""
    return len(found.components[0]) if found.n else 0


def connectedness(found: Structure) -> float | None:
    """See :func:`net_by_connectedness`."""
    return found.connected_pairs / (found.n * (found.n - 1)) if found.n > 1 else None


def global_efficiency(found: Structure) -> float | None:
    """See :func:`net_by_global_efficiency`: the mean of the harmonic closenesses."""
    return None if found.harmonic is None else sum(found.harmonic) / found.n


def path_length(found: Structure) -> float | None:
    """See :func:`net_by_path_length`."""
    return defined(found.graph.average_path_length(unconn=True)) if found.m else None


def transitivity(found: Structure) -> float | None:
    """See :func:`net_by_transitivity`."""
    return defined(found.graph.transitivity_undirected(mode="nan")) if found.n else None
