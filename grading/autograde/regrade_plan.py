"""What a regrade shows before it is applied: who gains and loses what, and by which checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.content import number, text


@dataclass(frozen=True)
class CheckChange:
    """One check that comes out otherwise; points it earned before and earns now (None = was not there)."""

    check: str
    name: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Change:
    """One exercise of one person whose points change. ``before`` / ``after`` None = undecided.

    ``by_hand`` True = a person has overridden the automatic points, so the score that counts stays as it is.
    """

    participant: str
    assignment: str
    exercise: str
    before: float | None
    after: float | None
    checks: tuple[CheckChange, ...] = ()
    by_hand: bool = False

    @property
    def difference(self) -> float:
        """What the person gains (positive) or loses (negative) in the points that count."""
        return 0.0 if self.by_hand else (self.after or 0.0) - (self.before or 0.0)

    @property
    def why(self) -> str:
        """The checks behind the change, in words."""
        return "; ".join(_said(each) for each in self.checks)


@dataclass(frozen=True)
class RegradePlan:
    """What a regrade does: every change, and how many submissions it looked at.

    ``newer`` counts submissions of which a newer version waits for the next run.
    """

    changes: tuple[Change, ...] = ()
    submissions: int = 0
    newer: int = 0

    @property
    def totals(self) -> Mapping[tuple[str, str], float]:
        """Difference per person and assignment, for those who gain or lose."""
        found: dict[tuple[str, str], float] = {}
        for each in self.changes:
            place = (each.participant, each.assignment)
            found[place] = round(found.get(place, 0.0) + each.difference, 6)
        return {place: difference for place, difference in found.items() if difference}

    @property
    def gaining(self) -> int:
        """How many submissions gain points."""
        return sum(difference > 0 for difference in self.totals.values())

    @property
    def losing(self) -> int:
        """How many submissions lose points."""
        return sum(difference < 0 for difference in self.totals.values())


def _said(change: CheckChange) -> str:
    return text("grading.regrade.check", name=change.name, before=_points(change.before), after=_points(change.after))


def _points(value: float | None) -> str:
    return number(value, 2)
