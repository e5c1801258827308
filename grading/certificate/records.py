"""What the rules look at, gathered for a whole cohort: gradebook, collected work, ledgers."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from grading.certificate.model import RULES, Record, Waiver
from grading.cohort.report import DONE, CohortReport, HandInState, summarise
from grading.cohort.scores import Score, maxima
from grading.course import Course
from grading.course.ledgers import Ledgers, read_ledgers
from grading.course.reading import reading
from grading.course.tables import Row

ARRIVED = DONE | {HandInState.SUBMITTED, HandInState.TROUBLE}


def records(course: Course) -> tuple[Record, ...]:
    """The record of everybody in the roster, in its order. Raises CourseFaults with the faults of all ledgers."""
    gathered = _Gathered.of(course)
    return tuple(gathered.record(person.id) for person in course.roster)


@dataclass(frozen=True)
class _Gathered:
    """Everything that was read once for all people."""

    course: Course
    ledgers: Ledgers
    report: CohortReport
    points: Mapping[tuple[str, str], Score]
    best: Mapping[str, float]

    @classmethod
    def of(cls, course: Course) -> _Gathered:
        ledgers = read_ledgers(course, RULES)
        report = summarise(course)
        with reading(course) as connection:
            best = {name: auto for name, (_, auto) in maxima(connection).items()}
        return cls(course, ledgers, report, {(each.participant, each.assignment): each for each in report.scores}, best)

    def record(self, person: str) -> Record:
        course, states, project = self.course, self.report.states[person], self.ledgers.project.get(person)
        required = course.required
        return Record(
            participant=person,
            ue_total=course.ue_total,
            ue_offered=course.ue_offered,
            ue_attended=self.ledgers.attended.get(person),
            required=required,
            submitted=_named(states, ARRIVED),
            ungraded=_named(states, {HandInState.SUBMITTED, HandInState.TROUBLE}),
            test_points=sum(self.points[person, name].auto for name in required if (person, name) in self.points),
            test_max=sum(self.best.get(name, 0.0) for name in required),
            report=project.report if project else None,
            presentation=project.presentation if project else None,
            unclear=frozenset(name for name in required if (person, name) in self.report.unclear),
            waivers={row["rule"]: _waiver(row) for row in self.ledgers.exceptions.get(person, ())},
        )


def _waiver(row: Row) -> Waiver:
    return Waiver(row["rule"], row["reason"], row["author"], row["day"])


def _named(states: Mapping[str, HandInState], wanted: Set[HandInState]) -> frozenset[str]:
    return frozenset(name for name, state in states.items() if state in wanted)
