"""Collecting takes each person's latest attempt, and nothing that was planted."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grading.course import Course
from grading.course.collect import collect
from grading.course.release import is_released, release
from tests.cohorts import ASSIGNMENT, cohort
from workbook.errors import CourseError
from workbook.handin import read_rules

FIRST, LATER = "20261005T100000Z-1", "20261006T080000Z-2"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    made = cohort(tmp_path / "kurs")
    release_folder = made.release / ASSIGNMENT
    release_folder.mkdir()
    (release_folder / f"{ASSIGNMENT}.ipynb").write_text("released", encoding="utf-8")
    return made


def attempt(course: Course, person: str, name: str, answers: str = "{}", *, notebook: bool = True) -> Path:
    folder = course.exchange / "abgaben" / ASSIGNMENT / person / name
    folder.mkdir(parents=True)
    (folder / "antworten.json").write_text(answers, encoding="utf-8")
    if notebook:
        (folder / f"{ASSIGNMENT}.ipynb").write_text("mine", encoding="utf-8")
    return folder


def answers_of(course: Course, person: str = "p01") -> str:
    return (course.submission_folder(person, ASSIGNMENT) / "antworten.json").read_text(encoding="utf-8")


def test_the_latest_attempt_is_collected_and_all_attempts_stay(course: Course) -> None:
    attempt(course, "p01", LATER, "new")
    attempt(course, "p01", FIRST, "old")
    done = collect(course)
    assert done.fresh == (("p01", ASSIGNMENT),)
    assert answers_of(course) == "new"
    stamp = (course.submission_folder("p01", ASSIGNMENT) / "timestamp.txt").read_text()
    assert stamp == "2026-10-06 08:00:00 UTC"
    assert len(list((course.exchange / "abgaben" / ASSIGNMENT / "p01").iterdir())) == 2


def test_a_clock_that_was_put_right_between_two_attempts_does_not_bring_the_first_one_back(course: Course) -> None:
    attempt(course, "p01", "20991231T100000Z-1", "first, by a clock that ran ahead")
    attempt(course, "p01", "20261006T080000Z-2", "second")
    collect(course)
    assert answers_of(course) == "second"


def test_a_hostile_name_cannot_forge_a_line_of_what_is_told(course: Course) -> None:
    for name in ("p99\np01", "\u202ep01", os.fsdecode(b"p\xff")):
        attempt(course, name, FIRST)
    (course.folder / "eingang").mkdir(exist_ok=True)
    (course.folder / "eingang" / "a\nb.pdf").touch()
    told = "".join(f"{who}{trouble.was}{trouble.tun}" for who, _, trouble in collect(course).troubles)
    assert not {"\n", "\u202e", "\udcff"} & set(told)


@pytest.mark.timeout(30)
def test_a_pipe_among_the_mailed_files_is_named_and_not_opened(course: Course) -> None:
    (course.folder / "eingang").mkdir(exist_ok=True)
    os.mkfifo(course.folder / "eingang" / f"Abgabe_{ASSIGNMENT}_p01_20261006T080000Z-1.zip")
    assert [(who, trouble.code) for who, _, trouble in collect(course).troubles] == [("p01", "collect-archive-broken")]


def test_collecting_again_changes_nothing_until_something_new_arrives(course: Course) -> None:
    attempt(course, "p01", FIRST, "old")
    collect(course)
    again = collect(course)
    assert (again.fresh, again.unchanged) == ((), 1)
    attempt(course, "p01", LATER, "new")
    assert collect(course).fresh == (("p01", ASSIGNMENT),)
    assert answers_of(course) == "new"


def test_an_attempt_without_notebook_gets_the_released_one_so_that_nbgrader_sees_it(course: Course) -> None:
    attempt(course, "p01", FIRST, notebook=False)
    collect(course)
    assert (course.submission_folder("p01", ASSIGNMENT) / f"{ASSIGNMENT}.ipynb").read_text() == "released"


def test_files_that_grading_does_not_know_are_left_behind(course: Course) -> None:
    folder = attempt(course, "p01", FIRST)
    (folder / "igraph.py").write_text("print('planted')")
    (folder / "feedback").mkdir()
    collect(course)
    names = {path.name for path in course.submission_folder("p01", ASSIGNMENT).iterdir()}
    assert names == {"antworten.json", f"{ASSIGNMENT}.ipynb", "timestamp.txt"}


def test_links_and_special_files_are_named_and_not_followed(course: Course, tmp_path: Path) -> None:
    secret = tmp_path / "fremd.json"
    secret.write_text("foreign")
    folder = attempt(course, "p01", FIRST)
    (folder / "antworten.json").unlink()
    (folder / "antworten.json").symlink_to(secret)
    other = attempt(course, "p02", FIRST)
    (other / "antworten.json").unlink()
    os.link(secret, other / "antworten.json")
    os.mkfifo(course.exchange / "abgaben" / ASSIGNMENT / "p03")
    done = collect(course)
    assert {(who, trouble.code) for who, _, trouble in done.troubles} == {
        ("p01", "collect-file-refused"),
        ("p02", "collect-file-refused"),
        ("p03", "collect-no-folder"),
    }
    for person in ("p01", "p02"):
        assert not (course.submission_folder(person, ASSIGNMENT) / "antworten.json").exists()


def test_a_linked_person_folder_or_attempt_is_not_entered(course: Course) -> None:
    attempt(course, "p01", FIRST, "honest")
    home = course.exchange / "abgaben" / ASSIGNMENT
    (home / "p02").symlink_to(home / "p01")
    (home / "p03").mkdir()
    (home / "p03" / FIRST).symlink_to(home / "p01" / FIRST)
    done = collect(course)
    assert done.fresh == (("p01", ASSIGNMENT),)
    assert {(who, trouble.code) for who, _, trouble in done.troubles} == {
        ("p02", "collect-no-folder"),
        ("p03", "collect-no-attempt"),
    }


def test_a_submitted_folder_that_was_replaced_by_a_link_is_put_right(course: Course, tmp_path: Path) -> None:
    (tmp_path / "woanders").mkdir()
    (tmp_path / "woanders" / "wichtig.txt").write_text("kept")
    attempt(course, "p01", FIRST, "mine")
    course.submission_folder("p01", ASSIGNMENT).parent.mkdir(parents=True)
    course.submission_folder("p01", ASSIGNMENT).symlink_to(tmp_path / "woanders")
    collect(course)
    assert not course.submission_folder("p01", ASSIGNMENT).is_symlink()
    assert answers_of(course) == "mine"
    assert (tmp_path / "woanders" / "wichtig.txt").read_text() == "kept"


def test_unknown_people_and_odd_names_are_named(course: Course) -> None:
    attempt(course, "fremd", FIRST)
    attempt(course, "p01", "entwurf")
    attempt(course, "p01", "99999999T999999Z-1")
    (course.exchange / "abgaben" / ASSIGNMENT / "p02").mkdir()
    (course.exchange / "abgaben" / ASSIGNMENT / "p02" / ".sperre").write_text("")
    done = collect(course)
    assert done.fresh == ()
    assert sorted(trouble.code for _, _, trouble in done.troubles) == [
        "collect-no-attempt",
        "collect-no-attempt",
        "collect-unknown-person",
    ]


def mailed(course: Course, name: str, files: dict[str, bytes] | bytes) -> None:
    inbox = course.folder / "eingang"
    inbox.mkdir(exist_ok=True)
    if isinstance(files, bytes):
        (inbox / name).write_bytes(files)
        return
    with zipfile.ZipFile(inbox / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in files.items():
            archive.writestr(member, data)


def test_a_mailed_file_counts_like_an_attempt_and_the_later_one_wins(course: Course) -> None:
    attempt(course, "p01", FIRST, "shared folder")
    mailed(course, f"Abgabe_{ASSIGNMENT}_p01_{LATER} (1).zip", {"antworten.json": b"mailed"})
    mailed(course, f"Abgabe_{ASSIGNMENT}_p02_{FIRST}.ZIP", {"antworten.json": b"mailed", "../../boese.txt": b"x"})
    done = collect(course)
    assert set(done.fresh) == {("p01", ASSIGNMENT), ("p02", ASSIGNMENT)}
    assert answers_of(course) == "mailed"
    assert not list(course.folder.parent.rglob("boese.txt"))


def test_mailed_files_that_cannot_be_used_are_named(course: Course) -> None:
    mailed(course, f"Abgabe_{ASSIGNMENT}_p01_{FIRST}.zip", b"PK broken")
    mailed(course, f"Abgabe_{ASSIGNMENT}_fremd_{FIRST}.zip", {"antworten.json": b"{}"})
    mailed(course, f"Abgabe_{ASSIGNMENT}_p02_{FIRST}.zip", {"antworten.json": bytes(21_000_000)})
    mailed(course, "Hausaufgabe.zip", {"antworten.json": b"{}"})
    done = collect(course)
    assert done.fresh == ()
    assert sorted(trouble.code for _, _, trouble in done.troubles) == [
        "collect-archive-broken",
        "collect-archive-broken",
        "collect-unknown-person",
        "collect-unnamed",
    ]
    for _, _, trouble in done.troubles:
        assert trouble.was and trouble.tun


def test_release_puts_the_built_notebook_and_its_rules_where_participants_fetch_them(course: Course) -> None:
    assert not is_released(course, ASSIGNMENT)
    dated = type(course)(**{**vars(course), "deadlines": {ASSIGNMENT: datetime(2026, 11, 30, 23, 59)}})
    release(dated)
    assert is_released(course, ASSIGNMENT)
    rules = read_rules(course.exchange / "aufgaben" / ASSIGNMENT)
    assert rules.deadline is not None
    assert (rules.deadline.day, rules.deadline.hour, rules.late_allowed) == (30, 23, True)
    news = json.loads((course.exchange / "kurs.json").read_text(encoding="utf-8"))
    assert news["name"] == course.title
    assert list(news["deadlines"]) == [ASSIGNMENT]


def test_releasing_again_keeps_the_news_that_the_course_lead_wrote(course: Course) -> None:
    release(course)
    path = course.exchange / "kurs.json"
    known = json.loads(path.read_text(encoding="utf-8")) | {"news": [{"date": "2026-10-01", "text": "Hallo"}]}
    path.write_text(json.dumps(known), encoding="utf-8")
    release(course)
    assert json.loads(path.read_text(encoding="utf-8"))["news"] == [{"date": "2026-10-01", "text": "Hallo"}]


def test_what_is_not_built_is_not_released(course: Course) -> None:
    (course.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").unlink()
    with pytest.raises(CourseError, match="grading build"):
        release(course)


def test_an_assignment_that_is_not_of_this_course_is_refused(course: Course) -> None:
    with pytest.raises(CourseError, match=ASSIGNMENT):
        collect(course, ["99"])


def test_who_joined_the_roster_later_is_entered_with_their_name(course: Course) -> None:
    from grading.gradebook import Gradebook

    late = type(course.roster[0])("p99", "Nachzüglerin", "Nora")
    collect(type(course)(**{**vars(course), "roster": (*course.roster, late)}))
    with Gradebook(course.db_url, course.id) as gradebook:
        assert "Nachzüglerin" in {person["last_name"] for person in gradebook.students()}


def test_what_came_after_the_deadline_is_named_once(course: Course) -> None:
    """A deadline without offset is in this machine's time zone; to the second it is still in time."""
    moment = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
    in_time = replace(course, deadlines={ASSIGNMENT: moment.astimezone().replace(tzinfo=None)})
    attempt(course, "p01", FIRST)
    assert collect(in_time).late == ()
    attempt(course, "p02", LATER)
    assert [each[:2] for each in collect(in_time).late] == [("p02", ASSIGNMENT)]
    assert collect(in_time).late == ()
    attempt(course, "p03", LATER)
    assert collect(course).late == (), "without a deadline nothing is late"
