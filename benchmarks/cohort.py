"""The two courses that the autograding benchmark compares, filled with the same answer files."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from grading.build import all_keys, build_assignments
from grading.build.golden import write_golden
from grading.course import Course
from grading.course.create import create
from grading.simulation import simulate
from workbook.exercises import module
from workbook.handin import ANSWER_FILE, snapshot_to_bytes, take_snapshot
from workbook.project import Project

ASSIGNMENT = "05b"
KEY_FILE = "schluessel.json"
ACTORS = (12, 45)  # smallest and largest network of the simulated participants
TIMESTAMP = "2026-11-23 10:00:00.000000 UTC\n"

POINTS = """
SELECT submitted_assignment.student_id, base_cell.name, grade.auto_score FROM grade
JOIN base_cell ON base_cell.id = grade.cell_id
JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
"""

SETUP = '''
import json
from pathlib import Path

import plotly.graph_objects as go

from workbook.checks import PlainKey, check
from workbook.figures.network_map import layout
from workbook.handin import read_snapshot
from workbook.project import Project

snapshot = read_snapshot(Path("antworten.json").read_bytes())
project = Project(snapshot.participant, snapshot.network, snapshot.answers)
key = PlainKey(json.loads(Path("schluessel.json").read_text()))


def network_figure(network):
    """The participant's network as the figure that the workbook shows, drawn by plotly."""
    at = layout(network).positions
    lines = {"x": [], "y": []}
    for one, other in network.pairs:
        lines["x"] += [at[one][0], at[other][0], None]
        lines["y"] += [at[one][1], at[other][1], None]
    return go.Figure([
        go.Scatter(mode="lines", **lines),
        go.Scatter(x=[at[i][0] for i in network.ids], y=[at[i][1] for i in network.ids], mode="markers+text",
                   text=[actor.label for actor in network.actors]),
    ])
'''


def make_course(folder: Path, participants: int) -> Course:
    """A cohort as ``grading new`` and ``grading build`` make it, with one assignment and nothing handed in."""
    roster = folder.parent / f"{folder.name}-roster.csv"
    roster.parent.mkdir(parents=True, exist_ok=True)
    people = [f"{person(number)};Name;Vorname;" for number in range(participants)]
    roster.write_text("\n".join(["id;nachname;vorname;email", *people]), encoding="utf-8")
    course = replace(create(folder, roster), assignments=(ASSIGNMENT,))
    build_assignments(course.source, [ASSIGNMENT])
    shutil.copytree(course.source / ASSIGNMENT, course.release / ASSIGNMENT)
    write_golden(course.golden(ASSIGNMENT), ASSIGNMENT)
    return course


def make_plain_course(folder: Path) -> Path:
    """A plain nbgrader course whose cells do what ours replaces; returns the folder for submissions."""
    build_assignments(folder / "source", [ASSIGNMENT])
    path = folder / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = _stock_source(cell["metadata"])
    path.write_text(json.dumps(notebook), encoding="utf-8")
    key = {
        exercise: all_keys().answers.get(exercise, {})
        for exercise in (each.id for each in module(ASSIGNMENT).exercises)
    }
    (path.parent / KEY_FILE).write_text(json.dumps(key), encoding="utf-8")
    (folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'plain'\n")
    return folder / "submitted"


def _stock_source(metadata: dict[str, Any]) -> str:
    if "nbgrader" not in metadata:
        return SETUP + "\nnetwork_figure(project.network)\n"
    exercise = metadata["nbgrader"]["grade_id"]
    return (
        f'findings = check("{exercise}", project.answers.get("{exercise}", {{}}), project, key)\n'
        "for finding in findings:\n    print(finding.name, finding.status.value, finding.hint)\n"
        "float(round(sum(finding.earned for finding in findings), 6))"
    )


def person(number: int) -> str:
    """The id of a simulated participant."""
    return f"p{number:04}"


def submit(submitted: Path, participants: int, notebook: Path | None = None) -> None:
    """The same simulated participants hand in to either course.

    With ``notebook`` a copy goes along whose text cell holds the text, as nbgrader expects it.
    """
    for number in range(participants):
        folder = submitted / person(number) / ASSIGNMENT
        folder.mkdir(parents=True)
        data = answers(number)
        (folder / ANSWER_FILE).write_bytes(data)
        (folder / "timestamp.txt").write_text(TIMESTAMP)
        if notebook is not None:
            _hand_in_notebook(notebook, folder, json.loads(data)["answers"])


@cache
def answers(number: int) -> bytes:
    """The answer file of one simulated participant; every third is careful, middling, in a hurry."""
    smallest, largest = ACTORS
    project = Project(person(number), simulate.network(random.Random(number), smallest + number % (largest - smallest)))
    care = (simulate.good, simulate.fair, simulate.weak)[number % 3](number)
    key = all_keys()
    for exercise in module(ASSIGNMENT).exercises:
        project = project.with_answer(exercise.id, simulate.answer(exercise, project, key, care))
    return snapshot_to_bytes(take_snapshot(project, ASSIGNMENT))


def _hand_in_notebook(notebook: Path, folder: Path, answered: dict[str, Any]) -> None:
    content = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if grade_id.endswith("-hand") and answered.get(grade_id.removesuffix("-hand")):
            cell["source"] = json.dumps(answered[grade_id.removesuffix("-hand")], ensure_ascii=False)
    (folder / notebook.name).write_text(json.dumps(content), encoding="utf-8")


def graded_points(folder: Path) -> dict[tuple[str, str], float | None]:
    """Automatic points by participant and cell."""
    with sqlite3.connect(folder / "gradebook.db") as connection:
        return {(row[0], row[1]): row[2] for row in connection.execute(POINTS)}
