"""On any network our measures equal networkx, which computes them another way."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

import workbook.network as net
from tests.networks import networks, to_networkx
from workbook.network import Network


@given(networks(min_actors=2))
def test_whole_network_figures(network: Network) -> None:
    oracle = to_networkx(network)
    assert net.net_by_density(network) == pytest.approx(nx.density(oracle))
    assert net.net_by_components(network) == nx.number_connected_components(oracle)
    assert net.net_by_global_efficiency(network) == pytest.approx(nx.global_efficiency(oracle))
    assert net.net_by_clustering(network) == pytest.approx(nx.average_clustering(oracle))
    assert net.cutpoints(network) == sorted(nx.articulation_points(oracle))
    bridges = {pair for pair, is_bridge in net.tie_is_bridge(network).items() if is_bridge}
    assert bridges == {tuple(sorted(edge)) for edge in nx.bridges(oracle)}


@given(networks())
def test_transitivity_or_none_without_connected_triples(network: Network) -> None:
    oracle = to_networkx(network)
    triples = any(degree > 1 for _, degree in oracle.degree)
    assert net.net_by_transitivity(network) == (pytest.approx(nx.transitivity(oracle)) if triples else None)


@given(networks(min_actors=3))
def test_actor_measures(network: Network) -> None:
    oracle = to_networkx(network)
    assert net.actor_by_degree(network) == dict(oracle.degree)
    assert net.actor_by_betweenness(network) == pytest.approx(nx.betweenness_centrality(oracle))
    harmonic = {actor: total / (len(network) - 1) for actor, total in nx.harmonic_centrality(oracle).items()}
    assert net.actor_by_harmonic(network) == pytest.approx(harmonic)
    assert net.actor_by_coreness(network) == nx.core_number(oracle)


@given(networks())
def test_structural_holes_with_none_for_isolates(network: Network) -> None:
    if not network.pairs:  # networkx refuses a network without ties
        assert set(net.actor_by_constraint(network).values()) <= {None}
        return
    oracle = to_networkx(network)
    for ours, theirs in (
        (net.actor_by_constraint(network), nx.constraint(oracle)),
        (net.actor_by_effective_size(network), nx.effective_size(oracle)),
    ):
        for actor in network.ids:
            assert ours[actor] == (pytest.approx(theirs[actor]) if oracle.degree[actor] else None)


@given(networks())
def test_open_pairs_are_the_partner_pairs_without_a_tie(network: Network) -> None:
    oracle = to_networkx(network)
    counts = net.actor_by_open_pairs(network)
    for actor in network.ids:
        around = list(oracle[actor])
        expected = {frozenset((a, b)) for a in around for b in around if a < b and not oracle.has_edge(a, b)}
        assert {frozenset(pair) for pair in net.open_pairs(network, actor)} == expected
        assert counts[actor] == len(expected)


@given(networks())
def test_the_eigenvector_solves_its_equation_inside_the_largest_component_only(network: Network) -> None:
    values = net.actor_by_eigenvector(network)
    if not network.pairs:
        assert set(values.values()) <= {None}
        return
    oracle = to_networkx(network)
    x = np.array([values[actor] for actor in network.ids])
    matrix = nx.to_numpy_array(oracle, nodelist=network.ids)
    assert np.linalg.norm(x) == pytest.approx(1)
    assert (x >= 0).all()
    largest = max(len(part) for part in nx.connected_components(oracle))
    eigenvalues = [
        np.linalg.eigvalsh(nx.to_numpy_array(oracle.subgraph(part))).max()
        for part in nx.connected_components(oracle)
        if len(part) == largest
    ]
    assert np.allclose(matrix @ x, max(eigenvalues) * x, atol=1e-7)
    for part in nx.connected_components(oracle):
        if len(part) < largest:
            assert all(values[actor] == 0 for actor in part)


@given(networks())
def test_modularity_of_sectors(network: Network) -> None:
    groups = net.groups_by(network, "sector")
    value = net.net_by_modularity(network, groups)
    if not network.pairs:
        assert value is None
        return
    sets = [{a for a in network.ids if groups[a] == group} for group in set(groups.values())]
    assert value == pytest.approx(nx.community.modularity(to_networkx(network), sets))


@given(networks(min_actors=2, max_actors=8))
def test_path_measures_by_strength_read_strength_as_nearness(network: Network) -> None:
    oracle = to_networkx(network)
    strength: dict[tuple[str, str], float] = {}
    for tie in network.ties:
        strength[tie.pair] = max(strength.get(tie.pair, 0), tie.strength or 1.0)
    # whole numbers: networkx compares path lengths exactly, and three thirds are not one in floating point
    nx.set_edge_attributes(oracle, {pair: round(6 / value) for pair, value in strength.items()}, "distance")
    harmonic = nx.harmonic_centrality(oracle, distance="distance")
    expected = {actor: 6 * total / (len(network) - 1) for actor, total in harmonic.items()}
    assert net.actor_by_harmonic(network, by_strength=True) == pytest.approx(expected)
    if len(network) > 2:
        between = nx.betweenness_centrality(oracle, weight="distance")
        assert net.actor_by_betweenness(network, by_strength=True) == pytest.approx(between)


@given(networks(min_actors=3, max_actors=9))
@settings(max_examples=50)
def test_removing_an_actor_equals_removing_it_from_the_network(network: Network) -> None:
    for actor, removal in net.actor_x_removal(network).items():
        rest = network.without(actor)
        assert removal.components == net.net_by_components(rest)
        assert removal.fragmentation == pytest.approx(net.net_by_fragmentation(rest))
        assert removal.distance_fragmentation == pytest.approx(net.net_by_distance_fragmentation(rest))
        change = net.net_by_fragmentation(rest) - net.net_by_fragmentation(network)
        assert removal.fragmentation_change == pytest.approx(change)


@given(networks())
def test_the_removal_curve_is_the_largest_part_step_by_step(network: Network) -> None:
    curve = net.removal_curve(network)
    assert len(curve) == len(network) + 1
    assert list(curve) == sorted(curve, reverse=True)
    rest = network
    for gone, size in enumerate(curve):
        assert size == net.net_by_largest_component(rest)
        if gone < len(network):
            rest = rest.without(net.busiest_first(network)[gone])
