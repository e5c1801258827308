"""Golden submissions: answer files whose score is known beforehand. They are graded before every run.

``golden/<assignment>/`` of a cohort folder holds

- ``full.json``: everything solved on a made-up network, so every exercise earns its full automatic points;
- ``empty.json``: nothing entered, so every exercise earns 0;
- ``damaged.json``: the first half of ``full.json``, which must be met as a trouble and never as 0 points;
- ``expected.json``: ``{"full": {"exercises": {id: points}, "total": sum}, "empty": …, "damaged": {"trouble": true}}``.

The expected points are those the catalogue declares, not what a grading run said: a run that differs is stopped.
Exercises that the made-up answers do not solve are not listed; a test names them.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from grading.build.keys import all_keys
from grading.simulation import simulate
from workbook.checks import PlainKey, Status, check
from workbook.exercises import Exercise, module, modules
from workbook.handin import Snapshot, snapshot_to_bytes, take_snapshot
from workbook.project import Project

PARTICIPANT = "golden"
SIZE = 24
SEED = 2036
EXPECTED = "expected.json"


def write_golden(folder: Path, assignment: str, key: PlainKey | None = None) -> None:
    """Write the golden submissions of one assignment, solved by ``key`` (default: the keys that come with the course).

    Raises ContentError("module-unknown").
    """
    folder.mkdir(parents=True, exist_ok=True)
    project = full_project(assignment, key)
    full = snapshot_to_bytes(take_snapshot(project, assignment))
    (folder / "full.json").write_bytes(full)
    (folder / "empty.json").write_bytes(snapshot_to_bytes(empty(assignment)))
    (folder / "damaged.json").write_bytes(full[: len(full) // 2])
    (folder / EXPECTED).write_text(json.dumps(expected(assignment, project, key), indent=1) + "\n", encoding="utf-8")


def full_project(assignment: str, key: PlainKey | None = None) -> Project:
    """Somebody's project with every exercise solved up to the end of the assignment's module."""
    project = Project(PARTICIPANT, simulate.network(random.Random(SEED), SIZE))
    for each in modules():
        project = simulate.answered(project, each.exercises, key or all_keys(), simulate.perfect())
        if each.id == assignment:
            break
    return project


def empty(assignment: str) -> Snapshot:
    """A hand-in of somebody who entered nothing."""
    return take_snapshot(Project(PARTICIPANT), assignment)


def expected(assignment: str, project: Project, key: PlainKey | None = None) -> dict[str, Any]:
    """What grading has to say to the three files."""
    points = {each.id: each.auto_points for each in module(assignment).exercises if is_solved(each, project, key)}
    return {
        "full": {"exercises": points, "total": sum(points.values())},
        "empty": {"exercises": dict.fromkeys(points, 0), "total": 0},
        "damaged": {"trouble": True},
    }


def is_solved(exercise: Exercise, project: Project, key: PlainKey | None = None) -> bool:
    """Whether the made-up answers meet every check of an exercise: only then is its score known beforehand."""
    if exercise.auto_points <= 0 or simulate.unsolved(exercise):
        return False
    findings = check(exercise.id, project.answers.get(exercise.id, {}), project, key or all_keys())
    return all(finding.status is Status.MET for finding in findings)
