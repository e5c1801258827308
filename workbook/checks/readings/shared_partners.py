"""06.3 Fäden knüpfen: statements on pairs that already have partners in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from workbook import network as net
from workbook.checks.readings.candidates import SHOWN
from workbook.checks.statements import Candidate, template
from workbook.network import Network


def _partners(network: Network) -> dict[str, set[str]]:
    """Partners of the actors with the most of them."""
    degrees = net.actor_by_degree(network)
    busy = sorted((a for a in degrees if degrees[a] > 0), key=lambda a: (-degrees[a], a))[:SHOWN]
    return {actor: set(net.partners(network, actor)) for actor in busy}


@template
def more_shared(network: Network) -> Sequence[Candidate]:
    partners = _partners(network)
    found = []
    for actor in list(partners)[:4]:
        shared = {b: len(partners[actor] & partners[b]) for b in partners if b != actor}
        for b, c in combinations(shared, 2):
            if abs(shared[b] - shared[c]) > 1:
                found.append(Candidate((actor, b, c), shared[b] > shared[c]))
    return found


@template
def would_close_triangle(network: Network) -> Sequence[Candidate]:
    tied, partners = set(network.pairs), _partners(network)
    pairs = [(a, b) for a, b in combinations(sorted(partners), 2) if (a, b) not in tied]
    return [Candidate((a, b), bool(partners[a] & partners[b])) for a, b in pairs][: 2 * SHOWN]
