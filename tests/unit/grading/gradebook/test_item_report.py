"""The item report over one and several gradebooks: hint use, pooled cohorts, cells that changed in between."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from grading.autograde import autograde
from grading.course import Course
from grading.gradebook import Gradebook, item_report, items_json
from tests.cohorts import ASSIGNMENT, cohort, hand_in, solved
from workbook.handin import snapshot_to_bytes

EXERCISE = "05b-kennzahlen"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, Course]:
    """Two courses; the codes of their people are the same, the people are not."""
    home = tmp_path_factory.mktemp("pooled")
    made = []
    for number, name in enumerate(("erster", "zweiter")):
        course = cohort(home / name)
        for place, person in enumerate(("p01", "p02", "p03")):
            snapshot = solved(person, seed=10 * number + place, care=("good", "fair", "weak")[place])
            opened = {EXERCISE: ("why", "do")} if place == 0 else {EXERCISE: ("why",)} if place == 1 else {}
            hand_in(course, person, replace(snapshot, hints=opened))
        autograde(course)
        made.append(course)
    return made[0], made[1]


def test_hints_are_counted_by_person_and_step(two: tuple[Course, Course]) -> None:
    (report,) = item_report([two[0]])
    use = next(each for each in report.hints if each.exercise == EXERCISE)
    assert (use.people, use.opened) == (3, 2)
    assert dict(use.steps) == {"why": 2, "do": 1, "rubric": 0, "example": 0}
    assert items_json([report])[ASSIGNMENT]["hints"][EXERCISE] == {
        "people": 3,
        "opened": 2,
        "why": 2,
        "do": 1,
        "rubric": 0,
        "example": 0,
    }
    json.dumps(items_json([report]))


def test_hand_ins_that_do_not_speak_of_hints_are_not_counted(tmp_path: Path) -> None:
    course = cohort(tmp_path / "kurs")
    hand_in(course, "p01", replace(solved("p01"), hints=None))
    hand_in(course, "p02", replace(solved("p02"), hints={}))
    autograde(course)
    use = next(each for each in item_report([course])[0].hints if each.exercise == EXERCISE)
    assert (use.people, use.opened) == (1, 0)


def test_opened_hints_change_no_points(tmp_path: Path) -> None:
    course = cohort(tmp_path / "kurs")
    every = {EXERCISE: ("why", "do", "example")}
    hand_in(course, "p01", replace(solved("p01"), hints=every))
    autograde(course)
    with Gradebook(course.db_url, course.id) as gradebook:
        before = {row.cell: row.auto for row in gradebook.scores(ASSIGNMENT)}
    hand_in(course, "p01", snapshot_to_bytes(replace(solved("p01"), hints=None)))
    autograde(course)
    with Gradebook(course.db_url, course.id) as gradebook:
        assert {row.cell: row.auto for row in gradebook.scores(ASSIGNMENT)} == before


def test_cohorts_are_pooled_and_people_of_the_same_code_stay_two(two: tuple[Course, Course]) -> None:
    one, other = (item_report([each])[0].automatic for each in two)
    (pooled,) = item_report(two)
    assert (pooled.automatic.people, pooled.automatic.cohorts) == (one.people + other.people, 2)
    for item, a, b in zip(pooled.automatic.items, one.items, other.items, strict=True):
        assert item.difficulty.value == pytest.approx((a.difficulty.value + b.difficulty.value) / 2)
    assert next(each for each in pooled.hints if each.exercise == EXERCISE).people == 6


def test_an_exercise_worth_more_in_a_later_course_is_compared_by_its_share(two: tuple[Course, Course]) -> None:
    before = item_report(two)[0].automatic
    with Gradebook(two[1].db_url, two[1].id) as gradebook, gradebook.writing() as connection:
        cell = "select id from base_cell where name = :name"
        connection.execute(
            text(f"update grade_cells set max_score = max_score * 2 where id in ({cell})"), {"name": EXERCISE}
        )
        connection.execute(
            text(f"update grade set auto_score = auto_score * 2 where cell_id in ({cell})"), {"name": EXERCISE}
        )
    try:
        after = item_report(two)[0].automatic
        shares = [[item.difficulty.value for item in each.items] for each in (before, after)]
        assert shares[0] == pytest.approx(shares[1])
    finally:
        with Gradebook(two[1].db_url, two[1].id) as gradebook, gradebook.writing() as connection:
            connection.execute(
                text(f"update grade_cells set max_score = max_score / 2 where id in ({cell})"), {"name": EXERCISE}
            )
            connection.execute(
                text(f"update grade set auto_score = auto_score / 2 where cell_id in ({cell})"), {"name": EXERCISE}
            )


def test_an_exercise_that_one_course_did_not_have_is_named_and_the_rest_is_analysed(two: tuple[Course, Course]) -> None:
    name, other = {"name": EXERCISE}, {"name": "05b-frueher"}
    with Gradebook(two[1].db_url, two[1].id) as gradebook:
        with gradebook.writing() as connection:
            connection.execute(text("update base_cell set name = '05b-frueher' where name = :name"), name)
        (report,) = item_report(two)
        with gradebook.writing() as connection:
            connection.execute(text(f"update base_cell set name = '{EXERCISE}' where name = :name"), other)
    assert report.not_common == ("05b-frueher", EXERCISE)
    assert report.automatic.people > 0
    assert EXERCISE not in {item.name for item in report.automatic.items}
