"""The order in which answers are read: one exercise at a time, people in an order that says nothing about them.

Reading one exercise through keeps the last answer of a person from colouring the next; an order of its own per exercise
and grader keeps the same people from always coming first, when judgement is strictest, or last.
"""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from grading.gradebook import CellScore, Gradebook
from grading.gradebook.item_report import WithGradebook
from grading.rubrics.model import GivenMark
from grading.rubrics.record import HAND, given_marks, latest
from grading.submissions import Received, open_submission
from workbook.exercises import Exercise, find
from workbook.project import Answer, Project

PAUSE = 600.0  # seconds; a longer gap between two marks was a break, not work


@dataclass(frozen=True)
class Place:
    """One answer in a grader's order, without its content. ``number`` names it as long as names are hidden.

    ``waits``: nbgrader's flag. ``answer``: digest of what was handed in. ``points``: what counts now, with extra.
    """

    number: int
    participant: str
    waits: bool
    answer: str
    points: float | None = None
    first: GivenMark | None = None
    second: GivenMark | None = None

    @property
    def changed(self) -> bool:
        """Whether the answer was handed in anew after it was marked, here or in formgrader."""
        return self.waits and (self.points is not None or self.first is not None)

    def waits_for(self, who: str, *, second: bool) -> bool:
        """Whether this grader still has to read it. A second opinion is asked of another person than the first."""
        if not second:
            return self.waits
        if self.waits or self.points is None or (self.first is not None and self.first.who == who):
            return False
        return self.second is None or (self.second.who == who and self.second.answer != self.answer)


@dataclass(frozen=True)
class Waiting:
    """One answer in the queue. ``number`` names it as long as names are hidden; ``before`` is the mark it has, if any.

    ``changed`` True = the answer was handed in anew after it was marked.
    """

    number: int
    participant: str
    exercise: Exercise
    answer: Answer
    project: Project
    before: GivenMark | None = None
    changed: bool = False


def places(course: WithGradebook, exercise_id: str, *, who: str) -> tuple[Place, ...]:
    """Every answer to one exercise in the order for this grader; the same each time, also while marks are given.

    Left out: who handed in nothing, whose hand-in could not be read, and who left the exercise empty.
    Raises ExerciseUnknown, GradebookError.
    """
    exercise = find(exercise_id)
    marks = given_marks(course, exercise.module, exercise_id)
    first, second = latest(marks), latest(marks, second=True)
    with Gradebook(course.db_url, course.id) as gradebook:
        rows = _rows(gradebook, exercise)
        seen = _digests(gradebook, exercise)
    people = sorted(rows.keys() & seen.keys(), key=lambda person: _place(course.id, exercise_id, who, person))
    return tuple(
        Place(
            number,
            person,
            rows[person].needs_review,
            seen[person],
            _points(rows[person]),
            first.get((person, exercise_id)),
            second.get((person, exercise_id)),
        )
        for number, person in enumerate(people, start=1)
    )


def queue(course: WithGradebook, exercise_id: str, *, who: str, everything: bool = False) -> tuple[Waiting, ...]:
    """The answers to one exercise that wait for a mark, in the order for this grader.

    Numbers stay the same while the queue empties. ``everything`` True = also those that are marked already.
    Raises ExerciseUnknown, GradebookError.
    """
    exercise = find(exercise_id)
    found = []
    for place in places(course, exercise_id, who=who):
        if everything or place.waits:
            project = handed_in(course, exercise.module, place.participant)[-1].project
            answer = project.answers.get(exercise_id, {})
            found.append(
                Waiting(place.number, place.participant, exercise, answer, project, place.first, place.changed)
            )
    return tuple(found)


@dataclass(frozen=True)
class HandIn:
    """One hand-in as it was kept, opened for reading.

    ``at``: when it was received, else when it was graded; ``graded``: when a run first saw it (both ISO).
    """

    at: str
    graded: str
    project: Project


def handed_in(course: WithGradebook, assignment: str, person: str) -> tuple[HandIn, ...]:
    """Everything a person has handed in for an assignment, oldest first, each once. Raises GradebookError."""
    with Gradebook(course.db_url, course.id) as gradebook:
        attempts = gradebook.attempts(assignment, person)
    last = {each.digest: each for each in attempts}  # graded again under other rules, it is the same hand-in
    first = {each.digest: each for each in reversed(attempts)}
    return tuple(
        HandIn(
            first[each.digest].received_at or each.graded_at,
            first[each.digest].graded_at,
            _opened(each.answers, assignment, person),
        )
        for each in sorted(last.values(), key=lambda each: each.number)
    )


def _opened(answers: bytes | None, assignment: str, person: str) -> Project:
    snapshot = open_submission(Received(person, assignment, Path(), answers)).snapshot
    if snapshot is None:
        return Project(participant=person)
    return Project(participant=person, network=snapshot.network, answers=snapshot.answers)


def _rows(gradebook: Gradebook, exercise: Exercise) -> Mapping[str, CellScore]:
    rows = {row.participant: row for row in gradebook.scores(exercise.module, f"{exercise.id}{HAND}")}
    return {person: row for person, row in rows.items() if row.needs_review or row.manual is not None}


def _digests(gradebook: Gradebook, exercise: Exercise) -> Mapping[str, str]:
    cell = f"{exercise.id}{HAND}"
    return {each.participant: each.cells.get(cell, "") for each in gradebook.states(exercise.module) if each.decided}


def _points(row: CellScore) -> float | None:
    return None if row.manual is None else round(row.manual + (row.extra or 0), 6)


def _place(*said: str) -> bytes:
    return hashlib.blake2b("\x1f".join(said).encode(), digest_size=8).digest()


def seconds_each(marks: Iterable[GivenMark], who: str) -> float | None:
    """How long this person takes for one answer (median, breaks left out); None before the third mark."""
    moments = sorted(datetime.fromisoformat(each.at) for each in marks if each.who == who)
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    working = [gap for gap in gaps if gap <= PAUSE]
    return statistics.median(working) if len(working) > 1 else None
