"""05b.4 Vermittlerrollen: statements on brokerage between sectors (Gould & Fernandez 1989)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook import network as net
from workbook.checks.readings.candidates import compared, fact, named_top, only_top
from workbook.checks.statements import Candidate, template
from workbook.network import Network

ROLES = ("coordinator", "consultant", "gatekeeper", "liaison")


def _roles(network: Network) -> Mapping[str, Mapping[str, int]]:
    """Role counts of each actor, grouped by sector; empty where fewer than two sectors are known."""
    groups = net.groups_by(network, "sector")
    return net.actor_x_brokerage(network, groups) if len(set(groups.values())) > 1 else {}


def _totals(network: Network, *, others_only: bool) -> dict[str, float]:
    roles = _roles(network)
    return {a: float(r["total"]) for a, r in roles.items() if not (others_only and a == network.coordinator)}


@template
def role_most_often(network: Network) -> Sequence[Candidate]:
    counts = _roles(network).get(network.coordinator or "", {})
    top = only_top({role: counts[role] for role in ROLES}) if counts else None
    return fact(None if top is None else top == "liaison")


@template
def broker_most(network: Network) -> Sequence[Candidate]:
    return named_top(_totals(network, others_only=True))


@template
def never_inside(network: Network) -> Sequence[Candidate]:
    brokers = {a: r for a, r in _roles(network).items() if r["total"] > 0}
    never = [Candidate((a,), True) for a, r in brokers.items() if r["coordinator"] == 0][:5]
    sometimes = [Candidate((a,), False) for a, r in brokers.items() if r["coordinator"] > 0][:5]
    return [*never, *sometimes]


@template
def gatekeeper_exists(network: Network) -> Sequence[Candidate]:
    brokers = {a: r for a, r in _roles(network).items() if r["total"] > 0}
    opening = [Candidate((a,), True) for a, r in brokers.items() if r["gatekeeper"] > 0][:5]
    others = [Candidate((a,), False) for a, r in brokers.items() if r["gatekeeper"] == 0][:5]
    return [*opening, *others]


@template
def brokers_more(network: Network) -> Sequence[Candidate]:
    return compared(_totals(network, others_only=True), 1.5)


@template
def liaison_share(network: Network) -> Sequence[Candidate]:
    rows = _roles(network).values()
    total = sum(row["total"] for row in rows)
    if not total:
        return ()
    share = sum(row["liaison"] for row in rows) / total
    return fact(None if abs(share - 0.5) < 0.02 else share > 0.5)
