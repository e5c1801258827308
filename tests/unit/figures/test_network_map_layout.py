"""Where actors stand on a map: reproducible, apart from each other, on the sheet, and still after an edit."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from math import dist

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from tests.networks import complete, empty, networks, two_triangles
from workbook.figures.network_map import KINDS, layout
from workbook.figures.network_map.distances import parts, steps
from workbook.figures.network_map.layout import neighbours
from workbook.figures.network_map.stress import stress_layout
from workbook.network import Actor, Network, Tie, wiesenmark, wiesenmark_both_waves

EDGE_CASES = {
    "nobody": empty(0),
    "one actor": empty(1),
    "only isolates": empty(9),
    "one pair": complete(2),
    "everybody with everybody": complete(8),
    "two equal parts": two_triangles(),
}


def chain(n: int) -> Network:
    ids = [f"a{number:03}" for number in range(n)]
    return Network(tuple(Actor(id_) for id_ in ids), tuple(Tie(a, b) for a, b in pairwise(ids)))


def nearest(positions: dict[str, tuple[float, float]]) -> float:
    return min((dist(a, b) for a, b in combinations(positions.values(), 2)), default=99.0)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("network", EDGE_CASES.values(), ids=EDGE_CASES.keys())
def test_every_network_has_a_picture(network: Network, kind: str) -> None:
    found = layout(network, kind)
    assert set(found.positions) == set(network.ids)
    assert all(0 <= x <= 1000 and 0 <= y <= 660 for x, y in found.positions.values())


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_network_gives_the_same_picture(kind: str) -> None:
    assert layout(wiesenmark(), kind).positions == layout(wiesenmark(), kind).positions


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_stands_on_another(kind: str) -> None:
    assert nearest(dict(layout(wiesenmark(), kind).positions)) > 12


@settings(max_examples=40, deadline=None)
@given(networks())
def test_any_small_network_fits_the_sheet_with_everybody_apart(network: Network) -> None:
    positions = layout(network, "force").positions
    assert set(positions) == set(network.ids)
    assert all(0 <= x <= 1000 and 0 <= y <= 660 for x, y in positions.values())
    assert len(positions) < 2 or nearest(dict(positions)) > 8


def test_partners_stand_nearer_than_others() -> None:
    network = wiesenmark()
    place = layout(network, "force").positions
    tied = [dist(place[a], place[b]) for a, b in network.pairs]
    others = [dist(place[a], place[b]) for a, b in combinations(network.ids, 2)]
    assert np.mean(tied) < 0.7 * np.mean(others)


def test_a_chain_is_drawn_as_a_line() -> None:
    place = stress_layout(neighbours(chain(12)))
    ends = dist(place[0], place[-1])
    assert ends == pytest.approx(11, rel=0.05)


def test_a_warm_start_stays_where_it_is() -> None:
    links = neighbours(wiesenmark().without("A25").without("A39"))
    first = stress_layout(links)
    again = stress_layout(links, start=first)
    assert np.abs(again - first).max() < 0.3


def test_the_sparse_picture_of_a_large_network_resembles_the_steps() -> None:
    grid = nx.convert_node_labels_to_integers(nx.grid_2d_graph(30, 28))
    place = stress_layout([sorted(grid[i]) for i in range(len(grid))])
    away = dict(nx.single_source_shortest_path_length(grid, 0))
    seen = [float(np.hypot(*(place[i] - place[0]))) for i in range(len(grid))]
    assert np.corrcoef(seen, [away[i] for i in range(len(grid))])[0, 1] > 0.9


def test_an_edit_moves_nobody_else() -> None:
    network = wiesenmark()
    before = layout(network, "force")
    edited = replace(network, actors=(*network.actors, Actor("A99", "Neu"))).with_tie("A99", "A14")
    after = layout(edited, "force", keep=before.positions)
    assert {actor: after.positions[actor] for actor in network.ids} == before.positions


def test_a_new_actor_stands_beside_its_partner() -> None:
    network = wiesenmark()
    before = layout(network, "force")
    edited = replace(network, actors=(*network.actors, Actor("A99", "Neu"))).with_tie("A99", "A35")
    after = layout(edited, "force", keep=before.positions).positions
    assert dist(after["A99"], after["A35"]) < 150
    assert min(dist(after["A99"], after[actor]) for actor in network.ids) >= 40


def test_two_waves_share_their_places() -> None:
    both = wiesenmark_both_waves()
    everyone = layout(both, "force").positions
    for wave in both.waves:
        shown = layout(both.at(wave), "force", keep=everyone).positions
        assert all(shown[actor] == everyone[actor] for actor in both.at(wave).ids)


def test_a_table_that_has_changed_altogether_is_laid_out_anew() -> None:
    old = {f"x{n}": (10.0, 10.0) for n in range(40)}
    assert layout(wiesenmark(), "force", keep=old).positions == layout(wiesenmark(), "force").positions


def test_the_coordination_stands_in_the_middle_of_its_rings() -> None:
    found = layout(wiesenmark(), "sectors")
    x, y = found.positions["A01"]
    rings = [guide for guide in found.guides if guide.rx]
    assert all(guide.x == pytest.approx(x, abs=1) and guide.y == pytest.approx(y, abs=1) for guide in rings)
    assert [guide.label for guide in rings] == ["1 Schritt", "2 Schritte", "kein Weg"]


def test_farther_rings_hold_actors_farther_in_steps() -> None:
    network = wiesenmark()
    place = layout(network, "sectors").positions
    away = steps(neighbours(network))[network.ids.index("A01")]
    reach = {actor: dist(place[actor], place["A01"]) for actor in network.ids}
    first = max(reach[actor] for actor, step in zip(network.ids, away, strict=True) if step == 1)
    lost = min(reach[actor] for actor, step in zip(network.ids, away, strict=True) if np.isinf(step))
    assert lost > first


def test_a_place_twice_as_far_is_drawn_farther() -> None:
    actors = [Actor("k", place="Stadt", km=0)]
    actors += [Actor(f"{km}", place=f"Ort {km}", km=km) for km in (5.0, 10.0, 20.0, 40.0)]
    place = layout(Network(tuple(actors)), "places").positions
    reach = [
        dist((place[str(km)][0] / 1.3, place[str(km)][1]), (place["k"][0] / 1.3, place["k"][1]))
        for km in (5.0, 10.0, 20.0, 40.0)
    ]
    assert reach == sorted(reach)


def test_coordinates_of_a_table_are_used_as_they_are() -> None:
    spots = {"nw": ("53,2", "7,1"), "ne": ("53,2", "8,3"), "s": ("52,6", "7,7")}
    actors = tuple(Actor(id_, extra={"Breite": lat, "Länge": lon}) for id_, (lat, lon) in spots.items())
    place = layout(Network(actors), "places").positions
    assert place["nw"][0] < place["s"][0] < place["ne"][0]
    assert place["s"][1] > place["nw"][1] == pytest.approx(place["ne"][1])


def test_actors_without_a_place_are_named_at_the_foot() -> None:
    network = Network((Actor("a", place="Altenwiek", km=0), Actor("b", place="Sandwiek", km=14), Actor("c")))
    found = layout(network, "places")
    assert found.positions["c"][1] > max(found.positions["a"][1], found.positions["b"][1])
    assert "ohne Ortsangabe" in [guide.label for guide in found.guides]


@settings(max_examples=40, deadline=None)
@given(networks())
def test_steps_and_parts_agree_with_networkx(network: Network) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(network.ids)
    graph.add_edges_from(network.pairs)
    found = steps(neighbours(network))
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    for i, one in enumerate(network.ids):
        for j, two in enumerate(network.ids):
            assert found[i, j] == lengths[one].get(two, np.inf)
    assert sorted(map(len, parts(neighbours(network)))) == sorted(map(len, nx.connected_components(graph)))
