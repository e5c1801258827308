"""The catalogue of all exercises holds what the course promises."""

import pytest

from workbook.checks.registry import function_of
from workbook.errors import ExerciseUnknown
from workbook.exercises import catalogue, find, modules

MODULES = [m for m in modules() if m.graded and m.complete]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.id)
def test_a_graded_module_has_twenty_points(module) -> None:
    assert module.points == pytest.approx(20)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.id)
def test_six_to_eight_points_of_a_module_are_given_by_a_person(module) -> None:
    assert 6 <= sum(e.hand_points for e in module.exercises) <= 8


@pytest.mark.parametrize("exercise", catalogue().values(), ids=lambda e: e.id)
def test_every_check_has_a_function_a_hint_and_a_reason(exercise) -> None:
    for spec in exercise.checks:
        assert function_of(spec)
        assert spec.hint.strip(), spec.code
        assert spec.reason.strip(), spec.code
        assert spec.points > 0, spec.code


@pytest.mark.parametrize("exercise", catalogue().values(), ids=lambda e: e.id)
def test_a_check_names_a_part_that_exists(exercise) -> None:
    for spec in exercise.checks:
        if "part" in spec.settings:
            assert exercise.part(spec.settings["part"])


@pytest.mark.parametrize("exercise", catalogue().values(), ids=lambda e: e.id)
def test_points_by_hand_come_with_a_rubric_of_four_levels(exercise) -> None:
    assert bool(exercise.hand_points) == bool(exercise.rubric)


def test_an_unknown_exercise_is_named() -> None:
    with pytest.raises(ExerciseUnknown, match="05b-gibtsnicht"):
        find("05b-gibtsnicht")
