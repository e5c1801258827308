"""Whether gradebook and journal still tell the same story.

The chain of hashes shows a changed entry. It does not show entries cut off at the end, a journal written anew as a
whole, or points changed beside it. For that, every run leaves the head of the journal in a file outside the database,
and compares the points with what the journal last said.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, select

from grading.gradebook import tables as t
from grading.gradebook.journal import first_break
from grading.gradebook.noticing import BY_HAND

HEADS_FILE = "bewertungsjournal.txt"  # one line per run: number and hash of the last entry, time (UTC)
EPSILON = 1e-9


def unlike_journal(connection: Connection, assignment: str) -> frozenset[str]:
    """The participants whose automatic points are not what the journal last said of them."""
    said = _said(connection, assignment)
    found: dict[str, dict[str, float | None]] = {}
    for participant, cell, points in connection.execute(_points_of(assignment)):
        found.setdefault(participant, {})[cell] = points
    return frozenset(who for who, after in said.items() if _differ(after, found.get(who, {})))


def _points_of(assignment: str) -> Select[Any]:
    given = t.submitted_assignment
    return (
        select(given.c.student_id, t.base_cell.c.name, t.grade.c.auto_score)
        .join_from(t.grade, t.base_cell, t.base_cell.c.id == t.grade.c.cell_id)
        .join(t.submitted_notebook, t.submitted_notebook.c.id == t.grade.c.notebook_id)
        .join(given, given.c.id == t.submitted_notebook.c.assignment_id)
        .join(t.assignment, t.assignment.c.id == given.c.assignment_id)
        .where(t.assignment.c.name == assignment)
    )


def _said(connection: Connection, assignment: str) -> dict[str, Mapping[str, float | None]]:
    entry = t.journal.c
    rows = select(entry.participant, entry.after).where(entry.assignment == assignment, entry.kind.not_in(BY_HAND))
    last = {row.participant: row.after for row in connection.execute(rows.order_by(entry.number))}
    return {who: json.loads(after) for who, after in last.items()}


def _differ(said: Mapping[str, float | None], found: Mapping[str, float | None]) -> bool:
    return any(_unequal(points, found.get(cell)) for cell, points in said.items())


def _unequal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) > EPSILON


def keep_head(connection: Connection, folder: Path) -> None:
    """Leave number and hash of the last journal entry in the folder, unless they stand there already."""
    entry = t.journal.c
    last = connection.execute(select(entry.number, entry.hash).order_by(entry.number.desc()).limit(1)).one_or_none()
    if last is None or (last.number, last.hash) in [*_heads(folder)][-1:]:
        return
    with (folder / HEADS_FILE).open("a", encoding="ascii") as handle:
        handle.write(f"{last.number} {last.hash} {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n")
        handle.flush()
        os.fsync(handle.fileno())


def journal_fault(connection: Connection, folder: Path) -> int | None:
    """The number of the first journal entry that is not as it was written, or is gone; None when all is as it was."""
    broken = first_break(connection)
    rows = connection.execute(select(t.journal.c.number, t.journal.c.hash))
    hashes = {row.number: row.hash for row in rows}
    missing = (number for number, hash_ in _heads(folder) if hashes.get(number) != hash_)
    return min((number for number in (broken, *missing) if number is not None), default=None)


def _heads(folder: Path) -> Iterator[tuple[int, str]]:
    try:
        lines = (folder / HEADS_FILE).read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        number, _, rest = line.partition(" ")
        if number.isdigit() and rest:
            yield int(number), rest.split(" ")[0]
