"""Grading again by new rules: first who gains and loses what and why, then – the same – applied and journalled.

What is graded again is what the points now stand for: the last graded attempt of every person. A newer submission that
no run has seen yet is the business of the next run, not of a regrade.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from grading.autograde.executors import in_order
from grading.autograde.files import write_graded
from grading.autograde.golden import check_golden
from grading.autograde.handed_in import received_from
from grading.autograde.paper import HAND, CourseFolder, Paper, load_paper
from grading.autograde.regrade_plan import Change, CheckChange, RegradePlan
from grading.autograde.run import Progress, keep_head, released
from grading.autograde.run_lock import alone
from grading.autograde.work import Graded, received_digest, undecided, work
from grading.gradebook import Attempt, Gradebook, State
from grading.submissions import Received, trouble

EPSILON = 1e-9


def plan_regrade(
    course: CourseFolder, assignments: Sequence[str] = (), workers: int = 1, progress: Progress | None = None
) -> RegradePlan:
    """Who would gain and lose what, and why. Writes nothing but what opening a gradebook makes.

    Raises PaperError, GoldenError, GradebookError.
    """
    with Gradebook(course.db_url, course.id) as gradebook:
        return _Regrade(course, gradebook, workers, progress).all(assignments)


def apply_regrade(
    course: CourseFolder,
    assignments: Sequence[str] = (),
    *,
    who: str = "",
    why: str,
    workers: int = 1,
    progress: Progress | None = None,
) -> RegradePlan:
    """Do what :func:`plan_regrade` shows: points, graded copies, and a journal entry each with ``who`` and ``why``.

    Manual points stay. Raises as :func:`plan_regrade`; a killed regrade is taken up by the next one.
    """
    with alone(course), Gradebook(course.db_url, course.id) as gradebook:
        gradebook.notice()
        done = _Regrade(course, gradebook, workers, progress, who or getpass.getuser(), why).all(assignments)
        keep_head(course, gradebook)
        return done


@dataclass(frozen=True)
class _Regrade:
    """One regrade. ``who`` None = only look."""

    course: CourseFolder
    gradebook: Gradebook
    workers: int
    progress: Progress | None
    who: str | None = None
    why: str = ""

    def all(self, assignments: Sequence[str]) -> RegradePlan:
        plans = [self._one(name) for name in assignments or released(self.course)]
        return RegradePlan(
            changes=tuple(change for plan in plans for change in plan.changes),
            submissions=sum(plan.submissions for plan in plans),
            newer=sum(plan.newer for plan in plans),
        )

    def _one(self, name: str) -> RegradePlan:
        paper = load_paper(self.course, name)
        check_golden(self.course, paper)
        if self.who is not None and not self.gradebook.has_assignment(paper.structure):
            self.gradebook.put_assignment(paper.structure)
        states = {state.participant: state for state in self.gradebook.states(name)}
        kept = _by_hand(self.gradebook, name)
        changes: list[Change] = []
        tasks = (self._last_received(state, paper) for state in states.values())
        for done, (received, graded) in enumerate(in_order(partial(work, paper), tasks, self.workers), start=1):
            person, result = received.participant, graded or undecided(paper, received, trouble("worker-died"))
            before = self.gradebook.attempts(name, person)[-1]
            found = tuple(_changes(paper, before, result, kept.get(person, frozenset())))
            changes += found
            if self.who is not None and (found or states[person].rules != paper.rules):
                self._write(received, result)
            if self.progress is not None:
                self.progress(done, len(states), f"{person} · {name}")
        newer = sum(self._has_newer(state, paper) for state in states.values())
        return RegradePlan(tuple(changes), len(states), newer)

    def _has_newer(self, state: State, paper: Paper) -> bool:
        lying = self._lying(state, paper)
        return lying.data is not None and received_digest(lying) != state.digest

    def _last_received(self, state: State, paper: Paper) -> Received:
        """What a person's points stand for: the submission as it lies there, else as it was kept."""
        received = self._lying(state, paper)
        if received_digest(received) == state.digest:
            return received
        last = self.gradebook.attempts(state.assignment, state.participant)[-1]
        moment = datetime.fromisoformat(last.received_at) if last.received_at else None
        return replace(received, data=last.answers, troubles=(), received_at=moment)

    def _lying(self, state: State, paper: Paper) -> Received:
        return received_from(self.course, paper, state.participant)

    def _write(self, received: Received, graded: Graded) -> None:
        target = self.course.autograded / received.participant / received.assignment
        write_graded(target, received, graded.notebook, graded.findings)
        self.gradebook.record(replace(graded.entry, who=self.who or "", why=self.why, kind="regrade"))


def _by_hand(gradebook: Gradebook, assignment: str) -> dict[str, frozenset[str]]:
    """The cells of each person that carry manual points."""
    found: dict[str, frozenset[str]] = {}
    for row in gradebook.scores(assignment):
        if row.manual is not None:
            found[row.participant] = found.get(row.participant, frozenset()) | {row.cell}
    return found


def _changes(paper: Paper, before: Attempt, after: Graded, kept: frozenset[str]) -> Iterator[Change]:
    old = {each["exercise"]: each for each in before.findings.get("exercises", ())}
    new = {each["exercise"]: each for each in after.findings.get("exercises", ())}
    for name in paper.structure.graded:
        if name.endswith(HAND):
            continue
        was, now = (each.get(name, {}).get("auto") for each in (old, new))
        if _differ(was, now):
            checks = tuple(_check_changes(old.get(name, {}), new.get(name, {})))
            place = (after.entry.participant, after.entry.assignment)
            yield Change(*place, name, was, now, checks, by_hand=name in kept)


def _check_changes(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[CheckChange]:
    was, now = _earned(old), _earned(new)
    for check in dict.fromkeys((*was, *now)):
        before, after = was.get(check), now.get(check)
        if _differ(before and before[1], after and after[1]):
            yield CheckChange(check, (after or before or ("", 0))[0], before and before[1], after and after[1])


def _earned(exercise: Mapping[str, object]) -> dict[str, tuple[str, float]]:
    findings = exercise.get("findings", ())
    assert isinstance(findings, Sequence)
    return {each["check"]: (each["name"], each["share"] * each["points"]) for each in findings}


def _differ(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is not second
    return abs(first - second) > EPSILON
