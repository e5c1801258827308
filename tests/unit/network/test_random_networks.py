"""A thousand random networks for every figure: counted at once, by several processes, with the same result."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from igraph import Graph

import workbook.network as net
from benchmarks.measures import example
from workbook.network import random_networks
from workbook.network.random_networks import Drawing, Effort, pairs_at_distance, random_figures, random_pairs


@given(n=st.integers(1, 140), share=st.floats(0, 1), seed=st.integers(0, 99))
def test_the_pairs_at_each_distance_are_those_that_igraph_counts(n: int, share: float, seed: int) -> None:
    possible = n * (n - 1) // 2
    pairs = random_pairs(np.random.default_rng(seed), n, round(min(share * possible, 2 * n, possible)))
    counted = Graph(n, pairs.tolist()).path_length_hist(directed=False)
    assert pairs_at_distance(n, pairs) == [2 * int(count) for _, _, count in counted.bins()]


def test_the_figures_are_those_of_the_same_networks_measured_one_by_one() -> None:
    n, m = 70, 90
    columns = random_figures(Drawing(n, m, draws=20, costly=20, seed=5))
    rng = np.random.default_rng(5)
    for draw in range(20):
        ids = [f"v{number:02}" for number in range(n)]
        ties = tuple(net.Tie(ids[a], ids[b]) for a, b in random_pairs(rng, n, m))
        expected = net.net_figures(net.Network(tuple(map(net.Actor, ids)), ties))
        assert {name: column[draw] for name, column in columns.items()} == pytest.approx(expected)


def test_large_networks_are_drawn_less_often_for_betweenness_alone_and_say_so() -> None:
    bands = net.random_bands(example(130, 260), effort=Effort(steps=3_000_000))
    fewer = bands.pop("betweenness_centralization")
    assert fewer.draws == net.draws_for(130, 260, Effort(steps=3_000_000)) == 59
    assert {band.draws for band in bands.values()} == {1000}


def test_a_network_of_five_hundred_gets_a_thousand_draws_for_every_figure() -> None:
    assert net.draws_for(40, 86) == net.draws_for(500, 1500) == 1000


def test_however_large_a_network_enough_are_drawn_for_a_range() -> None:
    assert net.draws_for(5000, 20_000) == 40


def test_several_processes_find_the_same_and_tell_how_far_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(random_networks, "SHARED", 0)
    monkeypatch.setattr(random_networks, "BATCH", 30_000)
    drawing = Drawing(40, 60, draws=60, costly=45, seed=8)
    alone = random_figures(drawing)
    random_networks._kept.clear()
    told: list[float] = []
    together = random_figures(drawing, Effort(processes=2, watch=told.append))
    for name, column in alone.items():
        np.testing.assert_array_equal(together[name], column)
    assert len(together["betweenness_centralization"]) == 45
    assert told == sorted(told)
    assert (len(told) > 2, told[-1]) == (True, 1.0)


def test_where_no_process_can_be_started_the_work_is_done_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_count: int) -> None:
        raise OSError("Resource temporarily unavailable")

    monkeypatch.setattr(random_networks, "SHARED", 0)
    monkeypatch.setattr(random_networks, "_processes", refused)
    found = random_figures(Drawing(12, 15, draws=10, costly=10, seed=3), Effort(processes=4))
    assert len(found["density"]) == 10


def test_figures_once_drawn_are_kept() -> None:
    drawing = Drawing(9, 9, draws=10, costly=10, seed=1)
    assert random_figures(drawing) is random_figures(drawing)
