"""Kind ``actors``: ranked table and map of the actors; the person ticks actors as answers to questions."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.exercises import Part
from workbook.figures.network_map import actor_measures, describe, sector_symbols
from workbook.network import Network
from workbook.project import Json
from workbook.widgets.parts.maps import map_json, map_words, placed, table_words
from workbook.widgets.registry import Scene, register

DEFAULT = ("degree", "betweenness", "harmonic_closeness", "eigenvector")


def view(part: Part, scene: Scene, /) -> Json:
    """The map with its measures, once with and once without the coordination."""
    names = tuple(part.settings.get("measures", DEFAULT))
    network = scene.network
    rest = None if network.coordinator is None else network.without_coordinator()
    return {
        "whole": _side(network, network, names, scene),
        "without": None if rest is None else _side(rest, network, names, scene),
        "coordinator": network.coordinator,
        "words": {"map": map_words(), "table": table_words()},
    }


def _side(network: Network, everyone: Network, names: Sequence[str], scene: Scene) -> Json:
    """One of the two sides: same places and symbols on both, so that only the figures change."""
    shown = actor_measures(network, names)
    found = placed(everyone, "force", example=scene.is_example, project=scene.project)
    symbols = sector_symbols(everyone.actors, everyone.coordinator)
    return {"map": map_json(network, found, shown, symbols=symbols), "summary": describe(network, shown[0])}


register("actors", view=view, words="network_widgets.actors")
