"""The same run into PostgreSQL: same points, same tables, read by nbgrader. Skipped where there is no PostgreSQL."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from grading.autograde import apply_regrade, autograde, triage
from grading.course import Course
from grading.gradebook import Gradebook, GradebookError
from grading.gradebook.tables import NBGRADER
from tests.cohorts import ASSIGNMENT, cohort, hand_in, points

pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'psycopg[binary]'")
pytestmark = pytest.mark.timeout(200)
BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A PostgreSQL of its own, reached through a socket in a short path; it refuses to run as root."""
    if not BINARIES:
        pytest.skip("no PostgreSQL on this machine")
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    place = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        shutil.chown(place, user)
    control = [str(BINARIES[-1] / "pg_ctl"), "-D", str(place / "data"), "-w", "-s"]
    options = f"-k {place} -c listen_addresses='' -c fsync=off"
    subprocess.run([*control, "initdb", "-o", "-A trust -E UTF8"], user=user, check=True, cwd=place, timeout=90)
    start = [*control, "-l", str(place / "log"), "-o", options, "start"]
    subprocess.run(start, user=user, check=True, cwd=place, timeout=90)
    yield f"postgresql://{user}@/postgres?host={place}"
    subprocess.run([*control, "-m", "immediate", "stop"], user=user, check=False, cwd=place, timeout=60)
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def database(postgres: str, request: pytest.FixtureRequest) -> str:
    """An empty database for one test."""
    name = f"t{abs(hash(request.node.name))}"
    engine = create_engine(postgres.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return postgres.replace("/postgres?", f"/{name}?")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = cohort(tmp_path / "kurs")
    hand_in(course, "p01", care="perfect")
    hand_in(course, "p02", care="fair")
    hand_in(course, "p03", b"{")
    return course


def test_points_are_those_of_sqlite(course: Course, database: str) -> None:
    autograde(course)
    served = replace(course, database_url=database)
    assert autograde(served).graded == 3
    assert autograde(served).unchanged == 3
    assert points(served) == points(course)
    assert triage(served) == triage(course)


def test_tables_are_those_that_nbgrader_makes(database: str, postgres: str) -> None:
    from nbgrader.api import Base

    Gradebook(database).close()
    found = inspect(create_engine(database.replace("postgresql:", "postgresql+psycopg:")))
    assert set(found.get_table_names()) >= {table.name for table in Base.metadata.sorted_tables}
    for name in set(NBGRADER.tables) - {"alembic_version"}:
        theirs = {column.name: column.nullable for column in Base.metadata.tables[name].columns}
        assert {column["name"]: column["nullable"] for column in found.get_columns(name)} == theirs


def test_nbgrader_reads_the_points(course: Course, database: str) -> None:
    from nbgrader.api import Gradebook as Theirs

    served = replace(course, database_url=database)
    autograde(served)
    with Theirs(database.replace("postgresql:", "postgresql+psycopg:")) as theirs:
        rows = {row["student"]: row for row in theirs.submission_dicts(ASSIGNMENT)}
    for person, cells in points(served).items():
        assert rows[person]["score"] == pytest.approx(sum(filter(None, cells.values())))


def test_a_regrade_is_journalled(course: Course, database: str) -> None:
    served = replace(course, database_url=database)
    autograde(served)
    (course.folder / "schluessel").mkdir()
    (course.folder / "schluessel" / f"{ASSIGNMENT}.toml").write_text(
        '["05b-schluesselakteure-beispiel"]\nbruecke-kitas = { A05 = 1 }\n'
    )
    shutil.rmtree(course.golden(ASSIGNMENT))
    plan = apply_regrade(served, who="leitung", why="Schlüssel")
    assert plan.losing
    with Gradebook(database) as gradebook:
        assert gradebook.journal()[-1].who == "leitung"
        assert gradebook.journal_break() is None


def test_a_planted_trigger_is_refused(database: str) -> None:
    engine = create_engine(database.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE grade (id int)"))
        connection.execute(text("CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"))
        connection.execute(text("CREATE TRIGGER mehr AFTER UPDATE ON grade FOR EACH ROW EXECUTE FUNCTION f()"))
    with pytest.raises(GradebookError, match="mehr"):
        Gradebook(database)
