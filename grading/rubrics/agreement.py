"""How far two graders agree: quadratically weighted kappa (Cohen 1968) per criterion, mean difference in points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from grading.rubrics.model import HIGHEST, GivenMark
from grading.rubrics.record import latest


@dataclass(frozen=True)
class Agreement:
    """Two graders on the same answers. ``kappa`` by criterion is None where it is undefined (no variance, nobody).

    ``difference`` is second minus first in points (mean), ``spread`` its standard deviation; ``same`` the share of
    levels that are equal. ``apart`` lists participants whose points differ most, for talking about them.
    """

    answers: int
    kappa: Mapping[str, float | None]
    same: float | None
    difference: float | None
    spread: float | None
    apart: tuple[tuple[str, float], ...]


def agreement(marks: Iterable[GivenMark]) -> Agreement:
    """Compare the first and the second opinions on one exercise."""
    kept = tuple(marks)
    first, second = latest(kept), latest(kept, second=True)
    pairs = [(first[place], second[place]) for place in first if place in second]
    criteria = sorted({name for one, _ in pairs for name in one.mark.levels})
    levels = {name: [(one.mark.levels[name], two.mark.levels[name]) for one, two in pairs] for name in criteria}
    differences = [(one.participant, two.points - one.points) for one, two in pairs]
    everything = [pair for each in levels.values() for pair in each]
    return Agreement(
        answers=len(pairs),
        kappa={name: weighted_kappa(each) for name, each in levels.items()},
        same=fmean(float(a == b) for a, b in everything) if everything else None,
        difference=fmean(gap for _, gap in differences) if differences else None,
        spread=stdev(gap for _, gap in differences) if len(differences) > 1 else None,
        apart=tuple(sorted(((who, gap) for who, gap in differences if gap), key=lambda each: -abs(each[1]))),
    )


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa with squared distances as weights; None where chance alone would agree fully.

    1 − Σ wᵢⱼ oᵢⱼ / Σ wᵢⱼ eᵢⱼ with wᵢⱼ = (i − j)², observed o and, from the margins, expected e.
    """
    if not pairs:
        return None
    levels = range(HIGHEST + 1)
    count = len(pairs)
    first = [sum(a == level for a, _ in pairs) / count for level in levels]
    second = [sum(b == level for _, b in pairs) / count for level in levels]
    observed = sum((a - b) ** 2 for a, b in pairs) / count
    expected = sum((i - j) ** 2 * first[i] * second[j] for i in levels for j in levels)
    return None if expected == 0 else 1 - observed / expected
