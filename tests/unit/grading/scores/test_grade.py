"""A grade is a pure function of submission and key; what cannot be decided is never zero points."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grading.build import all_keys
from grading.scores import Grade, grade
from grading.submissions import Submission, trouble
from tests.cohorts import ASSIGNMENT, solved
from workbook.checks import PlainKey, Status
from workbook.exercises import module
from workbook.handin import Snapshot
from workbook.network import Network


class Course:
    """A course that has only its key."""

    def key(self) -> PlainKey:
        return all_keys()


def submission(snapshot: Snapshot | None, *troubles: object) -> Submission:
    return Submission("p01", ASSIGNMENT, Path("p01"), snapshot, troubles, "d")  # type: ignore[arg-type]


def graded(snapshot: Snapshot | None, *troubles: object) -> Grade:
    return grade(submission(snapshot, *troubles), Course())


def test_everything_solved_earns_every_automatic_point() -> None:
    result = graded(solved("p01", care="perfect"))
    assert result.auto == sum(each.auto_points for each in module(ASSIGNMENT).exercises)
    assert result.maximum == 20
    assert result.needs_attention == ()


def test_the_same_submission_earns_the_same_points_again() -> None:
    assert graded(solved("p01", care="fair")) == graded(solved("p01", care="fair"))


def test_nothing_entered_is_not_attempted_and_waits_for_nobody() -> None:
    result = graded(replace(solved("p01"), answers={}, network=Network()))
    assert result.decided
    assert result.auto == 0
    assert not result.needs_review
    assert {finding.status for each in result.exercises for finding in each.findings} <= {
        Status.NOT_ATTEMPTED,
        Status.CANNOT_BE_CHECKED,
    }


def test_a_text_waits_for_a_person() -> None:
    result = graded(solved("p01", care="perfect"))
    (text,) = (each for each in result.exercises if each.hand_max > 0)
    assert text.answered
    assert text.hand is None
    assert result.needs_review


def test_without_a_snapshot_nothing_is_decided() -> None:
    result = graded(None, trouble("answers-empty"))
    assert not result.decided
    assert result.exercises == ()
    assert "leer" in result.needs_attention[0]


def test_answers_under_a_foreign_id_are_not_decided() -> None:
    result = graded(solved("p02"), trouble("foreign-participant", found="p02", owner="p01"))
    assert not result.decided


def test_a_doubt_that_does_not_block_leaves_the_points() -> None:
    result = graded(solved("p01", care="perfect"), trouble("timestamp-unreadable", blocks=False))
    assert result.decided
    assert result.auto > 0
    assert len(result.needs_attention) == 1


def test_work_on_the_example_earns_nothing_where_the_own_network_is_asked_for() -> None:
    snapshot = solved("p01", care="perfect")
    own = [each.id for each in module(ASSIGNMENT).exercises if each.subject == "own" and each.auto_points > 0]
    result = graded(replace(snapshot, from_example=(own[0],)))
    on_example = result.exercise(own[0])
    assert on_example is not None
    assert on_example.auto == 0
    assert {finding.status for finding in on_example.findings} == {Status.NOT_ATTEMPTED}
    assert all("eigene Netzwerk" in finding.hint for finding in on_example.findings)
    others = [each for each in result.exercises if each.exercise != own[0] and each.auto_max > 0]
    assert all(each.auto == each.auto_max for each in others)


def test_naming_an_example_exercise_as_from_the_example_costs_nothing() -> None:
    snapshot = solved("p01", care="perfect")
    shown = tuple(each.id for each in module(ASSIGNMENT).exercises if each.subject == "example")
    assert graded(replace(snapshot, from_example=shown)).auto == graded(snapshot).auto


def test_a_check_that_breaks_leaves_its_exercise_open_and_the_others_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    real = sys.modules["grading.scores.grade"].check

    def broken(exercise_id: str, *arguments: object) -> object:
        if exercise_id == "05b-kennzahlen":
            raise ZeroDivisionError
        return real(exercise_id, *arguments)

    monkeypatch.setattr(sys.modules["grading.scores.grade"], "check", broken)
    result = graded(solved("p01", care="perfect"))
    lost = result.exercise("05b-kennzahlen")
    assert lost is not None
    assert lost.undecided
    assert result.needs_review
    assert [each.code for each in result.troubles] == ["check-failed"]
    assert "ZeroDivisionError" in result.needs_attention[0]
    assert all(each.auto == each.auto_max for each in result.exercises if each is not lost)


def test_statements_are_drawn_for_the_owner_of_the_folder() -> None:
    """Answers copied together with their owner's id in the file would otherwise be judged by that id's statements."""
    from grading.scores import project_of

    snapshot = solved("p02")
    assert project_of(submission(snapshot), snapshot).participant == "p01"
