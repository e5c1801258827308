"""After a change of key, tolerance or points: first who gains and loses what and why, then the same, journalled."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from grading.autograde import GoldenError, apply_regrade, autograde, plan_regrade
from grading.build.golden import write_golden
from grading.course import Course
from grading.course.building import build
from grading.gradebook import Gradebook
from tests.cohorts import ASSIGNMENT, cohort, hand_in, points, solved
from workbook.exercises import module
from workbook.handin import Snapshot

pytestmark = pytest.mark.timeout(120)

EXERCISE, ITEM = "05b-schluesselakteure-beispiel", "bruecke-kitas"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return cohort(tmp_path_factory.mktemp("cohort") / "kurs")


@pytest.fixture
def course(built: Course, tmp_path: Path) -> Course:
    """Three graded people: p01 and p02 chose A14 in the fixed case as the key says, p03 chose A05."""
    shutil.copytree(built.folder, tmp_path / "kurs")
    course = replace(built, folder=tmp_path / "kurs")
    hand_in(course, "p01", choosing("p01", "A14"))
    hand_in(course, "p02", choosing("p02", "A14"))
    hand_in(course, "p03", choosing("p03", "A05"))
    autograde(course)
    return course


def choosing(participant: str, actor: str) -> Snapshot:
    snapshot = solved(participant, care="perfect")
    answer = {
        part: {item: [actor] if item == ITEM else value for item, value in values.items()}
        for part, values in snapshot.answers[EXERCISE].items()
        if isinstance(values, Mapping)
    }
    return replace(snapshot, answers={**snapshot.answers, EXERCISE: answer})


def new_key(course: Course, line: str, *, golden: bool = True) -> None:
    """The course overrides the key of one fixed case, and renews the golden submissions as ``grading build`` does."""
    (course.folder / "schluessel").mkdir(exist_ok=True)
    (course.folder / "schluessel" / f"{ASSIGNMENT}.toml").write_text(f'["{EXERCISE}"]\n{line}\n')
    if golden:
        write_golden(course.golden(ASSIGNMENT), ASSIGNMENT, course.key())


def test_nothing_changes_without_a_change(course: Course) -> None:
    plan = plan_regrade(course)
    assert (plan.changes, plan.submissions, plan.newer) == ((), 3, 0)


def test_a_new_key_shows_who_gains_and_who_loses_and_why(course: Course) -> None:
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    plan = plan_regrade(course)
    worth = next(each.auto_points for each in module(ASSIGNMENT).exercises if each.id == EXERCISE)
    assert plan.totals == {("p01", ASSIGNMENT): -worth, ("p02", ASSIGNMENT): -worth, ("p03", ASSIGNMENT): worth}
    assert (plan.gaining, plan.losing) == (1, 2)
    assert all("1,00 → 0,00" in change.why for change in plan.changes if change.difference < 0)


def test_a_mended_key_can_be_graded_by_after_building(course: Course) -> None:
    new_key(course, f"{ITEM} = {{ A05 = 1 }}", golden=False)
    with pytest.raises(GoldenError) as caught:
        plan_regrade(course)
    assert "grading build" in str(caught.value)
    build(course, [ASSIGNMENT])
    assert (plan_regrade(course).gaining, plan_regrade(course).losing) == (1, 2)


def test_a_dry_run_changes_nothing(course: Course) -> None:
    before = points(course)
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    plan_regrade(course)
    assert points(course) == before
    with Gradebook(course.db_url, course.id) as gradebook:
        assert len(gradebook.journal()) == 3


def test_applying_does_what_the_dry_run_showed(course: Course) -> None:
    before = points(course)
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    plan = plan_regrade(course)
    assert apply_regrade(course, who="leitung", why="Schlüssel berichtigt") == plan
    after = points(course)
    for (person, _), difference in plan.totals.items():
        assert after[person][EXERCISE] == (before[person][EXERCISE] or 0) + difference
    assert plan_regrade(course).changes == ()


def test_the_journal_says_who_when_before_after_and_why(course: Course) -> None:
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    apply_regrade(course, who="leitung", why="Schlüssel berichtigt")
    with Gradebook(course.db_url, course.id) as gradebook:
        entries = gradebook.journal()[3:]
        assert gradebook.journal_break() is None
    assert {(each.who, each.why, each.kind) for each in entries} == {("leitung", "Schlüssel berichtigt", "regrade")}
    changed = next(each for each in entries if each.participant == "p03")
    assert changed.before is not None
    assert (changed.before[EXERCISE], changed.after[EXERCISE]) == (0.0, 1.0)


def test_an_autograding_run_after_a_change_of_rules_says_so_and_leaves_the_points(course: Course) -> None:
    before = points(course)
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    report = autograde(course)
    assert (report.graded, report.unchanged, report.outdated) == (0, 3, 3)
    assert points(course) == before
    apply_regrade(course, why="Schlüssel berichtigt")
    assert autograde(course).outdated == 0


def test_points_given_by_a_person_stay(course: Course) -> None:
    with create_engine(course.db_url).begin() as connection:
        given = text(
            "UPDATE grade SET manual_score = 0.75 WHERE cell_id = (SELECT id FROM base_cell WHERE name = :cell)"
            " AND notebook_id IN (SELECT submitted_notebook.id FROM submitted_notebook JOIN submitted_assignment"
            " ON submitted_assignment.id = submitted_notebook.assignment_id WHERE student_id = 'p01')"
        )
        assert connection.execute(given, {"cell": EXERCISE}).rowcount == 1
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    plan = apply_regrade(course, why="Schlüssel berichtigt")
    assert ("p01", ASSIGNMENT) not in plan.totals
    assert [change.by_hand for change in plan.changes if change.participant == "p01"] == [True]
    with Gradebook(course.db_url, course.id) as gradebook:
        row = next(r for r in gradebook.scores() if (r.participant, r.cell) == ("p01", EXERCISE))
    assert (row.auto, row.manual, row.score) == (0.0, 0.75, 0.75)


def test_a_newer_submission_is_left_to_the_next_run(course: Course) -> None:
    hand_in(course, "p03", choosing("p03", "A14"))
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    plan = apply_regrade(course, why="Schlüssel berichtigt")
    assert plan.newer == 1
    assert plan.totals[("p03", ASSIGNMENT)] == 1
    assert points(course)["p03"][EXERCISE] == 1
    autograde(course)
    assert points(course)["p03"][EXERCISE] == 0


def test_a_submission_that_is_gone_is_graded_again_from_what_was_kept(course: Course) -> None:
    shutil.rmtree(course.submitted)
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    apply_regrade(course, why="Schlüssel berichtigt")
    assert points(course)["p03"][EXERCISE] == 1


def test_a_submission_that_cannot_be_graded_stays_so(course: Course) -> None:
    hand_in(course, "p03", b"{")
    autograde(course)
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    plan = apply_regrade(course, why="Schlüssel berichtigt")
    assert not any(change.participant == "p03" for change in plan.changes)
    assert points(course)["p03"][EXERCISE] is None


def test_every_attempt_and_its_grade_stay_readable(course: Course) -> None:
    new_key(course, f"{ITEM} = {{ A05 = 1 }}")
    apply_regrade(course, why="Schlüssel berichtigt")
    with Gradebook(course.db_url, course.id) as gradebook:
        first, second = gradebook.attempts(ASSIGNMENT, "p03")
    assert first.answers == second.answers is not None
    assert first.rules != second.rules
    assert (second.auto or 0) - (first.auto or 0) == 1
