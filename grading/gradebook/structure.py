"""What a release notebook says about an assignment: its cells as nbgrader's gradebook stores them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class CellSpec:
    """One nbgrader cell. ``points`` is None for a cell that is not graded."""

    name: str
    cell_type: str
    source: str
    grade: bool
    solution: bool
    task: bool
    locked: bool
    points: float | None
    checksum: str | None

    @property
    def graded(self) -> bool:
        """Whether points belong to this cell."""
        return self.grade or self.task

    @property
    def commented(self) -> bool:
        """Whether nbgrader keeps a comment for this cell."""
        return self.solution or self.task


@dataclass(frozen=True)
class AssignmentStructure:
    """One assignment with its one notebook."""

    assignment: str
    notebook: str
    kernelspec: str
    cells: tuple[CellSpec, ...]

    @cached_property
    def graded(self) -> Mapping[str, CellSpec]:
        """The graded cells by id."""
        return {cell.name: cell for cell in self.cells if cell.graded}

    @cached_property
    def maximum(self) -> float:
        """All points of the assignment."""
        return sum(cell.points or 0 for cell in self.graded.values())


def structure_of(content: Mapping[str, Any], assignment: str, notebook: str | None = None) -> AssignmentStructure:
    """The structure of a notebook (its parsed JSON); ``notebook`` defaults to the assignment's name."""
    cells = (cell_spec(cell) for cell in content["cells"])
    return AssignmentStructure(
        assignment=assignment,
        notebook=notebook or assignment,
        kernelspec=json.dumps(content.get("metadata", {}).get("kernelspec", {})),
        cells=tuple(cell for cell in cells if cell is not None),
    )


def cell_spec(cell: Mapping[str, Any]) -> CellSpec | None:
    """A notebook cell as nbgrader sees it; None for a cell it does not track."""
    marks = cell.get("metadata", {}).get("nbgrader", {})
    grade, solution, task = (bool(marks.get(name, False)) for name in ("grade", "solution", "task"))
    locked = not solution and (grade or bool(marks.get("locked", False)))
    if not (grade or solution or task or locked):
        return None
    points = float(marks["points"]) if grade or task else None
    source = joined(cell["source"])
    checked = grade or solution or locked
    return CellSpec(
        name=marks["grade_id"],
        cell_type=cell["cell_type"],
        source=source,
        grade=grade,
        solution=solution,
        task=task,
        locked=locked,
        points=points,
        checksum=checksum(source, cell["cell_type"], marks) if checked else marks.get("checksum"),
    )


def joined(source: str | list[str]) -> str:
    """A cell's text: notebooks store it as one string or as lines."""
    return source if isinstance(source, str) else "".join(source)


def checksum(source: str, cell_type: str, marks: Mapping[str, Any]) -> str:
    """nbgrader's checksum of a cell (``nbgrader.utils.compute_checksum``), without importing nbgrader."""
    grade, solution = bool(marks.get("grade", False)), bool(marks.get("solution", False))
    locked = not solution and (grade or bool(marks.get("locked", False)))
    parts = [source, cell_type, str(grade), str(solution), str(locked), marks["grade_id"]]
    if grade:
        parts.append(str(float(marks["points"])))
    digest = hashlib.md5(usedforsecurity=False)
    for part in parts:
        digest.update(part.encode())
    return digest.hexdigest()
