"""Exports open in German Excel as they are meant: names whole, commas decimal, nothing computed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from grading.autograde import autograde
from grading.course import Course
from grading.course.create import create
from grading.gradebook import Gradebook, export_points, item_report, items_json
from grading.gradebook.export import to_csv
from tests.cohorts import ASSIGNMENT, cohort, hand_in, points

NAMES = {"p01": 'Müller, Dr. "Ute"', "p02": "=HYPERLINK(1)", "p03": "Ωmega; Zeile\nzwei"}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = cohort(tmp_path_factory.mktemp("export") / "kurs")
    hand_in(course, "p01", care="fair")
    hand_in(course, "p02", b"{")
    autograde(course)
    with Gradebook(course.db_url, course.id) as gradebook:
        gradebook.put_students({"id": id_, "last_name": name} for id_, name in NAMES.items())
    return course


def read_csv(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def by_id(path: Path) -> dict[str, list[str]]:
    return {row[0]: row for row in read_csv(path)[1:]}


def test_csv_has_one_row_per_person_whatever_the_name(course: Course, tmp_path: Path) -> None:
    assert export_points(course, tmp_path / "punkte.csv") == 3
    rows = read_csv(tmp_path / "punkte.csv")
    assert rows[0] == ["Kennung", "Nachname", "Vorname", ASSIGNMENT, "Summe", "noch offen"]
    assert [row[1] for row in rows[1:]] == ["'=HYPERLINK(1)", 'Müller, Dr. "Ute"', "Ωmega; Zeile\nzwei"]


def test_csv_is_what_german_excel_opens(course: Course, tmp_path: Path) -> None:
    export_points(course, tmp_path / "punkte.csv")
    data = (tmp_path / "punkte.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    total = sum(filter(None, points(course)["p01"].values()))
    assert by_id(tmp_path / "punkte.csv")["p01"][3] == f"{round(total, 6):.10g}".replace(".", ",")


def test_what_is_not_decided_or_not_handed_in_is_empty_and_not_zero(course: Course, tmp_path: Path) -> None:
    export_points(course, tmp_path / "punkte.csv")
    rows = by_id(tmp_path / "punkte.csv")
    assert rows["p02"][3:] == ["", "", ASSIGNMENT]
    assert rows["p03"][3:] == ["", "", ""]


def test_excel_file_holds_numbers_as_numbers_and_names_as_text(course: Course, tmp_path: Path) -> None:
    export_points(course, tmp_path / "punkte.xlsx")
    book = load_workbook(tmp_path / "punkte.xlsx")
    assert book.sheetnames == ["Übersicht", "Übungen"]
    overview = book["Übersicht"]
    assert overview["B2"].value == "=HYPERLINK(1)"
    assert overview["B2"].data_type == "s"
    assert isinstance(overview["D3"].value, int | float)
    assert book["Übungen"].max_row == 1 + 2 * len(points(course)["p01"])


@pytest.mark.parametrize("value", ["=1", "+1", "-1", "@x", "\t=1"])
def test_no_text_begins_a_formula(value: str) -> None:
    assert to_csv([[value]]).decode("utf-8-sig").startswith("\"'")


def test_negative_points_stay_numbers() -> None:
    assert to_csv([[-0.5]]).decode("utf-8-sig") == '"-0,5"\r\n'


def test_another_ending_is_refused(course: Course, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="docx"):
        export_points(course, tmp_path / "punkte.docx")


def test_items_come_from_the_gradebook_and_leave_the_undecided_out(course: Course) -> None:
    (found,) = item_report([course])
    assert found.automatic.people == 1
    assert found.automatic.left_out == 1
    assert len(found.automatic.items) == sum(not name.endswith("-hand") for name in points(course)["p01"])
    assert set(items_json([found])[ASSIGNMENT]) == {"all", "automatic", "received", "hints", "not_common"}


def test_items_of_several_cohorts_are_pooled(course: Course) -> None:
    (found,) = item_report([course, course])
    assert (found.automatic.people, found.automatic.cohorts) == (2, 2)


def test_people_stand_by_name_with_umlauts_where_they_belong(tmp_path: Path) -> None:
    roster = "Kennung;Nachname;Vorname\np1;Zander;Bo\np2;Özdemir;Ali\np3;Oster;Udo\np4;Ähm;Eva\np5;Bär;Jo\n"
    (tmp_path / "liste.csv").write_text(roster, encoding="utf-8")
    made = create(tmp_path / "kurs", tmp_path / "liste.csv")
    export_points(made, tmp_path / "punkte.csv")
    lines = (tmp_path / "punkte.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert [line.split(";")[1].strip('"') for line in lines] == ["Ähm", "Bär", "Oster", "Özdemir", "Zander"]
