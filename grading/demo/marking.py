"""A simulated Referent/in: reads most texts, gives points and a comment the way formgrader stores them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True)
class _Text:
    """A text that waits: whose it is, its rows in the gradebook, and what it is worth."""

    person: str
    grade: str
    notebook: str
    answer: str
    most: float


def mark_texts(course: Course, people: Mapping[str, Simulated], seed: int) -> int:
    """Give points for about two thirds of the texts that wait; returns how many."""
    chance = random.Random(seed)
    engine = open_engine(course.db_url)
    try:
        with engine.begin() as connection:
            waiting = [each for each in _waiting(connection) if each.person in people]
            return sum(_mark(connection, each, people[each.person], chance) for each in waiting)
    finally:
        engine.dispose()


def _waiting(connection: Connection) -> list[_Text]:
    """Every text that waits, in a fixed order. nbgrader keeps its comment with the solution cell of the same name."""
    given, cell, answer = t.submitted_assignment, t.grade_cells, t.base_cell.alias("answer")
    same = (answer.c.name == t.base_cell.c.name) & (answer.c.notebook_id == t.base_cell.c.notebook_id)
    query = (
        select(given.c.student_id, t.grade.c.id, t.grade.c.notebook_id, answer.c.id, cell.c.max_score)
        .join_from(t.grade, cell, cell.c.id == t.grade.c.cell_id)
        .join(t.base_cell, t.base_cell.c.id == cell.c.id)
        .join(answer, same)
        .join(t.solution_cells, t.solution_cells.c.id == answer.c.id)
        .join(t.submitted_notebook, t.submitted_notebook.c.id == t.grade.c.notebook_id)
        .join(given, given.c.id == t.submitted_notebook.c.assignment_id)
        .where(t.grade.c.needs_manual_grade, cell.c.cell_type == "markdown")
        .order_by(given.c.student_id, t.base_cell.c.name)
    )
    return [_Text(*row) for row in connection.execute(query)]


def _mark(connection: Connection, waiting: _Text, who: Simulated, chance: random.Random) -> bool:
    low, high = SHARES[who.care.level]
    points = round(waiting.most * chance.uniform(low, high) / STEP) * STEP
    if chance.random() > READ:
        return False
    grade, comment = t.grade, t.comment
    given = update(grade).where(grade.c.id == waiting.grade)
    connection.execute(given.values(manual_score=points, needs_manual_grade=False))
    place = (comment.c.notebook_id == waiting.notebook) & (comment.c.cell_id == waiting.answer)
    said = words(f"comments.{who.care.level}")
    if not connection.execute(update(comment).where(place).values(manual_comment=said)).rowcount:
        row = {"id": new_id(), "notebook_id": waiting.notebook, "cell_id": waiting.answer, "manual_comment": said}
        connection.execute(insert(comment), row)
    return True
