"""All measures of a network after one edit: ours against igraph called directly, and against networkx.

    python -m benchmarks.measures --json
    python -m benchmarks.measures --actors 500 --ties 1500 --rounds 9

Every side starts from the same actors and ties, builds its own graph and computes the same figures; nothing is kept
from one run to the next. The runs are interleaved in one process, so a busy machine slows all sides alike; medians.
``igraph_ratio`` = ours ÷ igraph called directly, ``networkx_ratio`` = networkx ÷ ours. That the three agree is checked
before anything is timed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import igraph
import networkx as nx

import workbook.network as net
from workbook.network import Actor, Network, Tie

TOLERANCE = 1e-6
NETWORKX_ROUNDS = 3


@dataclass(frozen=True)
class Figures:
    """What each side computes: figures of the whole, and columns of actor values in actor order."""

    whole: dict[str, float]
    actor: dict[str, list[float]]
    marks: dict[str, set[object]]


def example(actors: int, ties: int, seed: int = 2036) -> Network:
    """A connected random network in which partners of partners are often tied, as in real networks."""
    rng = random.Random(seed)
    ids = [f"A{number:04}" for number in range(actors)]
    partners: list[set[int]] = [set() for _ in ids]

    def tie(a: int, b: int) -> None:
        partners[a].add(b)
        partners[b].add(a)

    for number in range(1, actors):
        tie(number, rng.randrange(number))
    count = actors - 1
    while count < ties:
        a = rng.randrange(actors)
        near = rng.choice(sorted(partners[rng.choice(sorted(partners[a]))]))
        b = near if rng.random() < 0.5 else rng.randrange(actors)
        if a != b and b not in partners[a]:
            tie(a, b)
            count += 1
    pairs = [(a, b) for a in range(actors) for b in partners[a] if a < b]
    return Network(tuple(map(Actor, ids)), tuple(Tie(ids[a], ids[b]) for a, b in pairs))


def ours(network: Network) -> Figures:
    """The measures of workbook.network."""
    network = replace(network)  # a new network: nothing is kept from the last run
    return Figures(
        whole={
            "density": net.net_by_density(network),
            "components": net.net_by_components(network),
            "transitivity": net.net_by_transitivity(network),
            "degree_centralization": net.net_by_degree_centralization(network),
            "betweenness_centralization": net.net_by_betweenness_centralization(network),
            "global_efficiency": net.net_by_global_efficiency(network),
        },
        actor={
            "degree": list(net.actor_by_degree(network).values()),
            "betweenness": list(net.actor_by_betweenness(network).values()),
            "harmonic_closeness": list(net.actor_by_harmonic(network).values()),
            "eigenvector": list(net.actor_by_eigenvector(network).values()),
            "constraint": list(net.actor_by_constraint(network).values()),
            "effective_size": list(net.actor_by_effective_size(network).values()),
            "coreness": list(net.actor_by_coreness(network).values()),
        },
        marks={
            "articulation_points": set(net.cutpoints(network)),
            "bridges": {frozenset(pair) for pair, is_bridge in net.tie_is_bridge(network).items() if is_bridge},
        },
    )


def plain_igraph(network: Network) -> Figures:
    """The same figures, written against igraph as directly as one can."""
    place = {actor: number for number, actor in enumerate(network.ids)}
    graph = igraph.Graph(len(place), [(place[tie.source], place[tie.target]) for tie in network.ties])
    n, m = graph.vcount(), graph.ecount()
    degree, harmonic = graph.degree(), graph.harmonic_centrality()
    betweenness = [value / ((n - 1) * (n - 2) / 2) for value in graph.betweenness()]
    clustering = graph.transitivity_local_undirected(mode="zero")
    eigenvector = graph.eigenvector_centrality()
    length = sum(x * x for x in eigenvector) ** 0.5
    return Figures(
        whole={
            "density": 2 * m / (n * (n - 1)),
            "components": len(graph.connected_components()),
            "transitivity": graph.transitivity_undirected(),
            "degree_centralization": (n * max(degree) - sum(degree)) / ((n - 1) * (n - 2)),
            "betweenness_centralization": (n * max(betweenness) - sum(betweenness)) / (n - 1),
            "global_efficiency": sum(harmonic) / n,
        },
        actor={
            "degree": degree,
            "betweenness": betweenness,
            "harmonic_closeness": harmonic,
            "eigenvector": [x / length for x in eigenvector],
            "constraint": graph.constraint(),
            "effective_size": [k - (k - 1) * c for k, c in zip(degree, clustering, strict=True)],
            "coreness": graph.coreness(),
        },
        marks={
            "articulation_points": {network.ids[vertex] for vertex in graph.articulation_points()},
            "bridges": {frozenset(network.ids[end] for end in graph.es[tie].tuple) for tie in graph.bridges()},
        },
    )


def plain_networkx(network: Network) -> Figures:
    """The same figures from networkx."""
    graph = nx.Graph()
    graph.add_nodes_from(network.ids)
    graph.add_edges_from((tie.source, tie.target) for tie in network.ties)
    n = len(graph)
    degree, betweenness = dict(graph.degree), nx.betweenness_centrality(graph)
    actor = {
        "degree": degree,
        "betweenness": betweenness,
        "harmonic_closeness": {a: total / (n - 1) for a, total in nx.harmonic_centrality(graph).items()},
        "eigenvector": nx.eigenvector_centrality_numpy(graph),
        "constraint": nx.constraint(graph),
        "effective_size": nx.effective_size(graph),
        "coreness": nx.core_number(graph),
    }
    return Figures(
        whole={
            "density": nx.density(graph),
            "components": nx.number_connected_components(graph),
            "transitivity": nx.transitivity(graph),
            "degree_centralization": (n * max(degree.values()) - sum(degree.values())) / ((n - 1) * (n - 2)),
            "betweenness_centralization": (n * max(betweenness.values()) - sum(betweenness.values())) / (n - 1),
            "global_efficiency": nx.global_efficiency(graph),
        },
        actor={name: [values[a] for a in network.ids] for name, values in actor.items()},
        marks={
            "articulation_points": set(nx.articulation_points(graph)),
            "bridges": {frozenset(pair) for pair in nx.bridges(graph)},
        },
    )


def differences(one: Figures, other: Figures) -> list[str]:
    """The names of the figures in which two sides disagree."""
    found = [name for name, value in one.whole.items() if not math.isclose(value, other.whole[name], abs_tol=TOLERANCE)]
    for name, values in one.actor.items():
        theirs = other.actor[name]
        if any(not math.isclose(a, b, abs_tol=TOLERANCE) for a, b in zip(values, theirs, strict=True)):
            found.append(name)
    return found + [name for name, marked in one.marks.items() if marked != other.marks[name]]


def seconds(side: Callable[[Network], Figures], network: Network) -> float:
    """What one run takes."""
    begin = time.perf_counter()
    side(network)
    return time.perf_counter() - begin


def compare(actors: int, ties: int, rounds: int) -> dict[str, float]:
    """Medians of interleaved runs, and their ratios. Raises AssertionError where the sides disagree."""
    network = example(actors, ties)
    for peer in (plain_igraph, plain_networkx):
        unequal = differences(ours(network), peer(network))
        assert not unequal, f"{peer.__name__} disagrees in {', '.join(unequal)}"
    took: dict[str, list[float]] = {"ours": [], "igraph": [], "networkx": []}
    for round_ in range(rounds):
        # the order alternates, so that neither side always runs in the other's warm cache
        order = [("ours", ours), ("igraph", plain_igraph)]
        for name, side in order if round_ % 2 else reversed(order):
            took[name].append(seconds(side, network))
        if round_ < NETWORKX_ROUNDS:
            took["networkx"].append(seconds(plain_networkx, network))
    middle = {name: median(times) for name, times in took.items()}
    return {
        "actors": actors,
        "ties": ties,
        "ours_ms": 1000 * middle["ours"],
        "igraph_ms": 1000 * middle["igraph"],
        "networkx_ms": 1000 * middle["networkx"],
        "igraph_ratio": middle["ours"] / middle["igraph"],
        "networkx_ratio": middle["networkx"] / middle["ours"],
    }


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--actors", type=int, default=500)
    parser.add_argument("--ties", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    result = compare(chosen.actors, chosen.ties, chosen.rounds)
    if chosen.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:>15} {value:10.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
