"""Actors that may be one organisation under two names: spelling, legal form, abbreviation, acronym.

A suggestion for the person, never merged by itself. Names are compared as words in lower case, with ae oe ue ss for
umlauts, without legal forms and little words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from workbook.content.texts import text
from workbook.errors import ContentError
from workbook.network.model import Actor
from workbook.network.tables.headers import UMLAUTS
from workbook.network.tables.words import listed

ALIKE = 0.88  # 1 − edit distance / longer name
SHORTEST_PREFIX = 3  # letters an abbreviation must show: "Str." is too little to tell
LONGEST_ACRONYM = 6
ALL_PAIRS = 600  # names up to which every pair is compared (half a second)


@dataclass(frozen=True)
class PossibleDuplicate:
    """Two actors that may be the same. ``reason``: "same", "spelling", "abbreviation" or "acronym".

    ``likeness`` 0–1 orders the suggestions; abbreviations and acronyms count a little less than the same words.
    """

    one: str
    other: str
    likeness: float
    reason: str


def possible_duplicates(actors: Iterable[Actor]) -> tuple[PossibleDuplicate, ...]:
    """Pairs of actors that may be one organisation, the likeliest first, then in table order."""
    names = [(actor, _Name.of(actor.label)) for actor in actors]
    found = [
        PossibleDuplicate(names[a][0].id, names[b][0].id, *match)
        for a, b in _candidates([name for _, name in names])
        if (match := _match(names[a][1], names[b][1])) is not None
    ]
    return tuple(sorted(found, key=lambda pair: -pair.likeness))


def _candidates(names: Sequence[_Name]) -> Iterable[tuple[int, int]]:
    """Pairs worth comparing: all, or in long lists those that share the beginning of a word or hold an acronym."""
    if len(names) <= ALL_PAIRS:
        return combinations(range(len(names)), 2)
    holding: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for beginning in {word[:SHORTEST_PREFIX] for word in name.words}:
            holding.setdefault(beginning, []).append(number)
    common = len(names) // 4  # what a quarter of all names share ("stadt") tells nothing
    pairs = {pair for group in holding.values() if len(group) <= common for pair in combinations(group, 2)}
    short = [number for number, name in enumerate(names) if any(_is_acronym(word, name) for word in name.words)]
    pairs |= {(min(a, b), max(a, b)) for a in short for b in range(len(names)) if a != b}
    return sorted(pairs)


@dataclass(frozen=True)
class _Name:
    """A name as words that tell organisations apart, abbreviations with their dots."""

    words: tuple[str, ...]
    capitals: frozenset[str]

    @classmethod
    def of(cls, name: str) -> _Name:
        spaced = re.sub(r"\b[eE]\.\s?[vV]\.|\b[eE]\.\s?[gG]\.", " ", name)
        plain = spaced.casefold().translate(UMLAUTS)
        words = re.findall(r"[\w.]*\w\.?", re.sub(r"[-–/&+,;:()„“\"'’]", " ", plain))
        words = [word if "." in word.rstrip(".") or word.endswith(".") else word.strip("_") for word in words]
        kept = [w for w in words if w.rstrip(".") not in (*listed("duplicates.legal"), *listed("duplicates.filler"))]
        told = [w for w in kept if w.rstrip(".") not in listed("duplicates.area")]
        capitals = {word.casefold().translate(UMLAUTS) for word in re.findall(r"\b[A-ZÄÖÜ]{2,6}\b", spaced)}
        # "Landkreis Wiesenmark" keeps its first word: without it the name of the district alone would remain
        return cls(tuple(told if len(told) > 1 else kept or words), frozenset(capitals))

    @property
    def joined(self) -> str:
        return " ".join(word.rstrip(".") for word in self.words)

    @property
    def sorted(self) -> str:
        return " ".join(sorted(word.rstrip(".") for word in self.words))

    @property
    def digits(self) -> list[str]:
        return re.findall(r"\d+", self.joined)


def _match(one: _Name, other: _Name) -> tuple[float, str] | None:
    if not one.words or not other.words or one.digits != other.digits:
        return None  # "Grundschule 1" and "Grundschule 2" look alike and are two
    if one.sorted == other.sorted:
        return 1.0, "same"
    close = max(likeness(one.joined, other.joined), likeness(one.sorted, other.sorted))
    if close >= ALIKE:
        return close, "spelling"
    for a, b in ((one, other), (other, one)):
        if _lined_up(a.words, b.words):
            return 0.95, "abbreviation"
    for a, b in ((one, other), (other, one)):
        if any(_spelled_out(word, a, b) for word in a.words if _is_acronym(word, a)):
            return 0.9, "acronym"
    return None


def _lined_up(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words agree one by one, where at least one is an abbreviation of its counterpart."""
    if len(short) != len(full):
        return False
    abbreviated = [abbreviates(a, b) or abbreviates(b, a) for a, b in zip(short, full, strict=True)]
    same = [likeness(a.rstrip("."), b.rstrip(".")) >= ALIKE for a, b in zip(short, full, strict=True)]
    return any(abbreviated) and all(x or y for x, y in zip(abbreviated, same, strict=True))


