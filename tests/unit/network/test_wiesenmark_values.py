"""The running example shows exactly what the course material says it shows."""

from __future__ import annotations

import pytest

import workbook.network as net

T1, T2 = net.wiesenmark("t1"), net.wiesenmark("t2")
TABLE = {
    "t1": (T1, 40, 86, 0.1103, 3, 0.451, 0.504, 0.233, 0.488, 0.431, "A01 A14 A36"),
    "t1 without": (
        T1.without_coordinator(), 39, 65, 0.0877, 5, 0.157, 0.096, 0.203, 0.323, 0.316, "A14 A26 A36 A38",
    ),
    "t2": (T2, 40, 103, 0.1321, 1, 0.428, 0.386, 0.299, 0.612, 0.485, "A07 A14 A26 A28 A40"),
    "t2 without": (
        T2.without_coordinator(), 39, 82, 0.1107, 1, 0.216, 0.197, 0.235, 0.512, 0.437,
        "A07 A11 A14 A21 A26 A28 A34 A40",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_the_table_of_the_example(case: str) -> None:
    network, n, m, density, parts, c_d, c_b, transitivity, ei, efficiency, cut = TABLE[case]
    figures = net.summary(network)
    assert (figures["actors"], figures["ties"], figures["components"]) == (n, m, parts)
    assert figures["density"] == pytest.approx(density, abs=5e-5)
    assert figures["degree_centralization"] == pytest.approx(c_d, abs=5e-4)
    assert figures["betweenness_centralization"] == pytest.approx(c_b, abs=5e-4)
    assert figures["transitivity"] == pytest.approx(transitivity, abs=5e-4)
    assert figures["global_efficiency"] == pytest.approx(efficiency, abs=6e-4)
    assert figures["articulation_points"] == cut.split()
    assert net.net_by_ei_index(network, net.groups_by(network, "sector")) == pytest.approx(ei, abs=5e-4)


def test_the_summary_holds_the_same_without_the_coordination() -> None:
    whole, rest = net.summary(T1), net.summary(T1.without_coordinator())
    assert whole["without_coordinator"] == {k: v for k, v in rest.items() if k != "without_coordinator"}
    assert rest["without_coordinator"] is None
    assert whole["without_coordinator"]["connectedness"] == pytest.approx(0.717, abs=5e-4)


def test_the_busiest_bridges() -> None:
    for network, expected in (
        (T1, {"A01": 0.526, "A14": 0.096, "A07": 0.073, "A18": 0.059, "A26": 0.052}),
        (T2, {"A01": 0.413, "A26": 0.123, "A14": 0.096}),
    ):
        values = net.actor_by_betweenness(network)
        top = sorted(values, key=values.get, reverse=True)[: len(expected)]
        assert {actor: values[actor] for actor in top} == pytest.approx(expected, abs=6e-4)


def test_the_holes_around_the_coordination() -> None:
    assert net.actor_by_degree(T1)["A01"] == 21
    assert net.actor_by_effective_size(T1)["A01"] == pytest.approx(18.62, abs=5e-3)
    assert net.actor_by_efficiency(T1)["A01"] == pytest.approx(0.887, abs=5e-4)
    assert net.actor_by_open_pairs(T1)["A01"] == len(net.open_pairs(T1, "A01")) == 185
    assert net.actor_by_open_pairs(T2)["A01"] == 169


def test_harmonic_closeness_agrees_with_the_measured_value_despite_two_isolates() -> None:
    assert net.actor_by_harmonic(T1)["A01"] == pytest.approx(0.74359, abs=1e-5)
    assert net.actor_by_closeness(T1)["A01"] is None


def test_the_coordination_brokers_between_groups() -> None:
    roles = net.actor_x_brokerage(T1, net.groups_by(T1, "sector"))["A01"]
    assert roles == {"coordinator": 0, "consultant": 11, "gatekeeper": 0, "liaison": 174, "total": 185}


def test_the_change_between_the_waves() -> None:
    change = net.wave_change(T1, T2)
    assert tuple(map(len, (change.ties.stable, change.ties.new, change.ties.lost))) == (67, 36, 19)
    assert change.ties.jaccard == pytest.approx(0.5492, abs=5e-5)
    assert change.ties.stability == pytest.approx(67 / 86)
    assert change.ties.newness == pytest.approx(36 / 103)
    assert change.ties.hamming == 55
    assert (change.joined, change.left) == (("A41",), ("A29",))


def test_among_those_who_stayed_the_ties_of_joined_and_left_actors_do_not_count() -> None:
    common = net.wave_change(T1, T2).common
    assert tuple(map(len, (common.stable, common.new, common.lost))) == (67, 32, 17)


def test_more_direct_ties_between_education_and_business_after_a_year() -> None:
    block = dict.fromkeys(("schule", "kita", "hochschule", "ausserschulisch"), "Bildung") | {"wirtschaft": "Wirtschaft"}
    counts = []
    for network in (T1, T2):
        groups = {actor.id: block[actor.sector] for actor in network.actors if actor.sector in block}
        counts.append(net.net_x_groups(network, groups)["Bildung", "Wirtschaft"].ties)
    assert counts == [5, 14]
