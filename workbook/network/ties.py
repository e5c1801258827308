"""Ties of a network in the forms that measures and formats count them."""

from __future__ import annotations

from workbook.network.model import Network


def arcs(network: Network) -> tuple[tuple[str, str], ...]:
    """The distinct directed pairs; a tie without direction is two of them."""
    found: dict[tuple[str, str], None] = {}
    for tie in network.ties:
        found[tie.source, tie.target] = None
        if not tie.directed:
            found[tie.target, tie.source] = None
    return tuple(found)


def strongest(network: Network) -> dict[tuple[str, str], float]:
    """Strength by tied pair; where a pair is recorded several times the strongest counts, unstated counts 1."""
    strength: dict[tuple[str, str], float] = {}
    for tie in network.ties:
        stated = 1.0 if tie.strength is None else tie.strength
        strength[tie.pair] = max(stated, strength.get(tie.pair, stated))
    return strength
