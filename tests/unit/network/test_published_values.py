"""Our measures on published networks give the published values."""

from __future__ import annotations

import networkx as nx
import pytest

import workbook.network as net
from tests.networks import PUBLISHED, network_of, published, reference

WHOLE = {
    "density": net.net_by_density,
    "transitivity": net.net_by_transitivity,
    "average_clustering": net.net_by_clustering,
    "average_path_length": net.net_by_path_length,
    "diameter": net.net_by_diameter,
    "degree_centralization": net.net_by_degree_centralization,
    "closeness_centralization": net.net_by_closeness_centralization,
    "betweenness_centralization": net.net_by_betweenness_centralization,
    "global_efficiency": net.net_by_global_efficiency,
}


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("figure", WHOLE)
def test_a_whole_network_figure_is_the_published_one(name: str, figure: str) -> None:
    assert WHOLE[figure](published(name)) == pytest.approx(reference(name)[figure], abs=1e-9)


@pytest.mark.parametrize("name", PUBLISHED)
def test_articulation_points_are_the_published_ones(name: str) -> None:
    assert net.cutpoints(published(name)) == reference(name)["articulation_points"]


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize(
    ("measure", "key", "tolerance"),
    [
        (net.actor_by_degree, "degree", 0),
        (net.actor_by_closeness, "closeness", 1e-9),
        (net.actor_by_eigenvector, "eigenvector_l2", 1e-7),
        (net.actor_by_constraint, "constraint", 1e-9),
        (net.actor_by_effective_size, "effective_size", 1e-9),
        (net.actor_by_coreness, "core_number", 0),
    ],
)
def test_an_actor_measure_is_the_published_one(name: str, measure, key: str, tolerance: float) -> None:
    assert measure(published(name)) == pytest.approx(reference(name)[key], abs=tolerance)


@pytest.mark.parametrize("name", PUBLISHED)
def test_betweenness_is_the_published_one_normalised(name: str) -> None:
    n = reference(name)["n"]
    expected = {actor: raw / ((n - 1) * (n - 2) / 2) for actor, raw in reference(name)["betweenness_raw"].items()}
    assert net.actor_by_betweenness(published(name)) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", PUBLISHED)
def test_clustering_is_the_published_one_and_undefined_with_one_partner(name: str) -> None:
    values = net.actor_by_clustering(published(name))
    degrees = reference(name)["degree"]
    for actor, expected in reference(name)["clustering"].items():
        assert values[actor] == (pytest.approx(expected) if degrees[actor] > 1 else None)


def test_the_three_winners_of_the_kite_differ() -> None:
    kite = published("kite")
    assert max(net.actor_by_degree(kite).items(), key=lambda e: e[1]) == ("Diane", 6)
    assert max(net.actor_by_betweenness(kite).items(), key=lambda e: e[1]) == ("Heather", pytest.approx(14 / 36))
    closeness = net.actor_by_closeness(kite)
    assert closeness["Fernando"] == closeness["Garth"] == max(closeness.values())


def test_burts_efficiency_of_the_medici() -> None:
    assert net.actor_by_efficiency(published("florentine_marriage"))["Medici"] == pytest.approx(0.9444, abs=1e-4)


def test_the_medicis_partners_are_tied_once() -> None:
    florence = published("florentine_marriage")
    assert net.actor_by_open_pairs(florence)["Medici"] == 14
    assert len(net.open_pairs(florence, "Medici")) == 14
    assert ("Ridolfi", "Tornabuoni") not in net.open_pairs(florence, "Medici")


def test_florence_with_pucci_has_an_isolate() -> None:
    families = nx.florentine_families_graph()
    with_pucci = network_of(families.edges, actors=[*families.nodes, "Pucci"])
    assert net.net_by_density(with_pucci) == pytest.approx(0.1667, abs=1e-4)
    assert net.net_by_degree_centralization(with_pucci) == pytest.approx(0.2667, abs=1e-4)
    assert net.net_by_betweenness_centralization(with_pucci) == pytest.approx(0.3835, abs=1e-4)
    assert net.net_by_connectedness(with_pucci) == pytest.approx(0.875)
    assert net.net_by_closeness_centralization(with_pucci) is None
    triads = net.net_x_triads(with_pucci)
    assert {kind: count for kind, count in triads.items() if count} == {"003": 324, "102": 195, "201": 38, "300": 3}
    assert net.net_x_dyads(with_pucci) == {"mutual": 20, "asymmetric": 0, "null": 100}


