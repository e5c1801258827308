"""What the network loses with an actor (Borgatti 2006), and how it shrinks when the busiest leave. Formulas: 2.7."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbook.network.graph import Structure, structure
from workbook.network.model import Network
from workbook.network.whole import connectedness, global_efficiency


class Removal(NamedTuple):
    """The network after one actor left, and the change against before. Undefined is None.

    ``fragmentation`` F: share of pairs without connection. ``distance_fragmentation`` DF: 1 − mean of 1/distance.
    """

    components: int
    fragmentation: float | None
    fragmentation_change: float | None
    distance_fragmentation: float | None
    distance_fragmentation_change: float | None


def actor_x_removal(network: Network) -> dict[str, Removal]:
    """What is left when each actor in turn leaves; one distance computation per actor that lies between others."""
    before = structure(network)
    f_before, df_before = _complement(connectedness(before)), _complement(global_efficiency(before))
    removals = []
    for vertex in range(before.n):
        parts, f = _parts_without(before, vertex)
        df = _complement(_efficiency_without(before, vertex))
        removals.append(Removal(parts, f, _change(f, f_before), df, _change(df, df_before)))
    return before.by_id(removals)


def actor_by_fragmentation_change(network: Network) -> dict[str, float | None]:
    """ΔF = F without the actor − F: how many more pairs lose connection; None for fewer than three actors."""
    before = structure(network)
    f_before = _complement(connectedness(before))
    return before.by_id([_change(_parts_without(before, vertex)[1], f_before) for vertex in range(before.n)])


def actor_by_distance_fragmentation_change(network: Network) -> dict[str, float | None]:
    """ΔDF = DF without the actor − DF: how much longer the ways get; None for fewer than three actors."""
    return {actor: removal.distance_fragmentation_change for actor, removal in actor_x_removal(network).items()}


def busiest_first(network: Network) -> tuple[str, ...]:
    """The actors by number of partners, most first; equal ones in order of id."""
    found = structure(network)
    degree = dict(zip(found.ids, found.degrees, strict=True))
    return tuple(sorted(found.ids, key=lambda actor: (-degree[actor], actor)))


def removal_curve(network: Network, order: Sequence[str] | None = None) -> tuple[int, ...]:
    """Actors in the largest connected part after the first 0, 1, 2 … of ``order`` left (default: busiest first).

    Computed backwards, adding actors to connected parts (union-find): all steps cost as much as one.
    """
    found = structure(network)
    leaving = [found.index[actor] for actor in (busiest_first(network) if order is None else order)]
    parent = list(range(found.n))
    size = [1] * found.n
    present = [True] * found.n
    for vertex in leaving:
        present[vertex] = False
    largest = 0

    def root(vertex: int) -> int:
        while parent[vertex] != vertex:
            parent[vertex] = parent[parent[vertex]]
            vertex = parent[vertex]
        return vertex

    def join(vertex: int) -> int:
        for neighbour in neighbours[vertex]:
            if present[neighbour]:
                small, large = sorted((root(vertex), root(neighbour)), key=size.__getitem__)
                if small != large:
                    parent[small] = large
                    size[large] += size[small]
        return size[root(vertex)]

    neighbours = found.graph.get_adjlist()
    for vertex in range(found.n):
        if present[vertex]:
            largest = max(largest, join(vertex))
    curve = [largest]
    for vertex in reversed(leaving):
        present[vertex] = True
        largest = max(largest, join(vertex))
        curve.append(largest)
    return tuple(reversed(curve))


def _parts_without(before: Structure, vertex: int) -> tuple[int, float | None]:
    """Number of connected parts and fragmentation without one actor."""
    if vertex in before.cutpoint_set:
        after = _rest(before, vertex)
        return len(after.components), _complement(connectedness(after))
    # anybody else leaves the own part smaller by one and whole
    n, size = before.n - 1, len(before.components[before.part_of[vertex]])
    pairs = before.connected_pairs - size * (size - 1) + (size - 1) * (size - 2)
    return len(before.components) - (size == 1), 1 - pairs / (n * (n - 1)) if n > 1 else None


def _efficiency_without(before: Structure, vertex: int) -> float | None:
    if before.n < 3 or before.harmonic is None or before.betweenness is None:
        return None
    if before.betweenness[vertex] > 0:
        return global_efficiency(_rest(before, vertex))
    # on nobody's shortest path: only the actor's own pairs go
    rest = (sum(before.harmonic) - 2 * before.harmonic[vertex]) * (before.n - 1)
    return rest / ((before.n - 1) * (before.n - 2))


def _rest(found: Structure, vertex: int) -> Structure:
    graph = found.graph.copy()
    graph.delete_vertices(vertex)
    return Structure(range(graph.vcount()), graph)


def _complement(share: float | None) -> float | None:
    return None if share is None else 1 - share


def _change(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None else after - before
