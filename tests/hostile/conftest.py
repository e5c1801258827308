"""One cohort in which everybody but one attacks, graded by the fast path and by the stock command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from grading.autograde import RunReport, autograde, triage
from grading.build.golden import write_golden
from grading.course import Course
from grading.course.building import build
from grading.course.create import create
from grading.feedback import write_feedback
from tests.cohorts import ASSIGNMENT, hand_in, points
from tests.hostile.attacks import ATTACKS, Scene

MARKER = "GEHEIM-4711"  # stands in the key, and must stand nowhere else
HONEST = "ehrlich"


@dataclass(frozen=True)
class Outcome:
    """What grading made of the cohort."""

    course: Course
    points: Mapping[str, Mapping[str, float | None]]
    codes: Mapping[str, list[str]]
    evidence: list[str]
    report: RunReport | None = None


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A released course with a key of its own; nobody has handed in."""
    folder = tmp_path_factory.mktemp("hostile") / "kurs"
    roster = folder.parent / "roster.csv"
    people = [f"{name};Nachname;Vorname;" for name in (HONEST, *(each.name for each in ATTACKS))]
    roster.write_text("\n".join(["id;nachname;vorname;email", *people]), encoding="utf-8")
    course = replace(create(folder, roster), assignments=(ASSIGNMENT,))
    (folder / "schluessel").mkdir()
    plain = Path(__file__).parents[2] / "assignments" / ASSIGNMENT / "schluessel.toml"
    written = plain.read_text(encoding="utf-8").replace("{ A14 = 1 }", f'{{ A14 = 1, "{MARKER}" = 0.25 }}')
    assert MARKER in written
    (folder / "schluessel" / f"{ASSIGNMENT}.toml").write_text(written, encoding="utf-8")
    build(course, [ASSIGNMENT])
    write_golden(course.golden(ASSIGNMENT), ASSIGNMENT)
    return course


def everybody_hands_in(course: Course) -> None:
    release = course.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    for number, name in enumerate([HONEST, *(each.name for each in ATTACKS)]):
        folder = hand_in(course, name, seed=number % 3, care="fair")
        shutil.copy(release, folder)


def copied(course: Course, place: Path) -> Course:
    shutil.copytree(course.folder, place, symlinks=True)
    return replace(course, folder=place)


@pytest.fixture(scope="session")
def honest_points(built: Course, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, float | None]]:
    """What the same work earns without any attack."""
    course = copied(built, tmp_path_factory.mktemp("honest") / "kurs")
    everybody_hands_in(course)
    autograde(course)
    return points(course)


def attacked(built: Course, place: Path) -> tuple[Course, Path]:
    course = copied(built, place / "kurs")
    evidence = place / "spuren"
    evidence.mkdir()
    everybody_hands_in(course)
    for each in ATTACKS:
        each.plant(Scene(course.submission_folder(each.name, ASSIGNMENT), course.folder, evidence))
    return course, evidence


def outcome(course: Course, evidence: Path, report: RunReport | None = None) -> Outcome:
    codes: dict[str, list[str]] = {}
    for row in triage(course):
        codes.setdefault(row["participant"], []).append(row["code"])
    return Outcome(course, points(course), codes, sorted(path.name for path in evidence.iterdir()), report)


@pytest.fixture(scope="session")
def fast(built: Course, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The attacked cohort through ``grading autograde``."""
    course, evidence = attacked(built, tmp_path_factory.mktemp("fast"))
    report = autograde(course)
    write_feedback(course, [ASSIGNMENT])
    return outcome(course, evidence, report)


@pytest.fixture(scope="session")
def stock(built: Course, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The attacked cohort through ``nbgrader autograde`` inside the course folder, with a home of its own."""
    course, evidence = attacked(built, tmp_path_factory.mktemp("stock"))
    home = course.folder.parent / "home"
    home.mkdir()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT],
        cwd=course.folder,
        env={**os.environ, "PATH": path, "HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return outcome(course, evidence)
