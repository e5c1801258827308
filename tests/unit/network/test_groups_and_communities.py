"""Groups given, groups suggested, and what chance would give."""

from __future__ import annotations

import networkx as nx
import pytest

import workbook.network as net
from tests.networks import complete, empty, network_of, published, two_triangles

KARATE = published("karate")
CLUBS = {str(actor): club for actor, club in nx.karate_club_graph().nodes(data="club")}


def test_the_karate_clubs_hold_together() -> None:
    assert net.net_by_ei_index(KARATE, CLUBS) == pytest.approx((11 - 67) / 78)
    assert net.net_by_modularity(KARATE, CLUBS) == pytest.approx(0.35823, abs=1e-5)


def test_the_suggested_communities_of_karate_reach_the_known_optimum() -> None:
    found = net.communities(KARATE)
    assert found.modularity == pytest.approx(0.41979, abs=1e-5)
    assert found.runs == 50
    assert set(found.member.values()) == {1, 2, 3, 4}


def test_two_equal_parts_are_two_stable_communities() -> None:
    found = net.communities(two_triangles())
    assert found.member == {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2, "z": 2}
    assert set(found.stability.values()) == {1.0}
    assert found.agreement == 1


def test_without_ties_everybody_is_alone_and_modularity_undefined() -> None:
    found = net.communities(empty(3))
    assert len(set(found.member.values())) == 3
    assert found.modularity is None


def test_suggesting_communities_leaves_pythons_random_numbers_alone() -> None:
    import random

    random.seed(5)
    expected = random.random()
    random.seed(5)
    net.communities(KARATE)
    assert random.random() == expected


def test_the_ei_index_of_many_small_groups_is_high_by_chance_and_the_band_says_so() -> None:
    network = net.wiesenmark()
    band = net.ei_band(network, net.groups_by(network, "sector"))
    assert band.observed == pytest.approx(0.488, abs=5e-4)
    assert band.low > 0.5
    assert band.place == "below"
    assert band.percentile == 0


def test_the_band_of_all_regroupings_holds_an_index_that_cannot_vary() -> None:
    band = net.ei_band(complete(4), {"v00": "a", "v01": "a", "v02": "b", "v03": "b"})
    assert band.low == band.high == pytest.approx(band.observed) == pytest.approx((4 - 2) / 6)
    assert (band.place, band.percentile) == ("inside", 50)


def test_the_same_seed_gives_the_same_band() -> None:
    network = net.wiesenmark()
    groups = net.groups_by(network, "place")
    assert net.ei_band(network, groups) == net.ei_band(network, groups)
    assert net.ei_band(network, groups) != net.ei_band(network, groups, seed=2)


def test_actors_without_a_group_are_left_out_and_counted() -> None:
    network = network_of(["ab", "bc", "cd"])
    groups = {"a": "G", "b": "G", "c": "H"}
    assert net.net_by_ei_index(network, groups) == 0
    assert net.actor_by_ei_index(network, groups) == {"a": -1, "b": 0, "c": 1, "d": None}
    assert net.group_by_ei_index(network, groups) == {"G": 0, "H": 1}
    assert (net.coverage(network, groups).actors, net.coverage(network, groups).ties) == (3, 2)


def test_groups_come_from_sector_place_or_any_further_column() -> None:
    actors = (
        net.Actor("a", sector="schule", place="X", extra={"Träger": "Land"}),
        net.Actor("b", sector="", extra={"Träger": ""}),
    )
    network = net.Network(actors)
    assert net.groups_by(network, "sector") == {"a": "schule"}
    assert net.groups_by(network, "place") == {"a": "X"}
    assert net.groups_by(network, "Träger") == {"a": "Land"}


def test_the_block_table_names_groups_in_order() -> None:
    blocks = net.net_x_groups(network_of(["ab", "bc", "ac"]), {"a": "Z", "b": "A", "c": "A"})
    assert blocks == {("A", "A"): (1, 1), ("A", "Z"): (2, 2), ("Z", "Z"): (0, 0)}
    assert blocks["A", "Z"].density == 1
    assert blocks["Z", "Z"].density is None
