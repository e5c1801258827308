"""Random networks with given numbers of actors and ties, G(n, m), and their figures.

A thousand networks are drawn for every figure. What hangs on distances is counted for all actors at once: bit s of
row v says whether v is within so many steps of s, so one step of all searches is an OR over partners (measured: a
tenth of igraph's time for the same counts). Betweenness has no such shortcut; it takes nearly all the time in large
networks, and its centralisation alone is drawn less often there, as far as :class:`Effort` allows.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from igraph import Graph
from numpy.typing import NDArray

from workbook.network import centralization, whole
from workbook.network.graph import Structure

DRAWS = 1000
FEWEST = 40  # fewer values say nothing about the outer 5 %
Row: TypeAlias = list[float | None]

WHOLE_FIGURES: Mapping[str, Callable[[Structure], float | None]] = MappingProxyType(
    {
        "density": lambda found: 2 * found.m / (found.n * (found.n - 1)) if found.n > 1 else None,
        "mean_degree": whole.mean_degree,
        "components": lambda found: len(found.components),
        "largest_component": whole.largest_component,
        "isolates": lambda found: found.degrees.count(0),
        "connectedness": whole.connectedness,
        "global_efficiency": whole.global_efficiency,
        "path_length": whole.path_length,
        "transitivity": whole.transitivity,
        "degree_centralization": centralization.degree_centralization,
        "betweenness_centralization": centralization.betweenness_centralization,
        "articulation_points": lambda found: len(found.cutpoints),
    }
)
COSTLY = "betweenness_centralization"


@dataclass(frozen=True)
class Effort:
    """How long drawing may take: ``steps`` for betweenness, where one network costs about n·(n + m) of them.

    ``processes`` share the work where it takes more than a few seconds; ``watch`` is told the share done, 0–1.
    """

    steps: int = 1_000_000_000  # about twelve seconds: enough for 1,000 draws up to some 500 actors
    processes: int = 1
    watch: Callable[[float], None] | None = None


FULL = Effort()
SHARED = 200_000_000  # steps from which several processes are worth their start
BATCH = 20_000_000  # steps handed to a process at a time: about a quarter of a second


def draws_for(n: int, m: int, effort: Effort = FULL) -> int:
    """How many random networks are drawn for betweenness: 1,000, fewer where that would take too long."""
    return max(FEWEST, min(DRAWS, effort.steps // max(1, n * (n + m))))


@dataclass(frozen=True)
class Drawing:
    """What is drawn: ``draws`` networks of n actors and m ties from a seed, betweenness of the first ``costly``."""

    n: int
    m: int
    draws: int
    costly: int
    seed: int

    @property
    def steps(self) -> int:
        """What the betweenness of one network costs."""
        return max(1, self.n * (self.n + self.m))


def random_figures(drawing: Drawing, effort: Effort = FULL) -> dict[str, NDArray[np.float64]]:
    """Each figure of the networks drawn, one value per network. NaN = undefined."""
    if drawing not in _kept:
        rows: list[Row] = []
        for batch in _computed(drawing, effort):
            rows += batch
            if effort.watch is not None:
                effort.watch(len(rows) / drawing.draws)
        while len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[drawing] = _columns(rows, drawing.costly)
    return _kept[drawing]


KEPT = 64
_kept: dict[Drawing, dict[str, NDArray[np.float64]]] = {}


def random_pairs(rng: np.random.Generator, n: int, m: int) -> NDArray[np.int64]:
    """m different pairs of n actors, all sets of pairs equally likely: m×2 vertex numbers."""
    if not m:
        return np.empty((0, 2), dtype=np.int64)
    number = rng.choice(n * (n - 1) // 2, m, replace=False, shuffle=False)
    # pair number r of the strict lower triangle: row i holds the numbers i(i−1)/2 … i(i+1)/2 − 1
    row = ((1 + np.sqrt(1 + 8.0 * number)) / 2).astype(np.int64)
    row -= row * (row - 1) // 2 > number
    row += row * (row + 1) // 2 <= number
    return np.column_stack((row, number - row * (row - 1) // 2))


def pairs_at_distance(n: int, pairs: NDArray[np.int64]) -> list[int]:
    """How many ordered pairs of actors lie 1, 2, 3 … steps apart. ``pairs``: each tie once, m×2."""
    source, target = np.concatenate((pairs, pairs[:, ::-1])).T
    order = np.argsort(source, kind="stable")
    tied, starts = np.unique(source[order], return_index=True)
    place = np.zeros(n, dtype=np.intp)
    place[tied] = np.arange(len(tied))
    partners = place[target[order]]
    actor = np.arange(len(tied))
    within = np.zeros((len(tied), (len(tied) + 63) // 64), dtype=np.uint64)
    within[actor, actor >> 6] = np.uint64(1) << (actor & 63).astype(np.uint64)
    counts, reached = [], len(tied)
    while len(tied):
        within |= np.bitwise_or.reduceat(within[partners], starts, axis=0)
        now = int(np.bitwise_count(within).sum(dtype=np.int64))
        if now == reached:
            break
        counts.append(now - reached)
        reached = now
    return counts


Batch: TypeAlias = list[tuple[NDArray[np.int64], bool]]


def _batches(drawing: Drawing) -> Iterator[Batch]:
    """The networks, each with whether its betweenness is wanted, some at a time."""
    rng = np.random.default_rng(drawing.seed)
    size = max(1, BATCH // drawing.steps)
    batch: Batch = []
    for number in range(drawing.draws):
        costs = number < drawing.costly
        batch.append((random_pairs(rng, drawing.n, drawing.m), costs))
        if len(batch) >= (size if costs else 10 * size):
            yield batch
            batch = []
    if batch:
        yield batch


def _computed(drawing: Drawing, effort: Effort) -> Iterator[list[Row]]:
    """The rows of each batch in order, by several processes where that pays; where none can be started, by this one."""
    batches = list(_batches(drawing))
    done = 0
    if effort.processes > 1 and drawing.costly * drawing.steps > SHARED:
        try:
            with _processes(effort.processes) as pool:
                for rows in pool.map(_rows, [drawing.n] * len(batches), batches):
                    done += 1
                    yield rows
        except (OSError, BrokenProcessPool):
            pass  # a system that allows no further process: slower, same figures
    for batch in batches[done:]:
        yield _rows(drawing.n, batch)


def _processes(count: int) -> ProcessPoolExecutor:
    # "spawn" on every system: a forked process could inherit the locks of a library's threads
    return ProcessPoolExecutor(count, get_context("spawn"), _leave_interrupts_to_parent)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _rows(n: int, batch: Batch) -> list[Row]:
    return [_row(n, pairs, with_betweenness=costs) for pairs, costs in batch]


def _row(n: int, pairs: NDArray[np.int64], *, with_betweenness: bool) -> Row:
    found = Structure(range(n), Graph(n, pairs.tolist()))
    steps = pairs_at_distance(n, pairs)
    reached = sum(steps)
    known: dict[str, float | None] = {
        "global_efficiency": sum(c / d for d, c in enumerate(steps, 1)) / (n * (n - 1)) if n > 1 else None,
        "path_length": sum(c * d for d, c in enumerate(steps, 1)) / reached if reached else None,
    }
    if not with_betweenness:
        known[COSTLY] = None
    return [known[name] if name in known else figure(found) for name, figure in WHOLE_FIGURES.items()]


def _columns(rows: list[Row], costly: int) -> dict[str, NDArray[np.float64]]:
    table = np.array(rows, dtype=float).reshape(len(rows), len(WHOLE_FIGURES))  # None becomes NaN
    table.setflags(write=False)
    columns = dict(zip(WHOLE_FIGURES, table.T, strict=True))
    return {**columns, COSTLY: columns[COSTLY][:costly]}
