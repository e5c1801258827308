"""From the texts of the course to notebook files, one way for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import workbook
from grading.build import sources
from grading.build.assignment import assignment_faults, graded_cells, page_faults
from grading.build.notebook import notebook, with_setup, write
from grading.build.page import read_page
from workbook.errors import ContentFaults, Fault
from workbook.exercises import Module, catalogue, modules

MODULE_NOTEBOOKS = Path(workbook.__file__).parent / "_notebooks"


def assignment_notebook(assignment: str, base: Path | None = None) -> dict[str, Any]:
    """The source notebook of one assignment. Raises ContentFaults with every fault of its text."""
    page = read_page(sources.assignment_text(assignment, base), "assignment")
    faults = assignment_faults(page, _module(page.module), catalogue())
    if faults:
        raise ContentFaults(faults)
    return notebook(page, graded_cells(with_setup(page), catalogue()))


def page_notebook(path: Path, kind: str) -> dict[str, Any]:
    """The notebook of a module or of a page for Referent/innen. Raises ContentFaults."""
    page = read_page(path, kind)
    faults = page_faults(page, catalogue())
    if faults:
        raise ContentFaults(faults)
    return notebook(page, with_setup(page))


def build_modules(target: Path = MODULE_NOTEBOOKS, base: Path | None = None) -> tuple[Path, ...]:
    """Build every module notebook into ``target`` and take away what has no text any more.

    Returns the paths. Raises ContentFaults with the faults of all texts together; then nothing was written.
    """
    built = _all(sources.module_texts(base), lambda path: page_notebook(path, "module"))
    for old in set(target.glob("*.ipynb")) - {target / f"{path.stem}.ipynb" for path, _ in built}:
        old.unlink()
    return tuple(_put(target, built))


def build_referent(target: Path, base: Path | None = None) -> tuple[Path, ...]:
    """Build the notebooks for Referent/innen into ``target``. Raises ContentFaults."""
    return tuple(_put(target, _all(sources.referent_texts(base), lambda path: page_notebook(path, "referent"))))


def build_assignments(target: Path, names: Iterable[str] = (), base: Path | None = None) -> tuple[Path, ...]:
    """Build assignments into ``target/<id>/<id>.ipynb``, nbgrader's place for sources. Raises ContentFaults."""
    texts = tuple(sources.assignment_text(name, base) for name in tuple(names) or sources.assignment_ids(base))
    return tuple(_put(target, _all(texts, lambda path: assignment_notebook(path.stem, base)), in_folder=True))


def _module(module_id: str) -> Module | None:
    return next((each for each in modules() if each.id == module_id), None)


def _all(paths: Iterable[Path], build: Callable[[Path], dict[str, Any]]) -> tuple[tuple[Path, dict[str, Any]], ...]:
    """Build all before anything is written, and report the faults of all together."""
    built, faults = [], list[Fault]()
    for path in paths:
        try:
            built.append((path, build(path)))
        except ContentFaults as error:
            faults += error.faults
    if faults:
        raise ContentFaults(tuple(faults))
    return tuple(built)


def _put(target: Path, built: Iterable[tuple[Path, dict[str, Any]]], *, in_folder: bool = False) -> Iterator[Path]:
    for path, content in built:
        place = (target / path.stem if in_folder else target) / f"{path.stem}.ipynb"
        write(place, content)
        yield place
