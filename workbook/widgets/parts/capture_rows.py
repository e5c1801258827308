"""Rows as typed in the capture tables, turned into actors and ties. What cannot be used yet is kept as a draft.

Nothing typed is lost: a row without a name, a distance that is no number, a tie to an unknown name stay in the table,
marked with a word, and wait in the part's value until they can be used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from workbook.content.numbers import parse_number
from workbook.figures.network_map import sector_label
from workbook.network import Actor, Network, Tie
from workbook.project import Json

Row: TypeAlias = Mapping[str, str]

UNKNOWN = "unknown"  # strength of a pair answered "weiß nicht"
ROLE = "Rolle"  # the further column of an actor that says what it is in the network
STRENGTHS = ("1", "2", "3", UNKNOWN)
RESOURCES = "ressourcen"  # the one type of tie that has a direction


@dataclass(frozen=True)
class Taken:
    """The network with the usable rows, and the drafts: rows or cells that cannot be used yet, as plain JSON."""

    network: Network
    drafts: Json


def with_actor_rows(network: Network, rows: Sequence[Row]) -> Taken:
    """The network with these actors in this order; ``rows`` have id, name, sector, place, km and role as typed.

    Actors missing from the rows leave with their ties. A new row needs a name.
    """
    sectors = {sector_label(actor.sector).casefold(): actor.sector for actor in network.actors if actor.sector}
    places = {actor.place.casefold(): actor.place for actor in network.actors if actor.place}
    actors: dict[str, Actor] = {}
    waiting: list[Json] = []
    cells: dict[str, Json] = {}
    for place, row in enumerate(rows):
        known = None if row.get("id") in actors else network.by_id.get(row.get("id", ""))
        name = row.get("name", "").strip()
        if known is None and not name:
            if any(row.get(field, "").strip() for field in ("sector", "place", "km", "role")):
                waiting.append({"at": place, "row": dict(row)})
            continue
        km, problem = _kilometres(row.get("km", ""))
        actor = replace(
            known or Actor(id=_free_id(row.get("id", ""), {*actors, *network.ids})),
            name=name,
            sector=_one_spelling(row.get("sector", ""), sectors),
            place=_one_spelling(row.get("place", ""), places),
            km=km,
            extra=_with_role(known.extra if known else {}, row),
        )
        if problem:
            cells[actor.id] = {"km": problem}
        actors[actor.id] = actor
    return Taken(_with_actors(network, tuple(actors.values())), {"rows": waiting, "cells": cells})


def actor_rows(network: Network) -> list[dict[str, str]]:
    """The rows of the actor table."""
    return [_actor_row(actor) for actor in network.actors]


def with_tie_rows(network: Network, rows: Sequence[Row], wave: str | None = None) -> Taken:
    """The network with exactly these ties (of one wave); ``rows`` have source, target, strength, type as typed.

    Ends are names or ids; ``strength`` 1–3, "unknown" or empty. Rows whose ends are not in the list wait as drafts.
    """
    find = _Finder(network)
    ties: list[Tie] = []
    unknown: set[tuple[str, str]] = set()
    waiting: list[Json] = []
    for row in rows:
        source, target = find(row.get("source", "")), find(row.get("target", ""))
        strength = row.get("strength", "").strip()
        if source is None or target is None or source == target or not _is_strength(strength):
            if any(value.strip() for value in row.values()):
                waiting.append({"row": dict(row)})
        elif strength == UNKNOWN:
            unknown.add(Tie(source, target).pair)
        else:
            ties.append(_tie(source, target, strength, row.get("type", ""), wave))
    others = tuple(tie for tie in network.ties if wave is not None and tie.wave not in (None, wave))
    tied = {tie.pair for tie in ties}
    return Taken(replace(network, ties=(*others, *ties), unknown=frozenset(unknown - tied)), {"rows": waiting})


def tie_rows(network: Network, wave: str | None = None) -> list[dict[str, str]]:
    """The rows of the tie table: ties (of one wave) and pairs answered "weiß nicht"."""
    name = {actor.id: actor.label for actor in network.actors}
    ties = [tie for tie in network.ties if wave is None or tie.wave in (None, wave)]
    rows = [_tie_row(name[tie.source], name[tie.target], _shown(tie.strength), tie.type) for tie in ties]
    return rows + [_tie_row(name[a], name[b], UNKNOWN, None) for a, b in sorted(network.unknown)]


def _tie_row(source: str, target: str, strength: str, kind: str | None) -> dict[str, str]:
    return {"source": source, "target": target, "strength": strength, "type": kind or ""}


class _Finder:
    """Finds the actor that a person means: by id, by name, regardless of case and outer blanks."""

    def __init__(self, network: Network) -> None:
        self._by_name: dict[str, str] = {}
        for actor in network.actors:
            self._by_name.setdefault(actor.label.casefold().strip(), actor.id)
        self._by_name |= {actor.casefold(): actor for actor in network.ids}

    def __call__(self, said: str) -> str | None:
        return self._by_name.get(said.casefold().strip())


def _actor_row(actor: Actor) -> dict[str, str]:
    sector = sector_label(actor.sector) if actor.sector else ""
    return {
        "id": actor.id,
        "name": actor.name,
        "sector": sector,
        "place": actor.place or "",
        "km": _shown(actor.km),
        "role": role_of(actor),
    }


def role_of(actor: Actor) -> str:
    """What an actor is in the network (Mitglied, Partner …), as written; "" where it is not told."""
    return actor.extra.get(_role_key(actor.extra), "")


def _role_key(extra: Mapping[str, str]) -> str:
    """The column as the participant's own table writes it."""
    return next((key for key in extra if key.strip().casefold() == ROLE.casefold()), ROLE)


