"""Golden submissions: answer files whose score is known beforehand. They are graded before every run.

``golden/<assignment>/`` of a cohort folder holds

- ``full.json``: everything solved on a made-up network, so every exercise earns its full automatic points;
- ``empty.json``: nothing entered, so every exercise earns 0;
- ``damaged.json``: the first half of ``full.json``, which must be met as a trouble and never as 0 points;
- ``expected.json``: ``{"full": {"exercises": {id: points}, "total": sum}, "empty": …, "damaged": {"trouble": true}}``.

The expected points are those the catalogue declares, not what a grading run said: a run that differs is stopped.
Exercises with a check that the made-up answers cannot solve are not listed.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from grading.build.keys import all_keys
from grading.demo import simulate
from workbook.exercises import Exercise, module
from workbook.handin import Snapshot, snapshot_to_bytes, take_snapshot
from workbook.project import Project

PARTICIPANT = "golden"
SIZE = 24
SEED = 2036
EXPECTED = "expected.json"


def write_golden(folder: Path, assignment: str) -> None:
    """Write the golden submissions of one assignment. Raises ContentError("module-unknown")."""
    folder.mkdir(parents=True, exist_ok=True)
    full = snapshot_to_bytes(take_snapshot(full_project(assignment), assignment))
    (folder / "full.json").write_bytes(full)
    (folder / "empty.json").write_bytes(snapshot_to_bytes(empty(assignment)))
    (folder / "damaged.json").write_bytes(full[: len(full) // 2])
    (folder / EXPECTED).write_text(json.dumps(expected(assignment), indent=1) + "\n", encoding="utf-8")


def full_project(assignment: str) -> Project:
    """Somebody's project with every exercise of the assignment's module solved."""
    network = simulate.network(random.Random(SEED), SIZE)
    project = Project(PARTICIPANT, network)
    key = all_keys()
    for exercise in module(assignment).exercises:
        project = project.with_answer(exercise.id, simulate.answer(exercise, project, key, simulate.perfect()))
    return project


def empty(assignment: str) -> Snapshot:
    """A hand-in of somebody who entered nothing."""
    return take_snapshot(Project(PARTICIPANT), assignment)


def expected(assignment: str) -> dict[str, Any]:
    """What grading has to say to the three files."""
    points = {each.id: each.auto_points for each in module(assignment).exercises if _is_listed(each)}
    return {
        "full": {"exercises": points, "total": sum(points.values())},
        "empty": {"exercises": dict.fromkeys(points, 0), "total": 0},
        "damaged": {"trouble": True},
    }


def _is_listed(exercise: Exercise) -> bool:
    return exercise.auto_points > 0 and not simulate.unsolved(exercise)
