"""Two points in time: what stayed, what is new, what is gone. Formulas: course material 2.9.

Counts cover all tied pairs of both networks. Ties of actors who joined or left cannot have stayed or have been there
before; how many of the new and lost ties are of that kind is said beside, and the figures among the actors present
both times are given as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workbook.network.model import Network, Tie

Pair = tuple[str, str]


@dataclass(frozen=True)
class TieChange:
    """Pairs tied both times (``stable``), only the second (``new``) or only the first time (``lost``), each sorted."""

    stable: tuple[Pair, ...]
    new: tuple[Pair, ...]
    lost: tuple[Pair, ...]

    @property
    def jaccard(self) -> float | None:
        """a/(a+b+c): share of all ties ever there that are there both times; None without ties."""
        return _share(len(self.stable), len(self.stable) + len(self.new) + len(self.lost))

    @property
    def stability(self) -> float | None:
        """a/(a+b): share of the first ties that stayed; None without first ties."""
        return _share(len(self.stable), len(self.stable) + len(self.lost))

    @property
    def newness(self) -> float | None:
        """c/(a+c): share of the second ties that are new ("Neuanteil"); None without second ties."""
        return _share(len(self.new), len(self.stable) + len(self.new))

    @property
    def hamming(self) -> int:
        """b+c: number of pairs that changed."""
        return len(self.new) + len(self.lost)


@dataclass(frozen=True)
class WaveChange:
    """The change between two networks: ``ties`` over everybody, ``common`` among the actors present both times.

    ``stayed``, ``joined`` and ``left`` are actor ids in table order.
    """

    ties: TieChange
    common: TieChange
    stayed: tuple[str, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]


def wave_change(before: Network, after: Network) -> WaveChange:
    """Compare two networks, say ``network.at("t1")`` and ``network.at("t2")``."""
    first, second = set(before.ids), set(after.ids)
    both = first & second
    return WaveChange(
        ties=_change(before.pairs, after.pairs),
        common=_change((p for p in before.pairs if both.issuperset(p)), (p for p in after.pairs if both.issuperset(p))),
        stayed=tuple(actor for actor in before.ids if actor in both),
        joined=tuple(actor for actor in after.ids if actor not in first),
        left=tuple(actor for actor in before.ids if actor not in second),
    )


def year_ago(network: Network, marks: Mapping[str, object]) -> Network:
    """The network as it was before, from what is marked on its ties today.

    ``marks``: "a|b" (ends in sorted order) -> "new" (was not there), "same", or "ended" (was there, is no more).
    What is not marked counts as unchanged; marks that fit no actors are left out.
    """
    new = {tuple(pair.split("|")) for pair, mark in marks.items() if mark == "new"}
    ended = [tuple(pair.split("|")) for pair, mark in marks.items() if mark == "ended"]
    kept = tuple(tie for tie in network.ties if tie.pair not in new)
    ids, tied = set(network.ids), set(network.pairs)
    gone = tuple(Tie(*ends) for ends in ended if len(ends) == 2 and set(ends) <= ids and ends[0] != ends[1])
    return replace(network, ties=(*kept, *(tie for tie in gone if tie.pair not in tied)))


def _change(before: Iterable[Pair], after: Iterable[Pair]) -> TieChange:
    first, second = set(before), set(after)
    return TieChange(*(tuple(sorted(part)) for part in (first & second, second - first, first - second)))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
