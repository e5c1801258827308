"""The cohort at a glance: who has handed in what, how the points are spread, what is missed, what waits to be read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from statistics import fmean
from typing import TypeAlias

from grading.cohort.missed import CheckCount, check_counts
from grading.cohort.scores import CellMean, Score, cell_means, maxima, scores, troubled
from grading.course import Course
from grading.course.reading import reading
from grading.course.release import is_released

Place: TypeAlias = tuple[str, str]  # participant, assignment


class HandInState(StrEnum):
    """Where one person stands with one assignment."""

    NOT_RELEASED = "not_released"
    OPEN = "open"  # released, nothing handed in
    SUBMITTED = "submitted"  # collected or waiting to be collected, not graded
    TROUBLE = "trouble"  # somebody has to look
    TO_READ = "to_read"  # checks are done, a text waits
    GRADED = "graded"


DONE = {HandInState.GRADED, HandInState.TO_READ}  # the checks are decided
WAITING = {HandInState.NOT_RELEASED, HandInState.OPEN}


@dataclass(frozen=True)
class AssignmentState:
    """One assignment over the cohort. ``mean`` is over graded submissions; None while there are none."""

    assignment: str
    released: bool
    submitted: int
    graded: int
    needs_review: int
    mean: float | None
    maximum: float


@dataclass(frozen=True)
class CohortReport:
    """Everything the dashboards show.

    ``states`` is person -> assignment -> state; ``unclear`` holds (person, assignment) that somebody has to look at,
    graded or not.
    """

    title: str
    participants: tuple[str, ...]
    names: Mapping[str, str]
    assignments: tuple[AssignmentState, ...]
    states: Mapping[str, Mapping[str, HandInState]]
    scores: tuple[Score, ...]
    cells: tuple[CellMean, ...]
    checks: Mapping[str, tuple[CheckCount, ...]]
    unclear: frozenset[Place]

    @cached_property
    def by_assignment(self) -> Mapping[str, AssignmentState]:
        """Assignment state by id."""
        return {each.assignment: each for each in self.assignments}

    def points(self, assignment: str) -> tuple[float, ...]:
        """The points of all graded submissions of an assignment."""
        return tuple(
            each.points
            for each in self.scores
            if each.assignment == assignment and self.states.get(each.participant, {}).get(assignment) in DONE
        )


def summarise(course: Course) -> CohortReport:
    """The state of a cohort, from its folders and its gradebook."""
    with reading(course) as connection:
        found = {(each.participant, each.assignment): each for each in scores(connection)}
        best = maxima(connection)
        cells = tuple(cell_means(connection))
        unclear = troubled(connection)
        checks = {name: check_counts(connection, name) for name in course.assignments}
    states = _states(course, found, unclear)
    return CohortReport(
        title=course.title,
        participants=tuple(person.id for person in course.roster),
        names={person.id: person.name for person in course.roster},
        assignments=tuple(_assignment(course, name, states, found, best) for name in course.assignments),
        states=states,
        scores=tuple(found.values()),
        cells=cells,
        checks=checks,
        unclear=frozenset(unclear),
    )


def _states(
    course: Course, found: Mapping[Place, Score], unclear: Mapping[Place, bool]
) -> dict[str, dict[str, HandInState]]:
    states: dict[str, dict[str, HandInState]] = {person.id: {} for person in course.roster}
    for name in course.assignments:
        released = is_released(course, name)
        arrived = _arrived(course, name)
        for person, each in states.items():
            place = (person, name)
            each[name] = _state(found.get(place), unclear.get(place), person in arrived, released)
    return states


def _state(score: Score | None, unclear: bool | None, arrived: bool, released: bool) -> HandInState:
    if unclear or (score is not None and score.undecided):
        return HandInState.TROUBLE
    if score is not None:
        return HandInState.TO_READ if score.review else HandInState.GRADED
    if arrived:
        return HandInState.SUBMITTED
    return HandInState.OPEN if released else HandInState.NOT_RELEASED


def _arrived(course: Course, assignment: str) -> set[str]:
    """The people of the roster from whom something lies in the shared folder or was collected."""
    home = course.exchange / "abgaben" / assignment
    waiting = {entry.name for entry in os.scandir(home)} if home.is_dir() else set()
    return {
        person.id
        for person in course.roster
        if person.id in waiting or os.path.lexists(course.submission_folder(person.id, assignment))
    }


def _assignment(
    course: Course,
    name: str,
    states: Mapping[str, Mapping[str, HandInState]],
    found: Mapping[Place, Score],
    best: Mapping[str, tuple[float, float]],
) -> AssignmentState:
    count = {state: sum(each[name] is state for each in states.values()) for state in HandInState}
    graded = [found[person, name].points for person, each in states.items() if each[name] in DONE]
    return AssignmentState(
        assignment=name,
        released=is_released(course, name),
        submitted=sum(count[state] for state in HandInState if state not in WAITING),
        graded=len(graded),
        needs_review=count[HandInState.TO_READ],
        mean=fmean(graded) if graded else None,
        maximum=best.get(name, (0.0, 0.0))[0],
    )
