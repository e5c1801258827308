"""Hours, project marks and exceptions are read strictly from the tables a course lead keeps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grading.certificate.model import RULES
from grading.course import Course
from grading.course.create import create
from grading.course.ledgers import read_ledgers
from workbook.errors import CourseFaults


@pytest.fixture
def course(tmp_path: Path) -> Course:
    roster = tmp_path / "liste.csv"
    roster.write_text("Kennung;Nachname;Vorname\np01;A;B\np02;C;D\n", encoding="utf-8")
    return create(tmp_path / "kurs", roster)


def put(course: Course, file: str, content: str) -> Course:
    (course.folder / file).write_text(content, encoding="utf-8")
    return replace(course)


def test_the_empty_tables_of_a_new_course_say_nothing_of_anybody(course: Course) -> None:
    ledgers = read_ledgers(course, RULES)
    assert (ledgers.attended, ledgers.project, ledgers.exceptions) == ({}, {}, {})


def test_hours_are_summed_up_to_what_a_block_offers_and_only_those_held_together(course: Course) -> None:
    put(
        course,
        "anwesenheit.csv",
        "Kennung;Block;UE\np01;auftakt;10\np01;Auftakt, zwei Tage;10\np01;webinare;1,5\np01;mappe;24\np02;mappe;2\n",
    )
    assert read_ledgers(course, RULES).attended == {"p01": 17.5, "p02": 0}


def test_project_marks_are_percents_and_an_empty_cell_is_not_yet_graded(course: Course) -> None:
    put(course, "projektarbeit.csv", "Kennung;Bericht %;Präsentation %\np01;85;72,5 %\np02;;0\n")
    project = read_ledgers(course, RULES).project
    assert (project["p01"].report, project["p01"].presentation) == (0.85, 0.725)
    assert (project["p02"].report, project["p02"].presentation) == (None, 0.0)


def test_exceptions_name_the_rule_as_it_is_headed(course: Course) -> None:
    put(course, "ausnahmen.csv", "Kennung;Regel;Grund;Erteilt von\np01;Teilnahme;Attest;Lehrgangsleitung\n")
    granted = read_ledgers(course, RULES).exceptions["p01"]
    assert [(row["rule"], row["reason"]) for row in granted] == [("attendance", "Attest")]


def test_the_faults_of_all_tables_are_reported_at_once_with_file_and_row(course: Course) -> None:
    put(course, "anwesenheit.csv", "Kennung;Block;UE\nfremd;auftakt;1\np01;Ausflug;1\np01;auftakt;viel\n")
    put(course, "projektarbeit.csv", "Kennung;Bericht %;Präsentation %\np01;120;50\np01;10;10\n")
    put(course, "ausnahmen.csv", "Kennung;Regel;Grund;Erteilt von\np01;Nettigkeit;;\n")
    with pytest.raises(CourseFaults) as caught:
        read_ledgers(course, RULES)
    assert [(fault.file, fault.row) for fault in caught.value.faults] == [
        ("anwesenheit.csv", 2),
        ("anwesenheit.csv", 3),
        ("anwesenheit.csv", 4),
        ("projektarbeit.csv", 2),
        ("projektarbeit.csv", 3),
        ("ausnahmen.csv", 2),
        ("ausnahmen.csv", 2),
        ("ausnahmen.csv", 2),
    ]
