"""What a person gives for one answer: a level per criterion, a comment, perhaps extra points with a reason."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbook.content import number, text
from workbook.errors import WorkbookError
from workbook.exercises import Exercise

HIGHEST = 3  # 0 fehlt · 1 ansatzweise · 2 gut · 3 überzeugend
DIGITS = 2
STEP = 0.5  # points are given in halves, as people give them in formgrader
ROUNDING = 1e-9  # 6 · 5/9 and the like must not fall below a quarter by the last bit
LONGEST = 5_000  # characters of a comment


class MarkError(WorkbookError):
    """A mark that cannot be recorded as it is."""


@dataclass(frozen=True)
class Mark:
    """Levels by criterion id (0–3). ``extra`` points need a reason, may be negative, and count beside the rubric."""

    levels: Mapping[str, int] = field(default_factory=dict)
    comment: str = ""
    extra: float = 0.0
    extra_reason: str = ""


@dataclass(frozen=True)
class GivenMark:
    """A mark as it was recorded: for whom, by whom, when, for which answer. ``second`` = a second opinion.

    A mark without levels was given elsewhere (in formgrader) and taken over when ours replaced it.
    """

    assignment: str
    participant: str
    exercise: str
    who: str
    at: str
    mark: Mark
    points: float
    second: bool = False
    answer: str = ""
    number: int = 0

    @property
    def by_rubric(self) -> bool:
        """Whether it was given by the levels of a rubric."""
        return bool(self.mark.levels)


def points_of(exercise: Exercise, mark: Mark) -> float:
    """The points a mark comes to: the hand points in proportion to the weighted levels, without extra points.

    hand points · Σ(level · weight) / (3 · Σ weight), to the nearest half; a quarter goes up, for the participant.
    Raises MarkError for a criterion that is missing or unknown, a level that is none, extra points without a reason.
    """
    check_mark(exercise, mark)
    weights = {line.id: line.weight for line in exercise.rubric}
    reached = sum(weights[id_] * level for id_, level in mark.levels.items())
    exact = float(exercise.hand_points) * reached / (HIGHEST * sum(weights.values()))
    return min(STEP * math.floor(exact / STEP + 0.5 + ROUNDING), float(exercise.hand_points))


def check_mark(exercise: Exercise, mark: Mark) -> None:
    """Raise MarkError for the first thing that is the matter with a mark."""
    known = {line.id: line.name for line in exercise.rubric}
    if not known or exercise.hand_points <= 0:
        raise MarkError("mark-no-rubric", exercise=exercise.title)
    missing = [name for id_, name in known.items() if id_ not in mark.levels]
    if missing:
        raise MarkError("mark-incomplete", names=", ".join(missing))
    for id_, level in mark.levels.items():
        if id_ not in known or isinstance(level, bool) or level not in range(HIGHEST + 1):
            raise MarkError("mark-level", criterion=known.get(id_, id_), level=level)
    if mark.extra and not mark.extra_reason.strip():
        raise MarkError("mark-extra-reason", points=number(mark.extra, DIGITS))
    if abs(mark.extra) > float(exercise.points):
        raise MarkError("mark-extra-large", points=number(mark.extra, DIGITS), most=number(exercise.points, DIGITS))
    if len(mark.comment) > LONGEST:
        raise MarkError("mark-comment-long", limit=LONGEST)


def wording(exercise: Exercise, mark: Mark) -> str:
    """The mark in words, as nbgrader shows it in the comment of the cell."""
    parts = [*_lines(exercise, mark)]
    if mark.extra:
        parts.append(text("grading.mark.extra", points=number(mark.extra, DIGITS), reason=mark.extra_reason.strip()))
    said = "\n".join(parts)
    return f"{said}\n\n{mark.comment.strip()}" if mark.comment.strip() else said


def _lines(exercise: Exercise, mark: Mark) -> Iterator[str]:
    for line in exercise.rubric:
        level = mark.levels[line.id]
        yield text("grading.mark.line", name=line.name, word=text(f"grading.mark.levels.{level}"), level=level)
