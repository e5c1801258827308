"""Further evaluations for the annex of a report: who would be missed, what would connect, roles, circles, core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.network import (
    Communities,
    CorePeriphery,
    Network,
    NewTie,
    actor_by_betweenness,
    actor_by_coreness,
    actor_by_fragmentation_change,
    actor_x_brokerage,
    best_new_ties,
    communities,
    core_periphery,
    groups_by,
    net_by_distance_fragmentation,
    net_by_fragmentation,
)

SMALLEST = 5  # actors: below, everybody sees all of this
CANDIDATES = 12
NEW_TIES = 5
SAME = 1e-9
MOST_FOR_NEW_TIES = 400  # actors: the exact gain of all pairs costs n³ steps


@dataclass(frozen=True, slots=True)
class Loss:
    """The network without one actor: share of pairs without a way (F), and the rise of 1 − efficiency (ΔDF)."""

    actor: str
    apart: float
    rise: float
    ways: float


@dataclass(frozen=True)
class Further:
    """What the annex shows. ``apart``: share of pairs without a way today; empty or None: nothing to say."""

    apart: float
    losses: tuple[Loss, ...]
    new_ties: tuple[NewTie, ...]
    roles: Mapping[str, Mapping[str, int]]
    circles: Communities
    core: CorePeriphery
    coreness: Mapping[str, int]


def further(network: Network) -> Further | None:
    """The further evaluations; None for a network so small, or without ties, that they would say nothing."""
    if len(network) < SMALLEST or not network.pairs:
        return None
    sectors = groups_by(network, "sector")
    leave_out = () if network.coordinator is None else (network.coordinator,)
    few = len(network) <= MOST_FOR_NEW_TIES
    return Further(
        apart=net_by_fragmentation(network) or 0.0,
        losses=_losses(network),
        new_ties=best_new_ties(network, NEW_TIES, without=leave_out) if few else (),
        roles=actor_x_brokerage(network, sectors) if len(set(sectors.values())) > 1 else {},
        circles=communities(network),
        core=core_periphery(network),
        coreness=actor_by_coreness(network),
    )


def _losses(network: Network) -> tuple[Loss, ...]:
    """Those with whom most is lost: among the actors that cut others off or lie on most shortest ways."""
    change = {actor: rise or 0.0 for actor, rise in actor_by_fragmentation_change(network).items()}
    between = {actor: value or 0.0 for actor, value in actor_by_betweenness(network).items()}
    candidates = sorted(network.ids, key=lambda actor: (-change[actor], -between[actor], actor))[:CANDIDATES]
    candidates += sorted(network.ids, key=lambda actor: (-between[actor], actor))[:CANDIDATES]
    found = [_loss(network, actor, change[actor]) for actor in dict.fromkeys(candidates)]
    kept = [loss for loss in found if max(loss.rise, loss.ways) > SAME]
    # equal losses differ in their last digits; rounded, they stand in order of ids
    return tuple(sorted(kept, key=lambda loss: (-round(max(0.0, loss.rise), 9), -round(loss.ways, 9), loss.actor)))


def _loss(network: Network, actor: str, rise: float) -> Loss:
    rest = network.without(actor)
    before, after = net_by_distance_fragmentation(network) or 0.0, net_by_distance_fragmentation(rest) or 0.0
    return Loss(actor, net_by_fragmentation(rest) or 0.0, rise, after - before)
