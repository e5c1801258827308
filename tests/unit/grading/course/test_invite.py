"""What the course lead hands out, a participant's workbook opens and hands in from."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grading.course import Course, load
from grading.course.create import create
from grading.course.invite import LIST, invite
from grading.course.roster import read_roster
from workbook.errors import CourseError
from workbook.handin import client_for, hand_in
from workbook.lab.workspace import prepare
from workbook.project import Workspace

LISTED = "Kennung;Nachname;Vorname;E-Mail\np01;Müller, Dr.;Änne;a@example.org\np02;=1+1;-Zoë;\n"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (tmp_path / "liste.csv").write_text(LISTED, encoding="utf-8")
    return create(tmp_path / "kurs", tmp_path / "liste.csv")


def test_a_participant_hands_in_from_the_folder_they_were_given(course: Course, tmp_path: Path) -> None:
    assert invite(course, tmp_path / "mappen").made == 2
    folder = tmp_path / "mappen" / "p01"
    prepare(folder, tmp_path / "leer")
    place = Workspace.find(folder)
    assert (place.participant, place.course) == ("p01", course.title)
    (place.assignments / "05b").mkdir(parents=True)
    (place.assignments / "05b" / "05b.ipynb").write_text("{}", encoding="utf-8")
    hand_in(client_for(place), place, "05b", datetime(2026, 11, 23, tzinfo=UTC))
    assert list((course.exchange / "abgaben" / "05b" / "p01").glob("2026*"))


def test_who_joins_later_gets_a_folder_and_nobody_elses_is_touched(course: Course, tmp_path: Path) -> None:
    out = tmp_path / "mappen"
    invite(course, out)
    own = out / "p01" / "teilnahme.json"
    own.write_text(own.read_text(encoding="utf-8").replace("{", '{"eigenes": 1,', 1), encoding="utf-8")
    with (course.folder / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write("p03;Neu;Nina;;;\n")
    done = invite(load(course.folder), out)
    assert (done.made, done.kept) == (1, 2)
    assert "eigenes" in own.read_text(encoding="utf-8")
    assert (out / "p03" / "teilnahme.json").is_file()


def test_the_shared_folder_may_have_another_name_there_or_be_missing(course: Course, tmp_path: Path) -> None:
    invite(course, tmp_path / "netz", exchange="K:\\lehrgang\\austausch")
    invite(course, tmp_path / "post", by_mail=True)
    ways = [json.loads((tmp_path / each / "p01" / "teilnahme.json").read_text())["handin"] for each in ("netz", "post")]
    assert ways == [{"kind": "folder", "path": "K:\\lehrgang\\austausch"}, {"kind": "file"}]


def test_names_stand_in_the_list_alone_and_are_no_formulas(course: Course, tmp_path: Path) -> None:
    out = tmp_path / "mappen"
    invite(course, out)
    said = (out / LIST).read_bytes()
    assert said.startswith(b"\xef\xbb\xbf")
    lines = said.decode("utf-8-sig").splitlines()
    assert lines == ["Nachname;Vorname;E-Mail;Ordner", "Müller, Dr.;Änne;a@example.org;p01", "'=1+1;'-Zoë;;p02"]
    assert all("Müller" not in path.read_text(encoding="utf-8") for path in out.rglob("*.json"))


def test_a_roster_runs_no_formula_in_a_spreadsheet_and_is_read_back_as_it_was(course: Course) -> None:
    path = course.folder / "roster.csv"
    assert "'=1+1;'-Zoë" in path.read_text(encoding="utf-8-sig")
    assert [(each.last_name, each.first_name) for each in read_roster(path)] == [
        ("Müller, Dr.", "Änne"),
        ("=1+1", "-Zoë"),
    ]


def test_a_name_that_begins_with_an_apostrophe_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Kennung;Nachname;Vorname\np01;'t Hooft;Ada\n", encoding="utf-8")
    assert read_roster(path)[0].last_name == "'t Hooft"


def test_a_folder_that_cannot_be_written_is_said_in_words(course: Course, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x")
    with pytest.raises(CourseError) as caught:
        invite(course, tmp_path / "datei")
    assert caught.value.code == "invite-not-writable"
