"""What networks of a group have in common: shared tags, likeness with its reasons, seeking and offering.

A profile holds only what its owner has released to the group. Likeness is Gower's (1971): the mean over the fields
both have – numbers 1 − |x − y| / range in the group, choices 1 if equal, tags by Jaccard (1901) |A∩B| / |A∪B|.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from workbook.content.numbers import parse_number
from workbook.content.texts import FOLDER
from workbook.project.document import Answer

NUMBERS = ("gruendung", "bevoelkerung", "partner", "stellen")
CHOICES = ("traeger", "phase")
TAGS = ("themen", "zielgruppen", "erfolge", "herausforderungen")
EXCHANGE = ("suche", "biete")
LONGEST_NAME = 80

# What can be released to the group, each by itself, and the fields that go with it. The name goes with any of them.
ITEMS: Mapping[str, tuple[str, ...]] = {
    "steckbrief": (*NUMBERS, *CHOICES, "themen", "zielgruppen"),
    "schlagworte": ("erfolge", "herausforderungen"),
    "tausch": EXCHANGE,
}
CONSENT = ("01-gemeinsamkeiten", "freigabe")  # where the participant releases them: exercise, part


@dataclass(frozen=True)
class Profile:
    """One network as its owner shows it to the group."""

    name: str
    numbers: Mapping[str, float] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Likeness:
    """How like two networks are, 0–1, and the fields that make them so (field, likeness there), the highest first."""

    name: str
    value: float
    reasons: tuple[tuple[str, float], ...]
    shared: tuple[str, ...]


@cache
def example_group() -> tuple[Profile, ...]:
    """The twelve invented networks of the kick-off."""
    with (FOLDER / "gruppe.toml").open("rb") as handle:
        return tuple(profile_of(entry) for entry in tomllib.load(handle)["netzwerk"])


def profile_of(entry: Mapping[str, object]) -> Profile:
    """A profile from plain data; fields that are missing or of another kind are left out."""
    return Profile(
        name=" ".join(str(entry.get("name", "")).split())[:LONGEST_NAME],
        numbers={k: float(v) for k in NUMBERS if isinstance(v := entry.get(k), (int, float))},
        choices={k: v for k in CHOICES if isinstance(v := entry.get(k), str)},
        tags={k: frozenset(map(str, v)) for k in (*TAGS, *EXCHANGE) if isinstance(v := entry.get(k), list)},
    )


def entry_of(profile: Profile) -> dict[str, object]:
    """Plain data from a profile; :func:`profile_of` reads it again."""
    tags = {name: sorted(found) for name, found in profile.tags.items() if found}
    return {"name": profile.name, **profile.numbers, **profile.choices, **tags}


def own_profile(answers: Mapping[str, Answer]) -> Profile:
    """The own profile from the answers of module 01; empty where nothing has been filled in."""
    form: Mapping[str, Any] = _mapping(_mapping(answers.get("01-steckbrief")).get("steckbrief"))
    cards = _cards(_mapping(answers.get("01-erfolge")).get("karten"))
    exchange = _cards(_mapping(answers.get("01-tausch")).get("tausch"))
    entry: dict[str, object] = {name: parse_number(form.get(name)) for name in NUMBERS}
    entry |= {name: form.get(name) for name in (*CHOICES, "themen", "zielgruppen") if form.get(name)}
    entry |= {
        "name": form["name"] if isinstance(form.get("name"), str) else "",
        "erfolge": _tags(cards, "erfolg"),
        "herausforderungen": _tags(cards, "herausforderung"),
        "suche": _tags(exchange, "suche"),
        "biete": _tags(exchange, "biete"),
    }
    return profile_of(entry)


def released_items(answers: Mapping[str, Answer]) -> frozenset[str]:
    """What the participant has released to the group. Only a plain yes counts; nothing answered means no."""
    exercise, part = CONSENT
    given = _mapping(_mapping(answers.get(exercise)).get(part))
    return frozenset(item for item in ITEMS if given.get(item) is True)


def limited(profile: Profile, items: Iterable[str]) -> Profile:
    """The profile with the name and the fields of these items only."""
    kept = {name for item in items for name in ITEMS[item]}
    return Profile(
        profile.name,
        {name: value for name, value in profile.numbers.items() if name in kept},
        {name: value for name, value in profile.choices.items() if name in kept},
        {name: found for name, found in profile.tags.items() if name in kept and found},
    )


def filled_items(profile: Profile) -> frozenset[str]:
    """The items of which the profile holds anything."""
    held = {*profile.numbers, *profile.choices, *(name for name, found in profile.tags.items() if found)}
    return frozenset(item for item, fields in ITEMS.items() if held.intersection(fields))


def tag_counts(group: Sequence[Profile], kind: str) -> list[tuple[str, int]]:
    """Tags of a kind with the number of networks that have them, the most frequent first, then by name."""
    counts = Counter(tag for profile in group for tag in profile.tags.get(kind, ()))
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def most_alike(own: Profile, group: Sequence[Profile], count: int = 3) -> tuple[Likeness, ...]:
    """The networks of others most like one's own, with the reasons."""
    ranges = _ranges([own, *group])
    found = [likeness(own, other, ranges) for other in group]
    return tuple(sorted(found, key=lambda each: (-each.value, each.name))[:count])


