"""05b.2 Schlüsselakteure: statements on partners and bridging, and the check of named leaders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook import network as net
from workbook.checks.model import Outcome
from workbook.checks.readings.candidates import (
    NEAR,
    compared,
    defined,
    fact,
    named_top,
    only_top,
    without_coordinator,
)
from workbook.checks.registry import Case, register
from workbook.checks.statements import Candidate, on_gaps, template
from workbook.network import Network


@template
def most_partners(network: Network) -> Sequence[Candidate]:
    return named_top(net.actor_by_degree(network))


@template
def most_bridging_without(network: Network) -> Sequence[Candidate]:
    return named_top(defined(net.actor_by_betweenness(without_coordinator(network))))


@template
def more_partners(network: Network) -> Sequence[Candidate]:
    return compared(net.actor_by_degree(network), 0.5)


@template
def same_top(network: Network) -> Sequence[Candidate]:
    alone = without_coordinator(network)
    partners = only_top(net.actor_by_degree(alone))
    bridging = only_top(defined(net.actor_by_betweenness(alone)))
    return fact(None if partners is None or bridging is None else partners == bridging)


@template
def closer(network: Network) -> Sequence[Candidate]:
    return compared(defined(net.actor_by_harmonic(network)), 0.02)


@template
@on_gaps
def has_isolate(network: Network) -> Sequence[Candidate]:
    return fact(net.net_by_isolates(network) > 0 if len(network) > 1 else None)


@template
def no_shortest_path(network: Network) -> Sequence[Candidate]:
    values = defined(net.actor_by_betweenness(network))
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
    return fact(None if abs(share - 0.5) < 0.02 else share > 0.5)


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
        values = defined(net.actor_by_betweenness(network))
    else:
        values = defined(net.actor_by_betweenness(without_coordinator(network)))
    top = max(values.values(), default=0.0)
    return {actor for actor, value in values.items() if abs(value - top) <= NEAR} if top > NEAR else set()
