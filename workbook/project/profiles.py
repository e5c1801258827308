"""What networks of a group have in common: shared tags, likeness with its reasons, seeking and offering.

A profile holds only what its owner has released to the group. Likeness is Gower's (1971): the mean over the fields
both have – numbers 1 − |x − y| / range in the group, choices 1 if equal, tags by Jaccard (1901) |A∩B| / |A∪B|.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from workbook.content.texts import FOLDER

NUMBERS = ("gruendung", "bevoelkerung", "partner", "stellen")
CHOICES = ("traeger", "phase")
TAGS = ("themen", "zielgruppen", "erfolge", "herausforderungen")


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
        name=str(entry.get("name", "")),
        numbers={k: float(v) for k in NUMBERS if isinstance(v := entry.get(k), (int, float))},
        choices={k: v for k in CHOICES if isinstance(v := entry.get(k), str)},
        tags={k: frozenset(map(str, v)) for k in (*TAGS, "suche", "biete") if isinstance(v := entry.get(k), list)},
    )


def tag_counts(group: Sequence[Profile], kind: str) -> list[tuple[str, int]]:
    """Tags of a kind with the number of networks that have them, the most frequent first, then by name."""
    counts = Counter(tag for profile in group for tag in profile.tags.get(kind, ()))
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def most_alike(own: Profile, group: Sequence[Profile], count: int = 3) -> tuple[Likeness, ...]:
    """The networks most like one's own, with the reasons; one's own is left out by name."""
    ranges = _ranges([own, *group])
    found = [likeness(own, other, ranges) for other in group if other.name != own.name]
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
        if other.name != own.name and (gives or takes):
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
