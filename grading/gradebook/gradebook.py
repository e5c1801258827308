"""The record of a cohort: nbgrader's gradebook, written without nbgrader, one transaction per submission."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, insert, select, update

from grading.gradebook import tables as t
from grading.gradebook.assignments import StoredAssignment, find_assignment, put_assignment
from grading.gradebook.audit import journal_fault, keep_head, unlike_journal
from grading.gradebook.entries import CellScore, Entry, State
from grading.gradebook.journal import Change, JournalEntry, append, entries, first_break
from grading.gradebook.noticing import notice
from grading.gradebook.opening import COURSE_ID, GradebookError, in_words, open_engine, prepare
from grading.gradebook.recording import record
from grading.gradebook.rows import Attempt, attempt_of, scores_of
from grading.gradebook.structure import AssignmentStructure
from grading.submissions import Trouble


class Gradebook:
    """An open gradebook. Use as a context manager; ``url`` as SQLAlchemy writes it (SQLite or PostgreSQL).

    Opening makes what is missing: nbgrader's tables in an empty database, six indexes, and our own tables.
    Raises GradebookError when the database belongs to another version of nbgrader or holds planted triggers.
    """

    def __init__(self, url: str, course_id: str = COURSE_ID) -> None:
        self._course_id = course_id or COURSE_ID
        self._engine = open_engine(url)
        self._reading = self._engine.execution_options(reading=True)
        self._stored: dict[str, StoredAssignment] = {}
        prepare(self._engine, self._course_id)

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the database back."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: written whole at the end, or not at all when something is raised. Raises GradebookError."""
        with in_words(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads and keeps nobody from writing. Raises GradebookError."""
        with in_words(), self._reading.connect() as connection:
            yield connection

    def put_students(self, rows: Iterable[Mapping[str, str | None]]) -> None:
        """Add people or bring their names up to date; each row has ``id`` and any of nbgrader's student columns."""
        with self.writing() as connection:
            known = set(connection.execute(select(t.student.c.id)).scalars())
            for row in rows:
                if row["id"] in known:
                    connection.execute(update(t.student).where(t.student.c.id == row["id"]).values(dict(row)))
                else:
                    connection.execute(insert(t.student).values(dict(row)))

    def students(self) -> list[dict[str, str]]:
        """Everybody in the gradebook by id: ``id``, ``last_name``, ``first_name``, ``email`` ("" where unknown)."""
        person = t.student.c
        query = select(person.id, person.last_name, person.first_name, person.email).order_by(person.id)
        with self.reading() as connection:
            return [{name: value or "" for name, value in row.items()} for row in connection.execute(query).mappings()]

    def put_assignment(self, structure: AssignmentStructure) -> None:
        """Write an assignment's structure; what is there already is brought up to it. See :func:`put_assignment`."""
        with self.writing() as connection:
            put_assignment(connection, structure, self._course_id)
        self._stored.pop(structure.assignment, None)

    def has_assignment(self, structure: AssignmentStructure) -> bool:
        """Whether the gradebook holds this assignment with these graded cells and points."""
        with self.reading() as connection:
            found = find_assignment(connection, structure.assignment, structure.notebook)
        wanted = {name: cell.points for name, cell in structure.graded.items()}
        return found is not None and dict(found.points) == wanted

    def record(self, entry: Entry, notebook: str | None = None) -> bool:
        """Write one submission in one transaction; True when points changed. Raises GradebookError."""
        with self.writing() as connection:
            stored = self._assignment(connection, entry.assignment, notebook or entry.assignment)
            return record(connection, stored, entry)

    def _assignment(self, connection: Connection, name: str, notebook: str) -> StoredAssignment:
        if name not in self._stored:
            found = find_assignment(connection, name, notebook)
            if found is None:
                raise GradebookError("gradebook-assignment-missing", assignment=name)
            self._stored[name] = found
        return self._stored[name]

    def note(self, change: Change) -> str:
        """Add a change of points made elsewhere (by hand, in formgrader) to the journal; returns the entry's hash."""
        with self.writing() as connection:
            return append(connection, change)

    def notice(self) -> int:
        """Journal manual points that were given elsewhere since the last look; how many there were."""
        with self.writing() as connection:
            return notice(connection)

    def states(self, assignment: str | None = None) -> Iterator[State]:
        """What the last run recorded, by assignment and participant."""
        query = select(t.state).order_by(t.state.c.assignment, t.state.c.participant)
        if assignment is not None:
            query = query.where(t.state.c.assignment == assignment)
        with self.reading() as connection:
            rows = connection.execute(query).mappings().all()
        for row in rows:
            troubles = tuple(Trouble(**each) for each in json.loads(row["troubles"]))
            yield State(**{**row, "troubles": troubles, "cells": json.loads(row["cells"])})

    def scores(self, assignment: str | None = None, cell: str | None = None) -> tuple[CellScore, ...]:
        """Every row of points of graded submissions, or of one cell; ordered by assignment, participant and cell."""
        kinds = (t.grade_cells, t.task_cells)
        with self.reading() as connection:
            return tuple(each for kind in kinds for each in scores_of(connection, kind, assignment, cell))

    def received(self) -> dict[str, tuple[datetime, ...]]:
        """When each assignment was handed in by whom it was: times in UTC, sorted; without those that are unknown."""
        given = t.submitted_assignment
        query = (
            select(t.assignment.c.name, given.c.timestamp)
            .join(t.assignment, t.assignment.c.id == given.c.assignment_id)
            .where(given.c.timestamp.is_not(None))
            .order_by(given.c.timestamp)
        )
        found: dict[str, list[datetime]] = {}
        with self.reading() as connection:
            for name, moment in connection.execute(query):
                found.setdefault(name, []).append(moment)
        return {name: tuple(moments) for name, moments in found.items()}

    def attempts(self, assignment: str, participant: str) -> tuple[Attempt, ...]:
        """Every graded attempt of one person at one assignment, oldest first, with its answers."""
        attempt = t.attempt
        place = (attempt.c.assignment == assignment) & (attempt.c.participant == participant)
        with self.reading() as connection:
            rows = connection.execute(select(attempt).where(place).order_by(attempt.c.number)).mappings().all()
        answers = {row["answers_digest"]: row["answers"] for row in rows if row["answers"] is not None}
        return tuple(attempt_of(dict(row), answers.get(row["answers_digest"])) for row in rows)

    def journal(self) -> tuple[JournalEntry, ...]:
        """Every change of points in order."""
        with self.reading() as connection:
            return tuple(entries(connection))

    def unlike_journal(self, assignment: str) -> frozenset[str]:
        """The participants whose automatic points are not what the journal last said of them."""
        with self.reading() as connection:
            return unlike_journal(connection, assignment)

    def keep_head(self, folder: Path) -> None:
        """Leave the head of the journal in a file of the folder, outside the database. Raises OSError."""
        with self.reading() as connection:
            keep_head(connection, folder)

    def journal_fault(self, folder: Path) -> int | None:
        """Like :meth:`journal_break`, held also against the heads that were left in the folder."""
        with self.reading() as connection:
            return journal_fault(connection, folder)

    def journal_break(self) -> int | None:
        """The number of the first journal entry that is not as it was written; None when the chain holds."""
        with self.reading() as connection:
            return first_break(connection)
