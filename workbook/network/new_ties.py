"""Which new ties would help the network most: greedy gain in global efficiency (course material 2.7).

A new tie i–j shortens the way between s and t exactly where d(s,i) + 1 + d(j,t) < d(s,t), and only in one of the two
orientations. Sorting actors by their distance to i and j turns the gain of *all* candidate ties into a few matrix
products, so the best tie is found exactly, not by sampling.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbook.network.graph import Structure, structure
from workbook.network.model import Network

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class NewTie:
    """A suggested tie with what speaks for it.

    ``gain``: rise of global efficiency when this tie is added after the ones suggested before it. ``distance``: steps
    between the two before (None = no way). ``common``: partners that both have. ``joins``: connects two separate parts.
    """

    source: str
    target: str
    gain: float
    efficiency: float
    distance: int | None
    common: tuple[str, ...]
    same_place: bool
    same_sector: bool

    @property
    def joins(self) -> bool:
        """Whether the tie connects two parts that had no connection."""
        return self.distance is None


def best_new_ties(network: Network, count: int = 5, *, without: Collection[str] = ()) -> tuple[NewTie, ...]:
    """The ``count`` best new ties, one after the other; equal gains in order of ids.

    ``without``: actors that shall not get a new tie (say, the coordination). Pairs answered "weiß nicht" are not
    suggested: the tie may be there already.
    """
    found = structure(network)
    if found.n < 2:
        return ()
    distance = distance_matrix(found)
    allowed = _allowed(network, found, set(without))
    order = np.argsort(np.argsort(np.array(found.ids, dtype=object)))
    chosen: list[NewTie] = []
    while len(chosen) < count and allowed.any():
        gain = np.where(allowed, efficiency_gains(distance), -1.0)
        i, j = _first_best(gain, order)
        before = distance
        distance = _with_tie(distance, i, j)
        chosen.append(_suggestion(network, found, (i, j), before, distance))
        allowed[i, j] = allowed[j, i] = False
    return tuple(chosen)


def distance_matrix(found: Structure) -> Matrix:
    """n×n steps between actors in vertex order; inf where there is no way."""
    return np.array(found.graph.distances(), dtype=float).reshape(found.n, found.n)


def efficiency_gains(distance: Matrix) -> Matrix:
    """n×n: how much global efficiency rises with a tie i–j; 0 where the tie exists or i = j."""
    n = len(distance)
    with np.errstate(divide="ignore"):
        nearness = np.where(np.eye(n, dtype=bool), np.inf, 1 / distance)  # a way to oneself cannot get shorter
    finite = distance[np.isfinite(distance)]
    levels = int(finite.max()) + 1
    at = [(distance == level).astype(float) for level in range(levels)]
    # pairs that cannot reach each other gain by ways of any length, others only by shorter ones
    connected = bool(np.isfinite(distance).all())
    longest = levels - 2 if connected else 2 * levels - 1
    shorter = {way: np.maximum(0.0, 1 / way - nearness) for way in range(1, longest + 1)}
    gain = np.zeros((n, n))
    for a in range(levels):
        reach = sum((shorter[a + 1 + b] @ at[b] for b in range(levels) if a + 1 + b in shorter), np.zeros((n, n)))
        gain += at[a] @ reach
    # each pair {s, t} was met as (s, t) for i–j and as (t, s) for j–i: gain(i, j) holds each pair once per order
    return (gain + gain.T) / (n * (n - 1))


def _with_tie(distance: Matrix, i: int, j: int) -> Matrix:
    over = distance[:, [i]] + 1 + distance[[j], :]
    return np.minimum(distance, np.minimum(over, over.T))


def _allowed(network: Network, found: Structure, without: set[str]) -> NDArray[np.bool_]:
    allowed = np.triu(np.ones((found.n, found.n), dtype=bool), 1)
    for a, b in (*network.pairs, *network.unknown):
        i, j = found.index[a], found.index[b]
        allowed[i, j] = allowed[j, i] = False
    for actor in without:
        if actor in found.index:
            allowed[found.index[actor], :] = allowed[:, found.index[actor]] = False
    return allowed


def _first_best(gain: Matrix, order: NDArray[np.int64]) -> tuple[int, int]:
    best = np.argwhere(gain >= gain.max() - 1e-12)
    ranked = sorted((sorted((int(order[i]), int(order[j]))), int(i), int(j)) for i, j in best)
    _, i, j = ranked[0]
    return (i, j) if order[i] < order[j] else (j, i)


def _suggestion(network: Network, found: Structure, pair: tuple[int, int], before: Matrix, after: Matrix) -> NewTie:
    i, j = pair
    one, other = (network.by_id[found.ids[vertex]] for vertex in pair)
    efficiency = _efficiency(after)
    return NewTie(
        source=one.id,
        target=other.id,
        gain=efficiency - _efficiency(before),
        efficiency=efficiency,
        distance=int(before[i, j]) if np.isfinite(before[i, j]) else None,
        common=tuple(found.ids[int(vertex)] for vertex in np.flatnonzero((before[i] == 1) & (before[j] == 1))),
        same_place=one.place is not None and one.place == other.place,
        same_sector=one.sector is not None and one.sector == other.sector,
    )


def _efficiency(distance: Matrix) -> float:
    n = len(distance)
    return float((1 / distance[~np.eye(n, dtype=bool)]).sum() / (n * (n - 1)))
