"""Kind ``pairs``: who among an actor's partners does not know whom, and Burt's measures of it and of the top five."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.content.texts import number, text
from workbook.errors import NetworkError
from workbook.exercises import Part
from workbook.figures.network_map import actor_measures, sector_label
from workbook.network import Network, actor_by_betweenness, actor_by_degree, actor_by_open_pairs, open_pairs, partners
from workbook.project import Json
from workbook.widgets.parts.maps import table_words
from workbook.widgets.parts.suggestions import chosen, strengths
from workbook.widgets.registry import Scene, register

BURT = ("degree", "effective_size", "efficiency", "constraint")
TOP = 5
ASKED = ("effective_size", "efficiency", "open_pairs")  # what an exercise may ask about the focus actor


def view(part: Part, scene: Scene, /) -> Json:
    """Burt's measures, and the open pairs of the focus actor; ``suggest`` adds what speaks for each pair."""
    network = scene.network
    focus = _focus(scene)
    return {
        "actors": [_named(network, actor) for actor in network.ids],
        **_about(part, network, focus),
        **({"chosen": chosen(scene)} if part.settings.get("suggest") else {}),
        "measures": [
            {"id": each.id, "label": each.label, "digits": each.digits, "definition": each.definition}
            for each in actor_measures(network, BURT)
        ],
        "words": {"table": table_words()},
    }


def act(part: Part, scene: Scene, message: Json, /) -> Json:
    """The same for another focus actor: {"do": "focus", "actor": id}. Raises NetworkError("actor-unknown")."""
    actor = str(message.get("actor"))
    if actor not in scene.network.by_id:
        raise NetworkError("actor-unknown", actor=actor)
    return _about(part, scene.network, actor)


def _about(part: Part, network: Network, focus: str | None) -> Json:
    """Pairs and measures around one actor; ``conceal`` leaves out what the exercise asks to be worked out."""
    found, rows = _open(network, focus), _burt(network, focus)
    if part.settings.get("suggest"):
        ids = network.ids
        found["speaks_for"] = strengths(network, focus, [(ids[a], ids[b]) for a, b, *_ in found["pairs"]])
    if part.settings.get("conceal") and focus is not None:
        name = network.by_id[focus].label
        found["sentence"] = text("network_widgets.pairs.concealed", name=name, partners=number(found["partners"], 0))
        rows[0] = {**rows[0], **dict.fromkeys(ASKED)}
    return {"focus": focus, "open": found, "burt": rows}


def _focus(scene: Scene) -> str | None:
    """The chosen actor, else the coordination, else the busiest one; None for an empty network."""
    network = scene.network
    chosen = scene.value.get("focus") if isinstance(scene.value, dict) else None
    if isinstance(chosen, str) and chosen in network.by_id:
        return chosen
    if network.coordinator is not None:
        return network.coordinator
    degree = actor_by_degree(network)
    return max(network.ids, key=lambda actor: degree[actor], default=None)


def _named(network: Network, actor: str) -> Json:
    known = network.by_id[actor]
    return {"id": actor, "name": known.label, "sector": sector_label(known.sector), "place": known.place or ""}


def _burt(network: Network, focus: str | None) -> Json:
    """The focus actor and the five actors that bridge most, with Burt's measures and their number of open pairs."""
    bridging = actor_by_betweenness(network)
    rest = sorted((actor for actor in network.ids if actor != focus), key=lambda actor: -(bridging[actor] or 0))
    shown = [actor for actor in (focus, *rest[:TOP]) if actor is not None]
    columns = actor_measures(network, BURT)
    pairs = actor_by_open_pairs(network)
    return [
        {**_named(network, actor), **{each.id: each.values[actor] for each in columns}, "open_pairs": pairs[actor]}
        for actor in shown
    ]


def _open(network: Network, focus: str | None) -> Json:
    """Open pairs as index pairs with what speaks for an introduction: further common partners, same place, sector."""
    if focus is None:
        return {"pairs": [], "possible": 0, "partners": 0, "sentence": text("network_widgets.pairs.no_focus")}
    found = open_pairs(network, focus)
    around = {actor: set(partners(network, actor)) - {focus} for actor in partners(network, focus)}
    index = {actor: i for i, actor in enumerate(network.ids)}
    count = len(around)
    possible = count * (count - 1) // 2
    return {
        "pairs": [[index[a], index[b], len(around[a] & around[b]), _is_unknown(network, a, b)] for a, b in found],
        "possible": possible,
        "partners": count,
        "sentence": " ".join(
            filter(None, (_sentence(network, focus, len(found), possible), _not_known(network, found)))
        ),
    }


def _is_unknown(network: Network, one: str, other: str) -> bool:
    return (one, other) in network.unknown or (other, one) in network.unknown


def _not_known(network: Network, found: Sequence[tuple[str, str]]) -> str:
    """How many of the open pairs were answered "weiß nicht": they may know each other."""
    count = sum(_is_unknown(network, one, other) for one, other in found)
    key = "not_known_one" if count == 1 else "not_known"
    return text(f"network_widgets.pairs.{key}", n=number(count, 0)) if count else ""


def _sentence(network: Network, focus: str, count: int, possible: int) -> str:
    name = network.by_id[focus].label
    if possible == 0:
        return text("network_widgets.pairs.too_few", name=name)
    key = "none_open" if count == 0 else "all_open" if count == possible else "some_open"
    if possible == 1:
        key = "one_open" if count else "one_known"
    return text(f"network_widgets.pairs.{key}", name=name, open=number(count, 0), possible=number(possible, 0))


register("pairs", view=view, act=act, words="network_widgets.pairs")
