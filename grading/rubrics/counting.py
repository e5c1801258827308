"""What counts where two people gave a mark: the first opinion, until the course lead decides for the mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from grading.rubrics.model import DIGITS, GivenMark, wording
from workbook.content import number, text
from workbook.exercises import Exercise


class Counting(StrEnum):
    """Which of two opinions counts."""

    FIRST = "first"
    MEAN = "mean"


@dataclass(frozen=True)
class Standing:
    """What stands in nbgrader's rows for one answer; ``points`` None = it waits for somebody."""

    points: float | None = None
    extra: float | None = None
    words: str | None = None

    @property
    def total(self) -> float | None:
        """Points with the extra points, as nbgrader adds them up."""
        return None if self.points is None else round(self.points + (self.extra or 0), 6)


def standing(exercise: Exercise, first: GivenMark | None, second: GivenMark | None, counting: Counting) -> Standing:
    """What counts for one answer. Without a first opinion nothing does, whatever the second says."""
    if first is None:
        return Standing()
    if second is None or counting is Counting.FIRST:
        return Standing(first.points, first.mark.extra or None, words(exercise, first))
    points = round((first.points + second.points) / 2, DIGITS)
    extra = round((first.mark.extra + second.mark.extra) / 2, DIGITS)
    said = text("grading.mark.mean", points=number(points, DIGITS))
    other = second.mark.comment.strip()
    parts = [said, words(exercise, first), *([other] if other and other != first.mark.comment.strip() else [])]
    return Standing(points, extra or None, "\n\n".join(parts))


def words(exercise: Exercise, given: GivenMark) -> str:
    """A mark as a participant reads it."""
    return wording(exercise, given.mark) if given.by_rubric else given.mark.comment
