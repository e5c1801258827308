"""Writing one submission: nbgrader's rows, our state, the attempt and the journal, in the caller's transaction."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from grading.gradebook import tables as t
from grading.gradebook.assignments import StoredAssignment, new_id
from grading.gradebook.entries import CellResult, Entry
from grading.gradebook.journal import Change, append

PACKING = 6


def now() -> str:
    """The present moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def record(connection: Connection, stored: StoredAssignment, entry: Entry) -> bool:
    """Write one submission whole. True when points changed."""
    moment = now()
    notebook_id = _submission(connection, stored, entry)
    known = _known_answers(connection, entry)
    before = _write_grades(connection, stored, notebook_id, entry, known)
    _write_comments(connection, stored, notebook_id, entry.cells)
    _write_state(connection, entry, moment)
    _write_attempt(connection, entry, moment)
    after = {name: entry.cells[name].auto for name in stored.graded if name in entry.cells}
    if before == after:
        return False
    change = Change(moment, entry.who, entry.kind, entry.assignment, entry.participant, before, after, entry.why)
    append(connection, change)
    return True


def _submission(connection: Connection, stored: StoredAssignment, entry: Entry) -> str:
    _student(connection, entry.participant)
    sub = t.submitted_assignment
    place = (sub.c.assignment_id == stored.id) & (sub.c.student_id == entry.participant)
    submission_id = connection.execute(select(sub.c.id).where(place)).scalar()
    if submission_id is None:
        submission_id = new_id()
        row = {"id": submission_id, "assignment_id": stored.id, "student_id": entry.participant}
        connection.execute(insert(sub).values(timestamp=entry.received_at, **row))
    else:
        connection.execute(update(sub).where(place).values(timestamp=entry.received_at))
    book = t.submitted_notebook
    place = (book.c.assignment_id == submission_id) & (book.c.notebook_id == stored.notebook_id)
    notebook_id = connection.execute(select(book.c.id).where(place)).scalar()
    if notebook_id is None:
        notebook_id = new_id()
        row = {"id": notebook_id, "assignment_id": submission_id, "notebook_id": stored.notebook_id}
        connection.execute(insert(book).values(flagged=False, **row))
    else:  # nbgrader's own command may have taken points off for lateness; the course has no such rule
        connection.execute(update(book).where(place).values(late_submission_penalty=None))
    return str(notebook_id)


def _student(connection: Connection, participant: str) -> None:
    if connection.execute(select(t.student.c.id).where(t.student.c.id == participant)).first() is None:
        connection.execute(insert(t.student).values(id=participant))


def _known_answers(connection: Connection, entry: Entry) -> Mapping[str, str]:
    """The answer digests of the last run: what a manual score was given for."""
    state = t.state
    place = (state.c.assignment == entry.assignment) & (state.c.participant == entry.participant)
    found = connection.execute(select(state.c.cells).where(place)).scalar()
    return json.loads(found) if found else {}


def _write_grades(
    connection: Connection, stored: StoredAssignment, notebook_id: str, entry: Entry, known: Mapping[str, str]
) -> dict[str, float | None] | None:
    """Set every graded cell, so that no points of an earlier submission stay; manual scores stay as they are.

    Returns the automatic points that stood there before, None when there were no rows.
    """
    rows = {row.cell_id: row for row in connection.execute(select(t.grade).where(t.grade.c.notebook_id == notebook_id))}
    new, changed, before = [], [], {}
    for name, cell_id in stored.graded.items():
        result = entry.cells.get(name, CellResult(None, True, ""))
        row = rows.get(cell_id)
        if row is None:
            fresh = {"id": new_id(), "notebook_id": notebook_id, "cell_id": cell_id}
            new.append({**fresh, "auto_score": result.auto, "needs_manual_grade": result.review})
            continue
        before[name] = row.auto_score
        review = result.review
        if row.manual_score is not None:
            review = row.needs_manual_grade or known.get(name) != result.answer
        if (row.auto_score, row.needs_manual_grade) != (result.auto, review):
            changed.append({"row_id": row.id, "auto": result.auto, "review": review})
    if new:
        connection.execute(insert(t.grade), new)
    for each in changed:
        values = {"auto_score": each["auto"], "needs_manual_grade": each["review"]}
        connection.execute(update(t.grade).where(t.grade.c.id == each["row_id"]).values(values))
    return before or None


def _write_comments(
    connection: Connection, stored: StoredAssignment, notebook_id: str, cells: Mapping[str, CellResult]
) -> None:
    comment = t.comment
    rows = {row.cell_id: row for row in connection.execute(select(comment).where(comment.c.notebook_id == notebook_id))}
    new = []
    for name, cell_id in stored.commented.items():
        said = cells[name].comment if name in cells else None
        row = rows.get(cell_id)
        if row is None:
            new.append({"id": new_id(), "notebook_id": notebook_id, "cell_id": cell_id, "auto_comment": said})
        elif row.auto_comment != said:
            connection.execute(update(comment).where(comment.c.id == row.id).values(auto_comment=said))
    if new:
        connection.execute(insert(comment), new)


def _write_state(connection: Connection, entry: Entry, moment: str) -> None:
    state = t.state
    place = (state.c.assignment == entry.assignment) & (state.c.participant == entry.participant)
    connection.execute(delete(state).where(place))
    row: dict[str, Any] = {
        "assignment": entry.assignment,
        "participant": entry.participant,
        "digest": entry.digest,
        "rules": entry.rules,
        "decided": entry.decided,
        "troubles": json.dumps([asdict(each) for each in entry.troubles], ensure_ascii=False),
        "cells": json.dumps({name: result.answer for name, result in entry.cells.items()}),
        "written": entry.written,
        "graded_at": moment,
    }
    connection.execute(insert(state).values(row))


def _write_attempt(connection: Connection, entry: Entry, moment: str) -> None:
    attempt = t.attempt
    place = (attempt.c.assignment == entry.assignment) & (attempt.c.participant == entry.participant)
    same = connection.execute(
        select(attempt.c.number).where(place, attempt.c.answers_digest == entry.answers_digest).limit(1)
    ).first()
    answers = None if entry.answers is None or same else zlib.compress(entry.answers, PACKING)
    points = [result.auto for result in entry.cells.values() if result.auto is not None]
    row: dict[str, Any] = {
        "assignment": entry.assignment,
        "participant": entry.participant,
        "answers_digest": entry.answers_digest,
        "received_at": entry.received_at.isoformat() if entry.received_at else None,
        "graded_at": moment,
        "rules": entry.rules,
        "decided": entry.decided,
        "auto": sum(points) if entry.decided else None,
        "findings": zlib.compress(json.dumps(entry.findings, ensure_ascii=False).encode(), PACKING),
        "answers": answers,
    }
    connection.execute(insert(attempt).values(row))
