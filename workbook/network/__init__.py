"""The participant's network: model, tables in and out, measures. The only door to igraph.

Measures are loaded when first used, so that ``import workbook`` costs nothing: igraph and numpy come with the first
measure, openpyxl with the first Excel file.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from workbook.network.model import Actor, Network, Tie
from workbook.network.wiesenmark import wiesenmark, wiesenmark_both_waves

if TYPE_CHECKING:
    from workbook.network.actors import (
        actor_by_betweenness,
        actor_by_closeness,
        actor_by_clustering,
        actor_by_coreness,
        actor_by_degree,
        actor_by_eigenvector,
        actor_by_harmonic,
        actor_by_indegree,
        actor_by_outdegree,
        actor_by_strength,
        actor_in_component,
        actor_is_cutpoint,
        actor_is_isolate,
        cutpoints,
        distances,
        partners,
        tie_is_bridge,
    )
    from workbook.network.centralization import (
        net_by_betweenness_centralization,
        net_by_closeness_centralization,
        net_by_degree_centralization,
        net_by_indegree_centralization,
        net_by_outdegree_centralization,
    )
    from workbook.network.holes import (
        actor_by_constraint,
        actor_by_effective_size,
        actor_by_efficiency,
        actor_by_open_pairs,
        open_pairs,
    )
    from workbook.network.summary import (
        summary,
    )
    from workbook.network.whole import (
        net_by_assortativity,
        net_by_clustering,
        net_by_components,
        net_by_connectedness,
        net_by_density,
        net_by_diameter,
        net_by_distance_fragmentation,
        net_by_fragmentation,
        net_by_global_efficiency,
        net_by_isolates,
        net_by_largest_component,
        net_by_mean_degree,
        net_by_mean_strength,
        net_by_path_length,
        net_by_reciprocity_pairs,
        net_by_reciprocity_ties,
        net_by_sparseness,
        net_by_ties,
        net_by_transitivity,
        net_by_unknown_pairs,
        net_x_dyads,
        net_x_triads,
    )

# Dense steps on few cores are ten times slower when BLAS starts a thread per core (measured: 52 ms against 3).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_NAMES_OF = {
    "actors": (
        "actor_by_betweenness actor_by_closeness actor_by_clustering actor_by_coreness actor_by_degree "
        "actor_by_eigenvector actor_by_harmonic actor_by_indegree actor_by_outdegree actor_by_strength "
        "actor_in_component actor_is_cutpoint actor_is_isolate cutpoints distances partners tie_is_bridge"
    ),
    "centralization": (
        "net_by_betweenness_centralization net_by_closeness_centralization net_by_degree_centralization "
        "net_by_indegree_centralization net_by_outdegree_centralization"
    ),
    "holes": ("actor_by_constraint actor_by_effective_size actor_by_efficiency actor_by_open_pairs open_pairs"),
    "summary": ("summary"),
    "whole": (
        "net_by_assortativity net_by_clustering net_by_components net_by_connectedness net_by_density "
        "net_by_diameter net_by_distance_fragmentation net_by_fragmentation net_by_global_efficiency "
        "net_by_isolates net_by_largest_component net_by_mean_degree net_by_mean_strength net_by_path_length "
        "net_by_reciprocity_pairs net_by_reciprocity_ties net_by_sparseness net_by_ties net_by_transitivity "
        "net_by_unknown_pairs net_x_dyads net_x_triads"
    ),
}
_HOME = {name: module for module, names in _NAMES_OF.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


__all__ = [
    "Actor",
    "Network",
    "Tie",
    "actor_by_betweenness",
    "actor_by_closeness",
    "actor_by_clustering",
    "actor_by_constraint",
    "actor_by_coreness",
    "actor_by_degree",
    "actor_by_effective_size",
    "actor_by_efficiency",
    "actor_by_eigenvector",
    "actor_by_harmonic",
    "actor_by_indegree",
    "actor_by_open_pairs",
    "actor_by_outdegree",
    "actor_by_strength",
    "actor_in_component",
    "actor_is_cutpoint",
    "actor_is_isolate",
    "cutpoints",
    "distances",
    "net_by_assortativity",
    "net_by_betweenness_centralization",
    "net_by_closeness_centralization",
    "net_by_clustering",
    "net_by_components",
    "net_by_connectedness",
    "net_by_degree_centralization",
    "net_by_density",
    "net_by_diameter",
    "net_by_distance_fragmentation",
    "net_by_fragmentation",
    "net_by_global_efficiency",
    "net_by_indegree_centralization",
    "net_by_isolates",
    "net_by_largest_component",
    "net_by_mean_degree",
    "net_by_mean_strength",
    "net_by_outdegree_centralization",
    "net_by_path_length",
    "net_by_reciprocity_pairs",
    "net_by_reciprocity_ties",
    "net_by_sparseness",
    "net_by_ties",
    "net_by_transitivity",
    "net_by_unknown_pairs",
    "net_x_dyads",
    "net_x_triads",
    "open_pairs",
    "partners",
    "summary",
    "tie_is_bridge",
    "wiesenmark",
    "wiesenmark_both_waves",
]