def test_our_edge_lists_are_the_ones_networkx_ships() -> None:
    assert set(published("karate").pairs) == {tuple(sorted(map(str, e))) for e in nx.karate_club_graph().edges}
    names = ["Andre", "Beverley", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"]
    kite = {tuple(sorted((names[a], names[b]))) for a, b in nx.krackhardt_kite_graph().edges}
    assert set(published("kite").pairs) == kite


class TestKnokeDirected:
    """The directed information network of Knoke and Wood."""

    knoke = published("knoke_info")
    values = reference("knoke_info")

    def test_density_counts_both_directions(self) -> None:
        assert net.net_by_density(self.knoke, directed=True) == pytest.approx(self.values["density"])

    def test_the_two_reciprocities_are_two_numbers(self) -> None:
        assert net.net_by_reciprocity_ties(self.knoke) == pytest.approx(self.values["reciprocity_edges"])
        assert net.net_by_reciprocity_pairs(self.knoke) == pytest.approx(self.values["reciprocity_dyads_nonnull"])

    def test_degrees_in_and_out(self) -> None:
        assert net.actor_by_outdegree(self.knoke) == self.values["outdegree"]
        assert net.actor_by_indegree(self.knoke) == self.values["indegree"]

    def test_centralisations_as_in_sna(self) -> None:
        out, into = self.values["degree_centralization_out_sna"], self.values["degree_centralization_in_sna"]
        assert net.net_by_outdegree_centralization(self.knoke) == pytest.approx(out)
        assert net.net_by_indegree_centralization(self.knoke) == pytest.approx(into)
        assert net.net_by_betweenness_centralization(self.knoke, directed=True) == pytest.approx(
            self.values["betweenness_centralization"], abs=1e-8
        )

    def test_directed_betweenness(self) -> None:
        expected = {actor: raw / 72 for actor, raw in self.values["betweenness_raw"].items()}
        assert net.actor_by_betweenness(self.knoke, directed=True) == pytest.approx(expected)

    def test_dyads_and_triads(self) -> None:
        assert net.net_x_dyads(self.knoke) == self.values["dyad_census"]
        assert net.net_x_triads(self.knoke) == self.values["triad_census"]


def southern_women() -> net.TwoModeNetwork:
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    return net.TwoModeNetwork(
        tuple(net.Actor(woman) for woman in women),
        tuple(net.Actor(event) for event in graph.graph["bottom"]),
        frozenset((a, b) if a in women else (b, a) for a, b in graph.edges),
    )


class TestDavisTwoMode:
    """Southern women and the events they attended."""

    davis = southern_women()

    def test_density_over_women_times_events(self) -> None:
        assert len(self.davis.ticks) == 89
        assert net.two_mode_by_density(self.davis) == pytest.approx(reference("davis")["density"])

    def test_degrees_of_both_sides(self) -> None:
        both = {**net.row_by_degree(self.davis), **net.column_by_degree(self.davis)}
        assert both == reference("davis")["degree"]

    def test_projections(self) -> None:
        women, events = net.to_row_network(self.davis), net.to_column_network(self.davis)
        assert len(women.pairs) == reference("davis")["projection_women"]["edges"]
        assert net.net_by_density(women) == pytest.approx(reference("davis")["projection_women"]["density"])
        assert len(events.pairs) == reference("davis")["projection_events"]["edges"]
        assert net.net_by_density(events) == pytest.approx(reference("davis")["projection_events"]["density"])

    def test_strength_of_a_projected_tie_is_the_number_of_joint_events(self) -> None:
        joint = {tie.pair: tie.strength for tie in net.to_row_network(self.davis).ties}
        assert joint["Evelyn Jefferson", "Theresa Anderson"] == 7
