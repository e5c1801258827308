"""Feedback at hand-in: the automatic part comes at once where the course says so, and never says more than it may."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from grading.autograde import autograde
from grading.course import Course, load
from grading.feedback import write_automatic, write_feedback
from grading.feedback.gather import gather
from grading.gradebook import Gradebook
from grading.intake import TakenIn, arrivals, take_in, watch
from grading.rubrics import Mark, give
from tests.cohorts import ASSIGNMENT, cohort, solved
from workbook.errors import WorkbookError
from workbook.exercises import module
from workbook.handin import ANSWER_FILE, Snapshot, returned, snapshot_to_bytes

BEGIN = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
COMMENT = "Ihr Befund ist gut belegt und gut gesagt."


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course that gives the automatic part out at once."""
    return replace(cohort(tmp_path / "kurs"), feedback_at_once=True)


def arrive(course: Course, person: str, what: Snapshot | bytes, number: int = 1) -> bytes:
    """An attempt as the hand-in client leaves it in the shared folder."""
    data = snapshot_to_bytes(what) if isinstance(what, Snapshot) else what
    moment = BEGIN + timedelta(hours=number)
    folder = course.exchange / "abgaben" / ASSIGNMENT / person / f"{moment:%Y%m%dT%H%M%SZ}-{number}"
    folder.mkdir(parents=True)
    (folder / ANSWER_FILE).write_bytes(data)
    return data


def page_of(course: Course, person: str = "p01") -> Path:
    return course.exchange / "rueckmeldungen" / ASSIGNMENT / person / f"{ASSIGNMENT}.html"


def read(course: Course, person: str = "p01") -> str:
    return page_of(course, person).read_text(encoding="utf-8")


def text_exercise(course: Course, person: str = "p01") -> str:
    found = next(gather(course, ASSIGNMENT, person))
    return next(each.exercise.id for each in found.exercises if each.hand and each.answered)


def mark(course: Course, person: str = "p01") -> str:
    exercise = text_exercise(course, person)
    rubric = next(each for each in module(ASSIGNMENT).exercises if each.id == exercise).rubric
    give(course, person, exercise, Mark({line.id: 3 for line in rubric}, COMMENT), who="ute")
    return exercise


def test_what_arrives_is_graded_and_answered_in_one_step(course: Course) -> None:
    arrive(course, "p01", solved("p01"))
    done = take_in(course)
    assert (done.fresh, done.answered, done.graded) == ((("p01", ASSIGNMENT),),) * 2 + (1,)
    assert "automatisch geprüfte Teil" in read(course)
    assert "Ihr Text wird noch gelesen" in read(course)
    with Gradebook(course.db_url, course.id) as gradebook:
        graded = sum(row.auto or 0 for row in gradebook.scores(ASSIGNMENT))
    assert next(gather(course, ASSIGNMENT)).points == pytest.approx(graded)


def test_the_page_says_of_itself_that_it_is_the_automatic_part_of_which_answers(course: Course) -> None:
    import hashlib

    data = arrive(course, "p01", solved("p01"))
    take_in(course)
    found = returned(page_of(course))
    assert found is not None
    assert (found.automatic, found.sha256) == (True, hashlib.sha256(data).hexdigest())
    write_feedback(course)
    assert returned(page_of(course)) == replace(found, automatic=False)


def test_without_the_switch_nothing_is_given_out(course: Course) -> None:
    arrive(course, "p01", solved("p01"))
    done = take_in(replace(course, feedback_at_once=False))
    assert (done.graded, done.answered) == (1, ())
    assert not page_of(course).exists()


def test_taking_in_again_does_nothing(course: Course) -> None:
    arrive(course, "p01", solved("p01"))
    take_in(course)
    before = page_of(course).stat().st_mtime_ns
    assert take_in(course) == TakenIn((), (), 0, 0, ())
    assert page_of(course).stat().st_mtime_ns == before


def test_what_somebody_gave_is_hidden_until_the_whole_feedback_is_released(course: Course) -> None:
    arrive(course, "p01", solved("p01"))
    take_in(course)
    mark(course)
    autograde(course, force=True)  # a new record of the same hand-in makes a new page
    assert write_automatic(course, ASSIGNMENT) == ("p01",)
    assert COMMENT not in read(course)
    assert "für Ihren Text" not in read(course)
    write_feedback(course)
    assert COMMENT in read(course)


def test_the_whole_feedback_replaces_the_automatic_part_and_stays(course: Course) -> None:
    arrive(course, "p01", solved("p01"))
    take_in(course)
    mark(course)
    write_feedback(course)
    whole = read(course)
    assert "automatisch geprüfte Teil" not in whole
    autograde(course, force=True)
    take_in(course)
    assert read(course) == whole


def test_after_a_new_hand_in_the_released_words_on_an_unchanged_text_stay(course: Course) -> None:
    first = solved("p01")
    arrive(course, "p01", first)
    take_in(course)
    exercise = mark(course)
    write_feedback(course)
    worse = {id_: answer for id_, answer in first.answers.items() if id_ in (exercise, f"{ASSIGNMENT}-netzwerk")}
    arrive(course, "p01", replace(first, answers=worse), number=2)
    assert take_in(course).answered == (("p01", ASSIGNMENT),)
    assert COMMENT in read(course)
    assert "für Ihren Text" in read(course)
    assert "automatisch geprüfte Teil" in read(course)


