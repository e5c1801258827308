"""The participant's network as an immutable value: actors, ties, waves.

A network is undirected and simple in its analysis (parallel ties count once); what was recorded stays recorded:
type, strength 1–3, wave, and direction for ties of type "ressourcen".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from workbook.errors import NetworkError


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation acting in the network. Never a person: contact persons are kept elsewhere.

    ``since``/``until`` name the first and last wave in which the actor belongs to the network (None = open).
    ``extra`` holds further columns of the participant's table as read, keyed by header.
    """

    id: str
    name: str = ""
    sector: str | None = None
    place: str | None = None
    km: float | None = None
    since: str | None = None
    until: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What a person reads: the name, or the id where there is none."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two actors. ``strength`` 1 gelegentlich, 2 regelmäßig, 3 eng; None = not stated."""

    source: str
    target: str
    strength: float | None = None
    type: str | None = None
    wave: str | None = None
    directed: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """The two ends in a fixed order, for comparing without direction."""
        return (self.source, self.target) if self.source <= self.target else (self.target, self.source)


@dataclass(frozen=True)
class Network:
    """Actors and ties; ``coordinator`` is the id of the coordinating actor, if known.

    ``unknown`` holds pairs answered "weiß nicht": they are missing values, neither present nor absent.
    ``waves`` lists the waves in the order in which they were named; empty for a network of one time point.

    Raises NetworkError: "actor-twice", "tie-end-unknown", "tie-to-self", "coordinator-unknown".
    """

    actors: tuple[Actor, ...] = ()
    ties: tuple[Tie, ...] = ()
    coordinator: str | None = None
    unknown: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        ids: set[str] = set()
        for actor in self.actors:
            if actor.id in ids:
                raise NetworkError("actor-twice", actor=actor.id)
            ids.add(actor.id)
        for tie in self.ties:
            if tie.source == tie.target:
                raise NetworkError("tie-to-self", actor=tie.source)
            for end in (tie.source, tie.target):
                if end not in ids:
                    raise NetworkError("tie-end-unknown", actor=end)
        if self.coordinator is not None and self.coordinator not in ids:
            raise NetworkError("coordinator-unknown", actor=self.coordinator)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The actors' ids in table order."""
        return tuple(actor.id for actor in self.actors)

    @cached_property
    def by_id(self) -> Mapping[str, Actor]:
        """Actor by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The distinct tied pairs, ordered, without direction: what every undirected measure counts."""
        return tuple(dict.fromkeys(tie.pair for tie in self.ties))

    @cached_property
    def waves(self) -> tuple[str, ...]:
        """The waves named by ties, sorted by name."""
        return tuple(sorted({tie.wave for tie in self.ties if tie.wave}))

    @cached_property
    def latest(self) -> Network:
        """The network at its last wave; itself where it has one time point. Figures of several waves together mean
        nothing, so whatever asks for the network as it is now takes this one."""
        return self.at(self.waves[-1]) if self.waves else self

    def __len__(self) -> int:
        return len(self.actors)

    def at(self, wave: str) -> Network:
        """The network of one wave: its ties, and the actors that belonged to it then.

        A tie or actor without a wave belongs to every wave. Raises NetworkError("wave-unknown").
        """
        if wave not in self.waves:
            raise NetworkError("wave-unknown", wave=wave, waves=", ".join(self.waves))
        ties = tuple(tie for tie in self.ties if tie.wave in (None, wave))
        tied = {end for tie in ties for end in tie.pair}
        actors = tuple(actor for actor in self.actors if actor.id in tied or _belongs(actor, wave))
        return _rebuilt(self, actors, ties)

    def without(self, actor: str) -> Network:
        """The network without one actor and its ties. Raises NetworkError("actor-unknown")."""
        if actor not in self.by_id:
            raise NetworkError("actor-unknown", actor=actor)
        actors = tuple(a for a in self.actors if a.id != actor)
        return _rebuilt(self, actors, tuple(t for t in self.ties if actor not in t.pair))

    def without_coordinator(self) -> Network:
        """The network without the coordination. Raises NetworkError("coordinator-missing")."""
        if self.coordinator is None:
            raise NetworkError("coordinator-missing")
        return self.without(self.coordinator)

    def with_tie(self, source: str, target: str, **attributes: Any) -> Network:
        """The network with one more tie. Raises NetworkError as the constructor does."""
        return replace(self, ties=(*self.ties, Tie(source, target, **attributes)))

    def without_tie(self, source: str, target: str) -> Network:
        """The network without any tie between two actors."""
        gone = Tie(source, target).pair
        return replace(self, ties=tuple(t for t in self.ties if t.pair != gone))

    def merged(self, keep: str, other: str) -> Network:
        """The network with ``other`` taken into ``keep``; ties between the two vanish, doubled ones stay once.

        What was not known of ``other`` is not known of ``keep``, unless a tie says otherwise.
        """
        for actor in (keep, other):
            if actor not in self.by_id:
                raise NetworkError("actor-unknown", actor=actor)
        renamed = (_renamed(tie, other, keep) for tie in self.ties)
        kept = dict.fromkeys(tie for tie in renamed if tie.source != tie.target)
        actors = tuple(a for a in self.actors if a.id != other)
        coordinator = keep if self.coordinator == other else self.coordinator
        tied = {tie.pair for tie in kept}
        swap = {other: keep}
        unknown = {Tie(swap.get(a, a), swap.get(b, b)).pair for a, b in self.unknown}
        unknown = {pair for pair in unknown - tied if pair[0] != pair[1]}
        return replace(_rebuilt(self, actors, tuple(kept)), coordinator=coordinator, unknown=frozenset(unknown))


def _belongs(actor: Actor, wave: str) -> bool:
    return (actor.since is None or actor.since <= wave) and (actor.until is None or wave <= actor.until)


def _renamed(tie: Tie, old: str, new: str) -> Tie:
    swap = {old: new}
    return replace(tie, source=swap.get(tie.source, tie.source), target=swap.get(tie.target, tie.target))


def _rebuilt(network: Network, actors: tuple[Actor, ...], ties: Iterable[Tie]) -> Network:
    ids = {actor.id for actor in actors}
    return Network(
        actors=actors,
        ties=tuple(ties),
        coordinator=network.coordinator if network.coordinator in ids else None,
        unknown=frozenset(pair for pair in network.unknown if ids.issuperset(pair)),
    )
