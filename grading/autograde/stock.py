"""The stock command ``nbgrader autograde`` with our grading inside: same scores, no kernel, no participant's code.

nbgrader lets its exporter and its lists of preprocessors be configured. The exporter never opens the submitted
notebook (one that is no JSON, or has a split cell, used to end the run for everybody); it hands on the notebook that is
rebuilt from the release. ``SaveGrades`` writes the gradebook as the fast path does.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import parse_utc

from grading.autograde.files import write_graded
from grading.autograde.golden import check_golden
from grading.autograde.handed_in import received_from
from grading.autograde.paper import Paper, load_paper
from grading.autograde.work import Graded, work
from grading.course import Course, load
from grading.gradebook import Gradebook
from grading.submissions import Received
from grading.submissions.reading import ANSWER_LIMIT
from grading.submissions.received import read_time
from grading.submissions.submission import TIMESTAMP_FILE
from workbook.handin import ANSWER_FILE

ASIDE = ".beiseite"
WRITABLE = 0o644  # nbgrader writes the notebook once more and sets the final permissions itself


class GradedExporter(NotebookExporter):  # type: ignore[misc]
    """Instead of reading what was submitted, gives the notebook rebuilt from release, answers and points.

    nbgrader makes a new exporter for every run, so what is kept here is as fresh as the run.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._papers: dict[str, Paper] = {}
        self._last: tuple[Received, Graded] | None = None

    @cached_property
    def course(self) -> Course:
        """The course folder that nbgrader works in."""
        return load(Path(self.parent.coursedir.root))

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> tuple[str, Any]:
        """The graded notebook of the submission that ``resources`` name."""
        _, graded = self.graded(resources)
        resources["metadata"] = {"name": Path(filename).stem, "path": str(Path(filename).parent)}
        written = graded.notebook.decode("utf-8")
        _, resources = self.from_notebook_node(nbformat.reads(written, as_version=4), resources, **options)
        return written, resources

    def graded(self, resources: Any) -> tuple[Received, Graded]:
        """What was received and what it comes to; nbgrader asks twice for each, grading is done once."""
        participant, assignment = resources["nbgrader"]["student"], resources["nbgrader"]["assignment"]
        folder = self.course.submission_folder(participant, assignment)
        aside = aside_of(folder)
        if os.path.lexists(aside / ANSWER_FILE):
            folder = aside
        timestamp = aside / TIMESTAMP_FILE if os.path.lexists(aside / TIMESTAMP_FILE) else None
        received = received_from(self.course, self.paper(assignment), participant, folder=folder, timestamp=timestamp)
        if self._last is None or self._last[0] != received:
            self._last = (received, work(self.paper(assignment), received))
        return self._last

    def paper(self, assignment: str) -> Paper:
        """The assignment, after its golden submissions scored as they must."""
        if assignment not in self._papers:
            paper = load_paper(self.course, assignment)
            check_golden(self.course, paper)
            self._papers[assignment] = paper
        return self._papers[assignment]


class SaveGrades(NbGraderPreprocessor):  # type: ignore[misc]
    """Writes points, state, attempt and journal of one submission in one transaction."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Record the submission that ``resources`` name and clear its folder of everything else."""
        exporter: GradedExporter = self.parent
        received, graded = exporter.graded(resources)
        target = exporter.course.autograded_folder(received.participant, received.assignment)
        write_graded(target, received, graded.notebook, graded.findings, WRITABLE)
        structure = exporter.paper(received.assignment).structure
        with Gradebook(resources["nbgrader"]["db_url"], exporter.course.id) as gradebook:
            if not gradebook.has_assignment(structure):
                gradebook.put_assignment(structure)
            gradebook.record(graded.entry)
        for each in graded.entry.troubles:
            self.log.warning("%s/%s: %s %s", received.participant, received.assignment, each.was, each.tun)
        return nb, resources


def put_aside(*, notebooks: Sequence[str], **_names: Any) -> None:
    """nbgrader's ``pre_convert_hook``: nbgrader copies whatever lies beside a notebook, following links.

    Links, pipes, devices and oversized files are moved out of the submission before it does, and back afterwards; so
    is a time of hand-in that nbgrader could not read, which would end the submission.
    """
    for folder in {Path(name).parent for name in notebooks}:
        for path in _not_to_copy(folder):
            _move(path, aside_of(folder) / path.relative_to(folder))


def put_back(*, notebooks: Sequence[str], **_names: Any) -> None:
    """nbgrader's ``post_convert_hook``: what was moved aside lies again where it was handed in."""
    for folder in {Path(name).parent for name in notebooks}:
        for path in [*_not_to_copy(aside_of(folder))]:
            _move(path, folder / path.relative_to(aside_of(folder)))
        shutil.rmtree(aside_of(folder), ignore_errors=True)


def aside_of(folder: Path) -> Path:
    """Where things of ``submitted/<person>/<assignment>`` are kept meanwhile."""
    return folder.parents[2] / ASIDE / folder.parent.name / folder.name


def _move(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.lexists(target):
        path.rename(target)


def _not_to_copy(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place) / name
            state = path.lstat()
            kind = stat.S_IFMT(state.st_mode)
            large = kind == stat.S_IFREG and (state.st_size > ANSWER_LIMIT or state.st_nlink > 1)
            if large or kind not in (stat.S_IFREG, stat.S_IFDIR) or (name == TIMESTAMP_FILE and not _is_time(path)):
                yield path


def _is_time(path: Path) -> bool:
    """Whether we and nbgrader both can read a time. Ours is asked first: dateutil opens a zone that is a path."""
    try:
        data = path.read_bytes()
        return read_time(data) is not None and parse_utc(data.decode("ascii").strip()) is not None
    except (ValueError, OverflowError, TypeError, OSError, Warning):
        return False
