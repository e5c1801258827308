"""Room between symbols, and connected parts set side by side on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from workbook.figures.network_map.distances import Array

Indices: TypeAlias = npt.NDArray[np.intp]

WIDTH, HEIGHT = 1000.0, 660.0  # the sheet: 3 : 2 fits a 1366 × 768 screen and a landscape page
MARGIN = 40.0


def pushed_apart(place: Array, gap: float, rounds: int = 30) -> Array:
    """The positions with at least ``gap`` between any two actors, moved as little as it takes."""
    place = place.copy()
    if len(place) < 2:
        return place
    for _ in range(rounds if len(place) <= 700 else 8):
        one, two = _too_close(place, gap)
        if not len(one):
            break
        vector = place[one] - place[two]
        apart = np.hypot(vector[:, 0], vector[:, 1])
        turn = one * 2.4 + two  # two on one point part along a direction that depends on the pair alone
        vector = np.where((apart < 1e-9)[:, None], np.column_stack([np.cos(turn), np.sin(turn)]), vector)
        shift = vector / np.maximum(apart, 1e-9)[:, None] * (gap * 0.51 - apart / 2)[:, None]
        shift[apart < 1e-9] = vector[apart < 1e-9] * gap * 0.51
        for axis in (0, 1):
            place[:, axis] += np.bincount(one, weights=shift[:, axis], minlength=len(place))
            place[:, axis] -= np.bincount(two, weights=shift[:, axis], minlength=len(place))
    return place


def _too_close(place: Array, gap: float) -> tuple[Indices, Indices]:
    """The pairs nearer than ``gap``, found along a sweep over x so that 2,000 actors cost no n²."""
    order = np.argsort(place[:, 0], kind="stable")
    x = place[order, 0]
    counts = np.searchsorted(x, x + gap, side="left") - np.arange(len(x)) - 1
    first = np.repeat(np.arange(len(x)), counts)
    second = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + first + 1
    one, two = order[first], order[second]
    gaps = place[one] - place[two]
    close = np.hypot(gaps[:, 0], gaps[:, 1]) < gap - 1e-9
    return one[close], two[close]


def packed(pieces: Sequence[Array], gap: float) -> list[Array]:
    """Connected parts next to each other, the first (largest) as it is, the others in rows beneath.

    Actors without any tie come last and so form one even row at the foot of the sheet.
    """
    if not pieces:
        return []
    placed = [pieces[0] - pieces[0].min(axis=0)]
    width = max(float(placed[0][:, 0].max()), gap * 8, gap * 1.6 * np.sqrt(len(pieces)))
    x, y, row = 0.0, float(placed[0][:, 1].max()) + 0.9 * gap, 0.0
    for piece in pieces[1:]:
        box = piece - piece.min(axis=0)
        wide, high = box.max(axis=0)
        if x > 0 and x + wide > width:
            x, y, row = 0.0, y + row + 1.2 * gap, 0.0
        placed.append(box + np.array([x, y]))
        x, row = x + wide + 1.6 * gap, max(row, float(high))
    return placed


def on_sheet(place: Array) -> Array:
    """The positions scaled evenly and centred on the sheet, one decimal kept."""
    if not len(place):
        return place
    low, high = place.min(axis=0), place.max(axis=0)
    size = np.maximum(high - low, 1e-9)
    scale = min((WIDTH - 2 * MARGIN) / size[0], (HEIGHT - 2 * MARGIN) / size[1])
    if size.max() <= 1e-6:
        scale = 1.0
    scale = min(scale, 160.0)  # few actors do not fill the whole sheet
    result: Array = np.round((place - (low + high) / 2) * scale + np.array([WIDTH / 2, HEIGHT / 2]), 1)
    return result
