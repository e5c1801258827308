"""Our measures give what R's sna and igraph give, on networks that ship with these packages and on drawn ones.

The values come from ``tests/data/r_reference_values.R``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import workbook.network as net
from workbook.network import Actor, Network, Tie

FILE = Path(__file__).parents[2] / "data" / "r_reference_values.json"
NETWORKS: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["networks"]
DIRECTED = [name for name, values in NETWORKS.items() if values["directed"]]

WHOLE: dict[str, Callable[[Network], float | None]] = {
    "density": net.net_by_density,
    "components": net.net_by_components,
    "connectedness": net.net_by_connectedness,
    "transitivity": net.net_by_transitivity,
    "clustering": net.net_by_clustering,
    "path_length": net.net_by_path_length,
    "diameter": net.net_by_diameter,
    "global_efficiency": net.net_by_global_efficiency,
    "assortativity": net.net_by_assortativity,
    "sparseness_of_arcs": lambda network: net.net_by_sparseness(network, directed=True),
    "degree_centralization": net.net_by_degree_centralization,
    "betweenness_centralization": net.net_by_betweenness_centralization,
    "closeness_centralization": net.net_by_closeness_centralization,
    "ei_index": lambda network: net.net_by_ei_index(network, net.groups_by(network, "sector")),
    "modularity": lambda network: net.net_by_modularity(network, net.groups_by(network, "sector")),
    "mean_strength": net.net_by_mean_strength,
}
WHOLE_DIRECTED: dict[str, Callable[[Network], float | None]] = {
    "density_of_arcs": lambda network: net.net_by_density(network, directed=True),
    "indegree_centralization": net.net_by_indegree_centralization,
    "outdegree_centralization": net.net_by_outdegree_centralization,
    "betweenness_centralization_of_arcs": lambda n: net.net_by_betweenness_centralization(n, directed=True),
    "reciprocity_ties": net.net_by_reciprocity_ties,
    "reciprocity_pairs": net.net_by_reciprocity_pairs,
}
ACTOR: dict[str, Callable[[Network], dict[str, Any]]] = {
    "betweenness": lambda network: raw(network, net.actor_by_betweenness(network)),
    "betweenness_by_strength": lambda n: raw(n, net.actor_by_betweenness(n, by_strength=True)),
    "harmonic": net.actor_by_harmonic,
    "harmonic_by_strength": lambda network: net.actor_by_harmonic(network, by_strength=True),
    "constraint": net.actor_by_constraint,
    "effective_size": net.actor_by_effective_size,
    "coreness": net.actor_by_coreness,
    "fragmentation_change": net.actor_by_fragmentation_change,
    "distance_fragmentation_change": net.actor_by_distance_fragmentation_change,
}
ROLES = ("coordinator", "consultant", "representative", "gatekeeper", "liaison", "total")


@cache
def network(name: str) -> Network:
    values = NETWORKS[name]
    ids = [actor(number) for number in range(1, values["n"] + 1)]
    ends = zip(values["edges"], values["strength"], strict=True)
    return Network(
        tuple(Actor(id_, sector=str(group)) for id_, group in zip(ids, values["group"], strict=True)),
        tuple(Tie(actor(a), actor(b), strength=float(s), directed=values["directed"]) for (a, b), s in ends),
    )


def actor(number: int) -> str:
    return f"v{number:03}"


def raw(network: Network, shares: dict[str, Any]) -> dict[str, float]:
    """Betweenness as R counts it: paths, not their share of the possible ones."""
    n = len(network)
    return {actor: share * (n - 1) * (n - 2) / 2 for actor, share in shares.items()}


def like(expected: Sequence[float | None]) -> list[Any]:
    return [None if value is None else pytest.approx(value, abs=1e-9) for value in expected]


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("figure", WHOLE)
def test_a_figure_of_the_whole_is_that_of_r(name: str, figure: str) -> None:
    assert [WHOLE[figure](network(name))] == like([NETWORKS[name]["whole"][figure]])


@pytest.mark.parametrize("name", DIRECTED)
@pytest.mark.parametrize("figure", WHOLE_DIRECTED)
def test_a_figure_of_directed_ties_is_that_of_r(name: str, figure: str) -> None:
    assert WHOLE_DIRECTED[figure](network(name)) == pytest.approx(NETWORKS[name]["whole"][figure], abs=1e-9)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("measure", ACTOR)
def test_a_measure_of_the_actors_is_that_of_r(name: str, measure: str) -> None:
    assert list(ACTOR[measure](network(name)).values()) == like(NETWORKS[name]["actor"][measure])


@pytest.mark.parametrize("name", DIRECTED)
def test_betweenness_on_directed_paths_is_that_of_r(name: str) -> None:
    shares = net.actor_by_betweenness(network(name), directed=True).values()
    n = len(network(name))
    found = [share * (n - 1) * (n - 2) for share in shares if share is not None]
    assert found == like(NETWORKS[name]["actor"]["betweenness_of_arcs"])


@pytest.mark.parametrize("name", NETWORKS)
def test_cutpoints_and_bridges_are_those_of_r(name: str) -> None:
    values = NETWORKS[name]
    assert net.cutpoints(network(name)) == [actor(number) for number in values["cutpoints"]]
    bridges = {pair for pair, is_bridge in net.tie_is_bridge(network(name)).items() if is_bridge}
    assert bridges == {(actor(min(ends)), actor(max(ends))) for ends in values["bridges"]}


@pytest.mark.parametrize("name", DIRECTED)
def test_the_census_of_pairs_and_of_triads_is_that_of_r(name: str) -> None:
    assert list(net.net_x_dyads(network(name)).values()) == NETWORKS[name]["dyads"]
    assert list(net.net_x_triads(network(name)).values()) == NETWORKS[name]["triads"]


@pytest.mark.parametrize("name", NETWORKS)
def test_brokerage_roles_and_how_unusual_they_are_come_out_as_in_r(name: str) -> None:
    given = network(name)
    groups = net.groups_by(given, "sector")
    counts = net.actor_x_brokerage(given, groups, directed=True)
    expected = net.actor_x_brokerage_expected(given, groups, directed=True)
    for number, (found, unusual) in enumerate(
        zip(NETWORKS[name]["brokerage"], NETWORKS[name]["brokerage_z"], strict=True), 1
    ):
        assert [counts[actor(number)][role] for role in ROLES] == found
        assert [expected[actor(number)][role].z for role in ROLES] == like(unusual)


@pytest.mark.parametrize("name", [name for name in NETWORKS if name not in DIRECTED])
def test_without_direction_each_pair_is_counted_once_where_r_counts_it_twice(name: str) -> None:
    given = network(name)
    counts = net.actor_x_brokerage(given, net.groups_by(given, "sector"))
    for number, (coordinator, consultant, representative, gatekeeper, liaison, total) in enumerate(
        NETWORKS[name]["brokerage"], 1
    ):
        assert representative == gatekeeper
        assert list(counts[actor(number)].values()) == [
            coordinator // 2,
            consultant // 2,
            gatekeeper,
            liaison // 2,
            total // 2,
        ]
