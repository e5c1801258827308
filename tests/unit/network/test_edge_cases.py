"""Networks at the edge: nobody, one, only isolates, complete, two equal parts, nothing known."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

import workbook.network as net
from tests.networks import complete, empty, network_of, two_triangles
from workbook.errors import NetworkError

UNDEFINED_FOR_NOBODY = (
    "density", "mean_degree", "transitivity", "degree_centralization", "betweenness_centralization",
    "global_efficiency", "connectedness",
)  # fmt: skip


def test_nobody() -> None:
    figures = net.summary(empty(0))
    assert (figures["actors"], figures["ties"], figures["components"]) == (0, 0, 0)
    assert all(figures[key] is None for key in UNDEFINED_FOR_NOBODY)
    assert figures["articulation_points"] == []
    assert figures["actor"] == {}


def test_one_actor() -> None:
    figures = net.summary(empty(1))
    assert (figures["components"], figures["mean_degree"], figures["density"]) == (1, 0, None)
    assert figures["actor"]["v00"] == {
        "degree": 0, "betweenness": None, "harmonic_closeness": None, "eigenvector": None, "constraint": None,
        "effective_size": None,
    }  # fmt: skip


def test_two_tied_actors_have_no_between() -> None:
    figures = net.summary(complete(2))
    assert (figures["density"], figures["global_efficiency"], figures["degree_centralization"]) == (1, 1, None)
    assert figures["actor"]["v00"]["betweenness"] is None
    assert figures["actor"]["v00"]["eigenvector"] == pytest.approx(0.5**0.5)


def test_only_isolates() -> None:
    figures = net.summary(empty(5))
    assert (figures["density"], figures["components"], figures["connectedness"]) == (0, 5, 0)
    assert figures["transitivity"] is None
    assert (figures["degree_centralization"], figures["betweenness_centralization"]) == (0, 0)
    assert figures["actor"]["v03"] == {
        "degree": 0, "betweenness": 0, "harmonic_closeness": 0, "eigenvector": None, "constraint": None,
        "effective_size": None,
    }  # fmt: skip


def test_everybody_with_everybody() -> None:
    figures = net.summary(complete(6))
    for key in ("density", "transitivity", "global_efficiency", "connectedness"):
        assert figures[key] == pytest.approx(1)
    assert figures["degree_centralization"] == figures["betweenness_centralization"] == 0
    assert figures["actor"]["v00"]["effective_size"] == pytest.approx(1)
    assert net.best_new_ties(complete(6)) == ()


def test_two_equal_parts_share_the_eigenvector() -> None:
    values = net.actor_by_eigenvector(two_triangles())
    assert list(values.values()) == pytest.approx([1 / 6**0.5] * 6)
    assert net.net_by_connectedness(two_triangles()) == pytest.approx(12 / 30)
    assert net.actor_in_component(two_triangles()) == {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2, "z": 2}


def test_of_two_largest_parts_the_denser_one_holds_the_eigenvector() -> None:
    values = net.actor_by_eigenvector(network_of(["ab", "bc", "xy", "yz", "zx"]))
    assert values["a"] == values["b"] == 0
    assert values["x"] == pytest.approx(3**-0.5)


def test_every_measure_bears_every_edge_case() -> None:
    for network in (empty(0), empty(1), empty(2), empty(4), complete(2), complete(5), two_triangles()):
        groups = dict.fromkeys(network.ids, "G")
        for name in net.__all__:
            measure = getattr(net, name)
            if name.startswith(("net_by_", "net_x_", "actor_", "tie_", "group_")):
                takes_groups = "groups" in measure.__code__.co_varnames[: measure.__code__.co_argcount]
                measure(network, groups) if takes_groups else measure(network)
        for other in (net.communities, net.core_periphery, net.random_bands, net.best_new_ties, net.removal_curve):
            other(network)
        net.ei_band(network, groups)


class TestUnknownPairs:
    """ "weiß nicht" is missing: neither a tie nor the absence of one."""

    def test_they_leave_the_density(self) -> None:
        network = replace(network_of(["ab", "bc"], actors="abcd"), unknown=frozenset({("a", "c"), ("a", "d")}))
        assert net.net_by_unknown_pairs(network) == 2
        assert net.net_by_density(network) == pytest.approx(2 / 4)

    def test_a_recorded_tie_is_known_and_order_does_not_matter(self) -> None:
        network = replace(network_of(["ab"], actors="abc"), unknown=frozenset({("b", "a"), ("c", "a"), ("a", "c")}))
        assert net.net_by_unknown_pairs(network) == 1
        assert net.net_by_density(network) == pytest.approx(1 / 2)

    def test_where_all_are_unknown_density_is_undefined(self) -> None:
        network = replace(empty(4), unknown=frozenset(combinations(empty(4).ids, 2)))
        assert net.net_by_unknown_pairs(network) == 6
        assert net.net_by_density(network) is None
        assert net.summary(network)["density"] is None

    def test_they_are_not_suggested_as_new_ties(self) -> None:
        network = replace(network_of(["ab"], actors="abc"), unknown=frozenset({("a", "c"), ("b", "c")}))
        assert net.best_new_ties(network) == ()


class TestRandomBands:
    """What networks of the same size give by chance."""

    def test_every_figure_has_a_band_of_a_thousand_draws(self) -> None:
        bands = net.random_bands(net.wiesenmark())
        assert {band.draws for band in bands.values()} == {1000}
        assert bands["betweenness_centralization"].place == "above"
        assert bands["density"].low == bands["density"].high == pytest.approx(86 / 780)
        assert bands["transitivity"].percentile == 100

    def test_the_random_networks_have_exactly_so_many_ties(self) -> None:
        band = net.random_bands(net.wiesenmark(), draws=50)["mean_degree"]
        assert band.low == band.high == pytest.approx(4.3)

    def test_every_pair_is_as_likely_as_any_other(self) -> None:
        import numpy as np

        from workbook.network.random_networks import random_pairs

        rng = np.random.default_rng(3)
        counts: dict[tuple[int, int], int] = {}
        for _ in range(4000):
            pairs = random_pairs(rng, 5, 3).tolist()
            assert len({tuple(pair) for pair in pairs}) == 3
            for i, j in pairs:
                counts[i, j] = counts.get((i, j), 0) + 1
        assert set(counts) == {(i, j) for i in range(5) for j in range(i)}
        assert all(1000 < count < 1400 for count in counts.values())

    def test_the_numbering_of_pairs_holds_for_large_networks(self) -> None:
        from workbook.network.random_networks import random_pairs

        class Everything:
            def choice(self, size, count, **_):
                import numpy as np

                return np.arange(size - count, size)

        n = 30_000
        assert random_pairs(Everything(), n, n - 1).tolist() == [[n - 1, j] for j in range(n - 1)]

    def test_the_seed_decides(self) -> None:
        assert net.random_bands(net.wiesenmark(), draws=30) == net.random_bands(net.wiesenmark(), draws=30)

    def test_a_figure_undefined_here_has_no_place(self) -> None:
        band = net.random_bands(empty(5))["transitivity"]
        assert (band.observed, band.low, band.place) == (None, None, None)


class TestScenario:
    """Steps of a what-if."""

    def test_steps_follow_each_other(self) -> None:
        network = network_of(["ab", "bc", "cd"])
        steps = [
            {"do": "remove", "actor": "b"},
            {"do": "add", "source": "a", "target": "d"},
            {"do": "merge", "keep": "a", "other": "c"},
        ]
        assert net.with_steps(network, steps).pairs == (("a", "d"),)

    def test_adding_a_tie_that_exists_changes_nothing(self) -> None:
        network = network_of(["ab"])
        assert net.with_step(network, {"do": "add", "source": "b", "target": "a"}) == network

    @pytest.mark.parametrize(
        ("step", "code"),
        [
            ({"do": "remove", "actor": "q"}, "actor-unknown"),
            ({"do": "merge", "keep": "a", "other": "q"}, "actor-unknown"),
            ({"do": "add", "source": "a", "target": "q"}, "tie-end-unknown"),
            ({"do": "add", "source": "a", "target": "a"}, "tie-to-self"),
            ({"do": "explode"}, "step-unknown"),
            ({}, "step-unknown"),
            ({"do": "remove"}, "step-unknown"),
        ],
    )
    def test_a_step_that_cannot_be_done_says_why(self, step: dict[str, str], code: str) -> None:
        with pytest.raises(NetworkError) as caught:
            net.with_step(network_of(["ab"]), step)
        assert caught.value.code == code
        assert "‹" not in str(caught.value)

    def test_before_and_after_name_every_figure_once(self) -> None:
        before, after = net.wiesenmark(), net.wiesenmark().without("A14")
        changes = {change.measure: change for change in net.before_after(before, after)}
        assert (changes["actors"].before, changes["actors"].after, changes["actors"].difference) == (40, 39, -1)
        assert changes["connectedness"].difference < 0
        assert changes["fragmentation"].difference == pytest.approx(-changes["connectedness"].difference)


class TestKeyPlayers:
    """Borgatti's measures of what is lost."""

    def test_published_values(self) -> None:
        from tests.networks import published

        kite = net.actor_x_removal(published("kite"))
        assert kite["Heather"].fragmentation == pytest.approx(0.388889, abs=1e-6)
        assert kite["Heather"].distance_fragmentation == pytest.approx(0.486111, abs=1e-6)
        assert kite["Ike"].fragmentation == pytest.approx(0.222222, abs=1e-6)
        florence = net.actor_by_fragmentation_change(published("florentine_marriage"))
        assert florence["Medici"] == pytest.approx(0.384615, abs=1e-6)
        for family in ("Guadagni", "Albizzi", "Salviati"):
            assert florence[family] == pytest.approx(0.142857, abs=1e-6)
        medici = net.actor_x_removal(published("florentine_marriage"))["Medici"]
        assert medici.distance_fragmentation == pytest.approx(0.67381, abs=1e-5)
        assert net.actor_by_fragmentation_change(published("karate"))["0"] == pytest.approx(0.316288, abs=1e-6)

    def test_the_order_of_leaving_may_be_chosen(self) -> None:
        path = network_of(["ab", "bc", "cd"])
        assert net.removal_curve(path, ["a"]) == (4, 3)
        assert net.removal_curve(path, ["b", "c"]) == (4, 2, 1)


class TestCaching:
    """The structure is kept beside the network and never instead of it."""

    def test_a_measured_network_still_equals_and_pickles(self) -> None:
        import pickle

        one, other = network_of(["ab", "bc"]), network_of(["ab", "bc"])
        net.summary(one)
        assert one == other
        assert pickle.loads(pickle.dumps(one)) == other
        assert b"igraph" not in pickle.dumps(one)

    def test_what_was_kept_goes_with_the_network(self) -> None:
        import gc

        from workbook.network import graph

        gc.collect()
        before = len(graph._kept)
        network = network_of(["ab"])
        net.summary(network)
        assert len(graph._kept) > before
        del network
        gc.collect()
        assert len(graph._kept) == before
