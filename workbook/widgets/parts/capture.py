"""Kind ``capture``: the own network – actors and ties by typing, pasting, reading a file or nominating partners.

It edits the project's network itself; the part's value holds only what is no network: which actors were asked
about, drafts of rows that cannot be used yet, and which look-alikes are different organisations.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace

from workbook.content.texts import text
from workbook.errors import NetworkError, TableFaults
from workbook.exercises import Part
from workbook.figures.network_map import actor_measures, describe, sector_label, type_label
from workbook.network import Network
from workbook.project import Json
from workbook.report.naming import recognised_coordinator
from workbook.widgets.parts.capture_import import (
    added,
    duplicates_json,
    faults_json,
    preview,
    read_upload,
    upload_json,
    with_named_actors,
)
from workbook.widgets.parts.capture_rows import (
    TYPES,
    actor_rows,
    tie_rows,
    with_actor_rows,
    with_tie_rows,
)
from workbook.widgets.parts.capture_ties import merged, with_nomination, with_vague
from workbook.widgets.parts.maps import grid_words, map_json, map_words, placed, table_words
from workbook.widgets.parts.two_mode import joint_offers
from workbook.widgets.registry import Scene, register

Verb = Callable[[Scene, Mapping[str, Json]], Json]

_READ: dict[str, Network] = {}  # files read but not yet taken over, the last few
KEPT = 4


def view(_: Part, scene: Scene, /) -> Json:
    """The tables' rows, and what a nomination needs. Drafts are put in by the browser, which knows them first."""
    network, wave = scene.project.network, _wave(scene)
    return {
        "actors": actor_rows(network),
        "ties": tie_rows(network, wave),
        "links": _links(network, wave),
        "offers": joint_offers(scene.project),
        "names": {actor.id: actor.label for actor in network.actors},
        "coordinator": network.coordinator,
        "waves": list(network.waves),
        "wave": wave,
        "count": len(network.pairs) if wave is None else len(network.at(wave).pairs),
        "sectors": _sectors(network),
        "places": sorted({actor.place for actor in network.actors if actor.place}),
        "roles": text("network_widgets.capture.roles").split(", "),
        "types": [{"id": kind, "label": type_label(kind)} for kind in _types(network)],
        "words": {"map": map_words(), "table": table_words(), "grid": grid_words()},
    }


def act(_: Part, scene: Scene, message: Json, /) -> Json:
    """One step of the person; ``message["do"]`` names it. Raises NetworkError("step-unknown") for another."""
    verb = _VERBS.get(str(message.get("do")))
    if verb is None:
        raise NetworkError("step-unknown", step=str(message.get("do")))
    return verb(scene, message)


# ── tables ──


def _actors(scene: Scene, message: Mapping[str, Json]) -> Json:
    taken = with_actor_rows(scene.project.network, message["rows"])
    recognised = _recognised(taken.network, message)
    network = replace(taken.network, coordinator=taken.network.coordinator or recognised)
    _change(scene, network, message)
    return {"drafts": taken.drafts, "rows": actor_rows(network), "recognised": recognised}


def _ties(scene: Scene, message: Mapping[str, Json]) -> Json:
    named = with_named_actors(scene.project.network, message.get("create") or [])
    taken = with_tie_rows(named, message["rows"], _wave(scene))
    recognised = _recognised(taken.network, message)
    _change(scene, replace(taken.network, coordinator=taken.network.coordinator or recognised), message)
    return {"drafts": taken.drafts, "recognised": recognised}


def _recognised(network: Network, message: Mapping[str, Json]) -> str | None:
    """The actor that sector or name show to be the coordination, where rows were imported and none is chosen yet."""
    return recognised_coordinator(network) if message.get("imported") and network.coordinator is None else None


# ── single steps ──


def _tie(scene: Scene, message: Mapping[str, Json]) -> Json:
    _change(scene, with_nomination(scene.project.network, message, _wave(scene)), message)
    return {}


def _vague(scene: Scene, message: Mapping[str, Json]) -> Json:
    """{"actor", "on", "known": actors whose partners are told}: "weiß nicht" for an actor as a whole, or back."""
    known = {str(each) for each in message.get("known") or []}
    _change(scene, with_vague(scene.project.network, str(message["actor"]), known, on=bool(message["on"])), message)
    return {}


