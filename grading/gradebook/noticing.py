"""Points that were given elsewhere – in formgrader, by a script – are noticed and written into the journal.

nbgrader keeps neither author nor time of a manual score. The next run at least says that it changed, from what to what.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from grading.gradebook import tables as t
from grading.gradebook.journal import Change, append

WHO = "formgrader"
KIND = "noticed"
BY_HAND = ("hand", KIND)  # kinds of entries that tell of manual points

Place = tuple[str, str, str]  # assignment, participant, cell


def notice(connection: Connection) -> int:
    """Journal every manual score that differs from what the journal last said of it; how many there were."""
    known = _journalled(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    found = 0
    for place, points in _manual(connection):
        before = known.get(place)
        if before is None and points is None:
            continue
        if before is not None and points is not None and abs(before - points) < 1e-9:
            continue
        assignment, participant, cell = place
        was = None if before is None else {cell: before}
        append(connection, Change(now, WHO, KIND, assignment, participant, was, {cell: points}))
        found += 1
    return found


def _manual(connection: Connection) -> Iterator[tuple[Place, float | None]]:
    given = t.submitted_assignment
    query = (
        select(
            t.assignment.c.name, given.c.student_id, t.base_cell.c.name, t.grade.c.manual_score, t.grade.c.extra_credit
        )
        .join_from(t.grade, t.base_cell, t.base_cell.c.id == t.grade.c.cell_id)
        .join(t.submitted_notebook, t.submitted_notebook.c.id == t.grade.c.notebook_id)
        .join(given, given.c.id == t.submitted_notebook.c.assignment_id)
        .join(t.assignment, t.assignment.c.id == given.c.assignment_id)
        .order_by(t.assignment.c.name, given.c.student_id, t.base_cell.c.name)
    )
    for assignment, participant, cell, manual, extra in connection.execute(query):
        points = None if manual is None and not extra else (manual or 0.0) + (extra or 0.0)
        yield (assignment, participant, cell), points


def _journalled(connection: Connection) -> dict[Place, float | None]:
    """What the journal last said of each cell that a person graded."""
    known: dict[Place, float | None] = {}
    rows = select(t.journal.c.assignment, t.journal.c.participant, t.journal.c.after)
    for assignment, participant, after in connection.execute(
        rows.where(t.journal.c.kind.in_(BY_HAND)).order_by(t.journal.c.number)
    ):
        for cell, points in json.loads(after).items():
            known[assignment, participant, cell] = points
    return known
