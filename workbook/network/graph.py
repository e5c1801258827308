"""The door to igraph: a network's structure, built once per network and kept as long as the network lives.

Everything here counts a tied pair once, whatever was recorded about it (type, strength, wave, twice).
Undefined values are None, never 0.
"""

from __future__ import annotations

import random
import weakref
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

import igraph
from igraph import Graph

from workbook.network.model import Network
from workbook.network.ties import arcs

Value = TypeVar("Value")


class Structure:
    """The plain structure of a network: who is tied to whom. Vertex i is actor ``ids[i]``.

    Figures that several measures share are computed once. They are lists in vertex order.
    """

    def __init__(self, ids: Sequence[Any], graph: Graph) -> None:
        self.ids = ids
        self.graph = graph
        self.n: int = graph.vcount()
        self.m: int = graph.ecount()
        self.shared: dict[Hashable, Any] = {}  # figures of other modules that are asked for again and again

    @cached_property
    def degrees(self) -> list[int]:
        """Number of partners; in a directed structure in plus out."""
        return list(self.graph.degree())

    @cached_property
    def betweenness(self) -> list[float] | None:
        """Betweenness, normalised to 0–1 by (n−1)(n−2)/2, or (n−1)(n−2) where directed; None for n < 3."""
        if self.n < 3:
            return None
        possible = (self.n - 1) * (self.n - 2) / (1 if self.graph.is_directed() else 2)
        return [raw / possible for raw in self.graph.betweenness()]

    @cached_property
    def harmonic(self) -> list[float] | None:
        """Mean of 1/distance to all others (unreachable counts 0); None for n < 2."""
        return None if self.n < 2 else self.graph.harmonic_centrality()

    @cached_property
    def clustering(self) -> list[float]:
        """Share of tied pairs among the partners of each; 0 with fewer than two partners."""
        return list(self.graph.transitivity_local_undirected(mode="zero"))

    @cached_property
    def components(self) -> list[list[int]]:
        """The components as lists of vertices, the largest first, then in vertex order."""
        return sorted(self.graph.connected_components(mode="weak"), key=lambda part: (-len(part), part[0]))

    @cached_property
    def cutpoints(self) -> list[int]:
        """Vertices without which their component falls apart."""
        return sorted(self.graph.articulation_points())

    @cached_property
    def cutpoint_set(self) -> frozenset[int]:
        """The cutpoints, for looking up."""
        return frozenset(self.cutpoints)

    @cached_property
    def part_of(self) -> list[int]:
        """Number of the component of each vertex, 0 for the largest."""
        place = [0] * self.n
        for number, part in enumerate(self.components):
            for vertex in part:
                place[vertex] = number
        return place

    @cached_property
    def connected_pairs(self) -> int:
        """Ordered pairs that can reach each other: Σ s(s−1) over component sizes."""
        return sum(len(part) * (len(part) - 1) for part in self.components)

    @cached_property
    def index(self) -> dict[str, int]:
        """Vertex by actor id."""
        return {actor: vertex for vertex, actor in enumerate(self.ids)}

    def by_id(self, values: Iterable[Value]) -> dict[str, Value]:
        """Values in vertex order, keyed by actor id."""
        return dict(zip(self.ids, values, strict=True))


_igraph_random = Lock()
_kept: dict[tuple[int, bool], Structure] = {}


def structure(network: Network) -> Structure:
    """The undirected structure of a network."""
    return _keep(network, directed=False)


def directed_structure(network: Network) -> Structure:
    """The directed structure: a tie without direction counts in both directions."""
    return _keep(network, directed=True)


def _keep(network: Network, *, directed: bool) -> Structure:
    # Kept beside the network, not in it: the value stays comparable, small to pickle, and free of igraph.
    key = (id(network), directed)
    kept = _kept.get(key)
    if kept is None:
        kept = _kept[key] = _built(network, directed=directed)
        weakref.finalize(network, _kept.pop, key, None).atexit = False
    return kept


def _built(network: Network, *, directed: bool) -> Structure:
    vertex = {actor: number for number, actor in enumerate(network.ids)}
    pairs = arcs(network) if directed else network.pairs
    edges = [(vertex[source], vertex[target]) for source, target in pairs]
    return Structure(network.ids, Graph(n=len(vertex), edges=edges, directed=directed))


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """igraph's random numbers from a seed; its generator is one for the whole process, hence the lock."""
    with _igraph_random:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)


def defined(value: float) -> float | None:
    """igraph's NaN as None."""
    return None if value != value else value  # noqa: PLR0124  NaN is the one value unlike itself
