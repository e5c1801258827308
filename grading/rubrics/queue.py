"""The order in which answers are read: one exercise at a time, people in an order that says nothing about them.

Reading one exercise through keeps the last answer of a person from colouring the next; an order of its own per exercise
and grader keeps the same people from always coming first, when judgement is strictest, or last.
"""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from grading.gradebook import Gradebook
from grading.gradebook.item_report import WithGradebook
from grading.rubrics.model import GivenMark
from grading.rubrics.record import HAND, given_marks, latest
from grading.submissions import Received, open_submission
from workbook.exercises import Exercise, find
from workbook.project import Answer, Project

PAUSE = 600.0  # seconds; a longer gap between two marks was a break, not work


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


def queue(course: WithGradebook, exercise_id: str, *, who: str, everything: bool = False) -> tuple[Waiting, ...]:
    """The answers to one exercise that wait for a mark, in the order for this grader.

    Numbers stay the same while the queue empties. ``everything`` True = also those that are marked already.
    Raises ExerciseUnknown, GradebookError.
    """
    exercise = find(exercise_id)
    marks = latest(given_marks(course, exercise.module, exercise_id))
    with Gradebook(course.db_url, course.id) as gradebook:
        cell = f"{exercise_id}{HAND}"
        review = {row.participant: row.needs_review for row in gradebook.scores(exercise.module) if row.cell == cell}
        seen = {each.participant: each.cells.get(cell) for each in gradebook.states(exercise.module) if each.decided}
        people = sorted(review.keys() & seen.keys(), key=lambda who_: _place(course.id, exercise_id, who, who_))
        found = []
        for number, person in enumerate(people, start=1):
            if not (everything or review[person]):
                continue
            project = _handed_in(gradebook, exercise.module, person)
            before = marks.get((person, exercise_id))
            changed = before is not None and before.answer != seen[person]
            answer = project.answers.get(exercise_id, {})
            found.append(Waiting(number, person, exercise, answer, project, before, changed))
    return tuple(found)


def _handed_in(gradebook: Gradebook, assignment: str, person: str) -> Project:
    """What a person's points stand for, as it was kept."""
    kept = gradebook.attempts(assignment, person)[-1]
    snapshot = open_submission(Received(person, assignment, Path(), kept.answers)).snapshot
    if snapshot is None:
        return Project(participant=person)
    return Project(participant=person, network=snapshot.network, answers=snapshot.answers)


def _place(*said: str) -> bytes:
    return hashlib.blake2b("\x1f".join(said).encode(), digest_size=8).digest()


def seconds_each(marks: Iterable[GivenMark], who: str) -> float | None:
    """How long this person takes for one answer (median, breaks left out); None before the third mark."""
    moments = sorted(datetime.fromisoformat(each.at) for each in marks if each.who == who)
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    working = [gap for gap in gaps if gap <= PAUSE]
    return statistics.median(working) if len(working) > 1 else None
