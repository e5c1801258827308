"""A connection to a course's gradebook for reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from grading.course.model import Course
from grading.gradebook.opening import open_engine, prepare


@contextmanager
def reading(course: Course) -> Iterator[Connection]:
    """A connection that only reads; tables that an older gradebook lacks are made first. Raises GradebookError."""
    engine = open_engine(course.db_url)
    try:
        prepare(engine, course.id)
        with engine.execution_options(reading=True).connect() as connection:
            yield connection
    finally:
        engine.dispose()