def likeness(own: Profile, other: Profile, ranges: Mapping[str, float]) -> Likeness:
    """Gower's likeness over the fields both have; 0 where they have none in common."""
    parts: dict[str, float] = {}
    for name in own.numbers.keys() & other.numbers.keys():
        span = ranges.get(name, 0.0)
        parts[name] = 1 - abs(own.numbers[name] - other.numbers[name]) / span if span else 1.0
    for name in own.choices.keys() & other.choices.keys():
        parts[name] = float(own.choices[name] == other.choices[name])
    shared: list[str] = []
    for name in TAGS:
        mine, theirs = own.tags.get(name, frozenset()), other.tags.get(name, frozenset())
        if mine and theirs:
            parts[name] = len(mine & theirs) / len(mine | theirs)
            shared += sorted(mine & theirs)
    reasons = tuple(sorted(parts.items(), key=lambda each: (-each[1], each[0]))[:3])
    return Likeness(other.name, sum(parts.values()) / len(parts) if parts else 0.0, reasons, tuple(shared))


def matches(own: Profile, group: Sequence[Profile]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(network, what it offers that I seek, what I offer that it seeks); mutual matches first, then by number."""
    seek, offer = own.tags.get("suche", frozenset()), own.tags.get("biete", frozenset())
    found = []
    for other in group:
        gives = tuple(sorted(seek & other.tags.get("biete", frozenset())))
        takes = tuple(sorted(offer & other.tags.get("suche", frozenset())))
        if gives or takes:
            found.append((other.name, gives, takes))
    return sorted(found, key=lambda each: (not (each[1] and each[2]), -len(each[1]) - len(each[2]), each[0]))


def _ranges(group: Sequence[Profile]) -> dict[str, float]:
    """Largest minus smallest value of each number in the group."""
    spans = {}
    for name in NUMBERS:
        values = [profile.numbers[name] for profile in group if name in profile.numbers]
        if values:
            spans[name] = max(values) - min(values)
    return spans


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _cards(value: object) -> list[Mapping[str, Any]]:
    cards = _mapping(value).get("cards")
    return [card for card in cards if isinstance(card, Mapping)] if isinstance(cards, list) else []


def _tags(cards: Iterable[Mapping[str, Any]], group: str) -> list[str]:
    return [
        tag
        for card in cards
        if card.get("group") == group and isinstance(card.get("tags"), list)
        for tag in card["tags"]
        if isinstance(tag, str)
    ]
