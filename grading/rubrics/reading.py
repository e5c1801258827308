"""One answer as a grader reads it: the answer, what it rests on, and what was handed in before. Filtered HTML only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from grading.autograde.rebuild import network_picture
from grading.autograde.sanitize import clean_html
from grading.rubrics.changes import marked_changes, plain_text
from grading.rubrics.figures_seen import figures_seen
from grading.rubrics.queue import HandIn
from workbook.content import text
from workbook.errors import WorkbookError
from workbook.exercises import Exercise, find
from workbook.figures.answers import answer_html
from workbook.project import Project

NETWORK = "network"


@dataclass(frozen=True)
class Section:
    """A part of what is read. ``kind``: "answer", "changes", "basis" (an exercise it takes) or "map"."""

    kind: str
    title: str
    html: str


def sections(exercise: Exercise, hand_ins: Sequence[HandIn], *, marked_at: str | None = None) -> tuple[Section, ...]:
    """Everything a grader may want to see of one person's work on an exercise; ``hand_ins`` oldest first.

    ``marked_at``: when the standing mark was given (ISO); what changed since then comes first.
    """
    project = hand_ins[-1].project if hand_ins else Project()
    answer = _answer(exercise, project)
    return (
        Section("answer", text("grading_desk.section.answer"), clean_html(answer)),
        *_changes(exercise, hand_ins, marked_at),
        *_basis(exercise, project),
        *_map(exercise, project),
    )


def _answer(exercise: Exercise, project: Project) -> str:
    return answer_html(exercise, project.answers.get(exercise.id, {}), project)


@dataclass(frozen=True)
class _Version:
    """One wording of the answer, with the hand-in that brought it."""

    hand_in: HandIn
    words: str


def _changes(exercise: Exercise, hand_ins: Sequence[HandIn], marked_at: str | None) -> Iterator[Section]:
    """What changed since the version that was marked, then since each earlier version, newest first."""
    versions: list[_Version] = []
    for each in hand_ins:
        words = plain_text(_answer(exercise, each.project))
        if not versions or versions[-1].words != words:
            versions.append(_Version(each, words))
    marked = [each for each in versions if marked_at is not None and each.hand_in.graded <= marked_at]
    if marked and marked[-1] is not versions[-1]:
        yield _change(marked[-1], versions[-1], "since_marked")
    for before, after in reversed(list(pairwise(versions))):
        if not (marked and before is marked[-1] and after is versions[-1]):
            yield _change(before, after, "changes")


def _change(before: _Version, after: _Version, key: str) -> Section:
    when = datetime.fromisoformat(before.hand_in.at).astimezone()
    title = text(f"grading_desk.section.{key}", date=f"{when:%d.%m.%Y}", time=f"{when:%H:%M}")
    return Section("changes", title, clean_html(marked_changes(before.words, after.words)))


def _basis(exercise: Exercise, project: Project) -> Iterator[Section]:
    for id_ in exercise.takes:
        if id_ == NETWORK:
            continue
        try:
            taken = find(id_)
        except WorkbookError:  # a course may be running while its content changes
            continue
        title = text("grading_desk.section.basis", number=taken.number, title=taken.title)
        yield Section("basis", title, clean_html(_answer(taken, project) + figures_seen(taken, project)))


def _map(exercise: Exercise, project: Project) -> Iterator[Section]:
    rests = [exercise, *(find(id_) for id_ in exercise.takes if id_ != NETWORK)]
    if any(each.subject == "own" for each in rests) and project.network.actors:
        yield Section("map", text("grading_desk.section.map"), clean_html(network_picture(project.network)))
