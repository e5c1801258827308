"""submission -> grade: a pure function. Reads no file, runs nothing that a participant wrote, raises nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from grading.scores.model import ExerciseGrade, Grade
from grading.submissions import Submission, Trouble, trouble
from workbook.checks import Finding, Key, Status, check
from workbook.content import text
from workbook.exercises import Exercise, module
from workbook.handin import Snapshot
from workbook.handin.snapshot import is_answered
from workbook.project import Project

DIGITS = 6  # points are sums of shares: 0.1 + 0.2 must not become a 17-digit score


class Course(Protocol):
    """What grading needs to know of a course."""

    def key(self) -> Key:
        """The plain key of the fixed-case exercises."""


def grade(submission: Submission, course: Course) -> Grade:
    """Grade one submission.

    A submission that cannot be graded yields a grade without exercises and the reasons in ``needs_attention``:
    "not decided", never 0 points. A single check that breaks leaves its own exercise undecided, not the others.
    """
    reasons = tuple(submission.troubles)
    if not submission.gradable or submission.snapshot is None:
        return Grade(submission.participant, submission.assignment, (), _words(reasons), reasons)
    snapshot = submission.snapshot
    project = project_of(submission, snapshot)
    key = course.key()
    exercises: list[ExerciseGrade] = []
    for exercise in module(submission.assignment).exercises:
        graded, found = _exercise(exercise, snapshot, project, key)
        exercises.append(graded)
        reasons += found
    return Grade(submission.participant, submission.assignment, tuple(exercises), _words(reasons), reasons)


def project_of(submission: Submission, snapshot: Snapshot) -> Project:
    """The project that checks see. The participant is the owner of the folder, whatever the file says."""
    return Project(participant=submission.participant, network=snapshot.network, answers=snapshot.answers)


def _exercise(
    exercise: Exercise, snapshot: Snapshot, project: Project, key: Key
) -> tuple[ExerciseGrade, tuple[Trouble, ...]]:
    answer = snapshot.answers.get(exercise.id, {})
    graded = ExerciseGrade(
        exercise=exercise.id,
        findings=(),
        auto=0.0,
        auto_max=exercise.auto_points,
        hand=None,
        hand_max=exercise.hand_points,
        answered=is_answered(exercise, answer, project.network),
    )
    try:
        findings = check(exercise.id, answer, project, key)
    except Exception as error:  # noqa: BLE001  a fault in one check must not cost anybody the rest of the grade
        found = trouble(
            "check-failed", blocks=False, exercise=exercise.title, check=exercise.id, reason=type(error).__name__
        )
        return replace(graded, undecided=exercise.auto_points > 0), (found,)
    if exercise.subject == "own" and exercise.id in snapshot.from_example:
        findings = tuple(_of_example(each) for each in findings)
    earned = min(exercise.auto_points, sum(each.earned for each in findings))
    return replace(graded, findings=findings, auto=round(earned, DIGITS)), ()


def _of_example(finding: Finding) -> Finding:
    """Work on the example earns nothing where the own network is asked for."""
    hint = text("grading.status.not_attempted_example")
    return replace(finding, status=Status.NOT_ATTEMPTED, share=0.0, hint=hint, where=())


def _words(reasons: tuple[Trouble, ...]) -> tuple[str, ...]:
    return tuple(f"{each.was} {each.tun}" for each in reasons)
