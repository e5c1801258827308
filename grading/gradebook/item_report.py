"""The item analysis of one or several cohorts, read from their gradebooks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Protocol

from grading.gradebook.gradebook import Gradebook
from grading.gradebook.rows import Latest, latest_attempts
from grading.scores.items import ItemAnalysis, analyse
from workbook.handin.model import HINT_STEPS

ANY = "any"  # counts people who opened any step


class WithGradebook(Protocol):
    """A course as far as its gradebook goes."""

    @property
    def id(self) -> str:
        """The id of the course."""

    @property
    def db_url(self) -> str:
        """Where its gradebook is."""


@dataclass(frozen=True)
class HintUse:
    """How many of ``people`` opened a hint of one exercise, and each step of it. Hand-ins that do not say are left out.

    ``people`` are those who answered the exercise or opened a hint of it.
    """

    exercise: str
    people: int
    opened: int
    steps: Mapping[str, int]


@dataclass(frozen=True)
class AssignmentItems:
    """One assignment: all items, those decided by checks alone, when work was handed in (UTC), use of hints.

    ``not_common`` are graded cells that only some of several cohorts had; they are in neither analysis.
    """

    assignment: str
    everything: ItemAnalysis
    automatic: ItemAnalysis
    received: tuple[datetime, ...]
    hints: tuple[HintUse, ...] = ()
    not_common: tuple[str, ...] = ()


@dataclass
class _Cohort:
    """One assignment in one gradebook: points by person and cell, and what each cell is worth and its type."""

    points: dict[str, dict[str, float | None]] = field(default_factory=lambda: defaultdict(dict))
    maxima: dict[str, tuple[float, str]] = field(default_factory=dict)

    def scaled(self, worth: Mapping[str, float]) -> dict[str, dict[str, float | None]]:
        """The points as if each cell had been worth this much: points of a cell may change from course to course."""
        factor = {cell: worth[cell] / own for cell, (own, _) in self.maxima.items() if cell in worth and own > 0}
        return {
            person: {cell: _times(row[cell], factor[cell]) for cell in factor if cell in row}
            for person, row in self.points.items()
        }


def _times(points: float | None, factor: float) -> float | None:
    return None if points is None else points * factor


@dataclass
class _Gathered:
    """One assignment while the gradebooks are read: its cohorts, times of hand-in, use of hints."""

    cohorts: list[_Cohort] = field(default_factory=list)
    received: list[datetime] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    opened: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add_hints(self, latest: Latest) -> None:
        """Count one hand-in, where it says which hints were opened."""
        said = latest.findings.get("hints")
        if said is None:
            return
        for each in latest.exercises:
            steps = said.get(each["exercise"], ())
            if each["answered"] or steps:
                self.asked[each["exercise"]] += 1
                self.opened[each["exercise"]].update([ANY, *steps] if steps else [])

    def items(self, name: str) -> AssignmentItems:
        """What was gathered, analysed."""
        common = set[str].intersection(*(set(each.maxima) for each in self.cohorts))
        newest = {cell: known for each in self.cohorts for cell, known in each.maxima.items()}
        everything = {cell: worth for cell, (worth, _) in newest.items() if cell in common}
        automatic = {cell: worth for cell, worth in everything.items() if newest[cell][1] == "code"}
        points = [each.scaled(everything) for each in self.cohorts]
        hints = tuple(
            HintUse(id_, people, self.opened[id_][ANY], {step: self.opened[id_][step] for step in HINT_STEPS})
            for id_, people in sorted(self.asked.items())
        )
        return AssignmentItems(
            name,
            analyse(points, everything),
            analyse(points, automatic),
            tuple(sorted(self.received)),
            hints,
            tuple(sorted(newest.keys() - common)),
        )


def item_report(courses: Sequence[WithGradebook], assignments: Sequence[str] = ()) -> tuple[AssignmentItems, ...]:
    """Analyse the named assignments (default: all that were graded), pooled over the courses. Raises GradebookError."""
    found: dict[str, _Gathered] = defaultdict(_Gathered)
    for course in courses:
        with Gradebook(course.db_url, course.id) as gradebook:
            cohorts: dict[str, _Cohort] = defaultdict(_Cohort)
            for row in gradebook.scores():
                cohort = cohorts[row.assignment]
                cohort.points[row.participant][row.cell] = None if row.needs_review else row.score
                cohort.maxima[row.cell] = (row.max_score, row.cell_type)
            for name, cohort in cohorts.items():
                found[name].cohorts.append(cohort)
                with gradebook.reading() as connection:
                    for latest in latest_attempts(connection, name):
                        found[name].add_hints(latest)
            for name, moments in gradebook.received().items():
                found[name].received.extend(moments)
    wanted = (name for name in sorted(found) if not assignments or name in assignments)
    return tuple(found[name].items(name) for name in wanted if found[name].cohorts)


def items_json(report: Sequence[AssignmentItems]) -> dict[str, Any]:
    """The report as JSON: assignment -> analysis; undefined figures are null."""
    return {
        each.assignment: {
            "all": asdict(each.everything),
            "automatic": asdict(each.automatic),
            "not_common": list(each.not_common),
            "hints": {use.exercise: {"people": use.people, "opened": use.opened, **use.steps} for use in each.hints},
            "received": [moment.isoformat() for moment in each.received],
        }
        for each in report
    }
