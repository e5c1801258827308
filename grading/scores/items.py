"""Item analysis: how hard an item is, how well it separates, how consistent an assignment is – with intervals.

At twenty people Cronbach's alpha scatters from 0.28 to 0.78 by chance alone, so no figure is given without its 95 %
interval, and no word of judgement below :data:`ENOUGH` people. Cohorts may be pooled: correlations are then taken
within cohorts, so that a strong and a weak cohort do not look like a good item.

Sources: difficulty as mean share (Lord & Novick 1968, ch. 15) with Wilson's interval (1927), which is conservative for
partial credit because a share in 0–1 varies at most like a yes/no answer of the same mean; discrimination as corrected
item–rest correlation (Henrysson 1963) with Fisher's z (1921); alpha (Cronbach 1951) with Bonett's interval (2002).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix: TypeAlias = NDArray[np.float64]

ENOUGH = 50  # people, below which no judgement is put into words
FEWEST = 4  # people, below which a correlation has no interval
LEVEL = 0.95
HARD, EASY = 0.3, 0.9  # shares beyond which an item tells little about most people
WEAK = 0.2  # item–rest correlation below which an item separates poorly (Ebel & Frisbie 1991)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval; all None where it is undefined (no variance, too few people)."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item. ``judgement`` is None below 50 people, else "hard", "easy", "weak" or "fine"."""

    name: str
    maximum: float
    difficulty: Estimate
    discrimination: Estimate
    judgement: str | None


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """All items of one assignment over ``people`` in ``cohorts`` cohorts; ``left_out`` were not decided in full."""

    items: tuple[Item, ...]
    alpha: Estimate
    people: int
    cohorts: int
    left_out: int


Points: TypeAlias = Mapping[str, Mapping[str, float | None]]  # person -> item -> points


def analyse(cohorts: Sequence[Points], maxima: Mapping[str, float]) -> ItemAnalysis:
    """Analyse one assignment. ``maxima`` names the items and what each is worth; items worth nothing are skipped.

    A person counts where every item is decided; the others are counted as left out.
    """
    import numpy as np  # noqa: PLC0415  0.15 s that only the analysis needs

    names = [name for name, worth in maxima.items() if worth > 0]
    decided = [[row for row in cohort.values() if _is_whole(row, names)] for cohort in cohorts]
    blocks = [np.array([[row[name] for name in names] for row in rows], float) for rows in decided if rows and names]
    people = sum(len(block) for block in blocks)
    left_out = sum(len(cohort) for cohort in cohorts) - sum(len(rows) for rows in decided)
    if not blocks:
        empty = tuple(Item(name, maxima[name], Estimate(None), Estimate(None), None) for name in names)
        return ItemAnalysis(empty, Estimate(None), 0, 0, left_out)
    shares = np.vstack(blocks) / np.array([maxima[name] for name in names])
    within = np.vstack([block - block.mean(axis=0) for block in blocks])
    free = people - len(blocks) + 1  # people as if of one cohort: each further cohort costs one mean
    items = []
    for column, name in enumerate(names):
        rest = within.sum(axis=1) - within[:, column]
        difficulty = wilson(float(shares[:, column].mean()), people)
        discrimination = fisher(correlation(within[:, column], rest), free)
        judgement = _judgement(difficulty, discrimination, people)
        items.append(Item(name, maxima[name], difficulty, discrimination, judgement))
    return ItemAnalysis(tuple(items), alpha(within, free), people, len(blocks), left_out)


def _judgement(difficulty: Estimate, discrimination: Estimate, people: int) -> str | None:
    if people < ENOUGH or difficulty.value is None:
        return None
    if difficulty.value < HARD:
        return "hard"
    if difficulty.value > EASY:
        return "easy"
    if discrimination.value is not None and discrimination.value < WEAK:
        return "weak"
    return "fine"


def wilson(share: float, people: int) -> Estimate:
    """A mean share with Wilson's score interval (1927)."""
    z = _z()
    middle = (share + z * z / (2 * people)) / (1 + z * z / people)
    reach = z / (1 + z * z / people) * math.sqrt(share * (1 - share) / people + z * z / (4 * people * people))
    return Estimate(share, max(0.0, middle - reach), min(1.0, middle + reach))


def correlation(first: Matrix, second: Matrix) -> float | None:
    """Pearson's correlation; None without variance."""
    one, two = first - first.mean(), second - second.mean()
    spread = math.sqrt(float(one @ one) * float(two @ two))
    return None if spread < 1e-12 else max(-1.0, min(1.0, float(one @ two) / spread))


def fisher(value: float | None, people: int) -> Estimate:
    """A correlation with Fisher's interval (1921)."""
    if value is None or people < FEWEST or abs(value) >= 1:
        return Estimate(value)
    reach = _z() / math.sqrt(people - 3)
    return Estimate(value, math.tanh(math.atanh(value) - reach), math.tanh(math.atanh(value) + reach))


def alpha(points: Matrix, people: int) -> Estimate:
    """Cronbach's alpha (1951) of people × items with Bonett's interval (2002); needs two items and three people."""
    items = points.shape[1]
    if items < 2 or people < 3:
        return Estimate(None)
    total = float(points.sum(axis=1).var(ddof=1))
    if total < 1e-12:
        return Estimate(None)
    value = items / (items - 1) * (1 - float(points.var(axis=0, ddof=1).sum()) / total)
    if value >= 1:
        return Estimate(value)
    reach = _z() * math.sqrt(2 * items / ((items - 1) * (people - 2)))
    return Estimate(value, 1 - (1 - value) * math.exp(reach), 1 - (1 - value) * math.exp(-reach))


def _is_whole(row: Mapping[str, float | None], names: Sequence[str]) -> bool:
    return all(row.get(name) is not None for name in names)


def _z() -> float:
    return NormalDist().inv_cdf(0.5 + LEVEL / 2)
