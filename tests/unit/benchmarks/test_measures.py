"""The benchmark of the measures compares like with like."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.measures import differences, example, ours, plain_igraph, plain_networkx
from tests.networks import network_of


def test_the_three_sides_compute_the_same_figures() -> None:
    network = example(60, 150)
    assert (len(network), len(network.pairs)) == (60, 150)
    mine = ours(network)
    assert differences(mine, plain_igraph(network)) == []
    assert differences(mine, plain_networkx(network)) == []


def test_a_difference_is_noticed() -> None:
    network = example(20, 40)
    other = replace(network, ties=network.ties[1:])
    assert "density" in differences(ours(network), ours(other))
    assert "bridges" in differences(ours(network_of(["ab", "bc"])), ours(network_of(["ab", "bc", "ac"])))
