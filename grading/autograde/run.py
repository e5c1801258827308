"""A grading run over a cohort: it always finishes, resumes after a kill, and does nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from grading.autograde.executors import RunError, in_order
from grading.autograde.files import is_written, write_graded
from grading.autograde.golden import check_golden
from grading.autograde.handed_in import handed_in, received_from
from grading.autograde.paper import CourseFolder, Paper, load_paper
from grading.autograde.run_lock import alone
from grading.autograde.work import Graded, received_digest, undecided, work
from grading.gradebook import Gradebook, State
from grading.submissions import Received, trouble
from grading.submissions.reading import reason

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class RunReport:
    """What a run did. ``attention`` counts submissions that a person must look at; ``changed`` those whose points
    changed; ``outdated`` those that were graded by earlier rules and stay so until a regrade; ``restored`` those whose
    points were no longer what the journal said. ``unguarded`` are the assignments without golden submissions.
    """

    graded: int = 0
    unchanged: int = 0
    attention: int = 0
    changed: int = 0
    outdated: int = 0
    restored: int = 0
    golden: int = 0
    assignments: tuple[str, ...] = ()
    unguarded: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All submissions that were found."""
        return self.graded + self.unchanged


def autograde(
    course: CourseFolder,
    assignments: Sequence[str] = (),
    *,
    workers: int = 1,
    dask: str | None = None,
    progress: Progress | None = None,
    force: bool = False,
) -> RunReport:
    """Grade everything that was handed in and is new or changed.

    ``assignments`` default to all that are released; ``workers`` processes or a ``dask`` scheduler compute, this
    process alone writes; ``progress(done, total, what)`` is called after each submission; ``force`` grades again what
    is unchanged. Golden submissions are graded first.

    Raises PaperError, GoldenError, GradebookError, RunError – each before any submission is graded.
    """
    papers = [load_paper(course, name) for name in assignments or released(course)]
    checked = {paper.assignment: check_golden(course, paper) for paper in papers}
    unguarded = tuple(name for name, count in checked.items() if not count)
    report = RunReport(golden=sum(checked.values()), assignments=tuple(checked), unguarded=unguarded)
    found = {paper.assignment: tuple(handed_in(course, paper.assignment)) for paper in papers}
    steps = _Steps(progress, sum(map(len, found.values())))
    with alone(course), Gradebook(course.db_url, course.id) as gradebook:
        gradebook.notice()
        for paper in papers:
            if not gradebook.has_assignment(paper.structure):
                gradebook.put_assignment(paper.structure)
            run = _Run(course, paper, gradebook, steps, force)
            report = run.grade_all(found[paper.assignment], report, workers, dask)
        keep_head(course, gradebook)
    return report


def keep_head(course: CourseFolder, gradebook: Gradebook) -> None:
    """Leave the head of the journal beside the gradebook; a folder that cannot be written does not end a run."""
    with suppress(OSError):
        gradebook.keep_head(course.folder)


def released(course: CourseFolder) -> tuple[str, ...]:
    """The assignments that there is a notebook for, in order."""
    folders = (course.release, course.source)
    return tuple(
        name for name in course.assignments if any((each / name / f"{name}.ipynb").is_file() for each in folders)
    )


class _Steps:
    """Counts what is done and tells the progress display."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def step(self, what: str) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total, what)


class _Run:
    """One assignment of a run."""

    def __init__(self, course: CourseFolder, paper: Paper, gradebook: Gradebook, steps: _Steps, force: bool) -> None:
        self._course, self._paper, self._gradebook = course, paper, gradebook
        self._steps, self._force = steps, force
        self._states = {state.participant: state for state in gradebook.states(paper.assignment)}
        self._unlike = gradebook.unlike_journal(paper.assignment)
        self._unchanged = self._outdated = self._open = self._restored = 0

    def grade_all(self, people: Iterable[str], report: RunReport, workers: int, dask: str | None) -> RunReport:
        graded = attention = changed = 0
        for received, result in in_order(partial(work, self._paper), self._pending(people), workers, dask):
            done = result or undecided(self._paper, received, trouble("worker-died"))
            if done.entry.rules != self._paper.rules:
                raise RunError("dask-other-version", theirs=done.entry.rules[:8], ours=self._paper.rules[:8])
            changed += self.write(received, done)
            graded += 1
            attention += bool(done.entry.troubles)
            self._steps.step(f"{received.participant} · {received.assignment}")
        return replace(
            report,
            graded=report.graded + graded,
            unchanged=report.unchanged + self._unchanged,
            outdated=report.outdated + self._outdated,
            attention=report.attention + attention + self._open,
            changed=report.changed + changed,
            restored=report.restored + self._restored,
        )

    def _pending(self, people: Iterable[str]) -> Iterator[Received]:
        for name in people:
            received = received_from(self._course, self._paper, name)
            person = received.participant
            state = self._states.get(person)
            if state is None or self._force or not self._is_done(state, received):
                yield received
                continue
            self._unchanged += 1
            self._outdated += state.rules != self._paper.rules
            self._open += bool(state.troubles)
            self._steps.step(f"{person} · {self._paper.assignment}")

    def _is_done(self, state: State, received: Received) -> bool:
        if state.participant in self._unlike:
            self._restored += 1
            return False  # somebody changed points beside us: what the answers earn is written again
        if state.digest != received_digest(received):
            return False
        if not state.decided and state.rules != self._paper.rules:
            return False  # it could not be graded then; with the new rules it perhaps can
        return is_written(self._target(received.participant), self._paper.assignment, state.written)

    def write(self, received: Received, done: Graded) -> bool:
        """Files first, then the gradebook: what is recorded is there. True when points changed."""
        entry = done.entry
        try:
            write_graded(self._target(received.participant), received, done.notebook, done.findings)
        except OSError as error:
            found = trouble("notebook-not-written", blocks=False, reason=reason(error))
            entry = replace(entry, troubles=(*entry.troubles, found), written=-1)
        return self._gradebook.record(entry)

    def _target(self, person: str) -> Path:
        return self._course.autograded / person / self._paper.assignment
