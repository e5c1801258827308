"""Opening a gradebook: making what is missing, refusing what is not ours to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from grading.gradebook.tables import ALEMBIC_HEAD, INDEXES, NBGRADER, OURS, alembic_version, course
from workbook.errors import WorkbookError

COURSE_ID = "default_course"  # what nbgrader uses when no course is named
BUSY_SECONDS = 60  # another window of formgrader may be saving a score


class GradebookError(WorkbookError):
    """The gradebook cannot be written as asked."""


def open_engine(url: str) -> Engine:
    """An engine for a gradebook URL; PostgreSQL goes through psycopg 3 where no driver is named.

    Raises GradebookError("gradebook-address", "gradebook-driver").
    """
    try:
        return _engine(make_url(url))
    except ImportError as error:
        raise GradebookError("gradebook-driver", driver=error.name or "") from None
    except ArgumentError:  # no address, or of a kind that is not known
        raise GradebookError("gradebook-address") from None


def _engine(parsed: URL) -> Engine:
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _take_over_transactions)
    event.listen(engine, "begin", _begin_at_once)
    return engine


def _take_over_transactions(connection: object, _record: object) -> None:
    """Let SQLAlchemy say BEGIN: the driver would wait until the first write, after the rows were already read."""
    connection.isolation_level = None  # type: ignore[attr-defined]


def _begin_at_once(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def in_words() -> Iterator[None]:
    """Say in German what a database says in its own words: busy, full, damaged, out of reach."""
    try:
        yield
    except OperationalError as error:
        raise GradebookError("gradebook-not-writable", reason=_reason(error)) from error
    except DBAPIError as error:
        raise GradebookError("gradebook-damaged", reason=_reason(error)) from error


def _reason(error: DBAPIError) -> str:
    """The first line of what the database said; no statement and no values in it."""
    return str(error.orig).splitlines()[0] if error.orig else type(error).__name__


def prepare(engine: Engine, course_id: str) -> None:
    """Make the tables and indexes that are missing. Raises GradebookError for a gradebook of another nbgrader."""
    with in_words(), engine.execution_options(reading=True).connect() as connection:
        _check_triggers(connection)  # at every opening: a trigger is planted after the gradebook was made
        if OURS.tables.keys() <= set(inspect(connection).get_table_names()):
            return  # nothing to write, so whoever may only read can look
    with in_words(), engine.begin() as connection:
        names = set(inspect(connection).get_table_names())
        if alembic_version.name in names:
            _check_version(connection)
        NBGRADER.create_all(connection)
        OURS.create_all(connection)
        if alembic_version.name not in names:
            connection.execute(insert(alembic_version).values(version_num=ALEMBIC_HEAD))
        for index in INDEXES:
            index.create(connection, checkfirst=True)
        if connection.execute(select(course.c.id).where(course.c.id == course_id)).first() is None:
            connection.execute(insert(course).values(id=course_id))


def _check_version(connection: Connection) -> None:
    found = connection.execute(select(alembic_version.c.version_num)).scalar()
    if found != ALEMBIC_HEAD:
        raise GradebookError("gradebook-version", found=found or "–", wanted=ALEMBIC_HEAD)


def _check_triggers(connection: Connection) -> None:
    """nbgrader makes no triggers; one that is there was planted and would change points behind our back."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    found = connection.execute(text(query)).scalars().all()
    if found:
        raise GradebookError("gradebook-trigger", names=", ".join(found))
