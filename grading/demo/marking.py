"""A simulated Referent/in: reads most texts, gives points and a comment the way formgrader stores them."""

from __future__ import annotations

import random
from collections.abc import Mapping

from sqlalchemy import Connection, insert, select, update

from grading.course import Course
from grading.demo.people import Simulated
from grading.demo.words import words
from grading.gradebook import tables as t
from grading.gradebook.assignments import new_id
from grading.gradebook.opening import open_engine

SHARES = {"good": (0.75, 1.0), "fair": (0.4, 0.7), "weak": (0.1, 0.4)}
READ = 0.7  # the rest still waits, as it does in a running course
STEP = 0.5  # points are given in halves


def mark_texts(course: Course, people: Mapping[str, Simulated], seed: int) -> int:
    """Give points for about two thirds of the texts that wait; returns how many."""
    chance = random.Random(seed)
    engine = open_engine(course.db_url)
    try:
        with engine.begin() as connection:
            return sum(
                _mark(connection, row, people[row[0]], chance) for row in _waiting(connection) if row[0] in people
            )
    finally:
        engine.dispose()


def _waiting(connection: Connection) -> list[tuple[str, str, str, str, float]]:
    """(person, grade, notebook, cell, points) of every text that waits, in a fixed order."""
    given, cell = t.submitted_assignment, t.grade_cells
    query = (
        select(given.c.student_id, t.grade.c.id, t.grade.c.notebook_id, t.grade.c.cell_id, cell.c.max_score)
        .join_from(t.grade, cell, cell.c.id == t.grade.c.cell_id)
        .join(t.base_cell, t.base_cell.c.id == cell.c.id)
        .join(t.submitted_notebook, t.submitted_notebook.c.id == t.grade.c.notebook_id)
        .join(given, given.c.id == t.submitted_notebook.c.assignment_id)
        .where(t.grade.c.needs_manual_grade, cell.c.cell_type == "markdown")
        .order_by(given.c.student_id, t.base_cell.c.name)
    )
    return [tuple(row) for row in connection.execute(query)]


def _mark(connection: Connection, row: tuple[str, str, str, str, float], who: Simulated, chance: random.Random) -> bool:
    _, grade_id, notebook_id, cell_id, most = row
    low, high = SHARES[who.care.level]
    points = round(most * chance.uniform(low, high) / STEP) * STEP
    if chance.random() > READ:
        return False
    grade, comment = t.grade, t.comment
    connection.execute(
        update(grade).where(grade.c.id == grade_id).values(manual_score=points, needs_manual_grade=False)
    )
    place = (comment.c.notebook_id == notebook_id) & (comment.c.cell_id == cell_id)
    said = words(f"comments.{who.care.level}")
    known = connection.execute(update(comment).where(place).values(manual_comment=said)).rowcount
    if not known:
        place_ids = {"notebook_id": notebook_id, "cell_id": cell_id}
        connection.execute(insert(comment).values(id=new_id(), manual_comment=said, **place_ids))
    return True
