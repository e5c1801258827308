"""Kind ``blocks``: ties inside and between groups, and the E-I index against random regroupings of the same ties."""

from __future__ import annotations

from collections import Counter

from workbook.content.texts import number, text
from workbook.exercises import Part
from workbook.figures.network_map import Grouping, grouping, groupings
from workbook.network import Network, ei_band, group_by_ei_index, net_x_groups
from workbook.project import Json
from workbook.widgets.parts.maps import table_words
from workbook.widgets.registry import Scene, register


def view(part: Part, scene: Scene, /) -> Json:
    """The block table by the chosen grouping."""
    network = scene.network
    known = groupings(network)
    chosen = scene.value.get("grouping") if isinstance(scene.value, dict) else None
    by = chosen if chosen in known else str(part.settings.get("group", "sector"))
    return {
        **_shown(network, by),
        "groupings": [{"id": each, "label": grouping(network, each).label} for each in known],
        "words": {"table": table_words()},
    }


def act(_: Part, scene: Scene, message: Json, /) -> Json:
    """{"do": "group", "by": id} → the same by another grouping."""
    return _shown(scene.network, str(message.get("by")))


def _shown(network: Network, by: str) -> Json:
    groups = grouping(network, by)
    keys = [key for key in groups.names if key in set(groups.members.values())]
    blocks = net_x_groups(network, groups.members)
    sizes = Counter(groups.members.values())
    internal = sum(block.ties for (one, other), block in blocks.items() if one == other)
    external = sum(block.ties for (one, other), block in blocks.items() if one != other)
    band = ei_band(network, groups.members)
    index = group_by_ei_index(network, groups.members)
    return {
        "by": by,
        "groups": [{"id": key, "label": groups.names[key], "size": sizes[key], "ei": index.get(key)} for key in keys],
        "cells": [[_cell(blocks, one, other) for other in keys] for one in keys],
        "internal": internal,
        "external": external,
        "ei": None if band is None else band.observed,
        "band": None
        if band is None
        else {"low": band.low, "high": band.high, "place": band.place, "draws": band.draws},
        "left_out": len(network) - len(groups.members),
        "sentence": _sentence(groups, internal, external),
        "reading": _reading(band.place if band else None, band),
    }


def _cell(blocks: Json, one: str, other: str) -> Json:
    block = blocks[(one, other) if one <= other else (other, one)]
    return [block.ties, block.possible]


def _sentence(groups: Grouping, internal: int, external: int) -> str:
    if not internal + external:
        return text("network_widgets.blocks.no_ties", grouping=groups.label)
    return text(
        "network_widgets.blocks.counted",
        grouping=groups.label,
        internal=number(internal, 0),
        external=number(external, 0),
    )


def _reading(place: str | None, band: Json) -> str:
    if place is None:
        return ""
    low, high = number(band.low), number(band.high)
    return text(f"network_widgets.blocks.{place}", value=number(band.observed), low=low, high=high)


register("blocks", view=view, act=act, words="network_widgets.blocks")
