"""Gould and Fernandez' brokerage roles."""

from __future__ import annotations

from itertools import combinations, permutations
from math import sqrt

import pytest

import workbook.network as net
from tests.networks import network_of, published, reference

KNOKE = published("knoke_info")
PARTITION = {actor: str(group) for actor, group in reference("knoke_info")["brokerage_partition"].items()}
SNA_ORDER = ("coordinator", "consultant", "representative", "gatekeeper", "liaison", "total")


def test_knokes_roles_are_those_of_sna() -> None:
    roles = net.actor_x_brokerage(KNOKE, PARTITION, directed=True)
    for actor, row in roles.items():
        assert [row[role] for role in SNA_ORDER] == reference("knoke_info")["brokerage_sna"][actor]
    totals = net.net_x_brokerage(KNOKE, PARTITION, directed=True)
    assert [totals[role] for role in SNA_ORDER] == [2, 15, 16, 16, 22, 71]


def test_knokes_z_values_are_those_of_sna() -> None:
    expected = net.actor_x_brokerage_expected(KNOKE, PARTITION, directed=True)
    assert expected["MAYR"]["total"].z == pytest.approx(3.5423, abs=1e-4)
    assert expected["COMM"]["total"].z == pytest.approx(2.3122, abs=1e-4)


def test_without_direction_gatekeeper_and_representative_are_one_role() -> None:
    star = network_of([("b", "own"), ("b", "x1"), ("b", "y1"), ("b", "x2")])
    groups = {"b": "G", "own": "G", "x1": "X", "x2": "X", "y1": "Y"}
    roles = net.actor_x_brokerage(star, groups)["b"]
    assert roles == {"coordinator": 0, "consultant": 1, "gatekeeper": 3, "liaison": 2, "total": 6}


def test_actors_without_a_group_are_left_out_with_their_ties() -> None:
    path = network_of(["ab", "bc", "bd"])
    roles = net.actor_x_brokerage(path, {"a": "G", "b": "G", "c": "G"})
    assert set(roles) == {"a", "b", "c"}
    assert roles["b"]["total"] == 1


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("groups", ["GGGX", "GGXX", "GXYZ"])
def test_expectation_and_deviation_are_those_over_all_networks_of_four_actors(groups: str, *, directed: bool) -> None:
    """Each pair is tied with probability d, independently; every network counts with its probability."""
    ids, group = "abcd", dict(zip("abcd", groups, strict=True))
    pairs = list(permutations(ids, 2) if directed else combinations(ids, 2))
    observed = network_of(pairs[: len(pairs) // 3], actors=ids, directed=directed)
    d = len(pairs) // 3 / len(pairs)
    expected = net.actor_x_brokerage_expected(observed, group, directed=directed)["a"]
    sums = {role: [0.0, 0.0] for role in expected}
    for size in range(len(pairs) + 1):
        for tied in combinations(pairs, size):
            weight = d**size * (1 - d) ** (len(pairs) - size)
            counts = net.actor_x_brokerage(network_of(tied, actors=ids, directed=directed), group, directed=directed)
            for role, count in counts["a"].items():
                sums[role][0] += weight * count
                sums[role][1] += weight * count * count
    for role, (mean, square) in sums.items():
        assert expected[role].mean == pytest.approx(mean, abs=1e-9)
        assert expected[role].deviation == pytest.approx(sqrt(max(0, square - mean * mean)), abs=1e-7)


def test_z_is_undefined_where_nothing_can_vary() -> None:
    assert (
        net.actor_x_brokerage_expected(network_of([], actors="abc"), dict.fromkeys("abc", "G"))["a"]["total"].z is None
    )


def test_roles_are_counted_once_for_a_network_and_its_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six statements ask for the same roles of the same network; what a caller does to its answer is its own."""
    from workbook.network import brokerage

    counted = []
    original = brokerage._grouped
    monkeypatch.setattr(brokerage, "_grouped", lambda *a, **k: counted.append(1) or original(*a, **k))
    network, groups = network_of(["ab", "bc"], actors="abc"), {"a": "X", "b": "Y", "c": "Z"}
    first = net.actor_x_brokerage(network, groups)
    first["b"]["total"] = 99
    assert net.actor_x_brokerage(network, groups)["b"]["total"] == 1
    assert len(counted) == 1
    assert net.actor_x_brokerage(network, dict.fromkeys("abc", "X"))["b"]["coordinator"] == 1
    assert len(counted) == 2
