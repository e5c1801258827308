"""The words by which tables are understood, from ``content/de/headers.toml``."""

from __future__ import annotations

from functools import cache

from workbook.content.texts import text


@cache
def listed(key: str) -> tuple[str, ...]:
    """The words of an entry, the usual one first."""
    return tuple(word.strip() for word in text(f"headers.{key}").split(","))


@cache
def strength_words() -> dict[str, float]:
    """Strength by the word for it, its case folded: "eng" -> 3, "regelmässig" (from "regelmäßig") -> 2."""
    return {word.casefold(): float(level) for level in ("1", "2", "3") for word in listed(f"strength.{level}")}


def says(cell: str, key: str) -> bool:
    """Whether a cell holds one of the words of an entry, regardless of case."""
    return cell.casefold() in _folded(key)


@cache
def _folded(key: str) -> frozenset[str]:
    # "ß" folds to "ss", in the words of the list as in the cell
    return frozenset(word.casefold() for word in listed(key))
