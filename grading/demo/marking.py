"""A simulated Referent/in: reads most texts and gives levels and a comment by the rubric, as a person does."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from grading.course import Course
from grading.demo.people import Simulated
from grading.feedback.gather import gather
from grading.rubrics import Mark, give
from grading.simulation.words import words
from workbook.exercises import Exercise

LEVELS = {"good": (2, 3, 3), "fair": (1, 2, 2), "weak": (0, 1, 1)}
READ = 0.7  # the rest still waits, as it does in a running course
GRADER = "referentin"


def mark_texts(course: Course, people: Mapping[str, Simulated], seed: int) -> int:
    """Give marks for about two thirds of the texts that wait; returns how many."""
    chance = random.Random(seed)
    done = 0
    for person, exercise in list(_waiting(course)):
        if person in people and chance.random() < READ:
            level = people[person].care.level
            levels = {line.id: chance.choice(LEVELS[level]) for line in exercise.rubric}
            give(course, person, exercise.id, Mark(levels, words(f"comments.{level}")), who=GRADER)
            done += 1
    return done


def _waiting(course: Course) -> Iterator[tuple[str, Exercise]]:
    """Every text that nobody has read, in a fixed order."""
    for assignment in course.assignments:
        for feedback in gather(course, assignment):
            for each in feedback.exercises:
                if each.answered and each.hand is not None and each.hand.points is None:
                    yield feedback.participant, each.exercise
