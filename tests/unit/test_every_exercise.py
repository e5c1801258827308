"""Every declared exercise is built, answered once well, once partly, once not at all, and says what it should.

The simulated participants of ``grading/simulation`` answer: well with ``perfect``, partly with one usual slip in everything.
Where a slip of theirs would not show, the partly done answer stands in ``PARTLY`` here. What each check then says stands
in ``tests/data/partly.toml``. A new exercise needs a line there for each of its checks; the test that fails says which.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grading.build import all_keys
from grading.build.golden import full_project
from grading.simulation import simulate
from grading.simulation.care import Care
from grading.simulation.solve import FILLERS
from workbook.checks import Finding, Status, check, participant_key
from workbook.exercises import CheckKind, Exercise, catalogue, modules
from workbook.exercises.kinds import WITHOUT_ENTRY, kinds, validate
from workbook.figures.answers import answer_html
from workbook.network import Network
from workbook.project import Answer, Project, ProjectStore
from workbook.widgets.card import Card
from workbook.widgets.session import Session

EXPECTED = Path(__file__).parents[1] / "data" / "partly.toml"
EVERY = list(catalogue().values())
CHECKED = [each for each in EVERY if each.checks]


def few(network: Network) -> Network:
    """Five actors, one without a place, and what is between them."""
    kept = network.actors[:5]
    ids = {each.id for each in kept}
    actors = (replace(kept[0], place=None), *kept[1:])
    ties = tuple(tie for tie in network.ties if set(tie.pair) <= ids)
    return Network(actors, ties, network.coordinator if network.coordinator in ids else None)


# where the simulated slip would not show: exercise -> (its answer, what becomes of the network)
PARTLY: dict[str, tuple[Answer, Callable[[Network], Network]]] = {
    "00-datenschutz": (
        {"angaben": {"d1": "mappe", "d2": "nie"}, "fragen": {"verlaesst": ["abgabe"]}},
        lambda network: network,
    ),
    "02-rollenprofil": (
        {
            "punkte": {"ist": {"moderation": 60, "wissen": 40}, "soll": {"moderation": 30, "wissen": 60}},
            "luecke": {"groesste": ["wissen"]},
        },
        lambda network: network,
    ),
    "02-doppelrolle": (
        {
            "entscheidungen": {
                "rows": [
                    {"entscheidung": "Messestand", "beruehrt": "ja", "regel": "Abgeben"},
                    {"entscheidung": "Antrag", "beruehrt": "ja"},
                ]
            }
        },
        lambda network: network,
    ),
    "03-kanban": (
        {"board": {"limit": 1, "cards": [{"id": f"k{n}", "title": "Treffen", "column": "arbeit"} for n in range(3)]}},
        lambda network: network,
    ),
    "04-akteursliste": ({}, few),
    "05a-beziehungen": ({}, few),
    "05b-vermittlerrollen-beispiel": ({}, lambda network: network),  # filled in below: half of what is right
}


@pytest.fixture(scope="module")
def full() -> Project:
    return full_project(modules()[-1].id)


def findings(exercise: Exercise, answer: Answer, project: Project) -> tuple[Finding, ...]:
    """What the checks say to one answer, with everything else as in the project."""
    return check(exercise.id, answer, project.with_answer(exercise.id, answer), all_keys())


def partly(exercise: Exercise, full: Project) -> tuple[Answer, Project]:
    """A partly done answer, and the project it stands in."""
    if exercise.id == "05b-vermittlerrollen-beispiel":
        part = next(iter(full.answers[exercise.id]))
        right: dict[str, Any] = full.answers[exercise.id][part]
        return {part: dict(list(right.items())[: len(right) // 2])}, full
    if exercise.id in PARTLY:
        answer, changed = PARTLY[exercise.id]
        return answer, full.with_network(changed(full.network))
    slips = Care("fair", 0.0, 1.0, random.Random(3))
    return simulate.answer(exercise, full.with_answer(exercise.id, {}), all_keys(), slips), full


def untouched(exercise: Exercise, full: Project) -> Project:
    """Somebody who has done everything but this; where the network is entered here, there is none yet."""
    without = full.with_answer(exercise.id, {})
    return without.with_network(Network()) if exercise.enters_network else without


def expected() -> dict[str, str]:
    found: dict[str, dict[str, str]] = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
    return {f"{exercise}.{name}": status for exercise, each in found.items() for name, status in each.items()}


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_it_is_built_on_the_own_network_and_on_the_example(exercise: Exercise, full: Project, tmp_path: Path) -> None:
    """Declaration, views of all parts and state can be sent to the browser, with and without anything entered."""
    for number, project in enumerate((Project("p07"), full)):
        store = ProjectStore(tmp_path / str(number), participant="p07")
        session = Session(store)
        card = Card(exercise, session, lambda _: None)
        if number:
            session.change_network(project.network, "eingetragen")
        sent = json.loads(json.dumps(card.traits()))
        assert {part["id"] for part in sent["spec"]["parts"]} == {part.id for part in exercise.parts}
        troubles = {part: view["trouble"] for part, view in card.views().items() if "trouble" in view}
        assert troubles == {}


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_its_kinds_are_described_and_simulated_participants_can_fill_them(exercise: Exercise) -> None:
    for part in exercise.parts:
        assert part.kind in kinds(), f"{exercise.id}: describe the values of kind {part.kind!r} in exercises/kinds.py"
        solved = any(spec.settings.get("part") == part.id for spec in exercise.checks)
        filled = solved or not exercise.checks or part.kind in {*FILLERS, *WITHOUT_ENTRY}
        assert filled, f"{exercise.id}: put a filler for kind {part.kind!r} into grading/simulation/fill_boards.py"


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_answered_well_it_is_met_in_full(exercise: Exercise, full: Project) -> None:
    unsolved = simulate.unsolved(exercise)
    assert unsolved == (), f"put a solver for {unsolved} into grading/simulation/solvers.py or solve_boards.py"
    answer = full.answers.get(exercise.id, {})
    assert {
        part.id: validate(part, answer.get(part.id)) for part in exercise.parts if part.id in answer
    } == dict.fromkeys(answer, ())
    found = findings(exercise, answer, full)
    assert {f.check: (f.status.value, f.hint) for f in found if f.status is not Status.MET} == {}
    assert sum(f.earned for f in found) == pytest.approx(exercise.auto_points)
    assert all(f.hint == "" for f in found), "a check that is met gives no hint"


@pytest.mark.parametrize("exercise", CHECKED, ids=lambda each: each.id)
def test_answered_partly_it_says_what_is_open(exercise: Exercise, full: Project) -> None:
    answer, project = partly(exercise, full)
    assert [fault for part in exercise.parts for fault in validate(part, answer.get(part.id))] == []
    found = findings(exercise, answer, project)
    said = {f.check: f.status.value for f in found}
    wanted = expected()
    lines = "\n".join([f"[{exercise.id}]", *(f'{code.split(".", 1)[1]} = "{status}"' for code, status in said.items())])
    missing = [code for code in said if code not in wanted]
    assert not missing, (
        f"New checks. Look whether this is what a partly done answer should hear, then put it into {EXPECTED.name}:\n\n{lines}"
    )
    assert said == {code: wanted[code] for code in said}
    assert any(f.status in (Status.PARTLY, Status.NOT_YET) for f in found), (
        f"nothing of {exercise.id} is open: put a partly done answer into PARTLY of this file"
    )
    for each in found:
        if each.status is not Status.MET:
            assert each.hint.strip(), f"{each.check} says nothing of what to do"
            assert "{" not in each.hint, f"{each.check}: a placeholder was not filled: {each.hint}"
            assert each.share < 1


@pytest.mark.parametrize("exercise", CHECKED, ids=lambda each: each.id)
def test_not_answered_it_is_never_called_wrong(exercise: Exercise, full: Project) -> None:
    for key in (all_keys(), participant_key()):
        for found in check(exercise.id, {}, untouched(exercise, full), key):
            assert found.status in (Status.NOT_ATTEMPTED, Status.CANNOT_BE_CHECKED), found
            assert found.earned == 0


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
def test_every_answer_reads_in_print(exercise: Exercise, full: Project) -> None:
    for answer, project in ((full.answers.get(exercise.id, {}), full), partly(exercise, full), ({}, full)):
        html = answer_html(exercise, answer, project)
        assert html.startswith("<") and "<script" not in html


def test_nothing_is_expected_of_checks_that_are_gone() -> None:
    known = {spec.code for exercise in EVERY for spec in exercise.checks}
    gone = set(expected()) - known
    assert not gone, f"take these lines out of {EXPECTED.name}"


def test_every_kind_of_check_is_used() -> None:
    assert {spec.kind for exercise in EVERY for spec in exercise.checks} == set(CheckKind)
