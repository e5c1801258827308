"""An author changes texts without Python, and one command names everything that is the matter, with file and line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grading.build.authoring import course_faults, text_files
from workbook.checks.registry import check_names
from workbook.exercises.kinds import kinds

ROOT = Path(__file__).parents[4]
GUIDE = (ROOT / "docs" / "autoren.md").read_text(encoding="utf-8")
FOLDERS = ("workbook", "grading", "notebooks", "assignments", "docs")


def test_the_course_as_it_is_has_no_faults() -> None:
    assert [str(fault) for fault in course_faults()] == []


def test_the_texts_of_every_folder_are_looked_at() -> None:
    seen = {path.relative_to(ROOT).parts[0] for path in text_files(ROOT)}
    assert seen == {"workbook", "notebooks", "assignments", "docs"}


def test_the_authors_guide_names_every_kind_of_part_and_every_check() -> None:
    named = set(re.findall(r"`([a-z_]+)`", GUIDE))
    assert kinds() - named == set()
    assert check_names() - named == set()


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of everything an author has before them."""
    leave = shutil.ignore_patterns("_notebooks", "__pycache__", "bilder", "*.js")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=leave)
    return tmp_path


def check(course: Path, *, what: str = "check") -> tuple[int, str]:
    """``python -m grading.build …`` in the copy: exit code and output."""
    done = subprocess.run(
        [sys.executable, "-m", "grading.build", what],
        cwd=course,
        env={**os.environ, "PYTHONPATH": str(course)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def change(course: Path, file: str, there: str, typed: str) -> int:
    """Type something else into a file; the line where it stands now."""
    path = course / file
    before = path.read_text(encoding="utf-8")
    assert there in before
    path.write_text(before.replace(there, typed, 1), encoding="utf-8")
    return before[: before.index(there)].count("\n") + 1


def test_the_new_exercise_of_the_guide_works_as_it_stands_there(course: Path) -> None:
    """Copied from docs/autoren.md: the exercise, its cell, a point taken elsewhere, a hint and a choice changed."""
    exercises = "workbook/content/de/exercises/04.toml"
    example = GUIDE.split("```toml\n")[1].split("```")[0]
    path = course / exercises
    path.write_text(path.read_text(encoding="utf-8") + "\n" + example, encoding="utf-8")
    change(course, exercises, "points = 3", "points = 2")
    change(course, exercises, 'hint = "Vollständig sind', 'hint = "Bisher vollständig sind')
    change(course, "workbook/content/de/exercises/01.toml", '"Zweckverband", ', '"Zweckverband", "Genossenschaft", ')
    code, said = check(course)
    assert code == 1
    assert "„04-erstkontakt“ bringt 1 Punkte, hat aber keine Zelle" in said

    cell = GUIDE.split("````\n")[1]
    change(course, "assignments/04/04.md", "## Mitnehmen", f"## Erstkontakt\n\n{cell}\n## Mitnehmen")
    code, said = check(course)
    assert "handbook" in said, "hints have changed, and the guide of all checks is made from them"
    assert check(course, what="handbook")[0] == 0
    code, said = check(course)
    assert (code, said[:16]) == (0, "Alles in Ordnung"), said


def test_what_does_not_fit_together_is_named_with_file_and_line(course: Path) -> None:
    file = "workbook/content/de/exercises/04.toml"
    lines = [
        change(course, file, 'use = "rows_complete"', 'use = "row_complete"'),
        change(course, file, 'takes = ["04-portfolio", "04-nutzen"]', 'takes = ["04-portfolo"]'),
        change(course, "workbook/content/de/exercises/05b.toml", '"most_partners"', '"most_partner"'),
    ]
    setting = change(course, file, 'field = "abdeckung"', 'feld = "abdeckung"')
    points = change(course, "workbook/content/de/exercises/02.toml", "points = 3", "points = 4")
    assert points
    change(course, "assignments/04/04.md", 'workbook.exercise("04-nutzen")', 'workbook.exercise("04-nuzen")')
    code, said = check(course)
    assert code == 1
    assert (
        f"04.toml, Zeile {lines[0]}: Die Prüfung „row_complete“ gibt es nicht. Gemeint ist vermutlich „rows_complete“"
        in said
    )
    assert (
        f"04.toml, Zeile {lines[1]}: „04-portfolo“ unter takes oder shows ist keine Übung. Gemeint ist vermutlich"
        in said
    )
    assert f"05b.toml, Zeile {lines[2]}: Die Aussage „most_partner“ gibt es nicht" in said
    assert f"04.toml, Zeile {setting}: Die Angabe „feld“ kennt keine Prüfung. Gemeint ist vermutlich „field“" in said
    assert "02.toml, Zeile 2: Das Modul 02 hat zusammen 21 Punkte, nötig sind 20" in said
    assert "„04-nuzen“ steht nicht im Katalog. Gemeint ist vermutlich „04-nutzen“" in said
    assert "Traceback" not in said


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_looked_at_too(course: Path) -> None:
    line = change(
        course, "workbook/content/de/exercises/03.toml", 'title = "Netzwerk-Canvas"', 'title = "Netzwerk-Canvas'
    )
    other = change(course, "workbook/content/de/exercises/06.toml", 'kind = "ladder"', 'kind = "laddr"')
    code, said = check(course)
    assert code == 1
    assert f"03.toml, Zeile {line}: Ab hier lässt sich die Datei nicht lesen" in said
    assert f"06.toml, Zeile {other}: Die Art „laddr“ gibt es nicht. Gemeint ist vermutlich „ladder“" in said
    assert "Traceback" not in said
