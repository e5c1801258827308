"""Made-up participants solve every exercise of the course, honestly computed, and always the same way."""

from __future__ import annotations

import random

import pytest

from grading.build import all_keys
from grading.build.golden import empty, expected, full_project, is_solved
from grading.demo.people import cohort
from grading.simulation import simulate
from grading.simulation.solve import FILLERS
from workbook.checks import Status, check
from workbook.exercises import Exercise, catalogue, modules
from workbook.handin import read_snapshot, snapshot_to_bytes, take_snapshot
from workbook.project import Project

GRADED = [each.id for each in catalogue().values() if each.auto_points > 0]
LAST = modules()[-1].id


@pytest.fixture(scope="module")
def full() -> Project:
    return full_project(LAST)


@pytest.mark.parametrize("exercise", GRADED)
def test_every_graded_exercise_can_be_solved_in_full(full: Project, exercise: str) -> None:
    """If this fails after a new check: put a solver into grading/simulation/solvers.py or solve_boards.py."""
    found = catalogue()[exercise]
    assert simulate.unsolved(found) == ()
    findings = check(exercise, full.answers.get(exercise, {}), full, all_keys())
    assert {f.check: (f.status, f.hint) for f in findings if f.status is not Status.MET} == {}
    assert is_solved(found, full)


def asks(exercise: Exercise) -> bool:
    return any(part.kind != "note" for part in exercise.parts)


def test_every_exercise_that_asks_something_is_answered_or_has_no_filler_for_its_kind(full: Project) -> None:
    silent = [e for e in catalogue().values() if asks(e) and e.id not in full.answers]
    kinds = {part.kind for exercise in silent for part in exercise.parts}
    assert kinds.isdisjoint(FILLERS)


def test_the_same_seed_gives_the_same_people_networks_and_answers() -> None:
    assert cohort(7, 1) == cohort(7, 1) or [w.network for w in cohort(7, 1)] == [w.network for w in cohort(7, 1)]
    one, other = (full_project(modules()[0].id) for _ in range(2))
    assert one == other


def test_another_seed_gives_other_networks() -> None:
    one, other = (simulate.network(random.Random(seed), 24) for seed in (1, 2))
    assert one != other


def test_a_cohort_has_people_of_every_kind_with_names_that_are_hard_to_print() -> None:
    people = cohort(20, 2020)
    assert len({who.person.id for who in people}) == 20
    assert {who.special for who in people} >= {"", "again", "half", "mailed", "missing", "broken", "tiny", "late"}
    assert any("," in who.person.last_name for who in people)
    assert len({len(who.network) for who in people}) > 10
    assert len({who.person.name for who in cohort(60, 2020)}) == 60


def test_care_decides_how_much_is_met_on_average() -> None:
    def share(care: simulate.Care) -> float:
        project = Project("p", simulate.network(random.Random(3), 24))
        exercises = [e for module in modules() for e in module.exercises]
        done = simulate.answered(project, exercises, all_keys(), care)
        findings = [f for e in exercises for f in check(e.id, done.answers.get(e.id, {}), done, all_keys())]
        return sum(f.earned for f in findings) / sum(f.points for f in findings)

    good, fair, weak = (share(care(5)) for care in (simulate.good, simulate.fair, simulate.weak))
    assert good > fair > weak > 0


@pytest.mark.parametrize("module", [each.id for each in modules() if each.graded])
def test_golden_files_are_what_a_participant_hands_in(module: str) -> None:
    project = full_project(module)
    data = snapshot_to_bytes(take_snapshot(project, module))
    assert read_snapshot(data, module).answers
    assert not read_snapshot(snapshot_to_bytes(empty(module)), module).answers
    said = expected(module, project)
    wanted = {e.id: e.auto_points for e in catalogue().values() if e.module == module and e.auto_points > 0}
    assert said["full"]["exercises"] == wanted
    assert said["full"]["total"] == sum(wanted.values())
    assert set(said["empty"]["exercises"].values()) == {0}
