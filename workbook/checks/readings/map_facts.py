"""05a.2 Lesbare Karte: statements that can be read off the own map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from workbook import network as net
from workbook.checks.readings.candidates import SHOWN, fact
from workbook.checks.statements import Candidate, on_gaps, template
from workbook.network import Network


def _busy(network: Network) -> list[str]:
    """The actors with the most partners: the ones a reader of the map finds."""
    degrees = net.actor_by_degree(network)
    return sorted((a for a in degrees if degrees[a] > 0), key=lambda a: (-degrees[a], a))[:SHOWN]


@template
def tied(network: Network) -> Sequence[Candidate]:
    pairs = set(network.pairs) | set(network.unknown)
    known = set(network.pairs)
    together = [Candidate(pair, True) for pair in network.pairs[:SHOWN]]
    apart = [Candidate((a, b), False) for a, b in combinations(sorted(_busy(network)), 2) if (a, b) not in pairs]
    return [*together, *apart[:SHOWN]] if known else ()


@template
@on_gaps
def shared_partner(network: Network) -> Sequence[Candidate]:
    partners = {a: set(net.partners(network, a)) for a in _busy(network)}
    pairs = list(combinations(partners, 2))
    sharing = [Candidate((a, b), True) for a, b in pairs if partners[a] & partners[b]]
    apart = [Candidate((a, b), False) for a, b in pairs if not partners[a] & partners[b]]
    return [*sharing[:SHOWN], *apart[:SHOWN]]


@template
def one_step_between(network: Network) -> Sequence[Candidate]:
    found = []
    for actor in _busy(network)[:4]:
        away = net.distances(network, actor)
        found += [Candidate((actor, b), d == 2) for b, d in away.items() if d is not None and d > 1][:6]
    return found


@template
@on_gaps
def all_joined(network: Network) -> Sequence[Candidate]:
    return fact(net.net_by_components(network) == 1 if len(network) > 1 else None)


@template
@on_gaps
def sectors_untied(network: Network) -> Sequence[Candidate]:
    sector = {actor.id: actor.sector for actor in network.actors if actor.sector}
    frequent = sorted(name for name, _ in Counter(sector.values()).most_common(6))
    joined = {frozenset((sector[a], sector[b])) for a, b in network.pairs if a in sector and b in sector}
    return [Candidate((), frozenset(pair) not in joined, pair) for pair in combinations(frequent, 2)]
