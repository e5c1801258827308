"""A grade: per check, per exercise, by hand, total."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from grading.submissions import Trouble
from workbook.checks import Finding


@dataclass(frozen=True)
class ExerciseGrade:
    """The grade of one exercise. ``hand`` is None while a person has not graded it (or need not).

    ``undecided`` True = its checks could not be run; ``auto`` then says nothing and a person must look.
    """

    exercise: str
    findings: tuple[Finding, ...]
    auto: float
    auto_max: float
    hand: float | None
    hand_max: float
    answered: bool
    undecided: bool = False


@dataclass(frozen=True)
class Grade:
    """The grade of one submission. ``needs_attention`` carries the reasons why a person must look, in words;
    ``troubles`` the same with their codes. Without ``exercises`` nothing could be decided.
    """

    participant: str
    assignment: str
    exercises: tuple[ExerciseGrade, ...]
    needs_attention: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether points were given at all."""
        return bool(self.exercises)

    @cached_property
    def auto(self) -> float:
        """Points from checks."""
        return round(sum(each.auto for each in self.exercises if not each.undecided), 6)

    @cached_property
    def total(self) -> float:
        """Points from checks and by hand."""
        return self.auto + sum(each.hand or 0 for each in self.exercises)

    @cached_property
    def maximum(self) -> float:
        """All points there are."""
        return sum(each.auto_max + each.hand_max for each in self.exercises)

    @cached_property
    def needs_review(self) -> bool:
        """True while something waits for a person: a text, an undecided exercise, or the whole submission."""
        return not self.decided or any(
            each.undecided or (each.hand is None and each.hand_max > 0 and each.answered) for each in self.exercises
        )

    def exercise(self, exercise_id: str) -> ExerciseGrade | None:
        """The grade of one exercise; None if it was not decided or is not part of the assignment."""
        return next((each for each in self.exercises if each.exercise == exercise_id), None)
