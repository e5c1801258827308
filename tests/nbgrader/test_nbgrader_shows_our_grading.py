"""What our run writes is what nbgrader's own tools show: API, formgrader's page, feedback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grading.autograde import autograde
from grading.course import Course
from grading.course.building import build
from tests.cohorts import ASSIGNMENT, cohort, hand_in, points

pytestmark = pytest.mark.timeout(200)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Two graded people and one whose file is damaged, in a course that nbgrader released."""
    course = cohort(tmp_path_factory.mktemp("shown") / "kurs")
    build(course, [ASSIGNMENT])
    for person, how in (("p01", "perfect"), ("p02", "weak")):
        shutil.copy(course.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", hand_in(course, person, care=how))
    hand_in(course, "p03", b"{")
    autograde(course)
    return course


@pytest.fixture(scope="module")
def api(course: Course) -> Any:
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    config = Config()
    config.CourseDirectory.root = str(course.folder)
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def test_the_api_shows_the_same_totals(course: Course, api: Any) -> None:
    shown = {row["student"]: row for row in api.get_submissions(ASSIGNMENT)}
    for person, cells in points(course).items():
        assert shown[person]["score"] == pytest.approx(sum(filter(None, cells.values())))
        assert shown[person]["max_score"] == 20
        assert shown[person]["autograded"] is True
    assert shown["p03"]["needs_manual_grade"] is True


def test_the_api_knows_the_submission_time(api: Any) -> None:
    shown = {row["student"]: row["timestamp"] for row in api.get_submissions(ASSIGNMENT)}
    assert str(shown["p01"]).startswith("2026-11-23T10:15:00")


def test_formgrader_renders_the_graded_notebook(course: Course) -> None:
    """With the exporter and template that formgrader uses for its grading page."""
    import nbgrader.server_extensions.formgrader as formgrader
    from nbconvert.exporters import HTMLExporter
    from traitlets.config import Config

    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [str(Path(formgrader.__file__).parent / "templates")]
    resources = {
        "assignment_id": ASSIGNMENT, "notebook_id": ASSIGNMENT, "submission_id": "x", "index": 0, "total": 1,
        "base_url": "", "student": "p01", "last_name": "", "first_name": "", "notebook_path": "",
    }  # fmt: skip
    path = course.autograded_folder("p01", ASSIGNMENT) / f"{ASSIGNMENT}.ipynb"
    html, _ = HTMLExporter(config=config).from_filename(str(path), resources=resources)
    marked = json.loads(path.read_text())["cells"]
    for cell in marked:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            assert f'id="{cell["metadata"]["nbgrader"]["grade_id"]}"' in html
    assert "nw-bewertung" in html


def without_map(path: Path) -> str:
    """The map's last digits depend on how many threads a process computes with."""
    return re.sub(r"<svg.*?</svg>", "", path.read_text(), flags=re.DOTALL)


def test_a_golden_submission_that_scores_otherwise_stops_the_stock_command_too(course: Course, tmp_path: Path) -> None:
    shutil.copytree(course.folder, tmp_path / "kurs")
    other = replace(course, folder=tmp_path / "kurs")
    before = points(other)
    expected = json.loads((other.golden(ASSIGNMENT) / "expected.json").read_text())
    expected["full"]["exercises"]["05b-kennzahlen"] = 0.5
    (other.golden(ASSIGNMENT) / "expected.json").write_text(json.dumps(expected))
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", "--force", ASSIGNMENT],
        cwd=other.folder,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "Probeabgabe" in done.stderr
    assert points(other) == before


def test_the_stock_command_gives_the_same_points_and_files(course: Course, tmp_path: Path) -> None:
    shutil.copytree(course.folder, tmp_path / "kurs")
    other = replace(course, folder=tmp_path / "kurs")
    shutil.rmtree(other.autograded)
    other.autograded.mkdir()
    other.database.unlink()
    run = [sys.executable, "-m", "nbgrader"]
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    shutil.copy(course.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", other.submission_folder("p03", ASSIGNMENT))
    for command in (["generate_assignment", "--force", ASSIGNMENT], ["autograde", ASSIGNMENT]):
        done = subprocess.run([*run, *command], cwd=other.folder, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()[-3000:]
    assert points(other) == points(course)
    assert len(points(other)) == 3
    for person in points(course):
        ours, theirs = (each.autograded_folder(person, ASSIGNMENT) for each in (course, other))
        assert sorted(path.name for path in theirs.iterdir()) == sorted(path.name for path in ours.iterdir())
        for path in ours.iterdir():
            assert without_map(theirs / path.name) == without_map(path)
    assert autograde(other).unchanged == 3, "our run takes the stock command's work as done"
