"""The gradebook that we write without nbgrader is the one that nbgrader writes and reads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine, text

from grading.build import build_assignments
from grading.gradebook import CellResult, Entry, Gradebook, GradebookError, structure_of
from grading.gradebook.tables import NBGRADER, OURS
from grading.submissions import trouble

pytestmark = pytest.mark.timeout(120)
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def made_by_nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder whose gradebook was made by ``nbgrader generate_assignment`` itself."""
    folder = tmp_path_factory.mktemp("course")
    build_assignments(folder / "source", ["05b"])
    (folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'lehrgang'\n")
    run_nbgrader(folder, "generate_assignment", "05b")
    return folder


def run_nbgrader(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def columns(database: str) -> dict[str, dict[str, str]]:
    metadata = MetaData()
    metadata.reflect(create_engine(database))
    return {
        name: {
            column.name: f"{column.type} {'' if column.nullable else 'NOT NULL'} {column.primary_key} "
            f"{sorted(key.target_fullname for key in column.foreign_keys)}"
            for column in table.columns
        }
        for name, table in metadata.tables.items()
    }


def uniques(database: str, table: str) -> set[tuple[str, ...]]:
    from sqlalchemy import inspect

    return {tuple(each["column_names"]) for each in inspect(create_engine(database)).get_unique_constraints(table)}


def test_tables_have_the_columns_and_constraints_of_nbgrader(made_by_nbgrader: Path, tmp_path: Path) -> None:
    theirs, ours = url(made_by_nbgrader / "gradebook.db"), url(tmp_path / "ours.db")
    Gradebook(ours).close()
    mine = {name: table for name, table in columns(ours).items() if name not in OURS.tables}
    assert mine == columns(theirs)
    assert all(uniques(ours, name) == uniques(theirs, name) for name in NBGRADER.tables)


def test_version_is_the_one_nbgrader_expects(made_by_nbgrader: Path, tmp_path: Path) -> None:
    Gradebook(url(tmp_path / "ours.db")).close()
    versions = {
        create_engine(url(path)).connect().execute(text("SELECT version_num FROM alembic_version")).scalar()
        for path in (made_by_nbgrader / "gradebook.db", tmp_path / "ours.db")
    }
    assert len(versions) == 1


def release(folder: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads((folder / "release" / "05b" / "05b.ipynb").read_text())
    return content


def assignment_rows(database: str) -> dict[str, list[tuple[object, ...]]]:
    """The assignment's half of a gradebook without its random ids."""
    queries = {
        "assignment": "SELECT name, duedate, course_id FROM assignment",
        "notebook": "SELECT notebook.name, assignment.name, kernelspec FROM notebook JOIN assignment "
        "ON assignment.id = assignment_id",
        "base": "SELECT name, type FROM base_cell",
        "grade": "SELECT name, max_score, cell_type FROM base_cell JOIN grade_cells USING (id)",
        "task": "SELECT name, max_score, cell_type FROM base_cell JOIN task_cells USING (id)",
        "solution": "SELECT name FROM base_cell JOIN solution_cells USING (id)",
        "source": "SELECT name, cell_type, locked, source, checksum FROM source_cell",
        "course": "SELECT id FROM course",
    }
    with create_engine(database).connect() as connection:
        return {name: sorted(map(tuple, connection.execute(text(query)))) for name, query in queries.items()}


def test_assignment_is_stored_as_generate_assignment_stores_it(made_by_nbgrader: Path, tmp_path: Path) -> None:
    with Gradebook(url(tmp_path / "ours.db"), "lehrgang") as gradebook:
        gradebook.put_assignment(structure_of(release(made_by_nbgrader), "05b"))
    theirs, ours = assignment_rows(url(made_by_nbgrader / "gradebook.db")), assignment_rows(url(tmp_path / "ours.db"))
    theirs["notebook"] = [(name, in_, json.loads(str(spec))) for name, in_, spec in theirs["notebook"]]
    ours["notebook"] = [(name, in_, json.loads(str(spec))) for name, in_, spec in ours["notebook"]]
    assert set(ours.pop("course")) <= set(theirs.pop("course"))  # nbgrader adds its default course as well
    assert len(ours["grade"]) > 5
    assert ours == theirs


def test_putting_an_assignment_twice_changes_nothing(made_by_nbgrader: Path, tmp_path: Path) -> None:
    structure = structure_of(release(made_by_nbgrader), "05b")
    with Gradebook(url(tmp_path / "ours.db")) as gradebook:
        gradebook.put_assignment(structure)
        once = assignment_rows(url(tmp_path / "ours.db"))
        gradebook.put_assignment(structure)
        assert assignment_rows(url(tmp_path / "ours.db")) == once
        assert gradebook.has_assignment(structure)


@pytest.fixture
def course(made_by_nbgrader: Path, tmp_path: Path) -> Path:
    """A gradebook of our own making with the assignment in it."""
    with Gradebook(url(tmp_path / "gradebook.db")) as gradebook:
        gradebook.put_assignment(structure_of(release(made_by_nbgrader), "05b"))
    return tmp_path


def entry(course: Path, participant: str, points: float | None, **changes: object) -> Entry:
    with Gradebook(url(course / "gradebook.db")) as gradebook, gradebook._engine.connect() as connection:
        names = [row[0] for row in connection.execute(text("SELECT name FROM base_cell JOIN grade_cells USING (id)"))]
    hand = {name for name in names if name.endswith("-hand")}
    cells = {
        name: CellResult(None if name in hand else points, name in hand or points is None, "a1", None) for name in names
    }
    values = {
        "participant": participant,
        "assignment": "05b",
        "received_at": datetime(2026, 11, 23, 10, 15),
        "digest": f"d-{points}",
        "answers_digest": f"a-{points}",
        "rules": "r1",
        "decided": points is not None,
        "cells": cells,
        "troubles": (),
        "findings": {},
        "answers": b"{}",
        "written": 10,
    }
    return Entry(**{**values, **changes})  # type: ignore[arg-type]


def through_nbgrader(course: Path, participant: str) -> dict[str, object]:
    from nbgrader.api import Gradebook as Theirs

    with Theirs(url(course / "gradebook.db")) as theirs:
        submission = theirs.find_submission("05b", participant)
        grades = {grade.name: grade for notebook in submission.notebooks for grade in notebook.grades}
        return {
            "score": submission.score,
            "max_score": submission.max_score,
            "needs_manual_grade": submission.needs_manual_grade,
            "timestamp": submission.timestamp,
            "grades": {name: (g.auto_score, g.manual_score, g.needs_manual_grade) for name, g in grades.items()},
            "comments": {c.name: (c.auto_comment, c.manual_comment) for n in submission.notebooks for c in n.comments},
            "dicts": theirs.submission_dicts("05b"),
        }


def test_nbgrader_reads_the_points_that_we_wrote(course: Path) -> None:
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(entry(course, "p07", 1.5))
    seen = through_nbgrader(course, "p07")
    automatic = {name: grade for name, grade in seen["grades"].items() if not name.endswith("-hand")}
    assert all(grade == (1.5, None, False) for grade in automatic.values())
    assert seen["score"] == 1.5 * len(automatic)
    assert seen["max_score"] == 20
    assert seen["needs_manual_grade"] is True
    assert seen["timestamp"] == datetime(2026, 11, 23, 10, 15)
    assert seen["dicts"][0]["student"] == "p07"


def test_a_submission_that_could_not_be_graded_is_not_zero_but_undecided(course: Path) -> None:
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(entry(course, "p07", 1.5))
        gradebook.record(entry(course, "p07", None, troubles=(trouble("answers-empty"),)))
        (state,) = gradebook.states("05b")
    seen = through_nbgrader(course, "p07")
    assert all(grade == (None, None, True) for grade in seen["grades"].values())
    assert not state.decided
    assert state.troubles[0].code == "answers-empty"


def set_manual(course: Path, participant: str, cell: str, score: float) -> None:
    """What formgrader does when a person gives points."""
    from nbgrader.api import Gradebook as Theirs

    with Theirs(url(course / "gradebook.db")) as theirs:
        grade = theirs.find_grade(cell, "05b", "05b", participant)
        grade.manual_score = score
        grade.needs_manual_grade = False
        theirs.db.commit()


def test_manual_points_survive_a_second_run_unflagged(course: Path) -> None:
    first = entry(course, "p07", 1.5)
    cell = next(name for name in first.cells if name.endswith("-hand"))
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(first)
    set_manual(course, "p07", cell, 4.5)
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(first)
    assert through_nbgrader(course, "p07")["grades"][cell] == (None, 4.5, False)


def test_manual_points_are_flagged_when_the_answer_changed(course: Path) -> None:
    first = entry(course, "p07", 1.5)
    cell = next(name for name in first.cells if name.endswith("-hand"))
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(first)
    set_manual(course, "p07", cell, 4.5)
    changed = {**first.cells, cell: CellResult(None, True, "a2")}
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(entry(course, "p07", 1.5, cells=changed))
    assert through_nbgrader(course, "p07")["grades"][cell] == (None, 4.5, True)


def test_a_flag_stays_until_a_person_takes_it_away(course: Path) -> None:
    first = entry(course, "p07", 1.5)
    cell = next(name for name in first.cells if name.endswith("-hand"))
    changed = entry(course, "p07", 1.5, cells={**first.cells, cell: CellResult(None, True, "a2")})
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(first)
    set_manual(course, "p07", cell, 4.5)
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(changed)
        gradebook.record(changed)
    assert through_nbgrader(course, "p07")["grades"][cell] == (None, 4.5, True)


def test_points_of_cells_that_are_no_longer_handed_in_do_not_stay(course: Path) -> None:
    first = entry(course, "p07", 1.5)
    less = dict(list(first.cells.items())[1:])
    gone = next(iter(first.cells))
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(first)
        gradebook.record(entry(course, "p07", 1.5, cells=less))
    assert through_nbgrader(course, "p07")["grades"][gone] == (None, None, True)


def test_a_failure_in_the_middle_of_a_submission_leaves_the_gradebook_as_it_was(course: Path) -> None:
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(entry(course, "p07", 1.5))
        before = through_nbgrader(course, "p07")
        with pytest.raises(TypeError):
            gradebook.record(entry(course, "p07", 0.5, findings={1, 2}))
    assert through_nbgrader(course, "p07") == before


def test_nbgrader_exports_the_points_that_we_wrote(course: Path) -> None:
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.put_students([{"id": "p07", "last_name": "Müller", "first_name": "Ute"}])
        gradebook.record(entry(course, "p07", 1.5))
        gradebook.record(entry(course, "p08", 0.5))
    run_nbgrader(course, "export", "--to", "grades.csv")
    rows = (course / "grades.csv").read_text().splitlines()
    count = sum(not name.endswith("-hand") for name in entry(course, "p07", 1.5).cells)
    scores = {row.split(",")[3]: float(row.split(",")[9]) for row in rows[1:]}
    assert scores == {"p07": 1.5 * count, "p08": 0.5 * count}


def test_a_planted_trigger_stops_the_gradebook_from_being_opened(tmp_path: Path, made_by_nbgrader: Path) -> None:
    from shutil import copy

    copy(made_by_nbgrader / "gradebook.db", tmp_path / "gradebook.db")
    with create_engine(url(tmp_path / "gradebook.db")).begin() as connection:
        connection.execute(
            text("CREATE TRIGGER more AFTER UPDATE ON grade BEGIN UPDATE grade SET auto_score = 12; END")
        )
    with pytest.raises(GradebookError, match="more"):
        Gradebook(url(tmp_path / "gradebook.db"))


def test_a_gradebook_of_another_version_is_not_touched(tmp_path: Path, made_by_nbgrader: Path) -> None:
    from shutil import copy

    copy(made_by_nbgrader / "gradebook.db", tmp_path / "gradebook.db")
    with create_engine(url(tmp_path / "gradebook.db")).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'ffff'"))
    with pytest.raises(GradebookError, match="ffff"):
        Gradebook(url(tmp_path / "gradebook.db"))
    assert not any(name.startswith("netzwerk_") for name in columns(url(tmp_path / "gradebook.db")))


def test_a_cell_with_points_by_hand_is_not_removed(course: Path, made_by_nbgrader: Path) -> None:
    first = entry(course, "p07", 1.5)
    cell = next(name for name in first.cells if name.endswith("-hand"))
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(first)
    set_manual(course, "p07", cell, 4.5)
    content = release(made_by_nbgrader)
    content["cells"] = [c for c in content["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") != cell]
    with Gradebook(url(course / "gradebook.db")) as gradebook, pytest.raises(GradebookError, match=cell):
        gradebook.put_assignment(structure_of(content, "05b"))


def test_the_journal_holds_every_change_and_notices_a_changed_entry(course: Path) -> None:
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(entry(course, "p07", 1.5))
        gradebook.record(entry(course, "p07", 1.5))
        gradebook.record(entry(course, "p07", 0.5, why="Toleranz geändert", who="lead"))
        assert [(e.before is None, e.why) for e in gradebook.journal()] == [(True, ""), (False, "Toleranz geändert")]
        assert gradebook.journal_break() is None
    with create_engine(url(course / "gradebook.db")).begin() as connection:
        connection.execute(text("UPDATE netzwerk_journal SET why = 'nichts' WHERE number = 2"))
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        assert gradebook.journal_break() == 2


def test_every_attempt_stays_readable_with_its_answers(course: Path) -> None:
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(entry(course, "p07", 1.5, answers=b'{"first": 1}', answers_digest="one"))
        gradebook.record(entry(course, "p07", 0.5, answers=b'{"second": 1}', answers_digest="two"))
        gradebook.record(entry(course, "p07", 1.0, answers=b'{"first": 1}', answers_digest="one", rules="r2"))
        attempts = gradebook.attempts("05b", "p07")
    assert [(a.answers, a.rules) for a in attempts] == [
        (b'{"first": 1}', "r1"),
        (b'{"second": 1}', "r1"),
        (b'{"first": 1}', "r2"),
    ]


def test_points_given_in_formgrader_are_noticed_and_journalled_once(course: Path) -> None:
    first = entry(course, "p07", 1.5)
    cell = next(name for name in first.cells if name.endswith("-hand"))
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        gradebook.record(first)
        assert gradebook.notice() == 0
    set_manual(course, "p07", cell, 4.5)
    with Gradebook(url(course / "gradebook.db")) as gradebook:
        assert (gradebook.notice(), gradebook.notice()) == (1, 0)
        last = gradebook.journal()[-1]
        assert gradebook.journal_break() is None
    assert (last.kind, last.who, last.before, last.after) == ("noticed", "formgrader", None, {cell: 4.5})
