"""A new cohort folder is whole or not there at all, and nbgrader works in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from grading.course import load
from grading.course.create import create
from workbook.errors import CourseError, CourseFaults

ROSTER = "Nachname;Vorname;E-Mail\nMüller, Dr.;Änne;a@b.example\nvon der Heydebrand-Łasocka;Karl-Friedrich;\n"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def test_everybody_of_the_list_is_in_the_gradebook_with_a_code(tmp_path: Path, roster: Path) -> None:
    course = create(tmp_path / "kurs-2027", roster, title="Mein Kurs")
    assert (course.id, course.title) == ("kurs-2027", "Mein Kurs")
    with create_engine(course.db_url).connect() as connection:
        rows = connection.execute(text("select id, last_name, first_name, email from student")).all()
    assert {tuple(row) for row in rows} == {(p.id, p.last_name, p.first_name, p.email) for p in course.roster}
    assert load(course.folder) == course


def test_the_folder_may_be_moved(tmp_path: Path, roster: Path) -> None:
    course = create(tmp_path / "kurs", roster)
    course.folder.rename(tmp_path / "woanders")
    moved = load(tmp_path / "woanders")
    assert moved.roster == course.roster
    assert moved.database.is_file()


def test_nothing_is_written_when_the_list_has_faults(tmp_path: Path, roster: Path) -> None:
    roster.write_text("Nachname;Vorname\n;Eva\n", encoding="utf-8")
    with pytest.raises(CourseFaults):
        create(tmp_path / "kurs", roster)
    assert not (tmp_path / "kurs").exists()


def test_a_course_is_never_overwritten(tmp_path: Path, roster: Path) -> None:
    course = create(tmp_path / "kurs", roster)
    before = course.database.read_bytes()
    with pytest.raises(CourseError, match="schon ein Lehrgang"):
        create(tmp_path / "kurs", roster)
    assert course.database.read_bytes() == before


def test_a_folder_name_that_is_no_course_id_still_gives_one(tmp_path: Path, roster: Path) -> None:
    assert create(tmp_path / "Kurs im Herbst (2027)", roster).id == "Kurs-im-Herbst-2027"


def test_nbgrader_is_configured_by_the_folder(tmp_path: Path, roster: Path) -> None:
    from traitlets.config import PyFileConfigLoader

    course = create(tmp_path / "kurs", roster)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course.folder)).load_config()
    assert config.CourseDirectory.root == str(course.folder)
    assert config.CourseDirectory.course_id == course.id
    assert "YOUR ANSWER HERE" not in str(config)
    assert config.Execute.skip_cells_with_tag != "skip-execution"
    for folder in config.HTMLExporter.extra_template_basedirs:
        assert (Path(folder) / "formgrade").is_dir()
