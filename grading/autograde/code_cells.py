"""An author's cells that are graded by execution: what the participant wrote in them, run in the sandbox.

Only the source of the cells that are meant to be written in is taken from the submitted notebook. Tests come from the
author's notebook. The result is a proposal: a person is asked to look at every one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grading.autograde import sandbox
from grading.gradebook import CellResult
from grading.gradebook.structure import joined
from grading.submissions import Trouble, trouble
from workbook.content import text

SOURCE_LIMIT = 100_000  # characters of one cell
OURS = "workbook"  # cells of the workbook itself carry this in their metadata and are never run

Cell = Mapping[str, Any]


@dataclass(frozen=True)
class CodeGrade:
    """Results of the graded code cells by id, what was written in the solution cells, and what is to be looked at."""

    results: Mapping[str, CellResult] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()


def code_cells(notebook: Mapping[str, Any]) -> tuple[Cell, ...]:
    """The code cells of an author's notebook that are neither the workbook's own nor anything else than code."""
    return tuple(
        cell for cell in notebook["cells"] if cell["cell_type"] == "code" and OURS not in cell.get("metadata", {})
    )


def is_graded(cell: Cell) -> bool:
    """Whether points belong to a code cell."""
    return bool(_marks(cell).get("grade"))


def grade_code(author: Sequence[Cell], submitted: bytes | None) -> CodeGrade:
    """Grade the code cells of one submission. ``author`` as in the author's notebook, tests included."""
    sources = _written(author, submitted)
    wanted = {_name(cell): float(_marks(cell)["points"]) for cell in author if is_graded(cell)}
    digest = hashlib.blake2b(json.dumps(sources, sort_keys=True).encode(), digest_size=12).hexdigest()
    undecided = {name: CellResult(None, True, digest) for name in wanted}
    if not sandbox.available():
        return CodeGrade(undecided, sources, (trouble("sandbox-missing", blocks=False),))
    cells = [
        sandbox.CodeCell(_name(cell) or f"cell-{number}", sources.get(_name(cell), joined(cell["source"])))
        for number, cell in enumerate(author)
    ]
    try:
        outcomes = {each.name: each for each in sandbox.run_cells(cells)}
    except sandbox.Stopped as stopped:
        said = text(f"grading.sandbox.{stopped.reason}")
        return CodeGrade(undecided, sources, (trouble("sandbox-stopped", blocks=False, reason=said),))
    results = {name: CellResult(_points(outcomes[name], most), True, digest) for name, most in wanted.items()}
    return CodeGrade(results, sources)


def _points(outcome: sandbox.CodeOutcome, most: float) -> float:
    """nbgrader's rule: an error is 0, a number between 0 and the maximum is itself, anything else is full credit."""
    if outcome.error is not None:
        return 0.0
    if outcome.value is not None and 0 <= outcome.value <= most:
        return outcome.value
    return most


def _written(author: Sequence[Cell], submitted: bytes | None) -> dict[str, str]:
    """The participant's source of each cell that is theirs to write; the author's own where none is found."""
    theirs = {_name(cell): joined(cell["source"]) for cell in author if _marks(cell).get("solution")}
    for cell in _submitted_cells(submitted):
        name, source = _name(cell), cell.get("source")
        if name in theirs and isinstance(source, str | list):
            theirs[name] = _joined(source)[:SOURCE_LIMIT]
    return theirs


def _submitted_cells(submitted: bytes | None) -> Sequence[Cell]:
    """Whatever in a submitted notebook looks like a cell; the first of each id comes last, so it is the one kept."""
    try:
        cells = json.loads(submitted or b"{}").get("cells", [])
    except (ValueError, RecursionError, AttributeError):
        return []
    found = [cell for cell in cells if isinstance(cell, dict)] if isinstance(cells, list) else []
    return found[::-1]


def _joined(source: str | list[Any]) -> str:
    return source if isinstance(source, str) else "".join(line for line in source if isinstance(line, str))


def _marks(cell: Cell) -> Mapping[str, Any]:
    metadata = cell.get("metadata", {})
    marks = metadata.get("nbgrader", {}) if isinstance(metadata, dict) else {}
    return marks if isinstance(marks, dict) else {}


def _name(cell: Cell) -> str:
    name = _marks(cell).get("grade_id", "")
    return name if isinstance(name, str) else ""
