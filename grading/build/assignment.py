"""An assignment page: nbgrader's cell metadata from the exercise catalogue, and every fault of the text at once.

Only exercise cells become nbgrader cells. Text cells are locked for Jupyter alone: nbgrader refuses added or removed
cells once there are submissions, and a misprint in the text must stay correctable.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from grading.build.page import Cell, Page
from workbook.content import text
from workbook.errors import Fault
from workbook.exercises import Exercise, Module

GRADE_ID = re.compile(r"[a-zA-Z0-9_-]+")
HAND = "-hand"
MODULE_POINTS = 20
NBGRADER_SCHEMA = 3


def hand_stub() -> str:
    """The text that stands in a hand cell until the answer is put there."""
    return text("course.build.hand_stub")


def graded_cells(cells: Iterable[Cell], exercises: Mapping[str, Exercise]) -> tuple[Cell, ...]:
    """The cells of an assignment with nbgrader's metadata; exercise cells that are unknown stay as they are."""
    return tuple(each for cell in cells for each in _graded(cell, exercises))


def page_faults(page: Page, exercises: Mapping[str, Exercise]) -> tuple[Fault, ...]:
    """What is the matter with the exercise cells of any page."""
    faults = [
        _fault(page, "exercise-call", cell.source.splitlines()[0], cell.line)
        for cell in page.cells
        if cell.kind == "code" and cell.exercise is None and "workbook.exercise(" in cell.source
    ]
    shown = [(cell.exercise, cell.line) for cell in page.cells if cell.exercise is not None]
    faults += [_unknown(page, id_, line, exercises) for id_, line in shown if id_ not in exercises]
    seen: set[str] = set()
    for id_, line in shown:
        if id_ in seen:
            faults.append(_fault(page, "exercise-twice", id_, line))
        seen.add(id_)
    return tuple(faults)


def assignment_faults(page: Page, module: Module | None, exercises: Mapping[str, Exercise]) -> tuple[Fault, ...]:
    """What is the matter with an assignment besides: missing cells, wrong sums, names nbgrader cannot take."""
    faults = list(page_faults(page, exercises))
    if module is None:
        return (*faults, _fault(page, "module-unknown", page.module))
    shown = {cell.exercise: cell.line for cell in page.cells if cell.exercise is not None}
    faults += [_fault(page, "grade-id", id_, line) for id_, line in shown.items() if not _nameable(id_)]
    foreign = {id_: line for id_, line in shown.items() if id_ in exercises and exercises[id_].module != module.id}
    faults += [_fault(page, "exercise-foreign", id_, line) for id_, line in foreign.items()]
    missing = [each for each in module.exercises if each.points > 0 and each.id not in shown]
    faults += [_fault(page, "exercise-missing", each.id, points=f"{each.points:g}") for each in missing]
    if module.graded and module.complete and abs(module.points - MODULE_POINTS) > 1e-9:
        faults.append(_fault(page, "points-sum", module.id, points=f"{module.points:g}", want=MODULE_POINTS))
    return tuple(faults)


def _graded(cell: Cell, exercises: Mapping[str, Exercise]) -> Iterable[Cell]:
    exercise = exercises.get(cell.exercise or "")
    if exercise is None:
        return (_written_by_author(cell),)
    shown = Cell("code", cell.source, {**cell.metadata, **_marked(exercise, "exercise"), **_auto(exercise)})
    if exercise.hand_points <= 0:
        return (shown,)
    return (shown, Cell("markdown", hand_stub(), {**_marked(exercise, "hand"), **_hand(exercise), "editable": True}))


def _written_by_author(cell: Cell) -> Cell:
    """A cell as it stands in the text; where its own nbgrader metadata ask for an answer, one can be written."""
    if not cell.metadata.get("nbgrader", {}).get("solution"):
        return cell
    return Cell(cell.kind, cell.source, {"editable": True, **cell.metadata}, cell.line)


def _marked(exercise: Exercise, role: str) -> dict[str, Any]:
    return {"workbook": {"exercise": exercise.id, "role": role}}


def _auto(exercise: Exercise) -> dict[str, Any]:
    if exercise.auto_points <= 0:
        return {}
    return _nbgrader(exercise.id, exercise.auto_points, solution=False, locked=True)


def _hand(exercise: Exercise) -> dict[str, Any]:
    return _nbgrader(f"{exercise.id}{HAND}", exercise.hand_points, solution=True, locked=False)


def _nbgrader(grade_id: str, points: float, *, solution: bool, locked: bool) -> dict[str, Any]:
    cell = {
        "grade": True,
        "grade_id": grade_id,
        "locked": locked,
        "points": float(points),
        "schema_version": NBGRADER_SCHEMA,
        "solution": solution,
        "task": False,
    }
    return {"nbgrader": cell}


def _nameable(exercise_id: str) -> bool:
    return GRADE_ID.fullmatch(exercise_id) is not None and not exercise_id.endswith(HAND)


def _unknown(page: Page, id_: str, line: int | None, exercises: Mapping[str, Exercise]) -> Fault:
    near = difflib.get_close_matches(id_, exercises, n=1)
    return _fault(page, "exercise-unknown-near" if near else "exercise-unknown", id_, line, near="".join(near))


def _fault(page: Page, code: str, id_: str, line: int | None = None, /, **values: object) -> Fault:
    said = text(f"course.build.faults.{code}", id=id_, module=page.module, **values)
    return Fault(f"build-{code}", f"{page.name}.md", line, None, said)
