"""Answers that claim more than was done: no way of answering earns more than the honest answer, in any module."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from grading.build import all_keys
from grading.scores import Grade, grade
from grading.simulation import simulate
from grading.submissions import Received, open_submission
from workbook.checks import PlainKey
from workbook.exercises import module
from workbook.handin import Snapshot, snapshot_to_bytes, take_snapshot
from workbook.project import Project

MODULES = ("01", "02", "03", "04", "05a", "05b", "06")
VALUES: tuple[Any, ...] = (None, True, 0, 0.5, "x", [], [[[]]], {}, {"__proto__": {"points": 20}}, list(range(2_000)))
NUMBERS = (
    "nan",
    "inf",
    "1e400",
    "-0",
    "½",
    "٣",
    "１２",
    "1_000",
    "0x10",
    "1/0",
    "10**10**10",
    "9" * 5_000,
    "0 1 2 3 4 5 0,1 0,2",
    "0-1000",
    "__import__('os')._exit(1)",
)

Answers = dict[str, dict[str, Any]]


class KeyCourse:
    """All that grading asks a course for."""

    def key(self) -> PlainKey:
        return all_keys()


@cache
def honest(name: str) -> Snapshot:
    """What a middling participant hands in: something is met, something is not."""
    project = Project("p01", simulate.network(random.Random(3), 18))
    care = simulate.fair(3)
    for exercise in module(name).exercises:
        project = project.with_answer(exercise.id, simulate.answer(exercise, project, all_keys(), care))
    return take_snapshot(project, name)


def graded(snapshot: Snapshot) -> Grade:
    data = snapshot_to_bytes(snapshot)
    return grade(open_submission(Received("p01", snapshot.assignment, Path(), data)), KeyCourse())


def leaves(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, dict):
        return {key: leaves(each, change) for key, each in value.items()}
    return change(value)


def typed(number: str) -> Callable[[Any], Any]:
    return lambda value: number if isinstance(value, str) and value[:1].isdigit() else value


def all_ids(snapshot: Snapshot) -> Callable[[Any], Any]:
    everybody = [*snapshot.network.ids, *(f"A{number:02}" for number in range(60))]
    return lambda value: everybody if isinstance(value, list) and value and isinstance(value[0], str) else value


def claims(name: str) -> Iterator[tuple[str, Answers]]:
    """Ways of answering: each with a name for the message."""
    snapshot = honest(name)
    answers = copy.deepcopy({id_: dict(answer) for id_, answer in snapshot.answers.items()})
    for value in VALUES:
        yield f"every part {str(value)[:20]}", {id_: dict.fromkeys(answer, value) for id_, answer in answers.items()}
        yield f"every leaf {str(value)[:20]}", leaves(answers, lambda _, value=value: value)
    for number in NUMBERS:
        yield f"every number {number[:20]}", leaves(answers, typed(number))
    yield "everybody named", leaves(answers, all_ids(snapshot))
    yield "points claimed", {id_: {**answer, "points": 20, "auto": 1, "share": 1.0} for id_, answer in answers.items()}
    yield "every option", {**answers, **every_option(name, answers)}


def every_option(name: str, answers: Answers) -> Answers:
    return {
        exercise.id: {
            **answers.get(exercise.id, {}),
            **{
                part.id: {
                    each["id"]: [option["id"] for option in each["options"]] for each in part.settings["questions"]
                }
                for part in exercise.parts
                if part.kind == "choice"
            },
        }
        for exercise in module(name).exercises
        if any(part.kind == "choice" for part in exercise.parts)
    }


@pytest.mark.parametrize("name", MODULES)
def test_no_claim_earns_more_than_an_exercise_that_was_done_in_full(name: str) -> None:
    """More than the honest answer can only come from answering more; never more than there is to earn."""
    most = {each.id: each.auto_points for each in module(name).exercises}
    for said, answers in claims(name):
        found = graded(replace(honest(name), answers=answers))
        assert found.decided, said
        assert not any(each.undecided for each in found.exercises), said
        assert all(0 <= each.auto <= most[each.exercise] for each in found.exercises), said


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("value", VALUES, ids=lambda value: str(value)[:20])
def test_answers_of_another_kind_earn_nothing(name: str, value: Any) -> None:
    answers = {id_: dict.fromkeys(answer, value) for id_, answer in honest(name).answers.items()}
    own_network = {each.id for each in module(name).exercises if each.enters_network}
    found = graded(replace(honest(name), answers=answers))
    earned = {each.exercise: each.auto for each in found.exercises if each.auto and each.exercise not in own_network}
    assert earned == {}


@pytest.mark.parametrize("name", MODULES)
def test_ticking_everything_earns_no_more_than_answering(name: str) -> None:
    fair = {each.exercise: each.auto for each in graded(honest(name)).exercises}
    for answers in (
        leaves(dict(honest(name).answers), all_ids(honest(name))),
        every_option(name, dict(honest(name).answers)),
    ):
        claimed = graded(replace(honest(name), answers={**honest(name).answers, **answers}))
        more = {each.exercise: each.auto for each in claimed.exercises if each.auto > fair[each.exercise] + 1e-9}
        assert more == {}
