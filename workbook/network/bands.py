"""What chance alone would give: bands of a figure over random networks, instead of invented thresholds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from igraph import Graph
from numpy.typing import ArrayLike, NDArray

from workbook.network import centralization, whole
from workbook.network.graph import Structure, structure
from workbook.network.model import Network

DRAWS = 1000
LOW, HIGH = 0.025, 0.975  # the middle 95 % of random networks
# One draw costs about n·(n + m) steps; beyond this budget fewer networks are drawn, and the band says how many.
BUDGET = 100_000_000  # about three seconds
FEWEST = 25


@dataclass(frozen=True)
class Band:
    """A figure and the values of ``draws`` random networks: middle 95 % from ``low`` to ``high``.

    ``percentile`` 0–100: share of random values below the observed one, equal ones counting half.
    ``observed`` None = undefined for this network; the others None = undefined in every random network.
    """

    measure: str
    observed: float | None
    low: float | None
    median: float | None
    high: float | None
    percentile: float | None
    draws: int

    @property
    def place(self) -> str | None:
        """ "below", "inside" or "above" the band; None where undefined."""
        if self.observed is None or self.low is None or self.high is None:
            return None
        # rounding in the last digit must not push a value out of its own band
        slack = 1e-12 * max(1.0, abs(self.observed))
        if self.observed < self.low - slack:
            return "below"
        return "above" if self.observed > self.high + slack else "inside"


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


def net_figures(network: Network) -> dict[str, float | None]:
    """The whole-network figures that have a random band, by name; counts as numbers."""
    figures = {name: figure(structure(network)) for name, figure in WHOLE_FIGURES.items()}
    return {**figures, "density": whole.net_by_density(network)}


def random_bands(network: Network, *, draws: int | None = None, seed: int = 1) -> dict[str, Band]:
    """Each whole-network figure against random networks with the same number of actors and ties (G(n, m)).

    ``draws`` defaults to 1,000; for large networks to fewer (see :func:`draws_for`). The same seed gives the same band.
    """
    n, m = len(network), len(network.pairs)
    count = draws_for(n, m) if draws is None else draws
    columns = _random_figures(n, m, count, seed)
    return {name: band_of(name, value, columns[name]) for name, value in net_figures(network).items()}


def draws_for(n: int, m: int) -> int:
    """How many random networks are drawn for n actors and m ties: 1,000, fewer where that would take minutes."""
    return max(FEWEST, min(DRAWS, BUDGET // max(1, n * (n + m))))


def band_of(measure: str, observed: float | None, values: ArrayLike) -> Band:
    """The band of ``values`` (NaN = undefined in that draw) around an observed figure."""
    drawn = np.asarray(values, dtype=float)
    known = np.sort(drawn[~np.isnan(drawn)])
    if not known.size:
        return Band(measure, observed, None, None, None, None, drawn.size)
    low, median, high = (float(q) for q in np.quantile(known, (LOW, 0.5, HIGH), method="inverted_cdf"))
    percentile = None
    if observed is not None:
        slack = 1e-12 * max(1.0, abs(observed))
        below = np.searchsorted(known, observed - slack, side="left")
        upto = np.searchsorted(known, observed + slack, side="right")
        percentile = float(50 * (below + upto) / known.size)
    return Band(measure, observed, low, median, high, percentile, drawn.size)


@lru_cache(maxsize=64)
def _random_figures(n: int, m: int, draws: int, seed: int) -> Mapping[str, NDArray[np.float64]]:
    rng = np.random.default_rng(seed)
    rows: list[list[float | None]] = []
    for _ in range(draws):
        graph = Graph(n, _random_pairs(rng, n, m))
        found = Structure(range(n), graph)
        rows.append([figure(found) for figure in WHOLE_FIGURES.values()])
    table = np.array(rows, dtype=float).reshape(draws, len(WHOLE_FIGURES))  # None becomes NaN
    table.setflags(write=False)
    return dict(zip(WHOLE_FIGURES, table.T, strict=True))


def _random_pairs(rng: np.random.Generator, n: int, m: int) -> list[list[int]]:
    if not m:
        return []
    number = rng.choice(n * (n - 1) // 2, m, replace=False, shuffle=False)
    # pair number r of the strict lower triangle: row i holds the numbers i(i−1)/2 … i(i+1)/2 − 1
    row = ((1 + np.sqrt(1 + 8.0 * number)) / 2).astype(np.int64)
    row -= row * (row - 1) // 2 > number
    row += row * (row + 1) // 2 <= number
    pairs: list[list[int]] = np.column_stack((row, number - row * (row - 1) // 2)).tolist()
    return pairs
