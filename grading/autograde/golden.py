"""Golden submissions: their scores are known, so a run that would score them otherwise does not start.

A library's new warning once turned twenty participants to zero with exit code 0; this is what would have stopped it.
``golden/<assignment>/{full,empty,damaged}.json`` are answer files; ``expected.json`` says what each must come to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grading.autograde.paper import CourseFolder, Paper
from grading.autograde.work import Graded, work
from grading.submissions import Received
from workbook.errors import WorkbookError

EXPECTED = "expected.json"
DIGITS = 6


class GoldenError(WorkbookError):
    """A golden submission scores otherwise than it must, or cannot be read."""


def check_golden(course: CourseFolder, paper: Paper) -> int:
    """Grade the golden submissions of an assignment; how many there were.

    Raises GoldenError("golden-differs", "golden-unreadable").
    """
    folder = course.golden(paper.assignment)
    if not (folder / EXPECTED).is_file():
        return 0
    try:
        expected = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
        differences = [
            f"{paper.assignment}/{name}: {said}"
            for name, wanted in expected.items()
            for said in _differences(golden(folder, paper, name), wanted)
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldenError("golden-unreadable", assignment=paper.assignment, reason=type(error).__name__) from error
    if differences:
        raise GoldenError("golden-differs", what="; ".join(differences))
    return len(expected)


def golden(folder: Path, paper: Paper, name: str) -> Graded:
    """Grade one golden submission the way every other is graded."""
    data = (folder / f"{name}.json").read_bytes()
    return work(paper, Received(owner(data), paper.assignment, folder, data or None))


def owner(data: bytes) -> str:
    """The participant a golden answer file names; statements are drawn for that id."""
    try:
        return str(json.loads(data)["participant"])
    except (ValueError, KeyError, TypeError):
        return "golden"


def expected_of(graded: Graded) -> dict[str, Any]:
    """What to write into ``expected.json`` for a golden submission that is graded as it should be."""
    if not graded.grade.decided:
        return {"trouble": True, "codes": sorted(each.code for each in graded.grade.troubles)}
    points = {each.exercise: each.auto for each in graded.grade.exercises if each.auto_max > 0}
    return {"exercises": points, "total": graded.grade.auto}


def _differences(graded: Graded, wanted: Mapping[str, Any]) -> Iterator[str]:
    if wanted.get("trouble"):
        if graded.grade.decided:
            yield f"{graded.grade.auto:g} statt nicht bewertbar"
        elif "codes" in wanted and wanted["codes"] != sorted(each.code for each in graded.grade.troubles):
            yield f"{', '.join(each.code for each in graded.grade.troubles)} statt {', '.join(wanted['codes'])}"
        return
    if not graded.grade.decided:
        yield f"nicht bewertbar ({', '.join(each.code for each in graded.grade.troubles)})"
        return
    found = expected_of(graded)["exercises"]
    for exercise, points in wanted["exercises"].items():
        earned = found.get(exercise, 0.0)
        if round(earned - points, DIGITS):
            yield f"{exercise} {earned:g} statt {points:g}"
