"""The grade journal: append-only, each entry holding the hash of the one before.

A changed or removed entry breaks the chain from there on; :func:`first_break` names the place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from grading.gradebook.tables import journal

START = "0" * 64


@dataclass(frozen=True)
class JournalEntry:
    """One change of points. ``before`` None = there was no grade; both map grade ids to points (None = undecided)."""

    number: int
    at: str
    who: str
    kind: str
    assignment: str
    participant: str
    before: Mapping[str, float | None] | None
    after: Mapping[str, float | None]
    why: str
    previous: str
    hash: str


@dataclass(frozen=True)
class Change:
    """A change of points before it has its place in the journal."""

    at: str
    who: str
    kind: str
    assignment: str
    participant: str
    before: Mapping[str, float | None] | None
    after: Mapping[str, float | None]
    why: str = ""


def append(connection: Connection, change: Change) -> str:
    """Add an entry within the caller's transaction; returns its hash."""
    last = connection.execute(
        select(journal.c.number, journal.c.hash).order_by(journal.c.number.desc()).limit(1)
    ).one_or_none()
    number, previous = (last.number + 1, last.hash) if last else (1, START)
    row = {"number": number, **asdict(change), "previous": previous}
    row["before"], row["after"] = _json(row["before"]), _json(row["after"])
    row["hash"] = entry_hash(row)
    connection.execute(insert(journal).values(row))
    return str(row["hash"])


def entries(connection: Connection) -> Iterator[JournalEntry]:
    """All entries in order."""
    for row in connection.execute(select(journal).order_by(journal.c.number)).mappings():
        yield JournalEntry(**{**row, "before": json.loads(row["before"]), "after": json.loads(row["after"])})


def first_break(connection: Connection) -> int | None:
    """The number of the first entry that is not as it was written; None when the chain holds."""
    rows = connection.execute(select(journal).order_by(journal.c.number)).mappings()
    return _first_break(dict(row) for row in rows)


def _first_break(rows: Iterable[Mapping[str, Any]]) -> int | None:
    previous = START
    for expected, row in enumerate(rows, start=1):
        if row["number"] != expected or row["previous"] != previous or row["hash"] != entry_hash(row):
            return expected
        previous = str(row["hash"])
    return None


def entry_hash(row: Mapping[str, Any]) -> str:
    """SHA-256 over every field of an entry but the hash itself."""
    return hashlib.sha256(_json({name: value for name, value in row.items() if name != "hash"}).encode()).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
