"""05b.6 Was wäre, wenn …: statements on what follows when an actor or a tie goes, or a tie comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from workbook import network as net
from workbook.checks.readings.candidates import SHOWN, compared, fact
from workbook.checks.statements import Candidate, on_gaps, template
from workbook.network import Network

THREE_QUARTERS = 0.75


@template
@on_gaps
def splits_without_coordinator(network: Network) -> Sequence[Candidate]:
    if network.coordinator is None or len(network) < 3 or network.coordinator in _half_known(network):
        return ()
    return fact(net.net_by_components(network.without_coordinator()) > net.net_by_components(network))


@template
@on_gaps
def removal_separates(network: Network) -> Sequence[Candidate]:
    cut = net.actor_is_cutpoint(network)
    degrees = net.actor_by_degree(network)
    known = [a for a in cut if a != network.coordinator and a not in _half_known(network)]
    others = sorted(known, key=lambda a: (-degrees[a], a))
    separating = [Candidate((a,), True) for a in others if cut[a]][:5]
    harmless = [Candidate((a,), False) for a in others if not cut[a] and degrees[a] > 1][:5]
    return [*separating, *harmless]


@template
def denser_without(network: Network) -> Sequence[Candidate]:
    if network.coordinator is None:
        return ()
    whole, alone = net.net_by_density(network), net.net_by_density(network.without_coordinator())
    return fact(None if whole is None or alone is None or abs(whole - alone) < 0.002 else alone > whole)


@template
@on_gaps
def most_pairs_without(network: Network) -> Sequence[Candidate]:
    if network.coordinator is None:
        return ()
    reach = net.net_by_connectedness(network.without_coordinator())
    return fact(None if reach is None or abs(reach - THREE_QUARTERS) < 0.01 else reach > THREE_QUARTERS)


@template
@on_gaps
def new_tie_joins(network: Network) -> Sequence[Candidate]:
    part = net.actor_in_component(network)
    tied = set(network.pairs)
    pairs = [pair for pair in combinations(sorted(part)[:60], 2) if pair not in tied]
    joining = [Candidate(pair, True) for pair in pairs if part[pair[0]] != part[pair[1]]][:SHOWN]
    inside = [Candidate(pair, False) for pair in pairs if part[pair[0]] == part[pair[1]]][:SHOWN]
    return [*joining, *inside]


@template
@on_gaps
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
    return compared(separated, 0.5)


def _half_known(network: Network) -> set[str]:
    """Actors of whom a tie was answered "weiß nicht": what hangs on them cannot be told."""
    return {end for pair in network.unknown for end in pair}


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
