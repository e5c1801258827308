"""Small real cohorts for tests: a course folder with the real assignment and simulated participants' answers."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from grading.build import all_keys, build_assignments
from grading.build.golden import write_golden
from grading.course import Course
from grading.course.create import create
from grading.gradebook import Gradebook
from grading.simulation import simulate
from workbook.exercises import module
from workbook.handin import ANSWER_FILE, Snapshot, snapshot_to_bytes, take_snapshot
from workbook.project import Project

ASSIGNMENT = "05b"
PEOPLE = ("p01", "p02", "p03")


def cohort(folder: Path, people: tuple[str, ...] = PEOPLE) -> Course:
    """A course folder with assignment 05b built and its golden submissions; nothing handed in yet."""
    roster = folder.parent / f"{folder.name}.csv"
    lines = [f"{id_};Müller, Dr. {number};Ute;" for number, id_ in enumerate(people)]
    roster.write_text("\n".join(["id;nachname;vorname;email", *lines]), encoding="utf-8")
    course = replace(create(folder, roster), assignments=(ASSIGNMENT,))
    build_assignments(course.source, [ASSIGNMENT])
    write_golden(course.golden(ASSIGNMENT), ASSIGNMENT)
    return course


def solved(participant: str, *, seed: int = 1, size: int = 18, care: str = "good") -> Snapshot:
    """What a simulated participant hands in."""
    project = Project(participant, simulate.network(random.Random(seed), size))
    key = all_keys()
    work = {"perfect": simulate.perfect, "good": simulate.good, "fair": simulate.fair, "weak": simulate.weak}[care](
        seed
    )
    for exercise in module(ASSIGNMENT).exercises:
        project = project.with_answer(exercise.id, simulate.answer(exercise, project, key, work))
    return take_snapshot(project, ASSIGNMENT)


def hand_in(course: Course, participant: str, data: bytes | Snapshot | None = None, **how: object) -> Path:
    """Put an answer file where collection puts it; returns the folder."""
    folder = course.submission_folder(participant, ASSIGNMENT)
    folder.mkdir(parents=True, exist_ok=True)
    if data is None:
        data = solved(participant, **how)  # type: ignore[arg-type]
    (folder / ANSWER_FILE).write_bytes(snapshot_to_bytes(data) if isinstance(data, Snapshot) else data)
    (folder / "timestamp.txt").write_text("2026-11-23 10:15:00.000000 UTC")
    return folder


def points(course: Course) -> dict[str, dict[str, float | None]]:
    """The automatic points in the gradebook: participant -> cell -> points."""
    found: dict[str, dict[str, float | None]] = {}
    with Gradebook(course.db_url, course.id) as gradebook:
        for row in gradebook.scores(ASSIGNMENT):
            found.setdefault(row.participant, {})[row.cell] = row.auto
    return found
