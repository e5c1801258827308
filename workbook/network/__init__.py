"""The participant's network: model, tables in and out, measures. The only door to igraph.

Names are loaded when first used, so that ``import workbook`` costs nothing: igraph and numpy come with the first
measure, openpyxl with the first Excel file. Their types stand in ``__init__.pyi``; a test keeps the two lists equal.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from workbook.network.model import Actor, Network, Tie
from workbook.network.wiesenmark import wiesenmark, wiesenmark_both_waves

# Dense steps on few cores are ten times slower when BLAS starts a thread per core (measured: 52 ms against 3).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_NAMES_OF = {
    "actors": (
        "actor_by_betweenness actor_by_closeness actor_by_clustering actor_by_coreness actor_by_degree "
        "actor_by_eigenvector actor_by_harmonic actor_by_indegree actor_by_outdegree actor_by_strength "
        "actor_in_component actor_is_cutpoint actor_is_isolate cutpoints distances partners tie_is_bridge"
    ),
    "bands": "Band net_figures random_bands",
    "brokerage": "Expected actor_x_brokerage actor_x_brokerage_expected net_x_brokerage",
    "centralization": (
        "net_by_betweenness_centralization net_by_closeness_centralization net_by_degree_centralization "
        "net_by_indegree_centralization net_by_outdegree_centralization"
    ),
    "community": "Communities actor_in_community communities",
    "core": "CorePeriphery actor_in_core core_periphery",
    "duplicates": "PossibleDuplicate possible_duplicates",
    "formats.questionnaire": "questionnaire questionnaire_names questionnaires",
    "formats.writing": "Exported export_network write_network",
    "glossary": "Explanation explain",
    "groups": (
        "Block actor_by_ei_index coverage ei_band group_by_ei_index groups_by net_by_ei_index net_by_modularity "
        "net_x_groups"
    ),
    "holes": ("actor_by_constraint actor_by_effective_size actor_by_efficiency actor_by_open_pairs open_pairs"),
    "key_players": (
        "Removal actor_by_distance_fragmentation_change actor_by_fragmentation_change actor_x_removal busiest_first "
        "removal_curve"
    ),
    "new_ties": "NewTie best_new_ties",
    "overview": "ACTOR_FIGURES summary",
    "partner_survey": "Confirmation PartnerAnswer confirmation",
    "random_networks": "Effort draws_for",
    "scenario": "Change before_after with_step with_steps",
    "shared": "adamic_adar shared_partners",
    "tables.answers": "partner_answers read_partner_answers",
    "tables.opening": "SourceFile",
    "tables.pasted": "Pasted PastedRow parse_pasted",
    "tables.reading": "Reading read_files read_network read_network_with_notes read_two_mode",
    "two_mode": ("TwoModeNetwork column_by_degree row_by_degree to_column_network to_row_network two_mode_by_density"),
    "waves": "TieChange WaveChange wave_change year_ago",
    "whole": (
        "net_by_assortativity net_by_clustering net_by_components net_by_connectedness net_by_density net_by_diameter "
        "net_by_distance_fragmentation net_by_fragmentation net_by_global_efficiency net_by_isolates "
        "net_by_largest_component net_by_mean_degree net_by_mean_strength net_by_path_length net_by_reciprocity_pairs "
        "net_by_reciprocity_ties net_by_sparseness net_by_ties net_by_transitivity net_by_unknown_pairs net_x_dyads "
        "net_x_triads"
    ),
}
_HOME = {name: module for module, names in _NAMES_OF.items() for name in names.split()}

__all__ = ["Actor", "Network", "Tie", "wiesenmark", "wiesenmark_both_waves"]
__all__.extend(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
