"""A grade: per check, per exercise, by hand, total."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workbook.checks import Finding


@dataclass(frozen=True)
class ExerciseGrade:
    """The grade of one exercise. ``hand`` is None while a person has not graded it (or need not)."""

    exercise: str
    findings: tuple[Finding, ...]
    auto: float
    auto_max: float
    hand: float | None
    hand_max: float
    answered: bool


@dataclass(frozen=True)
class Grade:
    """The grade of one submission. ``needs_attention`` carries the reasons why a person must look."""

    participant: str
    assignment: str
    exercises: tuple[ExerciseGrade, ...]
    needs_attention: tuple[str, ...] = ()

    @cached_property
    def auto(self) -> float:
        """Points from checks."""
        return sum(each.auto for each in self.exercises)

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
        """True while a text waits for a person."""
        return any(each.hand is None and each.hand_max > 0 and each.answered for each in self.exercises)
