"""Picture by place: the county town in the middle, every other place as far out as its kilometres say.

Tables name a place and its distance, not its direction; so the distance is true to scale and the direction is free
(the picture says so). Where a table has coordinates, they are used as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, cos, pi, sin
from statistics import median

import numpy as np

from workbook.content.texts import number, text
from workbook.figures.network_map.distances import Array, Neighbours
from workbook.figures.network_map.sheet import Guide, Sheet, fitted
from workbook.figures.network_map.spacing import HEIGHT, WIDTH, pushed_apart
from workbook.network import Actor, Network

GAP = 1.0
STRETCH = 1.3
LATITUDE = ("lat", "latitude", "breite", "breitengrad")
LONGITUDE = ("lon", "lng", "long", "longitude", "länge", "laenge", "längengrad", "laengengrad")


def places_layout(network: Network, links: Neighbours) -> Sheet:  # noqa: ARG001  all layouts are called alike
    """Positions by place. Actors without a place stand in a row at the foot of the sheet."""
    if not len(network):
        return Sheet(np.zeros((0, 2)))
    spots = [_coordinates(actor) for actor in network.actors]
    if sum(spot is not None for spot in spots) >= 0.6 * len(spots):
        return _from_coordinates(spots)
    return _from_kilometres(network)


def _coordinates(actor: Actor) -> tuple[float, float] | None:
    columns = {name.strip().lower(): value for name, value in actor.extra.items()}
    found = [_first_number(columns, names) for names in (LATITUDE, LONGITUDE)]
    return None if found[0] is None or found[1] is None else (found[0], found[1])


def _first_number(columns: Mapping[str, str], names: tuple[str, ...]) -> float | None:
    for name in names:
        try:
            return float(columns[name].replace(",", "."))
        except (KeyError, ValueError):
            continue
    return None


def _from_coordinates(spots: list[tuple[float, float] | None]) -> Sheet:
    known = np.array([spot for spot in spots if spot is not None])
    squeeze = cos(known[:, 0].mean() * pi / 180)  # a degree of longitude is shorter than one of latitude
    plane = np.column_stack([known[:, 1] * squeeze, -known[:, 0]])
    extent = max(float(np.ptp(plane, axis=0).max()), 1e-9)
    plane = pushed_apart((plane - plane.min(axis=0)) * 24 / extent, GAP)
    place = np.zeros((len(spots), 2))
    has = np.array([spot is not None for spot in spots])
    place[has] = plane
    place[~has] = _foot_row(int((~has).sum()), plane)
    guides = (_foot_word(place[~has]),) if (~has).any() else ()
    return fitted(place, guides, WIDTH, HEIGHT, 40.0)


@dataclass(frozen=True)
class _Towns:
    """Places with their distance from the centre (km) and the room their actors need (radius)."""

    centre: str
    around: tuple[str, ...]
    beyond: Mapping[str, float]
    size: Mapping[str, float]

    @property
    def scale(self) -> float:
        """Sheet units per kilometre: as small as the clusters' room allows."""
        circumference = sum(2.4 * self.size[name] for name in self.around)
        typical = median([self.beyond[name] for name in self.around]) if self.around else 1.0
        return max(circumference / (2 * pi), 2.4) / max(typical, 1.0)

    @property
    def reach(self) -> Mapping[str, float]:
        """How far from the middle each place stands."""
        core = self.size[self.centre]
        return {name: core + self.size[name] + self.scale * self.beyond[name] for name in self.around}


def _from_kilometres(network: Network) -> Sheet:
    members, nowhere = _by_place(network)
    place = np.zeros((len(network), 2))
    guides: list[Guide] = []
    if members:
        towns = _towns(network, members)
        guides += _rings(max(towns.beyond.values(), default=0.0), towns.scale, towns.size[towns.centre])
        for name, spot in {towns.centre: (0.0, 0.0), **_directions(towns)}.items():
            place[members[name]] = np.array(spot) + _cluster(len(members[name]))
            guides.append(Guide(spot[0], spot[1] - towns.size[name] - 0.75 * GAP, label=name))
    if nowhere:
        rest = [i for i in range(len(network)) if i not in set(nowhere)]
        place[nowhere] = _foot_row(len(nowhere), place[rest])
        guides.append(_foot_word(place[nowhere]))
    return fitted(place, tuple(guides), WIDTH, HEIGHT, 34.0)


def _towns(network: Network, members: Mapping[str, list[int]]) -> _Towns:
    distance = {name: _kilometres(network, inside) for name, inside in members.items()}
    size = {name: float(GAP * 0.62 * np.sqrt(len(inside)) + 0.2) for name, inside in members.items()}
    centre = min(members, key=lambda name: (distance[name], -len(members[name]), name))
    around = tuple(name for name in members if name != centre)
    return _Towns(centre, around, {name: distance[name] - distance[centre] for name in around}, size)


def _by_place(network: Network) -> tuple[dict[str, list[int]], list[int]]:
    members: dict[str, list[int]] = {}
    nowhere: list[int] = []
    for i, actor in enumerate(network.actors):
        if actor.place:
            members.setdefault(actor.place, []).append(i)
        else:
            nowhere.append(i)
    return dict(sorted(members.items())), nowhere


def _kilometres(network: Network, inside: list[int]) -> float:
    known = [km for i in inside if (km := network.actors[i].km) is not None]
    return float(median(known)) if known else 0.0


def _directions(towns: _Towns) -> dict[str, tuple[float, float]]:
    """Places in alphabetical order around the middle, each with the angle it needs."""
    reach = towns.reach
    width = {name: 2 * asin(min(0.95, 1.2 * towns.size[name] / reach[name])) for name in towns.around}
    slack = max(0.0, 2 * pi - sum(width.values())) / max(len(towns.around), 1)
    spots, angle = {}, -pi / 2
    for name in towns.around:
        angle += (width[name] + slack) / 2
        spots[name] = (STRETCH * reach[name] * cos(angle), reach[name] * sin(angle))
        angle += (width[name] + slack) / 2
    return spots


def _cluster(count: int) -> Array:
    """A tight round cluster (sunflower), the first actor in the middle."""
    if count == 1:
        return np.zeros((1, 2))
    k = np.arange(count)
    turn, reach = k * 2.399963229728653, GAP * 0.62 * np.sqrt(k)
    return pushed_apart(np.column_stack([reach * np.cos(turn), reach * np.sin(turn)]), GAP * 0.9)


def _rings(farthest: float, scale: float, core: float) -> list[Guide]:
    step = 10.0 if farthest <= 60 else 50.0 if farthest <= 300 else 100.0
    found = []
    for km in np.arange(step, farthest + step * 0.5, step):
        radius = core + scale * km
        found.append(Guide(0, 0, STRETCH * radius, radius, text("network_widgets.places.ring", km=number(km, 0))))
    return found


def _foot_row(count: int, above: Array) -> Array:
    low = float(above[:, 1].max()) if len(above) else 0.0
    left = float(above[:, 0].min()) if len(above) else 0.0
    wide = max(8, int(np.ptp(above[:, 0]) / (1.4 * GAP))) if len(above) else 12
    k = np.arange(count)
    return np.column_stack([left + (k % wide) * 1.4 * GAP, low + 2.2 * GAP + (k // wide) * 1.2 * GAP])


def _foot_word(row: Array) -> Guide:
    return Guide(float(row[:, 0].min()), float(row[:, 1].min()) - 0.8 * GAP, label=text("network_widgets.places.none"))
