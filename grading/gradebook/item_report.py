"""The item analysis of one or several cohorts, read from their gradebooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol

from grading.gradebook.gradebook import Gradebook
from grading.scores.items import ItemAnalysis, analyse


class WithGradebook(Protocol):
    """A course as far as its gradebook goes."""

    @property
    def id(self) -> str:
        """The id of the course."""

    @property
    def db_url(self) -> str:
        """Where its gradebook is."""


@dataclass(frozen=True)
class AssignmentItems:
    """One assignment: all items, those decided by checks alone, and when work was handed in (UTC)."""

    assignment: str
    everything: ItemAnalysis
    automatic: ItemAnalysis
    received: tuple[datetime, ...]


def item_report(courses: Sequence[WithGradebook], assignments: Sequence[str] = ()) -> tuple[AssignmentItems, ...]:
    """Analyse the named assignments (default: all that were graded), pooled over the courses. Raises GradebookError."""
    points: dict[str, list[dict[str, dict[str, float | None]]]] = {}
    maxima: dict[str, dict[str, tuple[float, str]]] = {}
    received: dict[str, list[datetime]] = {}
    for course in courses:
        with Gradebook(course.db_url, course.id) as gradebook:
            cohort: dict[str, dict[str, dict[str, float | None]]] = {}
            for row in gradebook.scores():
                people = cohort.setdefault(row.assignment, {})
                people.setdefault(row.participant, {})[row.cell] = None if row.needs_review else row.score
                maxima.setdefault(row.assignment, {})[row.cell] = (row.max_score, row.cell_type)
            for name, people in cohort.items():
                points.setdefault(name, []).append(people)
            for name, moments in gradebook.received().items():
                received.setdefault(name, []).extend(moments)
    wanted = [name for name in sorted(points) if not assignments or name in assignments]
    return tuple(_items(name, points[name], maxima[name], received.get(name, [])) for name in wanted)


def _items(
    name: str,
    cohorts: list[dict[str, dict[str, float | None]]],
    maxima: dict[str, tuple[float, str]],
    received: list[datetime],
) -> AssignmentItems:
    everything = {cell: worth for cell, (worth, _) in maxima.items()}
    automatic = {cell: worth for cell, (worth, kind) in maxima.items() if kind == "code"}
    return AssignmentItems(name, analyse(cohorts, everything), analyse(cohorts, automatic), tuple(sorted(received)))


def items_json(report: Sequence[AssignmentItems]) -> dict[str, Any]:
    """The report as JSON: assignment -> analysis; undefined figures are null."""
    return {
        each.assignment: {
            "all": asdict(each.everything),
            "automatic": asdict(each.automatic),
            "received": [moment.isoformat() for moment in each.received],
        }
        for each in report
    }
