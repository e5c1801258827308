"""06.3: why two actors might be introduced, and a preview of the map with the ties that were chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbook.content.texts import number, text
from workbook.figures.network_map import KEPT, NEW, actor_measures
from workbook.network import Network, Tie, adamic_adar, shared_partners
from workbook.project import Json
from workbook.widgets.parts.maps import map_json, map_words, placed
from workbook.widgets.registry import Scene

NAMED = 3  # common partners named
IN_TABLE = 2  # of them in the table, where the focus actor is known already
MOST = 60  # chosen pairs explained


def strengths(network: Network, focus: str | None, pairs: Sequence[tuple[str, str]]) -> Json:
    """For each pair the strength of the suggestion and the names of the partners in common beside the focus actor."""
    return [[round(adamic_adar(network, *pair), 3), _names(network, pair, IN_TABLE, but=focus)] for pair in pairs]


def chosen(scene: Scene) -> Json:
    """The pairs that were marked with what speaks for each, and the map with them as new ties."""
    network = scene.network
    pairs = _marked(network, scene.value)
    return {
        "pairs": [{"pair": list(pair), "reason": _reason(network, pair)} for pair in pairs[:MOST]],
        "map": _preview(scene, pairs) if pairs else None,
        "words": map_words(),
    }


def _marked(network: Network, value: Json) -> list[tuple[str, str]]:
    given = value.get("marked") if isinstance(value, Mapping) else None
    found: dict[tuple[str, str], None] = {}
    for each in given if isinstance(given, list) else ():
        ends = [end for end in each if isinstance(end, str) and end in network.by_id] if isinstance(each, list) else []
        if len(ends) == 2 and ends[0] != ends[1]:
            found[Tie(ends[0], ends[1]).pair] = None
    return list(found)


def _names(network: Network, pair: tuple[str, str], most: int = NAMED, *, but: str | None = None) -> str:
    """The partners in common by name, the rarest first; the rest as a number."""
    found = [network.by_id[actor].label for actor in shared_partners(network, *pair) if actor != but]
    rest = len(found) - most
    return ", ".join(found[:most]) + (text("network_widgets.pairs.and_more", n=number(rest, 0)) if rest > 0 else "")


def _reason(network: Network, pair: tuple[str, str]) -> str:
    """Partners in common by name, same place, strength – or that the two have found each other meanwhile."""
    if pair in network.pairs:
        return text("network_widgets.pairs.tied_by_now")
    one, other = (network.by_id[end] for end in pair)
    names = _names(network, pair)
    said = [
        text("network_widgets.pairs.both_know", names=names) if names else text("network_widgets.pairs.none_common")
    ]
    if one.place and one.place == other.place:
        said.append(text("network_widgets.pairs.both_in", place=one.place))
    if names:
        said.append(text("network_widgets.pairs.strength_is", value=number(adamic_adar(network, *pair))))
    return " ".join(said)


def _preview(scene: Scene, pairs: Sequence[tuple[str, str]]) -> Json:
    """The usual map, the chosen pairs as new ties; whoever has no part in them is pale."""
    network = scene.network
    found = placed(network, "force", example=scene.is_example, project=scene.project)
    tied = set(network.pairs)
    wished = [pair for pair in pairs if pair not in tied]
    grown = replace(network, ties=(*network.ties, *(Tie(*pair) for pair in wished)))
    states = {**dict.fromkeys(tied, KEPT), **dict.fromkeys(wished, NEW)}
    part = {actor for pair in pairs for actor in (*pair, *shared_partners(network, *pair))}
    faint = frozenset(set(network.ids) - part)
    return map_json(grown, found, actor_measures(network, ("degree",)), states=states, faint=faint)
