"""Maps and measures as the network parts send them to the browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from workbook.content.texts import table
from workbook.exercises import catalogue
from workbook.figures.network_map import Drawing, Layout, Measure, Positions, layout
from workbook.network import Network
from workbook.project import Json, Project

CHANGED = 0.25  # share of changed ties (or new actors) beyond which the old picture would mislead
FEW = 8  # changed ties that never make a new picture


@dataclass(frozen=True)
class _Laid:
    """A force picture as last shown, and the ties it was laid out for."""

    positions: Positions
    pairs: frozenset[tuple[str, str]]

    def suits(self, network: Network) -> bool:
        """Whether the network is still much the same, so that nobody should move."""
        pairs = frozenset(network.pairs)
        new = sum(actor not in self.positions for actor in network.ids)
        changed = len(pairs ^ self.pairs)
        return new <= CHANGED * len(network) and changed <= max(FEW, CHANGED * len(pairs | self.pairs))


_LAST: dict[str, _Laid] = {}  # by network, in this kernel


def placed(
    network: Network, kind: str, *, example: bool, project: Project | None = None, scope: str = "network"
) -> Layout:
    """The layout of a network, with everyone where they stood before as far as that still makes sense.

    An edit moves nobody; a network that has become another one is laid out anew, mirrored to resemble the old picture.
    Actors put somewhere by hand stand there. ``scope`` keeps pictures of different networks apart.
    """
    by_hand = {} if example or project is None else saved_positions(project, kind)
    if kind != "force":
        return layout(network, kind).moved(by_hand)
    return _force(network, f"{'example' if example else 'own'} {scope}").moved(by_hand)


def _force(network: Network, key: str) -> Layout:
    last = _LAST.get(key)
    if last is not None and last.suits(network):
        found = layout(network, "force", last.positions)
        _LAST[key] = replace(last, positions={**last.positions, **found.positions})
        return found
    found = layout(network, "force")
    if last is not None:
        found = found.mirrored_to(last.positions)
    _LAST[key] = _Laid(found.positions, frozenset(network.pairs))
    return found


def forget_positions(*, example: bool) -> None:
    """Lay the force picture out anew the next time it is shown."""
    _LAST.pop(f"{'example' if example else 'own'} network", None)


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
