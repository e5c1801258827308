"""Core and periphery as a sketch ("Kern/Rand-Skizze"), discrete model of Borgatti & Everett (2000).

The core is the set of actors for which the ties correlate best (Pearson r over pairs) with an ideal pattern. Two
variants, always named because they give different cores:

"any"      pairs with at least one end in the core are expected to be tied, pairs in the periphery not;
"missing"  pairs inside the core are expected to be tied, pairs in the periphery not, pairs between are ignored.

The best core is searched from many starts; for up to 16 actors the search is held against all possible cores in tests.
The model is a simplification: present the result as a sketch (criticism: Estévez & Nordlund 2025).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workbook.network.model import Network

Variant: TypeAlias = Literal["any", "missing"]
Marks: TypeAlias = NDArray[np.bool_]
RANDOM_STARTS = 12
MANY_STARTS = 30  # up to so many actors, every number of best-connected actors is a start
LARGE = 300
SAME = 1e-12


@dataclass(frozen=True)
class CorePeriphery:
    """A core, the periphery, and how well the ideal pattern fits (``fit`` = r, −1 … 1).

    ``fit`` None and an empty core where no split of the actors gives a defined r.
    """

    core: tuple[str, ...]
    periphery: tuple[str, ...]
    fit: float | None
    variant: Variant


def core_periphery(network: Network, variant: Variant = "missing", *, seed: int = 1) -> CorePeriphery:
    """The best-fitting core found; of equally good ones the smallest, then the first in table order."""
    tied = adjacency(network)
    best: Marks | None = None
    for start in _starts(tied, np.random.default_rng(seed)):
        found = _climb(tied, start, variant)
        if best is None or _better(tied, found, best, variant):
            best = found
    if best is None or fit(tied, best, variant) is None:
        return CorePeriphery((), network.ids, None, variant)
    core = tuple(actor for actor, inside in zip(network.ids, best, strict=True) if inside)
    periphery = tuple(actor for actor, inside in zip(network.ids, best, strict=True) if not inside)
    return CorePeriphery(core, periphery, fit(tied, best, variant), variant)


def actor_in_core(network: Network, variant: Variant = "missing") -> dict[str, bool]:
    """Whether the actor belongs to the core of the sketch."""
    core = set(core_periphery(network, variant).core)
    return {actor: actor in core for actor in network.ids}


def adjacency(network: Network) -> Marks:
    """The symmetric n×n matrix of tied pairs in table order."""
    place = {actor: number for number, actor in enumerate(network.ids)}
    tied = np.zeros((len(place), len(place)), dtype=bool)
    for a, b in network.pairs:
        tied[place[a], place[b]] = tied[place[b], place[a]] = True
    return tied


def fit(tied: Marks, core: Marks, variant: Variant) -> float | None:
    """Pearson r between ties and the ideal pattern of a core; None where one of the two does not vary."""
    rim = ~core
    inside, outside = (int(tied[part][:, part].sum()) // 2 for part in (core, rim))
    value = float(_r(core.sum(), inside, outside, _Whole(len(core), int(tied.sum()) // 2, variant)))
    return None if value == -np.inf else value


class _Whole(NamedTuple):
    n: int
    m: int
    variant: Variant


def _r(c: ArrayLike, inside: ArrayLike, outside: ArrayLike, whole: _Whole) -> NDArray[np.float64]:
    """r for cores of size c with so many ties inside and so many in the periphery; −inf where undefined."""
    size, inner, outer = (np.asarray(values, dtype=float) for values in (c, inside, outside))
    in_core, in_rim = size * (size - 1) / 2, (whole.n - size) * (whole.n - size - 1) / 2
    if whole.variant == "any":
        cells = np.asarray(whole.n * (whole.n - 1) / 2)
        ones, expected, both = np.asarray(float(whole.m)), cells - in_rim, whole.m - outer
    else:
        cells, ones, expected, both = in_core + in_rim, inner + outer, in_core, inner
    spread = ones * (cells - ones) * expected * (cells - expected)
    with np.errstate(invalid="ignore", divide="ignore"):
        r = (cells * both - ones * expected) / np.sqrt(spread)
    return np.where(spread > 0, r, -np.inf)


def _starts(tied: Marks, rng: np.random.Generator) -> list[Marks]:
    n = len(tied)
    order = np.argsort(-tied.sum(axis=1), kind="stable")
    sizes = range(1, n) if n <= MANY_STARTS else np.unique(np.geomspace(2, n / 2, 10).astype(int))
    by_degree = []
    for size in sizes:
        core = np.zeros(n, dtype=bool)
        core[order[:size]] = True
        by_degree.append(core)
    random_starts = RANDOM_STARTS if 2 < n <= LARGE else 0
    return by_degree + [rng.random(n) < rng.uniform(0.1, 0.7) for _ in range(random_starts)]


def _climb(tied: Marks, core: Marks, variant: Variant) -> Marks:
    """Kernighan–Lin passes: move every actor once, best move first even where it costs, keep the best state met."""
    best = core.copy()
    while True:
        passed = _pass(tied, best, variant)
        if not _better(tied, passed, best, variant):
            return best
        best = passed


def _pass(tied: Marks, start: Marks, variant: Variant) -> Marks:
    core = start.copy()
    whole = _Whole(len(core), int(tied.sum()) // 2, variant)
    degree, to_core = tied.sum(axis=1), tied[:, core].sum(axis=1)
    inside, outside = int(to_core[core].sum()) // 2, int((degree - to_core)[~core].sum()) // 2
    free = np.ones(whole.n, dtype=bool)
    best, best_r = core.copy(), float(_r(core.sum(), inside, outside, whole))
    for _ in range(whole.n):
        sizes = core.sum() + np.where(core, -1, 1)
        insides = inside + np.where(core, -to_core, to_core)
        outsides = outside + np.where(core, degree - to_core, to_core - degree)
        r = np.where(free, _r(sizes, insides, outsides, whole), -np.inf)
        move = int(np.argmax(r)) if np.isfinite(r).any() else int(np.argmax(free))
        inside, outside = int(insides[move]), int(outsides[move])
        core[move] = not core[move]
        free[move] = False
        to_core = to_core + np.where(core[move], 1, -1) * tied[:, move]
        if r[move] > best_r + SAME:
            best, best_r = core.copy(), float(r[move])
        elif whole.n > LARGE:
            break  # a whole pass costs n² steps: large networks only climb
    return best


def _better(tied: Marks, one: Marks, other: Marks, variant: Variant) -> bool:
    r_one, r_other = fit(tied, one, variant), fit(tied, other, variant)
    if r_one is None:
        return False
    if r_other is None or r_one > r_other + SAME:
        return True
    return r_one > r_other - SAME and _rank(one) < _rank(other)


def _rank(core: Marks) -> tuple[int, list[int]]:
    return int(core.sum()), np.flatnonzero(core).tolist()
