"""One submission, from bytes to everything that is written for it. Runs in any process, touches no file."""

from __future__ import annotations

import hashlib
import json
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from grading.autograde.code_cells import CodeGrade, grade_code
from grading.autograde.findings import grade_json
from grading.autograde.paper import HAND, Paper
from grading.autograde.rebuild import no_answer, rebuild
from grading.gradebook import CellResult, Entry
from grading.scores import ExerciseGrade, Grade, grade, project_of
from grading.submissions import Received, Submission, Trouble, open_submission, trouble
from workbook.project import Project

SECONDS = 120.0  # for one submission; a full network of 500 actors takes under one


@dataclass(frozen=True)
class Graded:
    """What one submission comes to: the grade, the notebook to show, the row to write."""

    grade: Grade
    notebook: bytes
    findings: Any
    entry: Entry


class TooLong(BaseException):
    """A submission took longer than is allowed. No Exception: what mends one broken check must not swallow it."""


def work(paper: Paper, received: Received, seconds: float = SECONDS) -> Graded:
    """Grade what was received. Never raises for anything received: what breaks becomes a trouble of this submission."""
    submission = open_submission(received)
    try:
        with time_limit(seconds):
            return _graded(paper, received, submission, grade(submission, paper))
    except TooLong:
        found = trouble("grading-too-long", seconds=int(seconds))
    except (Exception, RecursionError) as error:  # noqa: BLE001  one submission must not end the run of all others
        found = trouble("grading-failed", reason=type(error).__name__)
    return undecided(paper, received, found)


def undecided(paper: Paper, received: Received, *found: Trouble) -> Graded:
    """What is written for a submission that broke: every cell open, with the reason."""
    submission = Submission(received.participant, received.assignment, received.folder, None, found)
    return _graded(paper, received, submission, grade(submission, paper))


def _graded(paper: Paper, received: Received, submission: Submission, graded: Grade) -> Graded:
    snapshot = submission.snapshot
    project = Project(participant=submission.participant) if snapshot is None else project_of(submission, snapshot)
    code = grade_code(paper.code, received.notebook) if paper.code and graded.decided else CodeGrade()
    notebook = rebuild(paper, graded, project, code)
    findings = grade_json(graded, received.digest, None if snapshot is None else snapshot.hints)
    entry = Entry(
        participant=received.participant,
        assignment=received.assignment,
        received_at=received.received_at,
        digest=received_digest(received),
        answers_digest=received.digest,
        rules=paper.rules,
        decided=graded.decided,
        cells={**cell_results(paper, graded, project), **code.results},
        troubles=(*graded.troubles, *code.troubles),
        findings=findings,
        answers=received.data,
        written=len(notebook),
    )
    return Graded(graded, notebook, findings, entry)


def cell_results(paper: Paper, graded: Grade, project: Project) -> dict[str, CellResult]:
    """The result of every graded cell of the assignment, so that nothing of an earlier submission stays."""
    results = {}
    for name in paper.structure.graded:
        exercise = graded.exercise(name.removesuffix(HAND))
        digest = _digest(project.answers.get(name.removesuffix(HAND), {}))
        if exercise is None:
            results[name] = CellResult(None, True, digest, _reasons(graded))
        elif name.endswith(HAND):
            results[name] = _by_hand(exercise, digest)
        else:
            results[name] = CellResult(None if exercise.undecided else exercise.auto, exercise.undecided, digest)
    return results


def _by_hand(exercise: ExerciseGrade, digest: str) -> CellResult:
    if exercise.answered:
        return CellResult(None, True, digest)
    return CellResult(0.0, False, digest, no_answer())


def _reasons(graded: Grade) -> str | None:
    return "\n".join(graded.needs_attention) or None


def received_digest(received: Received) -> str:
    """Identifies what was received; the same again costs nothing in the next run."""
    code = "" if received.notebook is None else hashlib.sha256(received.notebook).hexdigest()
    parts = (received.digest, code, str(received.received_at), *sorted(each.code for each in received.troubles))
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()


def _digest(answer: object) -> str:
    packed = json.dumps(answer, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(packed.encode("utf-8", "replace"), digest_size=12).hexdigest()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooLong in the body after this long, where the system has an alarm clock (main thread, not Windows).

    igraph asks for signals while it computes, so this ends a measure on an absurd network too.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)  # again each second, should a library swallow the first
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
