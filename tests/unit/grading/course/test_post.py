"""What goes back by mail arrives in a workspace, and holds nothing of anybody else."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from grading.course import Course
from grading.course.create import create
from grading.course.post import write_post
from workbook.errors import CourseError
from workbook.handin import FileClient, client_for, fetch, fetch_feedback
from workbook.project import Workspace


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Two people, one assignment out, a page for each."""
    (tmp_path / "liste.csv").write_text("Kennung;Nachname;Vorname\np1;Müller;Änne\np10;Amt;Ute\n", encoding="utf-8")
    made = create(tmp_path / "kurs", tmp_path / "liste.csv")
    released = made.exchange / "aufgaben" / "05b"
    released.mkdir()
    (released / "05b.ipynb").write_text("{}", encoding="utf-8")
    for person in ("p1", "p10"):
        page = made.exchange / "rueckmeldungen" / "05b" / person / "05b.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"für {person}", encoding="utf-8")
    return made


def test_the_workbook_takes_assignments_and_own_feedback_from_the_file(course: Course, tmp_path: Path) -> None:
    (path,) = write_post(course, tmp_path / "post", ["p1"])
    folder = tmp_path / "mappe"
    (folder / "eingang").mkdir(parents=True)
    said = {"schema": 1, "participant": "p1", "handin": {"kind": "file"}}
    (folder / "teilnahme.json").write_text(json.dumps(said), encoding="utf-8")
    shutil.copy(path, folder / "eingang")
    place = Workspace.find(folder)
    client = client_for(place)
    assert isinstance(client, FileClient)
    assert client.released() == ("05b",)
    assert fetch(client, place, "05b").written == ("05b.ipynb",)
    (page,) = fetch_feedback(client, place, "05b")
    assert page.read_text(encoding="utf-8") == "für p1"


def test_nobody_gets_what_is_somebody_elses(course: Course, tmp_path: Path) -> None:
    """Also where one code begins with another."""
    for path in write_post(course, tmp_path / "post"):
        person = path.stem.rpartition("_")[2]
        with zipfile.ZipFile(path) as archive:
            pages = [name for name in archive.namelist() if name.endswith(".html")]
        assert pages == [f"rueckmeldungen/05b/{person}/05b.html"]


def test_a_link_in_the_shared_folder_is_not_followed(course: Course, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim")
    (course.exchange / "aufgaben" / "05b" / "mehr.txt").symlink_to(tmp_path / "geheim.txt")
    for path in write_post(course, tmp_path / "post"):
        with zipfile.ZipFile(path) as archive:
            assert not [name for name in archive.namelist() if name.endswith("mehr.txt")]


def test_a_code_that_is_not_in_the_roster_is_named(course: Course, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="p99"):
        write_post(course, tmp_path / "post", ["p99"])
    assert not (tmp_path / "post").exists()
