"""Networks for tests: the published ones with their reference values, simple shapes, and any small network."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from workbook.network import Actor, Network, Tie

REFERENCE = Path(__file__).parent / "data" / "reference_values.json"
PUBLISHED = ("florentine_marriage", "karate", "kite", "burt_example", "star7", "line7", "circle7")


@cache
def reference(name: str) -> dict[str, Any]:
    """The reference values of a published network."""
    return json.loads(REFERENCE.read_text(encoding="utf-8"))["datasets"][name]


@cache
def published(name: str) -> Network:
    """A published network built from its edge list; Knoke's is directed."""
    values = reference(name)
    actors = values.get("degree") or values["outdegree"]
    return network_of(values["edges"], actors=list(actors), directed=name == "knoke_info")


def network_of(
    pairs: Any, *, actors: Any = None, directed: bool = False, coordinator: str | None = None, **groups: str
) -> Network:
    """A network from pairs of ids; ``groups`` gives sectors by actor id."""
    pairs = [tuple(pair) for pair in pairs]
    ids = list(actors) if actors is not None else sorted({end for pair in pairs for end in pair})
    return Network(
        tuple(Actor(actor, sector=groups.get(actor)) for actor in ids),
        tuple(Tie(a, b, directed=directed) for a, b in pairs),
        coordinator=coordinator,
    )


def complete(n: int) -> Network:
    """Everybody tied to everybody."""
    ids = [f"v{number:02}" for number in range(n)]
    return network_of(combinations(ids, 2), actors=ids)


def empty(n: int) -> Network:
    """Only isolates."""
    return network_of((), actors=[f"v{number:02}" for number in range(n)])


def two_triangles() -> Network:
    """Two equal components."""
    return network_of(["ab", "bc", "ca", "xy", "yz", "zx"])


def to_networkx(network: Network) -> nx.Graph:
    """The same structure for the oracle."""
    graph = nx.Graph()
    graph.add_nodes_from(network.ids)
    graph.add_edges_from(network.pairs)
    return graph


@st.composite
def networks(draw: st.DrawFn, min_actors: int = 0, max_actors: int = 12) -> Network:
    """Any network: size, ties (some recorded twice, in both orders, with strengths), sometimes sectors."""
    n = draw(st.integers(min_actors, max_actors))
    ids = [f"v{number:02}" for number in range(n)]
    possible = list(combinations(ids, 2))
    pairs = draw(st.lists(st.sampled_from(possible), max_size=3 * n)) if possible else []
    strength = st.sampled_from([None, 1.0, 2.0, 3.0])
    ties = [Tie(*(pair if draw(st.booleans()) else pair[::-1]), strength=draw(strength)) for pair in pairs]
    sectors = st.sampled_from(["schule", "wirtschaft", "kammer"])
    return Network(tuple(Actor(actor, sector=draw(sectors)) for actor in ids), tuple(ties))