def test_a_hand_in_that_cannot_be_read_replaces_no_page_with_results(course: Course) -> None:
    arrive(course, "p01", solved("p01"))
    take_in(course)
    before = read(course)
    arrive(course, "p01", b'{"schema":', number=2)
    done = take_in(course)
    assert (done.answered, done.attention) == ((), 1)
    assert read(course) == before


def test_a_first_hand_in_that_cannot_be_read_is_told(course: Course) -> None:
    arrive(course, "p01", b'{"schema":')
    take_in(course)
    assert "Zu klären" in read(course)


def test_what_a_killed_step_left_is_given_out_by_the_next(course: Course) -> None:
    arrive(course, "p01", solved("p01"))
    take_in(replace(course, feedback_at_once=False))  # collected and graded, no page written
    assert take_in(course).answered == (("p01", ASSIGNMENT),)


def test_a_page_released_before_notes_were_kept_stays_whole(course: Course) -> None:
    """The folder of an earlier version has pages and no notes of them."""
    arrive(course, "p01", solved("p01"))
    take_in(replace(course, feedback_at_once=False))
    mark(course)
    write_feedback(course)
    whole = read(course)
    with Gradebook(course.db_url, course.id) as gradebook, gradebook.writing() as connection:
        connection.execute(text("delete from netzwerk_published"))
    assert take_in(course).answered == ()
    assert read(course) == whole


def test_no_automatic_page_names_a_solution(course: Course) -> None:
    arrive(course, "p01", solved("p01", care="weak", seed=4))
    take_in(course)
    page = read(course)
    for exercise, items in course.key().answers.items():
        if exercise.startswith(ASSIGNMENT):
            for known in items.values():
                assert not [value for value in known if f">{value}<" in page or f" {value} " in page]


def test_nobody_outside_the_roster_gets_a_page(course: Course) -> None:
    arrive(course, "p01", solved("p01"))
    take_in(replace(course, feedback_at_once=False))
    gone = replace(course, roster=tuple(each for each in course.roster if each.id != "p01"))
    assert write_automatic(gone, ASSIGNMENT) == ()


class Clock:
    """A clock that only waiting moves on; ``then`` is what happens in the pauses."""

    def __init__(self, *then: object) -> None:
        self.time, self.then = 0.0, list(then)

    def wait(self, seconds: float) -> None:
        self.time += seconds
        if self.then:
            step = self.then.pop(0)
            if callable(step):
                step()


@pytest.fixture
def folder(course: Course) -> Path:
    path = course.folder / "course.toml"
    written = path.read_text(encoding="utf-8")
    for name, value in (("feedback_at_once", "true"), ("assignments", f'["{ASSIGNMENT}"]')):
        written = re.sub(rf"^(# )?{name} = \S+", f"{name} = {value}", written, count=1, flags=re.MULTILINE)
    path.write_text(written, encoding="utf-8")
    assert load(course.folder).feedback_at_once
    return course.folder


def events(folder: Path, clock: Clock, seconds: float) -> list[object]:
    found: Iterator[object] = watch(folder, every=10, seconds=seconds, wait=clock.wait, clock=lambda: clock.time)
    return list(found)


def test_watching_answers_what_arrives_and_ends_in_time(folder: Path, course: Course) -> None:
    clock = Clock(None, lambda: arrive(course, "p02", solved("p02", seed=3)))
    first, second = events(folder, clock, 45)
    assert first == TakenIn((), (), 0, 0, ())
    assert isinstance(second, TakenIn)
    assert second.answered == (("p02", ASSIGNMENT),)
    assert clock.time == 45
    assert page_of(course, "p02").is_file()


def test_a_fault_while_watching_is_told_once_and_mended_later(folder: Path, course: Course) -> None:
    """Somebody saves course.toml half edited; watching goes on."""
    path = folder / "course.toml"
    good = path.read_text(encoding="utf-8")

    def mend() -> None:
        path.write_text(good, encoding="utf-8")
        arrive(course, "p01", solved("p01"))

    clock = Clock(lambda: path.write_text("[course", encoding="utf-8"), None, mend)
    first, trouble, last = events(folder, clock, 60)
    assert isinstance(first, TakenIn)
    assert isinstance(trouble, WorkbookError)
    assert isinstance(last, TakenIn)
    assert last.answered == (("p01", ASSIGNMENT),)


def test_half_written_attempts_and_links_are_no_arrival(course: Course, tmp_path: Path) -> None:
    before = arrivals(course)
    home = course.exchange / "abgaben" / ASSIGNMENT
    (home / "p01" / ".20261005T100000Z-1-ab12").mkdir(parents=True)
    (home / "p02").symlink_to(tmp_path, target_is_directory=True)
    assert arrivals(course) == before
    arrive(course, "p01", b"{}")
    assert arrivals(course) != before


def test_released_assignments_say_whether_feedback_comes_at_once(course: Course) -> None:
    from grading.course.release import release
    from workbook.handin import read_rules

    (course.release / ASSIGNMENT).mkdir()
    (course.release / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").write_text(json.dumps({}), encoding="utf-8")
    for at_once in (True, False):
        release(replace(course, feedback_at_once=at_once))
        assert read_rules(course.exchange / "aufgaben" / ASSIGNMENT).feedback_at_once is at_once