def _with_role(extra: Mapping[str, str], row: Row) -> Mapping[str, str]:
    """Further columns with the role as typed; a table without a column for it leaves it as it is."""
    if "role" not in row or row["role"].strip() == extra.get(_role_key(extra), ""):
        return extra
    key, said = _role_key(extra), row["role"].strip()
    rest = {name: value for name, value in extra.items() if name != key}
    return {**rest, key: said} if said else rest


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")


def _kilometres(said: str) -> tuple[float | None, str]:
    """The number, or what was typed instead of one."""
    plain = said.strip().removesuffix("km").strip()
    value = parse_number(plain) if plain else None
    if plain and (value is None or value < 0):
        return None, said.strip()
    return value, ""


def _one_spelling(said: str, known: dict[str, str]) -> str | None:
    """A sector or place as it is already written in this network, whatever its case."""
    plain = said.strip()
    return known.setdefault(plain.casefold(), plain) if plain else None


def _free_id(wished: str, taken: set[str]) -> str:
    if wished and wished not in taken:
        return wished
    number = 1
    while f"a{number}" in taken:
        number += 1
    return f"a{number}"


def _with_actors(network: Network, actors: tuple[Actor, ...]) -> Network:
    ids = {actor.id for actor in actors}
    return Network(
        actors=actors,
        ties=tuple(tie for tie in network.ties if ids.issuperset(tie.pair)),
        coordinator=network.coordinator if network.coordinator in ids else None,
        unknown=frozenset(pair for pair in network.unknown if ids.issuperset(pair)),
    )


def _is_strength(said: str) -> bool:
    return not said or said in STRENGTHS or (parse_number(said) or 0) > 0


def _tie(source: str, target: str, strength: str, kind: str, wave: str | None) -> Tie:
    plain = kind.strip()
    known = plain.casefold() if plain.casefold() in TYPES else plain
    return Tie(source, target, parse_number(strength), known or None, wave, directed=known == RESOURCES)


TYPES = ("information", "kooperation", RESOURCES, "vereinbarung")
