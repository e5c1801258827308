"""What chance alone would give: bands of a figure over random networks, instead of invented thresholds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from workbook.network import whole
from workbook.network.graph import structure
from workbook.network.model import Network
from workbook.network.random_networks import DRAWS, FULL, WHOLE_FIGURES, Drawing, Effort, draws_for, random_figures

LOW, HIGH = 0.025, 0.975  # the middle 95 % of random networks


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


def net_figures(network: Network) -> dict[str, float | None]:
    """The whole-network figures that have a random band, by name; counts as numbers."""
    figures = {name: figure(structure(network)) for name, figure in WHOLE_FIGURES.items()}
    return {**figures, "density": whole.net_by_density(network)}


def random_bands(
    network: Network, *, draws: int | None = None, seed: int = 1, effort: Effort = FULL
) -> dict[str, Band]:
    """Each whole-network figure against random networks with the same number of actors and ties (G(n, m)).

    ``draws`` defaults to 1,000 for every figure; betweenness centralisation in large networks gets fewer (see
    :func:`draws_for`), and its band says how many. The same seed gives the same bands.
    """
    n, m = len(network), len(network.pairs)
    count = DRAWS if draws is None else draws
    costly = draws_for(n, m, effort) if draws is None else draws
    columns = random_figures(Drawing(n, m, count, min(costly, count), seed), effort)
    return {name: band_of(name, value, columns[name]) for name, value in net_figures(network).items()}


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
