"""Which column is which: German and English headers in any order, with the synonyms people use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from workbook.network.tables.words import listed

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def words(header: str) -> str:
    """A header as its plain words: "Stärke (1–3)" -> "staerke", "km_Kreisstadt" -> "km kreisstadt"."""
    plain = re.sub(r"\(.*?\)|\[.*?\]", " ", header.casefold().translate(UMLAUTS))
    split = re.sub(r"[^a-z0-9]+", " ", plain).strip()
    return split or re.sub(r"[^a-z0-9]+", " ", header.casefold().translate(UMLAUTS)).strip()


@cache
def _roles_of(kind: str, names: tuple[str, ...]) -> Mapping[str, str]:
    """Role by header word, the usual words first."""
    found: dict[str, str] = {}
    for role in names:
        for word in listed(f"{kind}.{role}"):
            found.setdefault(word, role)
    return found


def tie_roles() -> Mapping[str, str]:
    """Role in a tie list by header word."""
    return _roles_of("ties", ("source", "target", "strength", "type", "wave", "direction"))


def actor_roles() -> Mapping[str, str]:
    """Role in an actor list by header word."""
    return _roles_of("actors", ("id", "name", "sector", "place", "km", "since", "until", "coordination"))


@dataclass(frozen=True)
class Understood:
    """The roles of a header row for one kind of table; ``twice`` lists roles met in several columns."""

    at: Mapping[str, int]
    twice: tuple[str, ...] = ()


def tie_columns(headers: Sequence[str]) -> Understood:
    """The roles of the columns read as a tie list."""
    found = _roles(headers, tie_roles())
    if {"source", "target"} <= found.at.keys():
        return found
    plain = [words(header) for header in headers]
    if any(actor_roles().get(word) == "id" for word in plain):
        return found  # "ID | Name | Partner" is an actor list with a remark, not a tie list
    at = dict(found.at)
    for role, loose in (("source", listed("loose.source")), ("target", listed("loose.target"))):
        free = (n for n, word in enumerate(plain) if word in loose and n not in at.values())
        place = at.get(role, next(free, None))
        if place is not None:
            at[role] = place
    return Understood(at, found.twice) if {"source", "target"} <= at.keys() else found


def actor_columns(headers: Sequence[str]) -> Understood:
    """The roles of the columns read as an actor list."""
    return _roles(headers, actor_roles())


def understand(headers: Sequence[str]) -> tuple[str, Understood] | None:
    """The kind of table ("ties" or "actors") a header row belongs to, with its roles; None if it is no header row."""
    ties, actors = tie_columns(headers), actor_columns(headers)
    if {"source", "target"} <= ties.at.keys():
        return "ties", ties
    if {"id", "name"} & actors.at.keys() and not {"source", "target"} & ties.at.keys() - _shared(ties, actors):
        return "actors", actors
    return None


def recognised(headers: Sequence[str]) -> int:
    """How many headers of a row are known, read as the kind of table that fits better."""
    return max(len(tie_columns(headers).at), len(actor_columns(headers).at))


def _shared(ties: Understood, actors: Understood) -> set[str]:
    """Ends of ties whose column also has a meaning in an actor list ("von" as the first wave of an actor)."""
    return {role for role, place in ties.at.items() if place in actors.at.values()}


def _roles(headers: Sequence[str], roles: Mapping[str, str]) -> Understood:
    rank = {word: number for number, word in enumerate(roles)}
    best: dict[str, tuple[int, int]] = {}  # role -> (how usual the word is, position)
    twice: list[str] = []
    for place, word in enumerate(words(header) for header in headers):
        role = roles.get(word)
        if role is None:
            continue
        if role in best and best[role][0] == rank[word]:
            twice.append(role)
        elif role not in best or rank[word] < best[role][0]:
            # "Name" and "Bezeichnung" side by side: the more usual word is the column, the other a further one
            best[role] = (rank[word], place)
    return Understood({role: place for role, (_, place) in best.items()}, tuple(twice))
