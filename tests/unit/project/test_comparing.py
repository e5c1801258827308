"""Two states side by side in words: what differs is named, by name, and never more than can be read."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from workbook.network import Actor, Network, Tie
from workbook.project import Project
from workbook.project.comparing import (
    MOST,
    NetworkDifference,
    difference_sentences,
    network_difference,
    network_size,
    project_difference,
)

A, B, C = Actor("a1", "BBS"), Actor("a2", "IHK"), Actor("a3", "Kita")
TWO = Network((A, B), (Tie("a1", "a2", 2),))

names = st.sampled_from(["BBS", "IHK", "Kita", "Amt", ""])
actors = st.lists(names, max_size=5).map(lambda said: tuple(Actor(f"a{n}", name) for n, name in enumerate(said)))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    found = draw(actors)
    if len(found) < 2:
        return Network(found)
    ends = st.tuples(st.integers(0, len(found) - 1), st.integers(0, len(found) - 1)).filter(lambda e: e[0] != e[1])
    ties = draw(st.lists(ends, max_size=4))
    return Network(found, tuple(Tie(found[a].id, found[b].id) for a, b in ties), found[0].id)


def test_two_windows_with_a_new_actor_each_show_both_names() -> None:
    """Both windows give the new actor the same id; the names are what a person knows."""
    here, there = Network((A, B, Actor("a3", "Kita"))), Network((A, B, Actor("a3", "Amt")))
    assert network_difference(here, there).actors == ("Kita",)
    assert network_difference(there, here).actors == ("Amt",)


def test_a_tie_is_named_by_its_ends() -> None:
    difference = network_difference(TWO, Network((A, B)))
    assert difference.ties == ("BBS – IHK",)
    assert difference_sentences(difference) == ("Nur hier steht die Beziehung „BBS – IHK“.",)


def test_other_particulars_of_the_same_actor_are_told() -> None:
    difference = network_difference(Network((replace(A, sector="schule"), B)), Network((A, B)))
    assert difference == NetworkDifference(actor_details=("BBS",))


def test_another_strength_is_told() -> None:
    assert network_difference(TWO, Network((A, B), (Tie("a1", "a2", 3),))).tie_details == ("BBS – IHK",)


def test_the_direction_of_a_tie_counts_where_it_has_one() -> None:
    one, other = (Network((A, B), (Tie(*ends, directed=True),)) for ends in (("a1", "a2"), ("a2", "a1")))
    assert network_difference(one, other).tie_details == ("BBS – IHK",)


def test_the_coordination_is_told_from_both_sides() -> None:
    chosen = replace(TWO, coordinator="a1")
    assert difference_sentences(network_difference(chosen, TWO)) == ("Koordination: BBS.",)
    assert difference_sentences(network_difference(TWO, chosen)) == ("Koordination: noch offen.",)


def test_no_more_than_ten_names_in_a_sentence() -> None:
    many = Network(tuple(Actor(f"a{n}", f"Schule {n:02d}") for n in range(MOST + 3)))
    (said,) = difference_sentences(network_difference(many, Network()))
    assert said.count("„") == MOST
    assert said.endswith("und 3 weitere.")


@given(networks())
def test_a_network_does_not_differ_from_itself(network: Network) -> None:
    assert not network_difference(network, network)


@given(networks(), networks())
def test_what_only_one_side_has_is_never_named_on_both(one: Network, other: Network) -> None:
    here, there = network_difference(one, other), network_difference(other, one)
    assert not set(here.actors) & set(there.actors)
    assert not set(here.ties) & set(there.ties)
    assert here.actor_details == there.actor_details


def test_a_project_in_one_sentence() -> None:
    earlier = Project(network=Network((A,)), answers={"x": {"a": 1}, "y": {}, "z": {"a": 1}})
    now = Project(network=TWO, answers={"x": {"a": 2}, "neu": {"a": 1}})
    difference = project_difference(earlier, now)
    assert (difference.changed, difference.added, difference.missing) == (("x",), ("z",), ("neu",))
    assert str(difference) == "3 Antworten anders, Netzwerk mit 1 statt 2 Akteuren"


def test_the_number_of_ties_is_told_where_the_actors_are_the_same() -> None:
    assert str(project_difference(Project(network=Network((A, B))), Project(network=TWO))) == (
        "Netzwerk mit 0 statt 1 Beziehung"
    )


def test_no_difference_is_said_too() -> None:
    difference = project_difference(Project(network=TWO), Project(network=TWO))
    assert not difference
    assert str(difference) == "kein Unterschied zum jetzigen Stand"


def test_sizes_have_their_singular() -> None:
    assert network_size(TWO) == "2 Akteure, 1 Beziehung"
    assert network_size(Network((A, B, C))) == "3 Akteure, 0 Beziehungen"