def _merge(scene: Scene, message: Mapping[str, Json]) -> Json:
    _change(scene, merged(scene.project.network, str(message["keep"]), str(message["other"])), message)
    return {}


def _coordinator(scene: Scene, message: Mapping[str, Json]) -> Json:
    _change(scene, replace(scene.project.network, coordinator=message["actor"] or None), message)
    return {}


# ── from outside ──


def _paste(_: Scene, message: Mapping[str, Json]) -> Json:
    return preview(str(message["text"]), message.get("kind"))


def _file(_: Scene, message: Mapping[str, Json]) -> Json:
    try:
        reading = read_upload(message["files"])
    except TableFaults as error:
        return faults_json(error)
    token = secrets.token_hex(8)
    while len(_READ) >= KEPT:
        _READ.pop(next(iter(_READ)))
    _READ[token] = reading.network
    return upload_json(reading, token)


def _take(scene: Scene, message: Mapping[str, Json]) -> Json:
    """Take over a file that was read: {"token", "replace", "wave", "coordinator"}."""
    found = _READ.get(str(message["token"]))
    if found is None:
        raise NetworkError("upload-gone")
    if message.get("wave"):
        found = replace(found.at(str(message["wave"])))
    if message.get("coordinator") in found.by_id:
        found = replace(found, coordinator=str(message["coordinator"]))
    _change(scene, found if message.get("replace") else added(scene.project.network, found), message)
    return {}


def _duplicates(scene: Scene, _: Mapping[str, Json]) -> Json:
    return {"pairs": duplicates_json(scene.project.network, _value(scene).get("distinct", []))}


def _map(scene: Scene, _: Mapping[str, Json]) -> Json:
    """The map of what is entered so far."""
    network = scene.project.network
    shown = actor_measures(network, ("degree",))
    found = placed(network, "force", example=False, project=scene.project)
    return {"map": map_json(network, found, shown), "summary": describe(network, shown[0])}


_VERBS: Mapping[str, Verb] = {
    "actors": _actors,
    "ties": _ties,
    "tie": _tie,
    "vague": _vague,
    "merge": _merge,
    "coordinator": _coordinator,
    "paste": _paste,
    "file": _file,
    "take": _take,
    "duplicates": _duplicates,
    "map": _map,
}


def _change(scene: Scene, network: Network, message: Mapping[str, Json]) -> None:
    """Save a changed network under the label for undo; an unchanged one makes no step."""
    if network != scene.project.network:
        label = message.get("label") or text("network_widgets.capture.did_change")
        scene.change_network(network, str(label))


def _value(scene: Scene) -> Mapping[str, Json]:
    return scene.value if isinstance(scene.value, dict) else {}


def _wave(scene: Scene) -> str | None:
    """The wave that is entered: the chosen one, else the last; None for a network of one time point."""
    waves = scene.project.network.waves
    chosen = _value(scene).get("wave")
    return str(chosen) if chosen in waves else waves[-1] if waves else None


def _links(network: Network, wave: str | None) -> Json:
    """Ties for the nomination list, by id: [source, target, strength or "unknown", type, directed]."""
    ties = [tie for tie in network.ties if wave is None or tie.wave in (None, wave)]
    found = [[tie.source, tie.target, int(tie.strength or 0), tie.type or "", tie.directed] for tie in ties]
    return [*found, *([a, b, "unknown", "", False] for a, b in sorted(network.unknown))]


def _sectors(network: Network) -> list[str]:
    """Sectors to choose from: the own ones first, then the usual ones."""
    own = dict.fromkeys(sector_label(actor.sector) for actor in network.actors if actor.sector)
    usual = text("network_widgets.capture.usual_sectors").split("|")
    return [*own, *(sector for sector in usual if sector not in own)]


def _types(network: Network) -> list[str]:
    own = dict.fromkeys(tie.type for tie in network.ties if tie.type and tie.type not in TYPES)
    return [*TYPES, *own]


register("capture", view=view, act=act, words="network_widgets.capture")
