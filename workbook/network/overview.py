"""The figures of a network in one plain dictionary: the form of ``workbook analyse --json``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from workbook.network.actors import (
    actor_by_betweenness,
    actor_by_degree,
    actor_by_eigenvector,
    actor_by_harmonic,
    cutpoints,
)
from workbook.network.centralization import net_by_betweenness_centralization, net_by_degree_centralization
from workbook.network.holes import actor_by_constraint, actor_by_effective_size
from workbook.network.model import Network
from workbook.network.whole import (
    net_by_components,
    net_by_connectedness,
    net_by_density,
    net_by_global_efficiency,
    net_by_mean_degree,
    net_by_ties,
    net_by_transitivity,
)

ActorMeasure: TypeAlias = Callable[[Network], Mapping[str, float | None]]

ACTOR_FIGURES: Mapping[str, ActorMeasure] = {
    "degree": actor_by_degree,
    "betweenness": actor_by_betweenness,
    "harmonic_closeness": actor_by_harmonic,
    "eigenvector": actor_by_eigenvector,
    "constraint": actor_by_constraint,
    "effective_size": actor_by_effective_size,
}


def summary(network: Network) -> dict[str, Any]:
    """Figures of the whole and of each actor, and the same without the coordination (None if there is none).

    Undefined values are None. ``degree`` is the number of partners; betweenness and harmonic closeness lie in 0–1;
    ``articulation_points`` are ids, sorted.
    """
    rest = None if network.coordinator is None else _figures(network.without_coordinator())
    return {**_figures(network), "without_coordinator": rest}


def _figures(network: Network) -> dict[str, Any]:
    columns = {name: measure(network) for name, measure in ACTOR_FIGURES.items()}
    return {
        "actors": len(network),
        "ties": net_by_ties(network),
        "density": net_by_density(network),
        "components": net_by_components(network),
        "mean_degree": net_by_mean_degree(network),
        "transitivity": net_by_transitivity(network),
        "degree_centralization": net_by_degree_centralization(network),
        "betweenness_centralization": net_by_betweenness_centralization(network),
        "global_efficiency": net_by_global_efficiency(network),
        "connectedness": net_by_connectedness(network),
        "articulation_points": cutpoints(network),
        "actor": {actor: {name: column[actor] for name, column in columns.items()} for actor in network.ids},
    }
