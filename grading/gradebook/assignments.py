"""The assignment's half of a gradebook: assignment, notebook and cells, as ``nbgrader generate_assignment`` writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Table, delete, insert, select, update

from grading.gradebook import tables as t
from grading.gradebook.opening import GradebookError
from grading.gradebook.structure import AssignmentStructure, CellSpec

_KINDS = {"GradeCell": t.grade_cells, "SolutionCell": t.solution_cells, "TaskCell": t.task_cells}


@dataclass(frozen=True)
class StoredAssignment:
    """Where an assignment stands in the gradebook: ids of its notebook and of its cells by name."""

    id: str
    name: str
    notebook_id: str
    graded: Mapping[str, str]
    commented: Mapping[str, str]
    points: Mapping[str, float]


def new_id() -> str:
    """A row id as nbgrader makes it."""
    return uuid4().hex


def find_assignment(connection: Connection, name: str, notebook: str) -> StoredAssignment | None:
    """The stored assignment; None when it, its notebook or its cells are not there."""
    row = connection.execute(
        select(t.assignment.c.id, t.notebook.c.id.label("notebook_id"))
        .join(t.notebook, t.notebook.c.assignment_id == t.assignment.c.id)
        .where(t.assignment.c.name == name, t.notebook.c.name == notebook)
    ).one_or_none()
    if row is None:
        return None
    cells = _cells(connection, row.notebook_id)
    points: dict[str, float] = {}
    for table in (t.grade_cells, t.task_cells):
        found = select(t.base_cell.c.name, table.c.max_score).join(table, table.c.id == t.base_cell.c.id)
        for name_, score in connection.execute(found.where(t.base_cell.c.notebook_id == row.notebook_id)):
            points[name_] = score
    graded = {name_: id_ for (name_, kind), id_ in cells.items() if kind in ("GradeCell", "TaskCell")}
    commented = {name_: id_ for (name_, kind), id_ in cells.items() if kind in ("SolutionCell", "TaskCell")}
    return StoredAssignment(row.id, name, row.notebook_id, graded, commented, points)


def put_assignment(connection: Connection, structure: AssignmentStructure, course_id: str) -> None:
    """Write the structure of an assignment; what is there already is brought up to it.

    Raises GradebookError("gradebook-cell-in-use") when a cell would go that holds points given by a person.
    """
    assignment_id = _assignment(connection, structure.assignment, course_id)
    notebook_id = _notebook(connection, assignment_id, structure)
    stored = _cells(connection, notebook_id)
    wanted = {(cell.name, kind): cell for cell in structure.cells for kind in _kinds(cell)}
    _remove(connection, [id_ for key, id_ in stored.items() if key not in wanted])
    for (name, kind), cell in wanted.items():
        _put_cell(connection, stored.get((name, kind)), notebook_id, kind, cell)
    _put_sources(connection, notebook_id, structure.cells)


def _assignment(connection: Connection, name: str, course_id: str) -> str:
    found = connection.execute(select(t.assignment.c.id).where(t.assignment.c.name == name)).scalar()
    if found is None:
        found = new_id()
        connection.execute(insert(t.assignment).values(id=found, name=name, course_id=course_id))
    return str(found)


def _notebook(connection: Connection, assignment_id: str, structure: AssignmentStructure) -> str:
    place = (t.notebook.c.assignment_id == assignment_id) & (t.notebook.c.name == structure.notebook)
    found = connection.execute(select(t.notebook.c.id).where(place)).scalar()
    if found is None:
        found = new_id()
        row = {"id": found, "name": structure.notebook, "assignment_id": assignment_id}
        connection.execute(insert(t.notebook).values(kernelspec=structure.kernelspec, **row))
    else:
        connection.execute(update(t.notebook).where(place).values(kernelspec=structure.kernelspec))
    return str(found)


def _cells(connection: Connection, notebook_id: str) -> dict[tuple[str, str], str]:
    cell = t.base_cell.c
    rows = connection.execute(select(cell.name, cell.type, cell.id).where(cell.notebook_id == notebook_id))
    return {(row.name, row.type): row.id for row in rows}


def _kinds(cell: CellSpec) -> Iterable[str]:
    if cell.grade:
        yield "GradeCell"
    if cell.solution:
        yield "SolutionCell"
    if cell.task:
        yield "TaskCell"


def _put_cell(connection: Connection, id_: str | None, notebook_id: str, kind: str, cell: CellSpec) -> None:
    table = _KINDS[kind]
    if id_ is None:
        id_ = new_id()
        base = {"id": id_, "name": cell.name, "notebook_id": notebook_id, "type": kind}
        connection.execute(insert(t.base_cell).values(base))
        connection.execute(insert(table).values(id=id_, **_points(table, cell)))
    elif table is not t.solution_cells:
        connection.execute(update(table).where(table.c.id == id_).values(_points(table, cell)))


def _points(table: Table, cell: CellSpec) -> dict[str, Any]:
    return {} if table is t.solution_cells else {"max_score": cell.points, "cell_type": cell.cell_type}


def _put_sources(connection: Connection, notebook_id: str, cells: Iterable[CellSpec]) -> None:
    source = t.source_cell
    connection.execute(delete(source).where(source.c.notebook_id == notebook_id))
    rows = [
        {
            "id": new_id(),
            "name": cell.name,
            "cell_type": cell.cell_type,
            "locked": cell.locked,
            "source": cell.source,
            "checksum": cell.checksum,
            "notebook_id": notebook_id,
        }
        for cell in cells
    ]
    if rows:
        connection.execute(insert(source), rows)


def _remove(connection: Connection, ids: list[str]) -> None:
    if not ids:
        return
    given = (t.grade.c.manual_score.is_not(None)) | (t.grade.c.extra_credit.is_not(None))
    kept = connection.execute(
        select(t.base_cell.c.name)
        .join(t.grade, t.grade.c.cell_id == t.base_cell.c.id)
        .where(t.base_cell.c.id.in_(ids), given)
        .distinct()
    ).scalars()
    names = sorted(kept)
    if names:
        raise GradebookError("gradebook-cell-in-use", cells=", ".join(names))
    for rows in (t.grade, t.comment):
        connection.execute(delete(rows).where(rows.c.cell_id.in_(ids)))
    for table in _KINDS.values():
        connection.execute(delete(table).where(table.c.id.in_(ids)))
    connection.execute(delete(t.base_cell).where(t.base_cell.c.id.in_(ids)))
