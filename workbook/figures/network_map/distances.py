"""Steps between all actors, and the connected parts, as the layouts need them.

The measures shown to people come from :mod:`workbook.network`; this is geometry. Reach sets are kept as Python's long
integers (one bit per actor), so that one step outward is a handful of OR operations: 2 ms at 500 actors.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]
Neighbours: TypeAlias = Sequence[Sequence[int]]


def parts(neighbours: Neighbours) -> list[list[int]]:
    """The connected parts as sorted lists of indices, largest first; equal ones by their first actor."""
    seen = [False] * len(neighbours)
    found: list[list[int]] = []
    for start in range(len(neighbours)):
        if seen[start]:
            continue
        seen[start] = True
        part, frontier = [start], [start]
        while frontier:
            frontier = [other for one in frontier for other in neighbours[one] if not _mark(seen, other)]
            part += frontier
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part[0]))


def _mark(seen: list[bool], index: int) -> bool:
    before, seen[index] = seen[index], True
    return before


def steps(neighbours: Neighbours) -> Array:
    """Number of steps between each two actors, shape (n, n); inf where there is no way."""
    count = len(neighbours)
    reach = [1 << i for i in range(count)]
    distance = np.full((count, count), np.inf)
    np.fill_diagonal(distance, 0)
    level = 0
    open_ = set(range(count))
    while open_:
        level += 1
        before = list(reach)
        changed: set[int] = set()
        for i in open_:
            grown = before[i]
            for j in neighbours[i]:
                grown |= before[j]
            if grown != before[i]:
                reach[i] = grown
                changed.add(i)
                distance[i, _bits(grown ^ before[i], count)] = level
        open_ = changed
    return distance


def _bits(number: int, count: int) -> npt.NDArray[np.intp]:
    raw = np.frombuffer(number.to_bytes((count + 7) // 8, "little"), dtype=np.uint8)
    return np.flatnonzero(np.unpackbits(raw, bitorder="little", count=count))