def abbreviates(short: str, full: str) -> bool:
    """Whether "berufsbild." or "wirtsch.foerderung" stands for a full word: every dot for missing letters."""
    if "." not in short or "." in full or len(short.replace(".", "")) < SHORTEST_PREFIX:
        return False
    pattern = r"\w*".join(re.escape(part) for part in short.split("."))
    return re.fullmatch(pattern, full) is not None


def _is_acronym(word: str, name: _Name) -> bool:
    return (
        2 <= len(word) <= LONGEST_ACRONYM and word.isalpha() and (word in name.capitals or _meaning(word) is not None)
    )


def _spelled_out(acronym: str, short: _Name, full: _Name) -> bool:
    """Whether the words that the two names do not share spell the acronym out."""
    if acronym in full.words:
        return False
    rest_short = [word for word in short.words if word != acronym]
    rest_full = list(full.words)
    for word in rest_short:
        partner = next((w for w in rest_full if w == word or abbreviates(w, word) or abbreviates(word, w)), None)
        if partner is None:
            return False
        rest_full.remove(partner)
    meaning = _meaning(acronym)
    if meaning is not None:
        words = _Name.of(meaning).words
        return words == tuple(rest_full) or _lined_up(tuple(rest_full), words)
    known_only = not rest_short and len(acronym) < 3
    return not known_only and _initials(acronym, rest_full)


@cache
def _meaning(acronym: str) -> str | None:
    try:
        return text(f"headers.acronyms.{acronym}")
    except ContentError:
        return None


def _initials(acronym: str, words: list[str]) -> bool:
    """Whether each word gives its first letter, and compounds further ones: B(erufs)B(ildende) S(chulen)."""
    if not words:
        return not acronym
    word, rest = words[0].rstrip("."), words[1:]
    if not acronym or not word or word[0] != acronym[0]:
        return False
    if len(acronym) == 2 and not rest:
        return False  # two letters inside one word fit almost anything
    return any(_initials(acronym[taken:], rest) for taken in _taken(acronym, word))


def _taken(acronym: str, word: str) -> list[int]:
    counts, at = [], 0
    for taken, letter in enumerate(acronym, 1):
        at = word.find(letter, at) + 1
        if at == 0:
            break
        counts.append(taken)
        at += 1  # the next part of a compound begins after at least one more letter
    return counts


def likeness(one: str, other: str) -> float:
    """1 − edit distance (Levenshtein 1966) / longer length, exact from 0.88 up, else 0; equal strings 1."""
    longest = max(len(one), len(other))
    if one == other:
        return 1.0
    most = int((1 - ALIKE) * longest + 1e-9)
    if abs(len(one) - len(other)) > most:
        return 0.0
    distance = _distance(one, other, most)
    return 0.0 if distance > most else 1 - distance / longest


def _distance(one: str, other: str, most: int) -> int:
    """Edit distance, or ``most`` + 1 as soon as it must be larger."""
    before = list(range(len(other) + 1))
    for row, a in enumerate(one, 1):
        now = [row]
        for column, b in enumerate(other, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (a != b)))
        if min(now) > most:
            return most + 1
        before = now
    return before[-1]
