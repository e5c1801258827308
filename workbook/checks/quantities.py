"""Quantities a participant computes from their own network, with the slips that are usual for each.

A quantity knows its true value, the values typical slips lead to (name of the slip -> value), and the facts a hint may
name. What is undefined for this network is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbook import network as net
from workbook.network import Network


def _no_slips(_network: Network) -> Mapping[str, float]:
    return {}


@dataclass(frozen=True)
class Quantity:
    """One computable number. ``value`` None = undefined for this network."""

    value: Callable[[Network], float | None]
    facts: Callable[[Network], Mapping[str, object]]
    slips: Callable[[Network], Mapping[str, float]] = _no_slips


def quantity(name: str) -> Quantity:
    """The quantity of this name; KeyError if there is none."""
    return QUANTITIES[name]


# ── size and density ─────────────────────────────────────────────────────────────────────────────────────────────────


def _size_facts(network: Network) -> Mapping[str, object]:
    """``pairs`` n(n−1)/2; ``possible`` those of them that are known, as density counts ("weiß nicht" is missing)."""
    n, unknown = len(network), net.net_by_unknown_pairs(network)
    pairs = n * (n - 1) // 2
    return {"actors": n, "ties": len(network.pairs), "pairs": pairs, "possible": pairs - unknown, "unknown": unknown}


def _density_slips(network: Network) -> Mapping[str, float]:
    n, m = len(network), len(network.pairs)
    density = net.net_by_density(network)
    if n < 2 or density is None:
        return {}
    slips = {"times100": 100 * density, "n_squared": m / n**2, "ordered": m / (n * (n - 1))}
    return slips | {"unknown": 2 * m / (n * (n - 1))} if net.net_by_unknown_pairs(network) else slips


def _component_slips(network: Network) -> Mapping[str, float]:
    isolates = net.net_by_isolates(network)
    return {"without_isolates": net.net_by_components(network) - isolates} if isolates else {}


# ── the coordination's partners ──────────────────────────────────────────────────────────────────────────────────────


def _partners(network: Network) -> int | None:
    """Number of partners of the coordination (k); None without coordination or without partners."""
    if network.coordinator is None:
        return None
    return net.actor_by_degree(network)[network.coordinator] or None


def _open_pairs(network: Network) -> float | None:
    if _partners(network) is None or network.coordinator is None:
        return None
    return net.actor_by_open_pairs(network)[network.coordinator]


def _effective_size(network: Network) -> float | None:
    return None if network.coordinator is None else net.actor_by_effective_size(network)[network.coordinator]


def _partner_facts(network: Network) -> Mapping[str, object]:
    k = _partners(network) or 0
    return {"partners": k, "pairs": k * (k - 1) // 2}


def _open_pair_slips(network: Network) -> Mapping[str, float]:
    k, still_open = _partners(network), _open_pairs(network)
    if k is None or still_open is None:
        return {}
    pairs = k * (k - 1) / 2
    known = pairs - still_open
    return {"all_pairs": pairs, "known_pairs": known, "ordered": 2 * pairs - known}


def _effective_size_slips(network: Network) -> Mapping[str, float]:
    k, still_open = _partners(network), _open_pairs(network)
    if k is None or still_open is None:
        return {}
    known = k * (k - 1) / 2 - still_open
    return {"single": k - known / k, "degree": float(k)}


# ── inside and outside ───────────────────────────────────────────────────────────────────────────────────────────────


def _sector_ties(network: Network) -> tuple[int, int]:
    """(external, internal) ties by sector, over ties whose two ends have a sector."""
    sectors = {actor.id: actor.sector for actor in network.actors}
    both = [(sectors[a], sectors[b]) for a, b in network.pairs if sectors[a] and sectors[b]]
    internal = sum(1 for a, b in both if a == b)
    return len(both) - internal, internal


def _ei(network: Network) -> float | None:
    external, internal = _sector_ties(network)
    return (external - internal) / (external + internal) if external + internal else None


def _ei_facts(network: Network) -> Mapping[str, object]:
    external, internal = _sector_ties(network)
    return {"external": external, "internal": internal}


def _ei_slips(network: Network) -> Mapping[str, float]:
    value = _ei(network)
    if value is None:
        return {}
    return {"sign": -value, "times100": 100 * value, "share": (value + 1) / 2}


QUANTITIES: Mapping[str, Quantity] = {
    "actors": Quantity(len, _size_facts),
    "ties": Quantity(lambda network: len(network.pairs), _size_facts),
    "density": Quantity(net.net_by_density, _size_facts, _density_slips),
    "components": Quantity(net.net_by_components, _size_facts, _component_slips),
    "isolates": Quantity(net.net_by_isolates, _size_facts),
    "coordinator_open_pairs": Quantity(_open_pairs, _partner_facts, _open_pair_slips),
    "coordinator_effective_size": Quantity(_effective_size, _partner_facts, _effective_size_slips),
    "ei_by_sector": Quantity(_ei, _ei_facts, _ei_slips),
}
