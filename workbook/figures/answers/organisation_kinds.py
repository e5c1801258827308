"""Answers to the kinds about organisation, as they read in print: involvement, phases, tasks, governance."""

from __future__ import annotations

from workbook.checks.completeness import PRACTICE_STEPS
from workbook.checks.readings.governance import CONDITIONS, LEVELS
from workbook.content.texts import text
from workbook.figures.answers.pieces import (
    Shown,
    bullets,
    chips,
    declared,
    entries,
    mapping,
    pairs,
    plain,
    sequence,
    table,
    words,
)


def ladder(shown: Shown) -> str:
    """The actors with the step of involvement chosen for them."""
    steps = declared(shown.setting("steps"))
    rows = ((words(shown.actor(id_)), words(steps.get(plain(step), ""))) for id_, step in entries(shown.value))
    return table((text("answers.actor"), text("answers.step_of")), rows)


def phases(shown: Shown) -> str:
    """The statements by phase, with the answers."""
    given, answers = mapping(shown.value), declared(shown.setting("answers"))
    rows = [
        (words(label), words(answers.get(plain(given.get(id_)), "")))
        for phase in sequence(shown.setting("phases"))
        for id_, label in declared(mapping(phase).get("items")).items()
    ]
    return table((text("answers.statement"), text("answers.said")), rows)


def raci(shown: Shown) -> str:
    """Tasks × people with their letters."""
    given = mapping(shown.value)
    people, marks = declared(given.get("people")), mapping(given.get("marks"))
    rows = (
        [words(task), *(words(mapping(marks.get(id_)).get(person)) for person in people)]
        for id_, task in declared(given.get("tasks")).items()
    )
    return table(["", *people.values()], rows)


def governance(shown: Shown) -> str:
    """The four conditions with the level chosen for each."""
    given = mapping(shown.value)
    rows = []
    for name in CONDITIONS:
        level = given.get(name)
        known = type(level) is int and 1 <= level <= LEVELS
        said = text(f"governance.levels.{name}.{level}") if known else ""
        rows.append((text(f"governance.conditions.{name}"), words(said)))
    return pairs(rows)


def practice(shown: Shown) -> str:
    """The two names of the first try, and what was done with them."""
    given = mapping(shown.value)
    done = mapping(given.get("done"))
    steps = [text(f"organisation.practice.{step}") for step in PRACTICE_STEPS if done.get(step) is True]
    return f"<p>{chips(plain(name) for name in sequence(given.get('names')))}</p>" + bullets(map(words, steps))
