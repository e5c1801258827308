"""Statement templates: what can be read from a network, with computed truth, and the check of named top actors.

Each template returns candidates, true and false ones, and leaves out what this network does not decide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from workbook import network as net
from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register
from workbook.checks.statements import Candidate, template
from workbook.network import Network

NEAR = 1e-9
SHOWN = 12  # how many candidates a template offers at most: enough to draw from, cheap to compute
THREE_QUARTERS = 0.75


def without_coordinator(network: Network) -> Network:
    """The network without its coordination; the network itself where none is named."""
    return network if network.coordinator is None else network.without_coordinator()


def _defined(values: Mapping[str, float | None]) -> dict[str, float]:
    return {actor: value for actor, value in values.items() if value is not None}


def _only_top(values: Mapping[str, float]) -> str | None:
    """The one actor with the highest value; None where several share it or all are zero."""
    if not values:
        return None
    top = max(values.values())
    leaders = [actor for actor, value in values.items() if abs(value - top) <= NEAR]
    return leaders[0] if len(leaders) == 1 and top > NEAR else None


def _named_top(values: Mapping[str, float]) -> Sequence[Candidate]:
    """ "{actor1} is the highest": true for the one top actor, false for the runners-up."""
    top = _only_top(values)
    if top is None:
        return ()
    others = sorted((a for a in values if a != top), key=lambda a: (-values[a], a))[:5]
    return [Candidate((top,), True), *(Candidate((other,), False) for other in others)]


def _compared(values: Mapping[str, float], clear: float) -> Sequence[Candidate]:
    """ "{actor1} has more than {actor2}" for pairs that differ clearly, in both orders."""
    ranked = sorted(values, key=lambda a: (-values[a], a))[:SHOWN]
    found = []
    for a, b in combinations(ranked, 2):
        if values[a] - values[b] > clear:
            found += [Candidate((a, b), True), Candidate((b, a), False)]
    return found


def _fact(truth: bool | None) -> Sequence[Candidate]:
    return () if truth is None else (Candidate((), truth),)


# ── 05b.2 key actors ─────────────────────────────────────────────────────────────────────────────────────────────────


@template
def most_partners(network: Network) -> Sequence[Candidate]:
    return _named_top(net.actor_by_degree(network))


@template
def most_bridging_without(network: Network) -> Sequence[Candidate]:
    return _named_top(_defined(net.actor_by_betweenness(without_coordinator(network))))


@template
def more_partners(network: Network) -> Sequence[Candidate]:
    return _compared(net.actor_by_degree(network), 0.5)


@template
def same_top(network: Network) -> Sequence[Candidate]:
    alone = without_coordinator(network)
    partners = _only_top(net.actor_by_degree(alone))
    bridging = _only_top(_defined(net.actor_by_betweenness(alone)))
    return _fact(None if partners is None or bridging is None else partners == bridging)


@template
def closer(network: Network) -> Sequence[Candidate]:
    return _compared(_defined(net.actor_by_harmonic(network)), 0.02)


@template
def has_isolate(network: Network) -> Sequence[Candidate]:
    return _fact(net.net_by_isolates(network) > 0 if network.actors else None)


@template
def no_shortest_path(network: Network) -> Sequence[Candidate]:
    values = _defined(net.actor_by_betweenness(network))
    degrees = net.actor_by_degree(network)
    tied = sorted((a for a in values if degrees[a] > 0), key=lambda a: (values[a], a))
    idle = [Candidate((a,), True) for a in tied if values[a] <= NEAR][:5]
    busy = [Candidate((a,), False) for a in reversed(tied) if values[a] > 0.01][:5]
    return [*idle, *busy]


@template
def top_three_share(network: Network) -> Sequence[Candidate]:
    degrees = net.actor_by_degree(network)
    ranked = sorted(degrees, key=lambda a: (-degrees[a], a))
    if len(ranked) < 5 or degrees[ranked[2]] == degrees[ranked[3]]:
        return ()
    top = set(ranked[:3])
    share = sum(1 for pair in network.pairs if top.intersection(pair)) / len(network.pairs)
    return _fact(None if abs(share - 0.5) < 0.02 else share > 0.5)


# ── 05b.6 what if ────────────────────────────────────────────────────────────────────────────────────────────────────


@template
def splits_without_coordinator(network: Network) -> Sequence[Candidate]:
    if network.coordinator is None or len(network) < 3:
        return ()
    return _fact(net.net_by_components(network.without_coordinator()) > net.net_by_components(network))


@template
def removal_separates(network: Network) -> Sequence[Candidate]:
    cut = net.actor_is_cutpoint(network)
    degrees = net.actor_by_degree(network)
    others = sorted((a for a in cut if a != network.coordinator), key=lambda a: (-degrees[a], a))
    separating = [Candidate((a,), True) for a in others if cut[a]][:5]
    harmless = [Candidate((a,), False) for a in others if not cut[a] and degrees[a] > 1][:5]
    return [*separating, *harmless]


@template
def denser_without(network: Network) -> Sequence[Candidate]:
    if network.coordinator is None:
        return ()
    whole, alone = net.net_by_density(network), net.net_by_density(network.without_coordinator())
    return _fact(None if whole is None or alone is None or abs(whole - alone) < 0.002 else alone > whole)


@template
def most_pairs_without(network: Network) -> Sequence[Candidate]:
    if network.coordinator is None:
        return ()
    reach = net.net_by_connectedness(network.without_coordinator())
    return _fact(None if reach is None or abs(reach - THREE_QUARTERS) < 0.01 else reach > THREE_QUARTERS)


@template
def new_tie_joins(network: Network) -> Sequence[Candidate]:
    part = net.actor_in_component(network)
    tied = set(network.pairs)
    pairs = [pair for pair in combinations(sorted(part)[:60], 2) if pair not in tied]
    joining = [Candidate(pair, True) for pair in pairs if part[pair[0]] != part[pair[1]]][:SHOWN]
    inside = [Candidate(pair, False) for pair in pairs if part[pair[0]] == part[pair[1]]][:SHOWN]
    return [*joining, *inside]


@template
def ending_tie_separates(network: Network) -> Sequence[Candidate]:
    bridges = net.tie_is_bridge(network)
    separating = [Candidate(pair, True) for pair, is_bridge in bridges.items() if is_bridge][:SHOWN]
    harmless = [Candidate(pair, False) for pair, is_bridge in bridges.items() if not is_bridge][:SHOWN]
    return [*separating, *harmless]


@template
def separates_more(network: Network) -> Sequence[Candidate]:
    degrees = net.actor_by_degree(network)
    ranked = sorted((a for a in degrees if a != network.coordinator), key=lambda a: (-degrees[a], a))[:8]
    cut = [a for a, is_cut in net.actor_is_cutpoint(network).items() if is_cut and a != network.coordinator][:4]
    separated = {a: _separated_pairs(network, a) for a in dict.fromkeys((*cut, *ranked))}
    return _compared(separated, 0.5)


def _separated_pairs(network: Network, actor: str) -> float:
    """Pairs among the others that can reach one another with the actor but not without it."""
    without = net.actor_in_component(network.without(actor))
    whole = {a: part for a, part in net.actor_in_component(network).items() if a != actor}
    return float(_joined_pairs(whole) - _joined_pairs(without))


def _joined_pairs(part: Mapping[str, int]) -> int:
    sizes: dict[int, int] = {}
    for each in part.values():
        sizes[each] = sizes.get(each, 0) + 1
    return sum(size * (size - 1) // 2 for size in sizes.values())


# ── named top actors ─────────────────────────────────────────────────────────────────────────────────────────────────


@register("top_actors")
def top_actors(case: Case) -> Outcome:
    """The chosen actor has the highest value of a measure; any of several leaders counts, wrong ones cost.

    Settings: ``part``; ``quantities`` (question -> "degree" | "betweenness" | "betweenness_without_coordinator").
    """
    given = case.value({})
    given = given if isinstance(given, Mapping) else {}
    shares, answered = [], False
    for question, measure in case.setting("quantities", {}).items():
        chosen = given.get(question)
        chosen = {each for each in chosen if isinstance(each, str)} if isinstance(chosen, list) else set()
        leaders = _leaders(case.network, measure)
        if not leaders:
            return Outcome(None, undecidable=bool(case.network.actors))
        answered = answered or bool(chosen)
        hits, false = len(chosen & leaders), len(chosen - leaders)
        shares.append(max(0.0, min(hits, 1) - 0.5 * false))
    return Outcome(sum(shares) / len(shares) if answered and shares else None)


def _leaders(network: Network, measure: str) -> set[str]:
    values: Mapping[str, float]
    if measure == "degree":
        values = net.actor_by_degree(network)
    elif measure == "betweenness":
        values = _defined(net.actor_by_betweenness(network))
    else:
        values = _defined(net.actor_by_betweenness(without_coordinator(network)))
    top = max(values.values(), default=0.0)
    return {actor for actor, value in values.items() if abs(value - top) <= NEAR} if top > NEAR else set()
