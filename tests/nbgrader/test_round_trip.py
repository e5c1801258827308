"""A cohort folder is a course of nbgrader: its own commands build, show and give feedback as ours do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from sqlalchemy import text

from grading.autograde import autograde
from grading.build import sources
from grading.course import Course, load
from grading.course.building import build
from grading.course.create import create
from grading.course.release import release
from grading.gradebook import Gradebook
from tests.cohorts import ASSIGNMENT, hand_in, points
from workbook.errors import CourseError

pytestmark = pytest.mark.timeout(280)
PEOPLE = "Kennung;Nachname;Vorname\np01;Müller, Dr.;Änne\np02;Öztürk;Emre\n"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Built, released, handed in by two, graded."""
    place = tmp_path_factory.mktemp("round")
    (place / "liste.csv").write_text(PEOPLE, encoding="utf-8")
    made = create(place / "kurs", place / "liste.csv")
    build(made, [ASSIGNMENT])
    release(made, [ASSIGNMENT])
    for person, care in (("p01", "good"), ("p02", "weak")):
        shutil.copy(made.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", hand_in(made, person, care=care))
    autograde(made, [ASSIGNMENT])
    return made


def nbgrader(course: Course, *words: str) -> str:
    """Run nbgrader's own command in the course folder, as a course lead would; its output."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course.folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout + done.stderr


def released(course: Course) -> nbformat.NotebookNode:
    return nbformat.read(course.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)


def test_what_participants_get_is_german_locked_and_marked_as_an_assignment(course: Course) -> None:
    notebook = released(course)
    assert notebook.metadata.workbook.page == "assignment"
    assert notebook.metadata.language_info.name == "python"
    words = "\n".join(cell.source for cell in notebook.cells)
    assert "YOUR ANSWER HERE" not in words and "NotImplementedError" not in words
    for cell in notebook.cells:
        assert cell.metadata.deletable is False
        if cell.metadata.get("workbook", {}).get("role") != "hand":
            assert cell.metadata.editable is False


def test_the_release_holds_no_key_and_no_golden_submission(course: Course) -> None:
    for folder in (course.release, course.exchange / "aufgaben"):
        names = {path.name for path in folder.rglob("*") if path.is_file()}
        assert names <= {f"{ASSIGNMENT}.ipynb", "aufgabe.json"}


def test_nbgraders_own_command_builds_the_same_release(course: Course, tmp_path: Path) -> None:
    shutil.copytree(course.folder, tmp_path / "kurs")
    other = load(tmp_path / "kurs")
    before = (other.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_bytes()
    nbgrader(other, "generate_assignment", "--force", ASSIGNMENT)
    assert (other.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_bytes() == before


def test_nbgrader_lists_the_people_of_the_roster(course: Course) -> None:
    listed = nbgrader(course, "db", "student", "list")
    assert "p01 (Müller, Dr., Änne)" in listed
    assert "p02 (Öztürk, Emre)" in listed


def test_nbgraders_own_command_writes_our_feedback_page_and_nothing_else(course: Course) -> None:
    nbgrader(course, "generate_feedback", "--force", ASSIGNMENT)
    for person in ("p01", "p02"):
        folder = course.feedback / person / ASSIGNMENT
        assert {path.name for path in folder.iterdir()} <= {f"{ASSIGNMENT}.html", "timestamp.txt"}
        page = (folder / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")
        assert '<html lang="de">' in page and f"Kennung {person}" in page
        assert "workbook.exercise" not in page and "cdnjs" not in page


def variant(tmp_path: Path, change: tuple[str, str]) -> Path:
    """The texts of the course with one change in the assignment."""
    shutil.copytree(sources.root() / "assignments", tmp_path / "texte" / "assignments")
    (tmp_path / "texte" / "notebooks" / "referent").mkdir(parents=True)
    path = sources.assignment_text(ASSIGNMENT, tmp_path / "texte")
    words = path.read_text(encoding="utf-8")
    assert change[0] in words
    path.write_text(words.replace(*change, 1), encoding="utf-8")
    return tmp_path / "texte"


def test_a_misprint_can_be_mended_after_work_was_handed_in(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = copied(course, tmp_path)
    texts = variant(tmp_path, ("# Aufgabe 05b", "Ein neuer Absatz.\n\n+++\n\n# Aufgabe 05b"))
    monkeypatch.setattr(sources, "root", lambda: texts)
    build(other, [ASSIGNMENT])
    assert "Ein neuer Absatz." in "\n".join(cell.source for cell in released(other).cells)


def test_a_graded_cell_cannot_vanish_after_work_was_handed_in(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from grading.build import release as making

    other = copied(course, tmp_path)
    path = other.source / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != "05b-lager"
    ]
    nbformat.write(notebook, path)
    with pytest.raises(CourseError, match="Abgaben"):
        making.generate(other.folder, [ASSIGNMENT])


def copied(course: Course, tmp_path: Path) -> Course:
    shutil.copytree(course.folder, tmp_path / "kurs")
    return load(tmp_path / "kurs")


def test_lateness_takes_no_points_away_in_either_command(course: Course, tmp_path: Path) -> None:
    """A due date in the gradebook and nbgrader's harshest penalty switched on: both commands give the same points."""
    shutil.copytree(course.folder, tmp_path / "kurs")
    copy = load(tmp_path / "kurs")
    with (copy.folder / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write('\nget_config().LateSubmissionPlugin.penalty_method = "zero"\n')

    def penalties() -> list[object]:
        with Gradebook(copy.db_url, copy.id) as gradebook, gradebook.reading() as connection:
            return list(connection.execute(text("select late_submission_penalty from submitted_notebook")).scalars())

    before = points(copy)
    with Gradebook(copy.db_url, copy.id) as gradebook, gradebook.writing() as connection:
        connection.execute(text("update assignment set duedate = '2020-01-01 00:00:00.000000'"))
    nbgrader(copy, "autograde", ASSIGNMENT, "--force")
    assert penalties() == [None, None]
    assert points(copy) == before
    with Gradebook(copy.db_url, copy.id) as gradebook, gradebook.writing() as connection:
        connection.execute(text("update submitted_notebook set late_submission_penalty = 9"))
    autograde(copy, [ASSIGNMENT], force=True)
    assert penalties() == [None, None]
    assert points(copy) == before


def test_formgraders_buttons_give_out_and_take_in_as_our_commands_do(course: Course, tmp_path: Path) -> None:
    """ "Release", "Collect" and "Release feedback" reach the shared folder that participants use, and no other."""
    shutil.copytree(course.folder, tmp_path / "kurs")
    copy = load(tmp_path / "kurs")
    shutil.rmtree(copy.exchange / "aufgaben" / ASSIGNMENT)
    script = (
        "from traitlets.config import PyFileConfigLoader\n"
        "from nbgrader.apps import NbGraderAPI\n"
        "from nbgrader.coursedir import CourseDirectory\n"
        "config = PyFileConfigLoader('nbgrader_config.py', path='.').load_config()\n"
        "api = NbGraderAPI(CourseDirectory(config=config), config=config)\n"
        "print(api.exchange_missing, api.get_released_assignments())\n"
        f"for step in (api.release_assignment, api.collect, api.release_feedback):\n"
        f"    done = step('{ASSIGNMENT}')\n"
        "    print(done['success'], done.get('error', ''))\n"
        "print(sorted(api.get_released_assignments()))\n"
        f"print(api.unrelease('{ASSIGNMENT}')['success'])\n"
    )
    attempt = copy.exchange / "abgaben" / ASSIGNMENT / "p02" / "20261124T100000Z-1"
    attempt.mkdir(parents=True)
    (attempt / "antworten.json").write_text("{}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=copy.folder, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.splitlines() == [
        "False set()",
        *["True "] * 3,
        f"['{ASSIGNMENT}']",
        "False",
    ], done.stdout + done.stderr[-2000:]
    assert (copy.exchange / "aufgaben" / ASSIGNMENT / "aufgabe.json").is_file()
    assert (copy.submission_folder("p02", ASSIGNMENT) / "antworten.json").read_text() == "{}"
    assert (copy.exchange / "rueckmeldungen" / ASSIGNMENT / "p01" / f"{ASSIGNMENT}.html").is_file()
    assert {path.name for path in copy.exchange.iterdir()} <= {"aufgaben", "abgaben", "rueckmeldungen", "kurs.json"}
