"""The course path: where a participant stands and where to go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from workbook.exercises import Exercise, Module
from workbook.handin import State
from workbook.lab.course import Appointment, Facts, News, course_path, essentials, next_sheet

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def exercise(id_: str, place: str, minutes: int = 10, *, required: bool = True) -> Exercise:
    module = id_.partition("-")[0]
    return Exercise(id_, module, f"{module}.1", id_, "", place, "own", minutes, (), required=required)


ONE = Module("01", "Auftakt", 60, True, (exercise("01-a", "module"), exercise("01-b", "assignment", 20)))
TWO = Module(
    "02",
    "Rolle",
    60,
    True,
    (
        exercise("02-a", "module", required=False),
        exercise("02-b", "module", 5),
        exercise("02-c", "assignment", 5),
        exercise("02-d", "assignment", 30),
    ),
)
BASE = Facts(
    modules=(ONE, TWO),
    notebooks={"01": "module/01_auftakt.ipynb", "02": "module/02_rolle.ipynb"},
    assignments={"01": "aufgaben/01/01.ipynb", "02": "aufgaben/02/02.ipynb"},
)
DONE = {"01-a": State.CHECKED, "01-b": State.CHECKED}


def test_a_fresh_workspace_begins_with_the_first_exercise_of_the_first_module() -> None:
    path = course_path(BASE, NOW)
    assert (path.next_step and path.next_step.id, path.next_path) == ("01-a", "module/01_auftakt.ipynb")
    assert not path.begun


def test_it_goes_on_at_the_exercise_worked_on_last_not_at_an_earlier_open_one() -> None:
    path = course_path(replace(BASE, exercises={"02-b": State.BEGUN}, last="02-b"), NOW)
    assert path.next_step and path.next_step.id == "02-b"
    assert path.begun


def test_after_the_last_exercise_it_goes_back_to_what_is_still_open() -> None:
    done = {**DONE, "02-d": State.CHECKED}
    path = course_path(replace(BASE, exercises=done, last="02-d"), NOW)
    assert path.next_step and path.next_step.id == "02-a"


def test_it_says_whether_one_goes_on_or_back() -> None:
    """ "Weiter, wo Sie aufgehört haben" stands only over the place where the person stopped."""
    worked = replace(BASE, exercises={"02-b": State.BEGUN}, last="02-b")
    assert course_path(worked, NOW).resumed
    assert not course_path(replace(worked, exercises={**DONE, "02-d": State.CHECKED}, last="02-d"), NOW).resumed
    assert not course_path(replace(worked, last=None), NOW).resumed


def test_the_next_hand_in_is_the_earliest_that_is_still_to_be_made() -> None:
    """One that is overdue comes first; what is handed in or not yet given out is no matter."""
    deadlines = {"01": NOW - timedelta(days=2), "02": NOW + timedelta(days=3)}
    known = replace(BASE, deadlines=deadlines)

    def due(facts: Facts) -> str | None:
        leg = course_path(facts, NOW).due
        return leg.id if leg else None

    assert due(known) == "01"
    assert due(replace(known, handed_in={"01": NOW})) == "02"
    assert due(replace(known, handed_in={"01": NOW}, assignments={"01": "aufgaben/01/01.ipynb"})) is None
    assert due(BASE) is None


def test_a_module_handed_in_is_done_with() -> None:
    path = course_path(replace(BASE, handed_in={"01": NOW}), NOW)
    assert path.next_leg and path.next_leg.id == "02"
    assert path.legs[0].assignment.state is State.HANDED_IN
    assert path.legs[0].state is State.HANDED_IN


def test_feedback_counts_more_than_the_hand_in() -> None:
    path = course_path(replace(BASE, handed_in={"01": NOW}, feedback={"01": "rueckmeldungen/01/01.html"}), NOW)
    assert path.legs[0].assignment.state is State.FEEDBACK
    assert path.legs[0].feedback == "rueckmeldungen/01/01.html"


def test_an_exercise_of_an_assignment_that_is_not_out_yet_is_not_where_to_go_on() -> None:
    path = course_path(replace(BASE, assignments={}, exercises={"01-a": State.CHECKED}, last="01-a"), NOW)
    assert path.next_step and path.next_step.id == "02-a"


def test_modules_without_any_sheet_are_left_out() -> None:
    path = course_path(replace(BASE, notebooks={}, assignments={"02": "aufgaben/02/02.ipynb"}), NOW)
    assert [leg.id for leg in path.legs] == ["02"]


def test_when_everything_is_checked_there_is_nowhere_to_go() -> None:
    every = {each.id: State.CHECKED for each in (*ONE.exercises, *TWO.exercises)}
    path = course_path(replace(BASE, exercises=every), NOW)
    assert (path.next_leg, path.next_step, path.next_path) == (None, None, None)


def test_a_sheet_is_checked_when_its_required_exercises_are() -> None:
    path = course_path(replace(BASE, exercises={"02-b": State.CHECKED}), NOW)
    assert path.legs[1].module.state is State.CHECKED


def test_work_in_the_module_notebook_does_not_begin_the_assignment() -> None:
    leg = course_path(replace(BASE, exercises={"01-a": State.BEGUN}), NOW).legs[0]
    assert (leg.module.state, leg.assignment.state, leg.state) == (State.BEGUN, State.OPEN, State.BEGUN)


def test_minutes_left_count_only_untouched_exercises() -> None:
    leg = course_path(replace(BASE, exercises={"02-c": State.BEGUN}), NOW).legs[1]
    assert (leg.assignment.minutes, leg.assignment.minutes_left, leg.assignment.done) == (35, 30, 1)


def test_the_essentials_are_required_in_order_and_fit_into_a_quarter_of_an_hour() -> None:
    leg = course_path(BASE, NOW).legs[1]
    assert [step.id for step in essentials(leg)] == ["02-b", "02-c"]


def test_an_essential_that_is_longer_alone_is_shown_alone() -> None:
    leg = course_path(replace(BASE, exercises={"02-b": State.BEGUN, "02-c": State.BEGUN}), NOW).legs[1]
    assert [step.id for step in essentials(leg)] == ["02-d"]


def test_past_appointments_are_gone_and_the_next_one_is_first() -> None:
    dates = [Appointment(NOW + timedelta(days=days), str(days)) for days in (9, -1, 2)]
    assert [each.title for each in course_path(replace(BASE, appointments=dates), NOW).appointments] == ["2", "9"]


def test_the_newest_message_is_first() -> None:
    news = [News(NOW - timedelta(days=days), str(days)) for days in (5, 1, 3)]
    assert [each.text for each in course_path(replace(BASE, news=news), NOW).news] == ["1", "3", "5"]


def test_the_assignment_follows_its_module_and_the_next_module_follows_the_assignment() -> None:
    path = course_path(BASE, NOW)
    walk = ["module/01_auftakt.ipynb"]
    while (following := next_sheet(path, walk[-1])) is not None:
        walk.append(following)
    assert walk == ["module/01_auftakt.ipynb", "aufgaben/01/01.ipynb", "module/02_rolle.ipynb", "aufgaben/02/02.ipynb"]
    assert next_sheet(path, "eigenes.ipynb") is None
