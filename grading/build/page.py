"""A notebook before it is written: cells as values, read from MyST text. The only door to jupytext."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

_EXERCISE = re.compile(r"""^\s*workbook\.exercise\(\s*(["'])(?P<id>[^"']*)\1\s*\)\s*;?\s*$""")

KINDS = ("module", "assignment", "referent")


@dataclass(frozen=True)
class Cell:
    """One cell: ``kind`` is "markdown" or "code"; ``line`` is where it begins in the text (None: not from a text)."""

    kind: str
    source: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None

    @cached_property
    def exercise(self) -> str | None:
        """The id of the exercise that this cell shows; None for any other cell."""
        found = _EXERCISE.match(self.source) if self.kind == "code" else None
        return found["id"] if found else None


@dataclass(frozen=True)
class Page:
    """One notebook. ``kind`` is one of :data:`KINDS`; ``module`` the id of the module it belongs to."""

    name: str
    kind: str
    module: str
    cells: tuple[Cell, ...]
    title: str = ""


def read_page(path: Path, kind: str) -> Page:
    """The page written in one MyST file.

    The module is named in the front matter (``workbook: {module: "05b"}``), else by the part of the file name before
    the first "_".
    """
    import jupytext  # noqa: PLC0415  1.5 s that only a build needs

    written = path.read_text(encoding="utf-8")
    notebook = jupytext.reads(written, fmt="md:myst")
    head = notebook.metadata.get("workbook", {})
    cells = tuple(_cells(notebook.cells, written.splitlines()))
    return Page(
        name=path.stem,
        kind=kind,
        module=_module_id(head.get("module"), path),
        cells=cells,
        title=_title(cells),
    )


def _cells(read: Iterable[Any], lines: list[str]) -> Iterator[Cell]:
    at = 0
    for each in read:
        source = each.source.strip("\n")
        if not source.strip():
            continue
        first = source.splitlines()[0]
        at = next((n for n in range(at, len(lines)) if lines[n] == first), at)
        yield Cell(each.cell_type, source, {str(key): value for key, value in each.metadata.items()}, at + 1)


def _title(cells: tuple[Cell, ...]) -> str:
    for cell in cells:
        for line in cell.source.splitlines() if cell.kind == "markdown" else ():
            if line.startswith("# "):
                return line[2:].strip()
    return ""


def _module_id(named: object, path: Path) -> str:
    """YAML reads an unquoted 07 as the number 7; the file name is then the better witness."""
    return named if isinstance(named, str) else path.stem.split("_")[0]
