"""The handbook of all checks is made from the catalogue and says what every check does."""

import workbook.checks  # noqa: F401  registers the check functions
from grading.build.handbook import handbook_is_fresh, handbook_text
from workbook.checks.registry import _FUNCTIONS
from workbook.content import text
from workbook.exercises import catalogue


def test_the_handbook_in_the_repository_is_fresh() -> None:
    assert handbook_is_fresh(), "run python -m grading.build handbook"


def test_every_check_function_is_explained_with_an_example_that_meets_it_and_one_that_does_not() -> None:
    for name in _FUNCTIONS:
        for part in ("does", "met", "not_yet"):
            assert text(f"check_guide.{name}.{part}"), name


def test_the_handbook_names_every_check_of_the_course_and_no_solution() -> None:
    words = handbook_text()
    for exercise in catalogue().values():
        for spec in exercise.checks:
            assert f"`{spec.code}`" in words
    assert "A14" not in words and "A36" not in words
