"""Small statistics of points, as plainly as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, quantiles

SMALL = 5  # fewer results than this are hidden in a view for the group


@dataclass(frozen=True)
class Spread:
    """How points are spread over at least one submission; quartiles by the inclusive method (Hyndman & Fan 1996, 7)."""

    count: int
    mean: float
    lowest: float
    quarter: float
    median: float
    three_quarters: float
    highest: float


def spread(points: Sequence[float]) -> Spread | None:
    """The spread; None without points."""
    if not points:
        return None
    ordered = sorted(points)
    lower, middle, upper = quantiles(ordered, n=4, method="inclusive") if len(ordered) > 1 else ordered * 3
    return Spread(len(ordered), fmean(ordered), ordered[0], lower, middle, upper, ordered[-1])
