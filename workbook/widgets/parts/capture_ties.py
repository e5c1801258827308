"""One tie at a time, as the nomination list makes them: add, change, remove, "weiß nicht"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from workbook.errors import NetworkError
from workbook.network import Network, Tie
from workbook.project import Json
from workbook.widgets.parts.capture_rows import RESOURCES, UNKNOWN


def with_nomination(network: Network, message: Json, wave: str | None) -> Network:
    """The network after one nomination: {"source", "target", "strength": 1–3 | "unknown" | null, "type", "turned"}.

    ``strength`` null removes the tie. ``turned``: for resources, the target gives and the source takes.
    Raises NetworkError: "tie-end-unknown", "tie-to-self".
    """
    source, target = str(message["source"]), str(message["target"])
    for end in (source, target):
        if end not in network.by_id:
            raise NetworkError("tie-end-unknown", actor=end)
    pair = Tie(source, target).pair
    others = tuple(tie for tie in network.ties if not (tie.pair == pair and tie.wave in (None, wave)))
    rest = replace(network, ties=others, unknown=network.unknown - {pair})
    strength = message.get("strength")
    if strength is None:
        return rest
    if strength == UNKNOWN:
        return replace(rest, unknown=rest.unknown | {pair})
    kind = str(message.get("type") or "") or None
    ends = (target, source) if message.get("turned") else (source, target)
    tie = Tie(*ends, float(strength), kind, wave, directed=kind == RESOURCES)
    return replace(rest, ties=(*rest.ties, tie))


def with_vague(network: Network, actor: str, known: Collection[str], *, on: bool) -> Network:
    """The network after "weiß nicht" was said of an actor as a whole, or taken back (``on`` False).

    Every pair of the actor that has no tie becomes a missing value, but for the partners in ``known``: of them somebody
    has said with whom they work, so a gap is a gap.
    """
    if actor not in network.by_id:
        raise NetworkError("actor-unknown", actor=actor)
    others = [other for other in network.ids if other != actor and other not in known]
    pairs = {Tie(actor, other).pair for other in others}
    if on:
        return replace(network, unknown=network.unknown | (pairs - set(network.pairs)))
    return replace(network, unknown=network.unknown - pairs)


def merged(network: Network, keep: str, other: str) -> Network:
    """Two entries of one organisation as one: the kept one takes over what only the other knew."""
    if keep not in network.by_id or other not in network.by_id:
        raise NetworkError("actor-unknown", actor=other if keep in network.by_id else keep)
    one, two = network.by_id[keep], network.by_id[other]
    filled = replace(
        one,
        sector=one.sector or two.sector,
        place=one.place or two.place,
        km=two.km if one.km is None else one.km,
        extra={**two.extra, **one.extra},
    )
    result = network.merged(keep, other)
    actors = tuple(filled if actor.id == keep else actor for actor in result.actors)
    return replace(result, actors=actors, ties=_one_each(result.ties))


def _one_each(ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """Both entries may have named the same partner: one tie of each kind is left, as strong as the stronger statement.

    A tie of no stated kind goes into one that states its kind.
    """
    kinds: dict[tuple[object, ...], str] = {}
    for tie in ties:
        if tie.type and not tie.directed:
            kinds.setdefault((tie.pair, tie.wave), tie.type)
    kept: dict[tuple[object, ...], Tie] = {}
    for tie in ties:
        kind = tie.type or kinds.get((tie.pair, tie.wave))
        key = ((tie.source, tie.target) if tie.directed else tie.pair, tie.wave, kind)
        before = kept.setdefault(key, replace(tie, type=kind))
        if (tie.strength or 0) > (before.strength or 0):
            kept[key] = replace(before, strength=tie.strength)
    return tuple(kept.values())
