"""From a network as read to the figures of its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbook.network import (
    Effort,
    Network,
    actor_in_component,
    busiest_first,
    coverage,
    ei_band,
    group_by_ei_index,
    groups_by,
    net_by_diameter,
    net_by_path_length,
    net_x_groups,
    open_pairs,
    partners,
    random_bands,
    removal_curve,
    summary,
    wave_change,
)
from workbook.report.analysis import Analysis, Change, Chosen, GroupRow, Groups, OpenPairs, Removal, View
from workbook.report.further import further
from workbook.report.naming import legible, legible_words, recognised_coordinator, title_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person asked for: a wave, a title for the report. None: the report decides and says so.

    ``own``: the network of the workbook, not of files; hints then say where to change it there.
    """

    wave: str | None = None
    title: str | None = None
    own: bool = False


ANYTHING = Wanted()
FULL = Effort()


def analyse(
    network: Network,
    day: date,
    files: Sequence[str] = (),
    wanted: Wanted = ANYTHING,
    remarks: Sequence[str] = (),
    *,
    effort: Effort = FULL,
) -> Analysis:
    """All figures of the report on one network.

    ``files`` are the names of the tables it was read from, ``remarks`` what reading had to correct. ``effort`` says
    how long drawing random networks may take; its ``watch`` is told how much of the drawing is done.
    Raises NetworkError("wave-unknown") for a wave that the network does not have.
    """
    wave = None if wanted.wave is None else legible_words(wanted.wave)
    chosen = choose(legible(network), replace(wanted, wave=wave))
    shown = chosen.shown
    alone = shown.coordinator is not None
    return Analysis(
        title=legible_words(wanted.title or title_of(chosen.network, files)),
        day=day,
        files=tuple(map(legible_words, files)),
        remarks=tuple(map(legible_words, remarks)),
        chosen=chosen,
        whole=view(shown, effort=_part(effort, 0, 0.5 if alone else 1)),
        without=_view_without(shown, effort=_part(effort, 0.5, 1)),
        open_pairs=_open_pairs(shown),
        groups=_groups(shown),
        removal=_removal(shown),
        change=_change(chosen.network, chosen.wave),
        further=further(shown),
    )


def choose(network: Network, wanted: Wanted) -> Chosen:
    """The network at the wave asked for, with its coordination; what nobody said is decided here.

    Raises NetworkError("wave-unknown").
    """
    named = replace(network, coordinator=network.coordinator or recognised_coordinator(network))
    wave = wanted.wave or (network.waves[-1] if network.waves else None)
    shown = named.at(wave) if wave else named
    return Chosen(
        network=named,
        shown=shown,
        wave=wave,
        wave_guessed=wanted.wave is None and wave is not None,
        coordinator_guessed=network.coordinator is None and shown.coordinator is not None,
        own=wanted.own,
    )


def _part(effort: Effort, begin: float, end: float) -> Effort:
    """The effort for one of several drawings: its own 0–1 is ``begin`` to ``end`` of the whole."""
    watch = effort.watch
    if watch is None:
        return effort
    return replace(effort, watch=lambda share: watch(begin + share * (end - begin)))


def view(network: Network, *, banded: bool = True, effort: Effort = FULL) -> View:
    """The figures of one network as it stands; ``banded`` compares them with random networks of the same size."""
    return View(
        network=network,
        summary=summary(network),
        bands=random_bands(network, effort=effort) if banded and network.pairs else {},
        components=_components(network),
        path_length=net_by_path_length(network),
        diameter=net_by_diameter(network),
    )


def _view_without(network: Network, *, banded: bool = True, effort: Effort = FULL) -> View | None:
    if network.coordinator is None:
        return None
    return view(network.without_coordinator(), banded=banded, effort=effort)


def _components(network: Network) -> tuple[tuple[str, ...], ...]:
    parts: dict[int, list[str]] = {}
    for actor, part in actor_in_component(network).items():
        parts.setdefault(part, []).append(actor)
    return tuple(tuple(parts[part]) for part in sorted(parts))


def _open_pairs(network: Network) -> OpenPairs | None:
    if network.coordinator is None:
        return None
    k = len(partners(network, network.coordinator))
    return OpenPairs(open_pairs(network, network.coordinator), k * (k - 1) // 2, k)


def _groups(network: Network) -> Groups | None:
    """Ties by sector; None with fewer than two sectors or without a tie between actors of known sector."""
    sectors = groups_by(network, "sector")
    band = ei_band(network, sectors) if len(set(sectors.values())) > 1 else None
    if band is None or band.observed is None:
        return None
    blocks = net_x_groups(network, sectors)
    index = group_by_ei_index(network, sectors)
    rows = []
    for name in sorted(index, key=str.casefold):
        inside = blocks[name, name].ties
        outside = sum(block.ties for pair, block in blocks.items() if name in pair) - inside
        rows.append(GroupRow(name, list(sectors.values()).count(name), inside, outside, index[name]))
    internal = sum(row.internal for row in rows)
    return Groups(
        internal=internal,
        external=coverage(network, sectors).ties - internal,
        index=band.observed,
        low=band.low,
        high=band.high,
        rows=tuple(rows),
        unassigned=len(network) - len(sectors),
    )


def _removal(network: Network) -> Removal | None:
    if not network.pairs:
        return None
    n = len(network)
    return Removal(busiest_first(network), tuple(size / n for size in removal_curve(network)))


def _change(network: Network, wave: str | None) -> Change | None:
    """The wave shown against the one before it; for the first wave against the next."""
    if wave is None or len(network.waves) < 2:
        return None
    place = max(network.waves.index(wave), 1)
    first, second = network.waves[place - 1], network.waves[place]
    before, after = network.at(first), network.at(second)
    return Change(
        first=first,
        second=second,
        before=view(before, banded=False),
        after=view(after, banded=False),
        before_without=_view_without(before, banded=False),
        after_without=_view_without(after, banded=False),
        change=wave_change(before, after),
    )
