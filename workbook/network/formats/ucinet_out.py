"""UCINET DL out: an edge list that UCINET and igraph read."""

from __future__ import annotations

import re

from workbook.network.model import Network


def dl(network: Network) -> bytes:
    """The network as DL edge list: labels, strengths, direction; a tie without direction is written both ways."""
    place = {actor: number for number, actor in enumerate(network.ids, 1)}
    lines = [f"dl n={len(place)}", "format = edgelist1", "labels:"]
    lines += dl_labels(network)
    lines.append("data:")
    both = {tie.pair for tie in network.ties if not tie.directed}
    for (a, b), strength in _strengths(network).items():
        if (min(a, b), max(a, b)) in both:
            lines += [_edge(place[a], place[b], strength), _edge(place[b], place[a], strength)]
        else:
            lines.append(_edge(place[a], place[b], strength))
    return ("\r\n".join(lines) + "\r\n").encode()


def dl_labels(network: Network) -> list[str]:
    """Labels in one word each: names where they stay distinct, else ids, else numbers.

    UCINET would take quoted labels with blanks; igraph takes every word for a label of its own, without a warning.
    """
    for said in ([actor.label for actor in network.actors], list(network.ids)):
        words = [re.sub(r"[^\w.()/&+-]+", "_", label).strip("_") for label in said]
        if all(words) and len({word.casefold() for word in words}) == len(words):
            return words
    return [f"v{number}" for number in range(1, len(network) + 1)]


def _strengths(network: Network) -> dict[tuple[str, str], float | None]:
    """Strongest statement by pair, or by direction where no tie of the pair is without; None where none is stated."""
    both = {tie.pair for tie in network.ties if not tie.directed}
    found: dict[tuple[str, str], float | None] = {}
    for tie in network.ties:
        key = tie.pair if tie.pair in both else (tie.source, tie.target)
        stated = [value for value in (found.get(key), tie.strength) if value is not None]
        found[key] = max(stated, default=None)
    return found


def _edge(source: int, target: int, strength: float | None) -> str:
    return f"{source} {target}" if strength is None else f"{source} {target} {strength:g}"
