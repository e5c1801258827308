"""Page -> notebook file. The same page gives the same bytes, so a rebuild shows real changes only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from grading.build.page import Cell, Page

KERNEL = "python3"
KERNEL_TITLE = "Workbook"
ID_BYTES = 6

# Without language_info JupyterLab marks a notebook as changed the moment it is opened. No version in it: the bytes
# must not depend on the machine that builds.
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
LOCKED = {"deletable": False, "editable": False}
SETUP = {
    "module": "import workbook",
    "assignment": "import workbook",
    "referent": "import grading",
}


def with_setup(page: Page) -> tuple[Cell, ...]:
    """The cells of a page behind the hidden cell that makes the course's names known."""
    return (Cell("code", SETUP[page.kind], {"workbook": {"role": "setup"}}), *page.cells)


def notebook(page: Page, cells: Iterable[Cell]) -> dict[str, Any]:
    """The notebook (nbformat 4.5) of a page with these cells."""
    return {
        "cells": list(_with_ids(page.name, cells)),
        "metadata": {
            "kernelspec": {"display_name": KERNEL_TITLE, "language": "python", "name": KERNEL},
            "language_info": LANGUAGE,
            "workbook": {"module": page.module, "page": page.kind, "title": page.title},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def to_bytes(content: Mapping[str, Any]) -> bytes:
    """The notebook as the file's bytes, laid out as Jupyter does."""
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def write(path: Path, content: Mapping[str, Any]) -> bool:
    """Write a notebook where its bytes differ from what is there; True when something was written."""
    data = to_bytes(content)
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def _with_ids(page: str, cells: Iterable[Cell]) -> Iterable[dict[str, Any]]:
    seen: dict[tuple[str, str], int] = {}
    for cell in cells:
        place = (cell.kind, cell.source)
        seen[place] = seen.get(place, 0) + 1
        yield _written(cell, _cell_id(page, cell, seen[place]))


def _cell_id(page: str, cell: Cell, occurrence: int) -> str:
    said = "\x1f".join((page, cell.kind, cell.source, str(occurrence)))
    return hashlib.blake2b(said.encode(), digest_size=ID_BYTES).hexdigest()


def _written(cell: Cell, id_: str) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "cell_type": cell.kind,
        "id": id_,
        "metadata": {**LOCKED, **cell.metadata},
        "source": cell.source.splitlines(keepends=True),
    }
    return shown | ({"execution_count": None, "outputs": []} if cell.kind == "code" else {})
