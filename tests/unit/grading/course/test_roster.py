"""The roster is read as chambers have it, and every fault is named at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from grading.course.model import Participant
from grading.course.roster import ID, random_code, read_roster, write_roster
from workbook.errors import CourseError, CourseFaults

PLAIN = "Nachname;Vorname;Organisation\nMüller, Dr.;Änne;Landkreis Wiesenmark\nYıldız;Ömer;BBS\n"


def saved(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "liste.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def codes(caught: pytest.ExceptionInfo[CourseFaults]) -> list[tuple[str, int | None]]:
    return [(fault.code, fault.row) for fault in caught.value.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_usual_unicode_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    people = read_roster(saved(tmp_path, PLAIN, encoding), random_code)
    assert [person.name for person in people] == ["Änne Müller, Dr.", "Ömer Yıldız"]


def test_a_list_from_an_old_excel_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, "Nachname;Vorname\nGrößer;Jürgen\n", "cp1252")
    assert read_roster(path, random_code)[0].name == "Jürgen Größer"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_any_usual_delimiter_is_read(tmp_path: Path, delimiter: str) -> None:
    path = saved(tmp_path, delimiter.join(["Vorname", "Nachname"]) + "\n" + delimiter.join(["Ada", "Bö"]) + "\n")
    assert read_roster(path, random_code)[0].last_name == "Bö"


def test_a_line_that_names_the_delimiter_is_honoured_and_rows_count_as_excel_shows_them(tmp_path: Path) -> None:
    path = saved(tmp_path, "sep=,\nVorname,Nachname\nAda,Bö\n,Cé\n")
    with pytest.raises(CourseFaults) as caught:
        read_roster(path, random_code)
    assert codes(caught) == [("roster-first-name-missing", 3)]


def test_an_excel_file_is_read_like_a_csv(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (
        ("Vorname", "Nachname", "Kennung"),
        ("Änne", "Müller, Dr.", "p01"),
        (None, None, None),
        ("Ömer", None, "p02"),
    ):
        book.active.append(row)
    book.save(tmp_path / "liste.xlsx")
    with pytest.raises(CourseFaults) as caught:
        read_roster(tmp_path / "liste.xlsx")
    assert codes(caught) == [("roster-last-name-missing", 4)]
    book.active["B4"] = "Yıldız"
    book.save(tmp_path / "liste.xlsx")
    assert [person.name for person in read_roster(tmp_path / "liste.xlsx")] == ["Änne Müller, Dr.", "Ömer Yıldız"]


def test_headings_as_nbgrader_writes_them_are_understood(tmp_path: Path) -> None:
    path = saved(tmp_path, "student_id,first_name,last_name,email\np1,Ada,Bö,a@b.example\n")
    assert read_roster(path) == (Participant("p1", "Bö", "Ada", "a@b.example"),)


def test_umlauts_that_were_converted_twice_are_set_right(tmp_path: Path) -> None:
    path = saved(tmp_path, "Nachname;Vorname\nMÃ¼ller;JÃ¶rdis\n")
    assert read_roster(path, random_code)[0].name == "Jördis Müller"


def test_given_codes_are_kept_and_missing_ones_are_drawn_without_a_clash(tmp_path: Path) -> None:
    given = read_roster(saved(tmp_path, "Kennung;Nachname;Vorname\np07;A;B\n"))
    assert given[0].id == "p07"
    drawn = read_roster(saved(tmp_path, "Nachname;Vorname\n" + "".join(f"N{n};V\n" for n in range(200))), random_code)
    assert len({person.id for person in drawn}) == 200
    assert all(ID.fullmatch(person.id) for person in drawn)


def test_the_roster_of_a_running_course_needs_codes(tmp_path: Path) -> None:
    with pytest.raises(CourseFaults) as caught:
        read_roster(saved(tmp_path, PLAIN))
    assert codes(caught) == [("roster-id-missing", 2), ("roster-id-missing", 3)]


def test_all_faults_are_reported_at_once_with_their_row(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "Kennung;Nachname;Vorname;E-Mail\n"
        "p1;Amt;;a@b.de\n"
        "../p2;Bach;Eva;\n"
        "\n"
        "P1;Cron;Udo;keine Adresse\n"
        ";Dorn;Ute;\n"
        "p5;;Uwe;;Rest;\n",
    )
    with pytest.raises(CourseFaults) as caught:
        read_roster(path)
    assert codes(caught) == [
        ("roster-first-name-missing", 2),
        ("roster-id-form", 3),
        ("roster-id-twice", 5),
        ("roster-email", 5),
        ("roster-id-missing", 6),
        ("roster-cells", 7),
        ("roster-last-name-missing", 7),
    ]
    assert "Zeile 5, Spalte „Kennung“" in str(caught.value)


def test_the_same_person_twice_without_codes_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CourseFaults) as caught:
        read_roster(saved(tmp_path, "Nachname;Vorname\nAmt;Eva\namt;eva\n"), random_code)
    assert codes(caught) == [("roster-person-twice", 3)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "roster-empty"),
        (bytes(range(256)) * 4, "roster-not-text"),
        (b"PK\x03\x04 broken", "roster-not-text"),
        (b"Name\nEva\n", "roster-column-missing"),
    ],
)
def test_what_is_no_list_is_said_to_be_none(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(CourseFaults) as caught:
        read_roster(saved(tmp_path, content), random_code)
    assert caught.value.faults[0].code == code


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="gibt es nicht"):
        read_roster(tmp_path / "fehlt.csv")


def test_what_is_written_reads_back_the_same_and_opens_in_german_excel(tmp_path: Path) -> None:
    people = read_roster(saved(tmp_path, PLAIN), random_code)
    path = tmp_path / "roster.csv"
    write_roster(path, people)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfKennung;Nachname;")
    assert read_roster(path) == people


def test_who_joins_later_gets_a_code_and_everybody_else_keeps_theirs(tmp_path: Path) -> None:
    from grading.course.create import create
    from grading.course.enrol import BEFORE, give_codes
    from grading.gradebook import Gradebook

    course = create(tmp_path / "kurs", saved(tmp_path, "Kennung;Nachname;Vorname\np01;Müller;Änne\n"))
    path = course.folder / "roster.csv"
    with path.open("a", encoding="utf-8") as roster:
        roster.write(";Neu;Nina;;;\n")
    before = path.read_bytes()
    course, joined = give_codes(course.folder)
    assert [each.name for each in joined] == ["Nina Neu"]
    assert [each.id for each in course.roster] == ["p01", joined[0].id]
    assert (course.folder / BEFORE).read_bytes() == before
    with Gradebook(course.db_url, course.id) as gradebook:
        assert {each["id"] for each in gradebook.students()} == {"p01", joined[0].id}
    written = path.read_bytes()
    assert give_codes(course.folder)[1] == ()
    assert path.read_bytes() == written


def test_a_roster_with_other_faults_is_not_touched_when_codes_are_given(tmp_path: Path) -> None:
    from grading.course.create import create
    from grading.course.enrol import give_codes

    course = create(tmp_path / "kurs", saved(tmp_path, "Kennung;Nachname;Vorname\np01;Müller;Änne\n"))
    path = course.folder / "roster.csv"
    with path.open("a", encoding="utf-8") as roster:
        roster.write(";Neu;;;;\nP01;Amt;Ute;;;\n")
    before = path.read_bytes()
    with pytest.raises(CourseFaults) as caught:
        give_codes(course.folder)
    assert codes(caught) == [("roster-first-name-missing", 3), ("roster-id-twice", 4)]
    assert path.read_bytes() == before
