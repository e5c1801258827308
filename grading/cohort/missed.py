"""The checks that are missed most, from the findings kept with the latest attempt of every submission.

Findings are streamed row by row, so memory does not grow with the cohort.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection

from grading.gradebook import latest_attempts

STATUSES = ("met", "partly", "not_yet", "not_attempted", "cannot_be_checked")


@dataclass(frozen=True, slots=True)
class CheckCount:
    """One check over the cohort: how often met, partly met, open; ``untouched`` were not attempted."""

    check: str
    exercise: str
    name: str
    met: int
    partly: int
    open: int
    untouched: int
    unclear: int

    @property
    def tried(self) -> int:
        """Submissions in which the check could decide something."""
        return self.met + self.partly + self.open

    @property
    def missed_share(self) -> float:
        """Share of tries in which it was not fully met; 0 without tries."""
        return (self.partly + self.open) / self.tried if self.tried else 0.0


def check_counts(connection: Connection, assignment: str) -> tuple[CheckCount, ...]:
    """All checks of an assignment, the most missed first."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    names: dict[str, tuple[str, str]] = {}
    for latest in latest_attempts(connection, assignment):
        for exercise in latest.exercises:
            for finding in exercise.get("findings", ()):
                counts[finding["check"]][finding["status"]] += 1
                names[finding["check"]] = (exercise["exercise"], finding["name"])
    found = [CheckCount(check, *names[check], *(each[status] for status in STATUSES)) for check, each in counts.items()]
    return tuple(sorted(found, key=lambda each: (-each.missed_share, -each.tried, each.check)))
