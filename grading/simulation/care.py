"""How well a simulated participant works: every task is solved, done with a usual slip, or left open by chance."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import Enum


class Result(Enum):
    """What becomes of one task."""

    RIGHT = "right"
    SLIP = "slip"
    OPEN = "open"


@dataclass(frozen=True)
class Care:
    """``right`` and ``slip`` are probabilities per task; what remains is left open. ``level`` names the texts."""

    level: str
    right: float
    slip: float
    chance: random.Random

    def result(self) -> Result:
        """Draw the result of one task."""
        drawn = self.chance.random()
        if drawn < self.right:
            return Result.RIGHT
        return Result.SLIP if drawn < self.right + self.slip else Result.OPEN


def perfect(seed: int = 0) -> Care:
    """Somebody who solves everything."""
    return Care("good", 1.0, 0.0, random.Random(seed))


def good(seed: int) -> Care:
    """Somebody who works carefully."""
    return Care("good", 0.92, 0.06, random.Random(seed))


def fair(seed: int) -> Care:
    """Somebody who gets about two thirds."""
    return Care("fair", 0.62, 0.25, random.Random(seed))


def weak(seed: int) -> Care:
    """Somebody who is in a hurry."""
    return Care("weak", 0.30, 0.40, random.Random(seed))
