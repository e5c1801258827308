"""Force picture: positions whose distances on paper resemble the steps in the network.

Stress majorisation (Gansner, Koren & North 2005) from a pivot start (Brandes & Pich 2007), weights 1/d². It is
deterministic, so the same network always gives the same picture. Above ``EXACT`` actors the sparse stress of Ortmann,
Klimenta & Brandes (2017) takes its place: ties exactly, everything else through pivots.
"""

from __future__ import annotations

import numpy as np

from workbook.figures.network_map.distances import Array, Neighbours, steps

EXACT = 700  # beyond, a dense step costs more than a person waits
PIVOTS = 60
ROUNDS = 120
SETTLED = 3e-3  # mean step, in lengths of a tie, at which the picture no longer moves visibly
SETTLED_CROWD = 1e-2  # the same where a length of a tie is a few pixels
CROWD = 150


def stress_layout(neighbours: Neighbours, start: Array | None = None) -> Array:
    """Positions of one connected part, shape (n, 2), unit = the wished length of a tie, centred on 0.

    ``start`` is a warm start of the same shape: the picture then stays near it.
    """
    count = len(neighbours)
    if count == 1:
        return np.zeros((1, 2))
    if count == 2:
        return np.array([[-0.5, 0.0], [0.5, 0.0]])
    distance = steps(neighbours)
    place = _pivot_start(distance) if start is None else np.array(start, dtype=float)
    place = place - place.mean(axis=0) + _spread(count)
    place = _dense(place, distance) if count <= EXACT else _sparse(place, distance, neighbours)
    place -= place.mean(axis=0)
    return place if start is not None else turned(place)


def turned(place: Array) -> Array:
    """The picture with its longest extent lying horizontally, in one of the two mirrorings always the same."""
    if len(place) < 3:
        return place
    _, axes = np.linalg.eigh(np.cov(place.T))
    flat: Array = (place - place.mean(axis=0)) @ axes[:, ::-1]
    signs = np.sign((flat**3).sum(axis=0))
    return flat * np.where(signs == 0, 1, signs)


def _spread(count: int) -> Array:
    """Tiny fixed shifts: actors with the same neighbours must not start on one point."""
    turn = np.arange(count) * 2.399963229728653  # the golden angle
    return 0.01 * np.column_stack([np.cos(turn), np.sin(turn)])


def _pivots(distance: Array) -> list[int]:
    """Actors far from each other, chosen one by one; the first is the most central."""
    chosen = [int(np.argmin(distance.sum(axis=1)))]
    nearest = distance[chosen[0]].copy()
    while len(chosen) < min(PIVOTS, len(distance)):
        far = int(np.argmax(nearest))
        chosen.append(far)
        nearest = np.minimum(nearest, distance[far])
    return chosen


def _pivot_start(distance: Array) -> Array:
    squared = distance[:, _pivots(distance)] ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    place: Array = centred @ vectors[:, [-1, -2]]
    size = np.abs(place).max() or 1.0
    scaled: Array = place * (distance.max() / 2 / size)
    return scaled


def _dense(place: Array, distance: Array) -> Array:
    """Majorisation: every round solves for the places that fit the present directions best."""
    weight = np.zeros_like(distance)
    off = ~np.eye(len(place), dtype=bool)
    weight[off] = distance[off] ** -2
    wished = weight * distance
    laplacian = np.diag(weight.sum(axis=1)) - weight
    solve = np.linalg.inv(laplacian[1:, 1:])  # the first actor is held; the picture is centred afterwards
    enough = SETTLED if len(place) <= CROWD else SETTLED_CROWD
    for _ in range(ROUNDS):
        pull = wished / _apart(place)
        target = pull.sum(axis=1)[:, None] * place - pull @ place
        moved = np.vstack([np.zeros((1, 2)), solve @ target[1:]])
        moved -= moved.mean(axis=0)
        step = np.abs(moved - place).mean()
        place = moved
        if step < enough:
            break
    return place


def _sparse(place: Array, distance: Array, neighbours: Neighbours) -> Array:
    pivots = _pivots(distance)
    region = np.bincount(np.argmin(distance[:, pivots], axis=1), minlength=len(pivots))
    to_pivot = distance[:, pivots]
    weight = region / np.maximum(to_pivot, 1) ** 2
    weight[to_pivot <= 1] = 0
    one = np.array([i for i, others in enumerate(neighbours) for _ in others])
    two = np.array([j for others in neighbours for j in others])
    total = weight.sum(axis=1) + np.bincount(one, minlength=len(place))
    for _ in range(ROUNDS):
        towards = _wished(place[:, None, :], place[None, pivots, :], to_pivot[..., None])
        target = (weight[..., None] * towards).sum(axis=1)
        tied = _wished(place[one], place[two], 1.0)
        for axis in (0, 1):
            target[:, axis] += np.bincount(one, weights=tied[:, axis], minlength=len(place))
        place = 0.5 * place + 0.5 * target / total[:, None]  # damped: all actors move at once
    return place


def _wished(here: Array, there: Array, length: Array | float) -> Array:
    """Where ``here`` would stand at the wished length from ``there``, in the direction it already has."""
    gap = here - there
    apart = np.maximum(np.linalg.norm(gap, axis=-1, keepdims=True), 1e-9)
    result: Array = there + gap * (length / apart)
    return result


def _apart(place: Array) -> Array:
    """Distances between all actors; a tiny one instead of 0, since they are divided by."""
    squares = (place**2).sum(axis=1)
    apart: Array = place @ (-2 * place.T)
    apart += squares[:, None]
    apart += squares[None, :]
    np.maximum(apart, 1e-12, out=apart)
    return np.sqrt(apart, out=apart)
