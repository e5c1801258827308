"""Solutions of the fixed-case exercises, without telling them.

A Fallaufgabe has one right answer for all. The grading side holds it in ``assignments/<module>/schluessel.toml``;
the participant's side holds only digests (``content/de/proofs.json``), which say for a given answer whether it is
right — exactly what the instant check tells anyway — but cannot be read off or printed by accident.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from workbook.content.texts import FOLDER


class Key(Protocol):
    """Says how much of the credit an answer to one item earns."""

    def share(self, exercise: str, item: str, value: str) -> float | None:
        """Credit 0–1 of ``value`` for ``item`` of ``exercise``; None if the key knows no such item."""

    def size(self, exercise: str, item: str) -> int | None:
        """How many right elements the item has (1 for a single answer); None if unknown."""


def digest(exercise: str, item: str, value: str) -> str:
    """The digest of one possible answer, salted with its place."""
    return hashlib.blake2b("\x1f".join((exercise, item, value)).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True)
class PlainKey:
    """A key in plain: exercise -> item -> value -> credit. Only the grading side builds one."""

    answers: Mapping[str, Mapping[str, Mapping[str, float]]]

    def share(self, exercise: str, item: str, value: str) -> float | None:
        """See :class:`Key`."""
        known = self.answers.get(exercise, {}).get(item)
        return None if known is None else known.get(value, 0.0)

    def size(self, exercise: str, item: str) -> int | None:
        """See :class:`Key`."""
        known = self.answers.get(exercise, {}).get(item)
        return None if known is None else sum(1 for credit in known.values() if credit == 1)


@dataclass(frozen=True)
class ProofKey:
    """A key as digests: exercise -> item -> {"size": n, "proofs": {digest: credit}}."""

    proofs: Mapping[str, Mapping[str, Mapping[str, object]]]

    def share(self, exercise: str, item: str, value: str) -> float | None:
        """See :class:`Key`."""
        known = self.proofs.get(exercise, {}).get(item)
        if known is None:
            return None
        earned = known["proofs"]
        assert isinstance(earned, Mapping)
        return float(earned.get(digest(exercise, item, value), 0.0))

    def size(self, exercise: str, item: str) -> int | None:
        """See :class:`Key`."""
        known = self.proofs.get(exercise, {}).get(item)
        return None if known is None else int(str(known["size"]))


@cache
def participant_key() -> ProofKey:
    """The digests that ship with the workbook."""
    path = FOLDER / "proofs.json"
    return ProofKey(json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {})
