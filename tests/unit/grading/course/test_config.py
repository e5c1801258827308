"""course.toml is read strictly, and whatever is the matter with it is said at once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from grading.build import assignment_ids
from grading.course import find, load
from grading.course.create import TEMPLATES
from grading.course.toml_edit import with_values
from workbook.errors import CourseError, CourseFaults

ROSTER = "Kennung;Nachname;Vorname\np01;Müller;Änne\n"
WRITTEN = (TEMPLATES / "course.toml").read_text(encoding="utf-8")


def folder_with(place: Path, written: str, roster: str = ROSTER) -> Path:
    (place / "course.toml").write_text(written, encoding="utf-8")
    (place / "roster.csv").write_text(roster, encoding="utf-8")
    return place


def test_the_template_is_a_valid_course_with_the_hours_and_rules_of_the_curriculum(tmp_path: Path) -> None:
    course = load(folder_with(tmp_path, WRITTEN))
    assert (course.ue_total, course.ue_offered) == (76, 52)
    policy = course.policy
    assert (policy.ue_total, policy.attendance_share, policy.test_share) == (50, 0.8, 0.5)
    assert (policy.project, policy.show_marks, policy.closed) == (True, False, False)
    assert course.assignments == assignment_ids()
    assert course.required == course.assignments


def test_the_course_is_found_from_any_folder_inside_it(tmp_path: Path) -> None:
    inside = folder_with(tmp_path, WRITTEN) / "referent" / "tiefer"
    inside.mkdir(parents=True)
    assert load(inside).folder == tmp_path
    assert find(inside) == tmp_path


def test_a_folder_without_a_course_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="grading new"):
        load(tmp_path)


def test_every_fault_of_course_file_and_roster_is_reported_at_once(tmp_path: Path) -> None:
    written = """
[course]
id = "mit Leerzeichen"
title = 5
start = "morgen"
assignments = ["99"]
topics = "eins"
[[hours]]
id = "a"
title = "b"
ue = -1
synchronous = "ja"
[policy]
attendance_share = 80
project = "ja"
erfunden = 1
[deadlines]
"05b" = "bald"
"""
    with pytest.raises(CourseFaults) as caught:
        load(folder_with(tmp_path, written, "Nachname\nAmt\n"))
    codes = [fault.code for fault in caught.value.faults]
    assert sorted(codes) == sorted(
        [
            "course-names",
            "course-assignment",
            "course-assignment",
            "course-course-id",
            "course-text",
            "course-unknown",
            "course-share",
            "course-flag",
            "course-number",
            "course-flag",
            "course-day",
            "course-moment",
            "roster-column-missing",
        ]
    )
    for fault in caught.value.faults:
        assert fault.text
        assert fault.file in {"course.toml", "roster.csv"}


def test_a_file_that_cannot_be_read_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(CourseFaults, match=r"course\.toml, Zeile 2: "):
        load(folder_with(tmp_path, '[course]\nid = "offen\n'))


def test_values_go_into_the_file_without_losing_its_comments(tmp_path: Path) -> None:
    title = 'Kurs „A" \\ B\tC\x7f'
    values = {"title": title, "start": date(2026, 9, 7), "signatories": ["Ä", "B"], "closed": True}
    written = with_values(WRITTEN, values)
    assert written.count("#") == WRITTEN.count("#") - 1  # "start" was commented out
    course = load(folder_with(tmp_path, written))
    assert (course.title, course.start) == (title, date(2026, 9, 7))
    assert (course.signatories, course.policy.closed) == (("Ä", "B"), True)


def test_a_value_that_the_file_does_not_know_is_refused() -> None:
    with pytest.raises(KeyError):
        with_values(WRITTEN, {"erfunden": "x"})


def test_deadlines_are_read_as_written(tmp_path: Path) -> None:
    written = WRITTEN + '"05b" = 2026-11-30T23:59:00\n'
    assert load(folder_with(tmp_path, written)).deadlines == {"05b": datetime(2026, 11, 30, 23, 59)}


@pytest.mark.parametrize("typed", ["late_alowed = false", "feedback_at_onze = true"])
def test_a_mistyped_rule_is_named_instead_of_passed_over(tmp_path: Path, typed: str) -> None:
    written = WRITTEN.replace("late_allowed = true", typed, 1)
    with pytest.raises(CourseFaults, match=rf"„{typed.partition(' ')[0]}“ unter \[course\]"):
        load(folder_with(tmp_path, written))


def test_a_mistyped_heading_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseFaults, match="„deadline“"):
        load(folder_with(tmp_path, WRITTEN.replace("[deadlines]", "[deadline]", 1)))
