"""What two actors share, computed by hand, and the same for every order of the two."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given

from tests.networks import networks
from workbook.network import Actor, Network, Tie, adamic_adar, shared_partners

TIES = ["ac", "bc", "ad", "bd", "de", "df"]
NETWORK = Network(tuple(Actor(each) for each in "abcdef"), tuple(Tie(*each) for each in TIES))


def test_the_rarest_partner_comes_first_and_counts_most() -> None:
    assert shared_partners(NETWORK, "a", "b") == ("c", "d")
    assert adamic_adar(NETWORK, "a", "b") == pytest.approx(1 / log(2) + 1 / log(4))
    assert (shared_partners(NETWORK, "c", "f"), adamic_adar(NETWORK, "c", "f")) == ((), 0)


def test_ties_of_several_kinds_between_two_count_once() -> None:
    doubled = Network(NETWORK.actors, (*NETWORK.ties, Tie("c", "a", type="kooperation")))
    assert adamic_adar(doubled, "a", "b") == pytest.approx(adamic_adar(NETWORK, "a", "b"))


@given(networks())
def test_it_is_the_same_from_both_sides_and_finite(network: Network) -> None:
    for one, other in [(a, b) for a in network.ids[:6] for b in network.ids[:6] if a != b]:
        assert adamic_adar(network, one, other) == pytest.approx(adamic_adar(network, other, one))
        assert 0 <= adamic_adar(network, one, other) <= len(network) / log(2)
