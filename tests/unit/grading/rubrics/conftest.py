"""Eight people whose texts wait for somebody, graded once and copied for each test."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from grading.autograde import autograde
from grading.course import Course
from tests.cohorts import cohort, hand_in

PEOPLE = tuple(f"p{number:02}" for number in range(1, 9))


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = cohort(tmp_path_factory.mktemp("rubrics") / "kurs", PEOPLE)
    for person in PEOPLE:
        hand_in(course, person, care="perfect")
    autograde(course)
    return course


@pytest.fixture
def course(graded: Course, tmp_path: Path) -> Course:
    """Eight people whose texts wait for somebody."""
    shutil.copytree(graded.folder, tmp_path / "kurs")
    return replace(graded, folder=tmp_path / "kurs")
