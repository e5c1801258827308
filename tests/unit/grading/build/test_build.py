"""From MyST text to notebooks: deterministic, complete, every fault at once."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from grading.build import assignment_ids, build_assignments, build_modules, sources
from grading.build.__main__ import main
from grading.build.assignment import assignment_faults
from grading.build.notebooks import assignment_notebook
from grading.build.page import read_page
from workbook.errors import ContentFaults
from workbook.exercises import catalogue, module, modules

FENCE = "```{code-cell}\n%s\n```\n"


def text_of(folder: Path, name: str, *lines: str) -> Path:
    path = folder / "assignments" / name / f"{name}.md"
    path.parent.mkdir(parents=True)
    path.write_text("# Titel\n\n" + "\n".join(FENCE % line for line in lines), encoding="utf-8")
    return path


def test_the_same_text_builds_the_same_bytes_and_an_unchanged_file_is_left_alone(tmp_path: Path) -> None:
    first = build_assignments(tmp_path / "one")
    second = build_assignments(tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    before = [path.stat().st_mtime_ns for path in first]
    build_assignments(tmp_path / "one")
    assert [path.stat().st_mtime_ns for path in first] == before


def test_every_assignment_is_a_valid_notebook_that_opens_unchanged_in_jupyterlab(tmp_path: Path) -> None:
    for path in build_assignments(tmp_path):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert notebook.metadata.language_info.name == "python"
        assert notebook.metadata.kernelspec.name == "python3"
        assert notebook.metadata.workbook == {
            "module": path.stem,
            "page": "assignment",
            "title": notebook.metadata.workbook.title,
        }
        ids = [cell.id for cell in notebook.cells]
        assert len(set(ids)) == len(ids)


def test_every_point_of_a_module_has_one_graded_cell(tmp_path: Path) -> None:
    for path in build_assignments(tmp_path):
        notebook = nbformat.read(path, as_version=4)
        marks = [cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata]
        assert sum(mark["points"] for mark in marks) == pytest.approx(module(path.stem).points)
        assert {mark["grade_id"] for mark in marks if mark["solution"]} == {
            f"{each.id}-hand" for each in module(path.stem).exercises if each.hand_points
        }


def test_a_hand_cell_follows_its_exercise_and_only_it_is_no_locked_cell(tmp_path: Path) -> None:
    for path in build_assignments(tmp_path):
        cells = nbformat.read(path, as_version=4).cells
        for before, cell in pairwise(cells):
            if cell.metadata.get("workbook", {}).get("role") == "hand":
                assert cell.metadata["workbook"]["exercise"] == before.metadata["workbook"]["exercise"]
                assert not cell.metadata["nbgrader"]["locked"]
            else:
                assert cell.metadata["editable"] is False


def test_text_cells_are_no_cells_of_nbgrader_so_that_a_misprint_stays_correctable(tmp_path: Path) -> None:
    for path in build_assignments(tmp_path):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.metadata.get("workbook", {}).get("role") not in {"exercise", "hand"}:
                assert "nbgrader" not in cell.metadata


def test_changing_one_text_cell_leaves_the_ids_of_all_other_cells(tmp_path: Path) -> None:
    original = sources.assignment_text("05b").read_text(encoding="utf-8")
    for base, words in (("a", original), ("b", original.replace("# Aufgabe", "# Die Aufgabe", 1))):
        path = tmp_path / base / "assignments" / "05b" / "05b.md"
        path.parent.mkdir(parents=True)
        path.write_text(words, encoding="utf-8")
    ids = [[c["id"] for c in assignment_notebook("05b", tmp_path / base)["cells"]] for base in ("a", "b")]
    assert sum(one != other for one, other in zip(*ids, strict=True)) == 1


def test_all_faults_of_a_text_are_reported_at_once_with_their_line(tmp_path: Path) -> None:
    text_of(
        tmp_path,
        "05b",
        'workbook.exercise("05b-kennzahln")',
        'workbook.exercise("05b-kennzahlen")',
        'workbook.exercise("05b-kennzahlen")',
        'print(workbook.exercise("05b-luecken"))',
    )
    with pytest.raises(ContentFaults) as caught:
        build_assignments(tmp_path / "out", base=tmp_path)
    codes = {fault.code: fault for fault in caught.value.faults}
    assert {"build-exercise-unknown-near", "build-exercise-twice", "build-exercise-call"} <= set(codes)
    assert codes["build-exercise-unknown-near"].row == 4
    assert "05b-kennzahlen" in codes["build-exercise-unknown-near"].text
    missing = [fault for fault in caught.value.faults if fault.code == "build-exercise-missing"]
    assert len(missing) == sum(each.points > 0 for each in module("05b").exercises) - 1
    assert not (tmp_path / "out").exists()


def test_an_assignment_of_no_module_is_a_fault(tmp_path: Path) -> None:
    page = read_page(text_of(tmp_path, "99", 'workbook.exercise("05b-kennzahlen")'), "assignment")
    codes = {fault.code for fault in assignment_faults(page, None, catalogue())}
    assert codes == {"build-module-unknown"}


def test_a_graded_module_that_is_complete_has_twenty_points() -> None:
    assert {each.id: each.points for each in modules() if each.graded and each.complete and each.points != 20} == {}


def test_an_unquoted_number_as_module_does_not_lose_its_zero(tmp_path: Path) -> None:
    path = tmp_path / "07_laterale_fuehrung.md"
    path.write_text("---\nworkbook:\n  module: 07\n---\n\n# Laterale Führung\n", encoding="utf-8")
    page = read_page(path, "module")
    assert (page.module, page.title) == ("07", "Laterale Führung")


def test_module_notebooks_are_built_and_those_without_text_taken_away(tmp_path: Path) -> None:
    (tmp_path / "99_alt.ipynb").write_text("{}", encoding="utf-8")
    built = build_modules(tmp_path)
    assert sorted(tmp_path.glob("*.ipynb")) == sorted(built)
    assert {path.stem for path in built} == {path.stem for path in sources.module_texts()}
    first = json.loads(built[0].read_text(encoding="utf-8"))["cells"][0]
    assert first["source"] == ["import workbook"]
    assert first["metadata"]["workbook"] == {"role": "setup"}


def test_the_digests_that_ship_were_made_from_the_keys_as_they_are() -> None:
    assert main(["proofs", "--check"]) == 0


def test_every_assignment_of_the_course_has_a_module() -> None:
    assert set(assignment_ids()) <= {each.id for each in modules()}


AUTHORS_CELL = """```{code-cell}
---
nbgrader: {grade: false, grade_id: eigene-zeile, locked: false, schema_version: 3, solution: true, task: false}
---
x = 1
```
"""


def test_a_code_cell_that_an_author_wants_answered_stays_editable(tmp_path: Path) -> None:
    words = sources.assignment_text("05b").read_text(encoding="utf-8") + "\n" + AUTHORS_CELL
    path = tmp_path / "assignments" / "05b" / "05b.md"
    path.parent.mkdir(parents=True)
    path.write_text(words, encoding="utf-8")
    cell = assignment_notebook("05b", tmp_path)["cells"][-1]
    assert cell["metadata"]["nbgrader"]["grade_id"] == "eigene-zeile"
    assert (cell["metadata"]["editable"], cell["metadata"]["deletable"]) == (True, False)
