"""How far two graders agree: quadratically weighted kappa (Cohen 1968) per criterion, mean difference in points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, stdev

from grading.rubrics.model import HIGHEST, GivenMark
from grading.rubrics.record import latest


@dataclass(frozen=True)
class Far:
    """Two opinions on one criterion that are more than one level apart."""

    participant: str
    criterion: str
    first: int
    second: int


@dataclass(frozen=True)
class Agreement:
    """Two graders on the same answers. ``kappa`` by criterion is None where it is undefined (no variance, nobody).

    ``difference`` is second minus first in points (mean), ``spread`` its standard deviation; ``same`` the share of
    levels that are equal. ``apart`` lists participants whose points differ most, for talking about them; ``far`` the
    criteria on which the two are more than one level apart. Marks without a rubric (given in formgrader) do not count.
    """

    answers: int
    kappa: Mapping[str, float | None]
    same: float | None
    difference: float | None
    spread: float | None
    apart: tuple[tuple[str, float], ...]
    far: tuple[Far, ...] = ()
    graders: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)  # answers behind each kappa


def agreement(marks: Iterable[GivenMark]) -> Agreement:
    """Compare the first and the second opinions on one exercise."""
    kept = tuple(marks)
    first, second = latest(kept), latest(kept, second=True)
    both = [(first[place], second[place]) for place in first if place in second]
    pairs = [(one, two) for one, two in both if one.by_rubric and two.by_rubric and one.answer == two.answer]
    criteria = sorted({name for one, two in pairs for name in one.mark.levels.keys() & two.mark.levels.keys()})
    levels = {name: _levels(pairs, name) for name in criteria}
    differences = [(one.participant, two.points - one.points) for one, two in pairs]
    everything = [pair for each in levels.values() for pair in each]
    return Agreement(
        answers=len(pairs),
        kappa={name: weighted_kappa(each) for name, each in levels.items()},
        same=fmean(float(a == b) for a, b in everything) if everything else None,
        difference=fmean(gap for _, gap in differences) if differences else None,
        spread=stdev(gap for _, gap in differences) if len(differences) > 1 else None,
        apart=tuple(sorted(((who, gap) for who, gap in differences if gap), key=lambda each: -abs(each[1]))),
        far=tuple(_far(one, two, name) for one, two in pairs for name in far(one, two)),
        counts={name: len(each) for name, each in levels.items()},
        graders=tuple(sorted({each.who for pair in pairs for each in pair})),
    )


def far(first: GivenMark, second: GivenMark) -> tuple[str, ...]:
    """The criteria on which two opinions are more than one level apart."""
    one, two = first.mark.levels, second.mark.levels
    return tuple(name for name in one if name in two and abs(one[name] - two[name]) > 1)


def _far(one: GivenMark, two: GivenMark, name: str) -> Far:
    return Far(one.participant, name, one.mark.levels[name], two.mark.levels[name])


def _levels(pairs: Sequence[tuple[GivenMark, GivenMark]], name: str) -> list[tuple[int, int]]:
    found = [(one.mark.levels.get(name), two.mark.levels.get(name)) for one, two in pairs]
    return [(one, two) for one, two in found if one is not None and two is not None]


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
