"""Measures beyond the published tables."""

from __future__ import annotations

import numpy as np
import pytest

import workbook.network as net
from tests.networks import complete, network_of, published, two_triangles
from workbook.network import Actor, Network, Tie

WEIGHTED = Network(
    tuple(map(Actor, "abcd")),
    (Tie("a", "b", 3.0), Tie("b", "a", 1.0), Tie("b", "c", 2.0), Tie("c", "a"), Tie("c", "d", 1.0)),
)


def test_degree_assortativity_of_karate() -> None:
    assert net.net_by_assortativity(published("karate")) == pytest.approx(-0.4756, abs=5e-5)


def test_a_tree_is_as_sparse_as_can_be_and_a_clique_not_at_all() -> None:
    assert net.net_by_sparseness(published("line7")) == 1
    assert net.net_by_sparseness(complete(5)) == 0
    assert net.net_by_sparseness(two_triangles()) == 0
    assert net.net_by_sparseness(network_of(["ab", "bc", "cd", "da"])) == pytest.approx(1 - 1 / 3)


def test_mean_strength_is_no_density_and_the_strongest_statement_counts() -> None:
    assert net.net_by_mean_strength(WEIGHTED) == pytest.approx((3 + 2 + 1 + 1) / 6)
    assert net.actor_by_strength(WEIGHTED) == {"a": 4, "b": 5, "c": 4, "d": 1}


def test_the_eigenvector_by_strength_solves_the_weighted_equation() -> None:
    values = net.actor_by_eigenvector(WEIGHTED, by_strength=True)
    matrix = np.array([[0, 3, 1, 0], [3, 0, 2, 0], [1, 2, 0, 1], [0, 0, 1, 0]])
    x = np.array(list(values.values()))
    assert matrix @ x == pytest.approx(np.linalg.eigvalsh(matrix).max() * x)
    assert values != pytest.approx(net.actor_by_eigenvector(WEIGHTED))


def test_partners_and_steps_in_table_order() -> None:
    network = network_of(["ba", "bc", "cd"], actors="dcbax")
    assert net.partners(network, "b") == ("c", "a")
    assert net.distances(network, "a") == {"d": 3, "c": 2, "b": 1, "a": 0, "x": None}
    with pytest.raises(KeyError):
        net.partners(network, "q")


def test_reciprocity_looks_at_directed_ties_only() -> None:
    network = Network(
        tuple(map(Actor, "abc")),
        (Tie("a", "b", directed=True), Tie("b", "a", directed=True), Tie("b", "c", directed=True), Tie("a", "c")),
    )
    assert net.net_by_reciprocity_ties(network) == pytest.approx(2 / 3)
    assert net.net_by_reciprocity_pairs(network) == pytest.approx(1 / 2)
    assert net.net_by_reciprocity_ties(WEIGHTED) is None


def test_new_ties_say_what_speaks_for_them() -> None:
    actors = (
        Actor("a", sector="schule", place="X"), Actor("b"), Actor("c", sector="schule", place="X"), Actor("d"),
    )  # fmt: skip
    network = Network(actors, (Tie("a", "b"), Tie("b", "c")))
    joining, closing = net.best_new_ties(network, 2, without=["b"])
    assert (joining.source, joining.target, joining.joins, joining.common) == ("a", "d", True, ())
    assert (closing.source, closing.target) == ("a", "c")
    assert (closing.common, closing.distance, closing.same_place, closing.same_sector) == (("b",), 2, True, True)


def test_two_mode_networks_refuse_what_does_not_fit() -> None:
    from workbook.errors import NetworkError

    with pytest.raises(NetworkError):
        net.TwoModeNetwork((Actor("a"), Actor("a")))
    with pytest.raises(NetworkError):
        net.TwoModeNetwork((Actor("a"),), (Actor("E"),), frozenset({("a", "F")}))
    assert net.two_mode_by_density(net.TwoModeNetwork()) is None


def test_two_mode_tables(tmp_path) -> None:
    ticks, listed = tmp_path / "a.csv", tmp_path / "b.csv"
    ticks.write_text("Akteur;Robotik;Sommercamp\nIHK;x;\nBBS;1;ja\nKita;;0\n", encoding="utf-8")
    listed.write_text("Akteur;Angebot\nIHK;Robotik\nBBS;Robotik\nBBS;Sommercamp\n", encoding="utf-8")
    expected = {"IHK": ("Robotik",), "BBS": ("Robotik", "Sommercamp")}
    assert net.read_two_mode(ticks).columns_of == {**expected, "Kita": ()}
    assert net.read_two_mode(listed).columns_of == expected


def test_two_mode_tables_say_every_fault(tmp_path) -> None:
    from workbook.errors import TableFaults

    path = tmp_path / "a.csv"
    path.write_text("Akteur;Robotik;Robotik\nIHK;x;vielleicht\nIHK;;\n;x;\n", encoding="utf-8")
    with pytest.raises(TableFaults) as caught:
        net.read_two_mode(path)
    assert sorted((fault.code, fault.row) for fault in caught.value.faults) == [
        ("actor-twice", 1), ("actor-twice", 3), ("actor-without-id", 4), ("not-a-tick", 2),
    ]  # fmt: skip
    with pytest.raises(TableFaults):
        net.read_two_mode(tmp_path / "fehlt.csv")
