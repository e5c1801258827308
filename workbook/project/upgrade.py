"""Bringing an older project file up to the present schema, one step per schema number.

A step is a pure function on the parsed file. The file as it was stays as a version ("upgrade") before the first write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from workbook.project.document import SCHEMA
from workbook.project.shape import ShapeError

Table: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Table], Table]

STEPS: Mapping[int, Step] = {}  # schema of the file -> what makes it the next schema; empty while SCHEMA is 1


def upgrade(table: Table, schema: int, target: int = SCHEMA, steps: Mapping[int, Step] = STEPS) -> Table:
    """The file's content in schema ``target``. Raises ShapeError where a step is missing."""
    for number in range(schema, target):
        if number not in steps:
            raise ShapeError("head.schema", f"a schema from {min(steps, default=target)} to {target}")
        table = steps[number](table)
    return table
