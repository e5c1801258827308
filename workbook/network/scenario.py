"""What if: a chain of steps on a network, and the figures before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from workbook.errors import NetworkError
from workbook.network.bands import net_figures
from workbook.network.model import Network
from workbook.network.whole import net_by_fragmentation


def with_step(network: Network, step: Mapping[str, str]) -> Network:
    """The network after one step, as the scenario exercise stores it.

    ``{"do": "remove", "actor": id}``, ``{"do": "add", "source": id, "target": id}`` or
    ``{"do": "merge", "keep": id, "other": id}``. Adding a tie that exists changes nothing.
    Raises NetworkError: "actor-unknown", "tie-to-self", "tie-end-unknown", "step-unknown".
    """
    match dict(step):
        case {"do": "remove", "actor": actor}:
            return network.without(actor)
        case {"do": "add", "source": source, "target": target}:
            pair = (min(source, target), max(source, target))
            return network if pair in set(network.pairs) else network.with_tie(source, target)
        case {"do": "merge", "keep": keep, "other": other}:
            return network.merged(keep, other)
        case _:
            raise NetworkError("step-unknown", step=str(step.get("do", "–")))


def with_steps(network: Network, steps: Iterable[Mapping[str, str]]) -> Network:
    """The network after all steps, in order. Raises as :func:`with_step`."""
    for step in steps:
        network = with_step(network, step)
    return network


class Change(NamedTuple):
    """One figure before and after; ``difference`` None where one of them is undefined."""

    measure: str
    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        """After minus before."""
        return None if self.before is None or self.after is None else self.after - self.before


def before_after(before: Network, after: Network) -> tuple[Change, ...]:
    """Number of actors and ties and all whole-network figures of two networks."""
    one, other = (
        {"actors": len(net), "ties": len(net.pairs), **net_figures(net), "fragmentation": net_by_fragmentation(net)}
        for net in (before, after)
    )
    return tuple(Change(name, one[name], other[name]) for name in one)
