"""Maps and measures as the network parts send them to the browser."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from workbook.content.texts import table
from workbook.exercises import catalogue
from workbook.figures.network_map import Drawing, Layout, Measure, Positions, layout
from workbook.network import Network
from workbook.project import Json, Project

_LAST: dict[str, Positions] = {}  # the force picture shown last in this kernel, so that an edit moves nobody


def placed(network: Network, kind: str, *, example: bool, project: Project | None = None) -> Layout:
    """The layout of a network, with everyone where they stood before as far as that is known."""
    own = {} if example or project is None else saved_positions(project, kind)
    if kind != "force":
        return layout(network, kind, own)
    key = "example" if example else "own"
    found = layout(network, "force", {**_LAST.get(key, {}), **own})
    _LAST[key] = {**_LAST.get(key, {}), **found.positions}
    return found


def forget_positions(*, example: bool) -> None:
    """Lay the force picture out anew the next time it is shown."""
    _LAST.pop("example" if example else "own", None)


def saved_positions(project: Project, kind: str) -> Positions:
    """Where the person has put actors by hand on a map of the own network, in the layout of this kind."""
    found: dict[str, tuple[float, float]] = {}
    for exercise, part in _own_maps():
        found |= positions_in(project.answers.get(exercise, {}).get(part), kind)
    return found


def positions_in(value: Json, kind: str) -> Positions:
    """The positions by hand in the saved value of a map; what is no position is left out."""
    saved = value.get("positions") if isinstance(value, Mapping) else None
    places = saved.get(kind) if isinstance(saved, Mapping) else None
    if not isinstance(places, Mapping):
        return {}
    return {str(actor): (float(spot[0]), float(spot[1])) for actor, spot in places.items() if _is_spot(spot)}


def _is_spot(spot: Json) -> bool:
    return isinstance(spot, list) and len(spot) == 2 and all(isinstance(each, (int, float)) for each in spot)


@cache
def _own_maps() -> tuple[tuple[str, str], ...]:
    """Exercise and part of every map of the own network."""
    own = [each for each in catalogue().values() if each.subject == "own"]
    return tuple((each.id, part.id) for each in own for part in each.parts if part.kind == "map")


def map_json(
    network: Network, found: Layout, shown: tuple[Measure, ...] = (), size_by: str | None = None, **more: Json
) -> Json:
    """A map for ``network_map.js``. ``symbols`` may be given, so that parts of a network keep their colours."""
    chosen = size_by or (shown[0].id if shown else None)
    return Drawing(network, found, shown, chosen, **more).to_json()


def map_words() -> Json:
    """The German texts of the map itself."""
    return dict(table("network_widgets.map"))


def name_of(network: Network, actor: str) -> str:
    """An actor's name; the id where the actor is gone."""
    return network.by_id[actor].label if actor in network.by_id else actor


def table_words() -> Json:
    """The German texts of tables for reading."""
    return dict(table("network_widgets.table"))


def grid_words() -> Json:
    """The German texts of the editable grid."""
    return dict(table("network_widgets.grid"))
