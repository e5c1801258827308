"""Network ↔ JSON, for the project file and for the answer file.

Fields at their default are left out, so a network of 40 actors and 90 ties takes about 8 kB.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbook.errors import NetworkError
from workbook.network import Actor, Network, Tie
from workbook.project.document import Json
from workbook.project.shape import (
    ShapeError,
    boolean,
    mapping,
    optional_number,
    optional_string,
    required,
    sequence,
    string,
)


@dataclass(frozen=True, slots=True)
class NetworkLimits:
    """How large a network from a file may be; None = any size."""

    actors: int | None = None
    ties: int | None = None
    text: int | None = None


NO_LIMITS = NetworkLimits()


def network_to_json(network: Network, *, extra: bool = True) -> Json:
    """The network as plain JSON; ``extra=False`` leaves out further columns of the participant's table."""
    table: dict[str, Any] = {
        "actors": [_actor_to_json(actor, extra) for actor in network.actors],
        "ties": [_tie_to_json(tie) for tie in network.ties],
    }
    if network.coordinator is not None:
        table["coordinator"] = network.coordinator
    if network.unknown:
        table["unknown"] = sorted(list(pair) for pair in network.unknown)
    return table


def network_from_json(value: Json, place: str = "network", limits: NetworkLimits = NO_LIMITS) -> Network:
    """The network from JSON. Raises ShapeError for a wrong shape and NetworkError for a contradiction in it."""
    table = mapping(value, place)
    actors = sequence(table.get("actors", []), f"{place}.actors", limits.actors)
    ties = sequence(table.get("ties", []), f"{place}.ties", limits.ties)
    unknown = sequence(table.get("unknown", []), f"{place}.unknown", limits.ties)
    network = Network(
        actors=tuple(_actor(item, f"{place}.actors[{i}]", limits.text) for i, item in enumerate(actors)),
        ties=tuple(_tie(item, f"{place}.ties[{i}]", limits.text) for i, item in enumerate(ties)),
        coordinator=optional_string(table.get("coordinator"), f"{place}.coordinator", limits.text),
        unknown=frozenset(_pair(item, f"{place}.unknown[{i}]", limits.text) for i, item in enumerate(unknown)),
    )
    for pair in network.unknown:
        for end in pair:
            if end not in network.by_id:
                raise NetworkError("tie-end-unknown", actor=end)
    return network


def _actor_to_json(actor: Actor, extra: bool) -> dict[str, Any]:
    table: dict[str, Any] = {"id": actor.id}
    if actor.name:
        table["name"] = actor.name
    for key in ("sector", "place", "km", "since", "until"):
        value = getattr(actor, key)
        if value is not None:
            table[key] = value
    if extra and actor.extra:
        table["extra"] = dict(actor.extra)
    return table


def _tie_to_json(tie: Tie) -> dict[str, Any]:
    table: dict[str, Any] = {"source": tie.source, "target": tie.target}
    for key in ("strength", "type", "wave"):
        value = getattr(tie, key)
        if value is not None:
            table[key] = value
    if tie.directed:
        table["directed"] = True
    return table


def _actor(value: Json, place: str, longest: int | None) -> Actor:
    table = mapping(value, place)
    id_ = string(required(table, "id", place), f"{place}.id", longest)
    if not id_:
        raise ShapeError(f"{place}.id", "a value")
    extra = mapping(table.get("extra", {}), f"{place}.extra")
    return Actor(
        id=id_,
        name=string(table.get("name", ""), f"{place}.name", longest),
        sector=optional_string(table.get("sector"), f"{place}.sector", longest),
        place=optional_string(table.get("place"), f"{place}.place", longest),
        km=optional_number(table.get("km"), f"{place}.km"),
        since=optional_string(table.get("since"), f"{place}.since", longest),
        until=optional_string(table.get("until"), f"{place}.until", longest),
        extra={key: string(item, f"{place}.extra.{key}", longest) for key, item in extra.items()},
    )


def _tie(value: Json, place: str, longest: int | None) -> Tie:
    table = mapping(value, place)
    return Tie(
        source=string(required(table, "source", place), f"{place}.source", longest),
        target=string(required(table, "target", place), f"{place}.target", longest),
        strength=optional_number(table.get("strength"), f"{place}.strength"),
        type=optional_string(table.get("type"), f"{place}.type", longest),
        wave=optional_string(table.get("wave"), f"{place}.wave", longest),
        directed=boolean(table.get("directed", False), f"{place}.directed"),
    )


def _pair(value: Json, place: str, longest: int | None) -> tuple[str, str]:
    ends = sequence(value, place, 2)
    if len(ends) != 2:
        raise ShapeError(place, "two ids")
    return string(ends[0], f"{place}[0]", longest), string(ends[1], f"{place}[1]", longest)
