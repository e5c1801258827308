"""What a feedback page says, as data: per exercise the checks, the points, what a person added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from workbook.checks import Status
from workbook.exercises import Exercise


@dataclass(frozen=True)
class CheckLine:
    """One check as a participant reads it."""

    name: str
    status: Status
    points: float
    earned: float
    hint: str = ""
    where: tuple[str, ...] = ()


@dataclass(frozen=True)
class HandMark:
    """What a person gave: points (None while nobody has read it), comment, rubric levels by criterion id.

    ``points`` include ``extra`` points.
    """

    points: float | None
    maximum: float
    comment: str = ""
    levels: Mapping[str, int] = field(default_factory=dict)
    extra: float = 0.0
    extra_reason: str = ""


@dataclass(frozen=True)
class ExerciseFeedback:
    """One exercise. ``points`` are automatic points; None where no machine could decide."""

    exercise: Exercise
    checks: tuple[CheckLine, ...]
    points: float | None
    answered: bool
    hand: HandMark | None = None

    @property
    def is_complete(self) -> bool:
        """True when every check is met and no text waits or lost points."""
        done = self.hand is None or (self.hand.points or 0) >= self.hand.maximum
        return done and all(line.status is Status.MET for line in self.checks)


@dataclass(frozen=True)
class Feedback:
    """One person's feedback for one assignment. ``troubles`` are German sentences of what has to be cleared up.

    ``attempt`` and ``answers_digest`` say which hand-in it speaks of; not ``decided`` = that one could not be graded.
    ``automatic`` True = only what checks decided; what people give is added when the whole feedback is released.
    """

    course: str
    title: str
    participant: str
    assignment: str
    exercises: tuple[ExerciseFeedback, ...]
    received_at: datetime | None = None
    troubles: tuple[str, ...] = ()
    attempt: int = 0
    answers_digest: str = ""
    decided: bool = True
    automatic: bool = False

    @cached_property
    def points(self) -> float:
        """All points so far."""
        hand = (each.hand.points or 0 for each in self.exercises if each.hand)
        return sum(each.points or 0 for each in self.exercises) + sum(hand)

    @cached_property
    def maximum(self) -> float:
        """All points there are."""
        return sum(each.exercise.points for each in self.exercises)

    @cached_property
    def waiting(self) -> int:
        """Texts that nobody has read yet."""
        return sum(1 for each in self.exercises if each.hand and each.hand.points is None and each.answered)


def check_lines(findings: list[Mapping[str, Any]]) -> tuple[CheckLine, ...]:
    """The checks of one exercise from the findings kept with the attempt."""
    return tuple(
        CheckLine(
            name=str(each["name"]),
            status=Status(each["status"]),
            points=float(each["points"]),
            earned=float(each["points"]) * float(each["share"]),
            hint=str(each.get("hint", "")),
            where=tuple(map(str, each.get("where", ()))),
        )
        for each in findings
    )
