"""What must hold for every network, whatever it is."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workbook.network as net
from tests.networks import networks
from workbook.network import Actor, Network, Tie


def relabelled(network: Network, seed: int) -> tuple[Network, dict[str, str]]:
    """The same network under other ids and in another order."""
    rng = random.Random(seed)
    new = [f"w{number:02}" for number in range(len(network))]
    rng.shuffle(new)
    name = dict(zip(network.ids, new, strict=True))
    actors = [replace(actor, id=name[actor.id]) for actor in network.actors]
    ties = [replace(tie, source=name[tie.source], target=name[tie.target]) for tie in network.ties]
    rng.shuffle(actors)
    rng.shuffle(ties)
    return Network(tuple(actors), tuple(ties)), name


@given(networks(), st.integers(0, 99))
def test_other_names_and_another_order_change_nothing(network: Network, seed: int) -> None:
    other, name = relabelled(network, seed)
    before, after = net.summary(network), net.summary(other)
    cut = sorted(name[actor] for actor in before.pop("articulation_points"))
    assert after.pop("articulation_points") == cut
    actors, renamed = before.pop("actor"), after.pop("actor")
    assert after == pytest.approx(before)
    for actor, figures in actors.items():
        assert renamed[name[actor]] == pytest.approx(figures, abs=1e-7)


@given(networks())
def test_recording_a_tie_twice_changes_nothing(network: Network) -> None:
    twice = replace(network, ties=network.ties + tuple(Tie(tie.target, tie.source) for tie in network.ties))
    assert net.summary(twice) == net.summary(network)


@given(networks(min_actors=3))
def test_one_more_isolate(network: Network) -> None:
    more = replace(network, actors=(*network.actors, Actor("isolate")))
    assert net.net_by_components(more) == net.net_by_components(network) + 1
    assert net.net_by_transitivity(more) == net.net_by_transitivity(network)
    assert net.cutpoints(more) == net.cutpoints(network)
    assert net.actor_by_constraint(more) == {**net.actor_by_constraint(network), "isolate": None}
    assert net.actor_by_harmonic(more)["isolate"] == 0
    n = len(network)
    assert net.net_by_density(more) == pytest.approx(net.net_by_density(network) * (n - 1) / (n + 1))
    assert net.net_by_global_efficiency(more) == pytest.approx(
        net.net_by_global_efficiency(network) * (n - 1) / (n + 1)
    )


@given(networks(min_actors=2))
def test_density_and_that_of_the_complement_make_one(network: Network) -> None:
    tied = set(network.pairs)
    rest = [Tie(*pair) for pair in combinations(network.ids, 2) if pair not in tied]
    complement = replace(network, ties=tuple(rest))
    assert net.net_by_density(network) + net.net_by_density(complement) == pytest.approx(1)


@given(networks(min_actors=1))
def test_bounds(network: Network) -> None:
    figures = net.summary(network)
    for key in ("density", "transitivity", "degree_centralization", "betweenness_centralization", "global_efficiency"):
        assert figures[key] is None or -1e-9 <= figures[key] <= 1 + 1e-9
    for row in figures["actor"].values():
        for key in ("betweenness", "harmonic_closeness", "eigenvector"):
            assert row[key] is None or -1e-9 <= row[key] <= 1 + 1e-9
        assert (row["constraint"] is None) == (row["effective_size"] is None) == (row["degree"] == 0)
        assert row["effective_size"] is None or 1 - 1e-9 <= row["effective_size"] <= row["degree"] + 1e-9


@given(networks(min_actors=2))
def test_fragmentation_is_what_connectedness_leaves(network: Network) -> None:
    assert net.net_by_fragmentation(network) + net.net_by_connectedness(network) == pytest.approx(1)
    assert net.net_by_global_efficiency(network) <= net.net_by_connectedness(network) + 1e-9


@given(networks())
def test_the_ei_index_of_one_group_is_minus_one_and_of_singletons_one(network: Network) -> None:
    expected = (-1, 1) if network.pairs else (None, None)
    assert net.net_by_ei_index(network, dict.fromkeys(network.ids, "alle")) == expected[0]
    assert net.net_by_ei_index(network, {actor: actor for actor in network.ids}) == expected[1]


@given(networks(min_actors=2))
def test_blocks_hold_every_tie_and_every_pair_once(network: Network) -> None:
    blocks = net.net_x_groups(network, net.groups_by(network, "sector")).values()
    assert sum(block.ties for block in blocks) == len(network.pairs)
    assert sum(block.possible for block in blocks) == len(network) * (len(network) - 1) // 2


@given(networks())
def test_brokerage_counts_every_open_pair_once(network: Network) -> None:
    roles = net.actor_x_brokerage(network, net.groups_by(network, "sector"))
    for actor, open_pairs in net.actor_by_open_pairs(network).items():
        assert roles[actor]["total"] == open_pairs
        assert sum(count for role, count in roles[actor].items() if role != "total") == open_pairs


@given(networks())
@settings(max_examples=30)
def test_a_communities_suggestion_is_a_grouping_and_stays_the_same(network: Network) -> None:
    found = net.communities(network)
    assert set(found.member) == set(network.ids)
    assert all(0 <= value <= 1 + 1e-9 for value in found.stability.values())
    assert net.communities(network) == found
    if network.pairs:
        assert found.modularity == pytest.approx(net.net_by_modularity(network, found.member))


@given(networks(), networks())
def test_wave_change_adds_up(before: Network, after: Network) -> None:
    change = net.wave_change(before, after)
    assert len(change.ties.stable) + len(change.ties.lost) == len(before.pairs)
    assert len(change.ties.stable) + len(change.ties.new) == len(after.pairs)
    assert len(change.stayed) + len(change.left) == len(before)
    back = net.wave_change(after, before)
    assert (back.ties.new, back.ties.lost) == (change.ties.lost, change.ties.new)
    assert back.ties.jaccard == change.ties.jaccard


@given(networks(min_actors=2, max_actors=9))
@settings(max_examples=40)
def test_the_first_new_tie_is_the_best_of_all_and_first_by_id_among_equals(network: Network) -> None:
    tied = set(network.pairs)
    start = net.net_by_global_efficiency(network)
    gains = {
        pair: round(net.net_by_global_efficiency(network.with_tie(*pair)) - start, 10)
        for pair in combinations(sorted(network.ids), 2)
        if pair not in tied
    }
    suggested = net.best_new_ties(network, 1)
    if not gains:
        assert suggested == ()
        return
    best = max(gains.values())
    (tie,) = suggested
    assert (tie.source, tie.target) == min(pair for pair, gain in gains.items() if gain == best)
    assert tie.gain == pytest.approx(best, abs=1e-9)
    assert tie.efficiency == pytest.approx(start + best, abs=1e-9)


@given(networks(min_actors=2, max_actors=9))
@settings(max_examples=25)
def test_new_ties_are_suggested_one_after_the_other(network: Network) -> None:
    grown = network
    for tie in net.best_new_ties(network, 4):
        (again,) = net.best_new_ties(grown, 1)
        assert (again.source, again.target) == (tie.source, tie.target)
        assert again.common == tie.common
        grown = grown.with_tie(tie.source, tie.target)
        assert net.net_by_global_efficiency(grown) == pytest.approx(tie.efficiency)
