"""Kind ``map``: the network map with layouts, filters, sizes, groupings; the own network can be edited on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from workbook.content.texts import text
from workbook.errors import NetworkError
from workbook.exercises import Part
from workbook.figures.network_map import (
    KINDS,
    actor_measures,
    describe,
    grouping,
    grouping_label,
    groupings,
    sector_label,
    type_label,
)
from workbook.network import Network
from workbook.project import Json
from workbook.widgets.parts.capture_import import with_named_actors
from workbook.widgets.parts.capture_ties import with_nomination
from workbook.widgets.parts.maps import (
    forget_positions,
    map_json,
    map_words,
    placed,
    positions_in,
    table_words,
)
from workbook.widgets.registry import Scene, register

MEASURES = ("degree", "betweenness", "harmonic_closeness", "eigenvector", "constraint", "effective_size")
USUAL_STRENGTH = 2  # a tie drawn on the map says nothing about its strength: regelmäßig


@dataclass(frozen=True)
class Look:
    """What the person has chosen to see: layout, size, colour, wave, filters."""

    layout: str
    size: str
    colour: str
    wave: str | None
    strength: int
    types: tuple[str, ...]
    sectors: tuple[str, ...]


def view(_: Part, scene: Scene, /) -> Json:
    """The map as last looked at, and what can be chosen."""
    network = _network(scene)
    look = _look(scene.value, network)
    return {
        **_shown(scene, network, look),
        "layouts": [{"id": kind, "label": text(f"network_widgets.layout.{kind}")} for kind in KINDS],
        "groupings": [{"id": by, "label": grouping_label(by)} for by in groupings(network)],
        "types": [{"id": kind, "label": type_label(kind)} for kind in _types(network)],
        "sectors": sorted({sector_label(actor.sector) for actor in network.actors}),
        "strengths": any(tie.strength for tie in network.ties),
        "waves": list(network.waves),
        "wave": look.wave,
        "editable": not scene.is_example and scene.exercise.subject != "example",
        "words": {"map": map_words(), "table": table_words()},
    }


def act(_: Part, scene: Scene, message: Json, /) -> Json:
    """{"do": "show", …look} → the map, "arrange" the same laid out anew; the others change the own network."""
    do = str(message.get("do"))
    if do == "show":
        network = _network(scene)
        return _shown(scene, network, _look(message, network))
    if do == "arrange":
        forget_positions(example=scene.is_example)
        network = _network(scene)
        return _shown(scene, network, _look(message, network), anew=True)
    change = _CHANGES.get(do)
    if change is None or scene.is_example:
        raise NetworkError("step-unknown", step=do)
    scene.change_network(
        change(scene, message), str(message.get("label") or text("network_widgets.capture.did_change"))
    )
    return {}


def _network(scene: Scene) -> Network:
    """The network with all its waves: the map offers them."""
    shows_example = scene.is_example or scene.exercise.subject == "example"
    return scene.network if shows_example else scene.project.network


def _look(given: Json, network: Network) -> Look:
    """The wished look, with everything unknown left out: it may come from an older network."""
    said = given if isinstance(given, Mapping) else {}
    kinds = set(_types(network))
    waves = network.waves
    wave = said.get("wave")
    return Look(
        layout=said["layout"] if said.get("layout") in KINDS else "force",
        size=said["size"] if said.get("size") in MEASURES else "degree",
        colour=said["colour"] if said.get("colour") in groupings(network) else "sector",
        wave=wave if wave in waves else waves[-1] if waves else None,
        strength=said["strength"] if said.get("strength") in (1, 2, 3) else 0,
        types=tuple(kind for kind in _texts(said.get("types")) if kind in kinds),
        sectors=_texts(said.get("sectors")),
    )


def _texts(said: Json) -> tuple[str, ...]:
    return tuple(each for each in said if isinstance(each, str)) if isinstance(said, list) else ()


def _shown(scene: Scene, network: Network, look: Look, *, anew: bool = False) -> Json:
    """The map of one wave; positions come from all waves together, so that they stay when the wave changes."""
    now = network if look.wave is None else network.at(look.wave)
    project = None if anew else scene.project
    found = placed(network, look.layout, example=scene.is_example, project=project)
    if not anew:
        found = found.moved(positions_in(scene.value, look.layout))
    measures = actor_measures(now, MEASURES)
    colour = None if look.colour == "sector" else grouping(now, look.colour)
    size = next(each for each in measures if each.id == look.size)
    drawn = map_json(now, found, measures, look.size, grouping=colour)
    return {"map": drawn, "summary": _sentence(now, look, describe(_filtered(now, look), size))}


def _filtered(network: Network, look: Look) -> Network:
    """The network as the filters leave it."""
    actors = tuple(a for a in network.actors if not look.sectors or sector_label(a.sector) in look.sectors)
    ids = {actor.id for actor in actors}
    ties = tuple(
        tie
        for tie in network.ties
        if ids.issuperset(tie.pair)
        and (not look.types or (tie.type or "") in look.types)
        and (tie.strength or 0) >= look.strength
    )
    return Network(actors, ties, network.coordinator if network.coordinator in ids else None)


def _sentence(network: Network, look: Look, described: str) -> str:
    parts = [text(f"network_widgets.layout.{look.layout}_reads"), described]
    if look.types or look.sectors or look.strength:
        parts.insert(1, text("network_widgets.layout.filtered"))
    if look.colour in ("communities", "core"):
        parts.append(text(f"network_widgets.layout.{look.colour}_caution"))
    return "\n".join(parts) if network.actors else described


def _types(network: Network) -> list[str]:
    return sorted({tie.type for tie in network.ties if tie.type})


# ── changing the own network ──


def _connect(scene: Scene, message: Mapping[str, Json]) -> Network:
    step = {"source": message["source"], "target": message["target"], "strength": USUAL_STRENGTH}
    return with_nomination(scene.project.network, step, _wave(scene))


def _cut(scene: Scene, message: Mapping[str, Json]) -> Network:
    step = {"source": message["source"], "target": message["target"], "strength": None}
    return with_nomination(scene.project.network, step, _wave(scene))


def _remove(scene: Scene, message: Mapping[str, Json]) -> Network:
    return scene.project.network.without(str(message["actor"]))


def _add(scene: Scene, message: Mapping[str, Json]) -> Network:
    network = with_named_actors(scene.project.network, [str(message["name"])])
    sector = str(message.get("sector") or "").strip()
    if not sector or len(network) == len(scene.project.network):
        return network
    return replace(network, actors=(*network.actors[:-1], replace(network.actors[-1], sector=sector)))


def _wave(scene: Scene) -> str | None:
    return _look(scene.value, scene.project.network).wave


_CHANGES: Mapping[str, Callable[[Scene, Mapping[str, Json]], Network]] = {
    "connect": _connect,
    "cut": _cut,
    "remove": _remove,
    "add": _add,
}

register("map", view=view, act=act, words="network_widgets.layout")
