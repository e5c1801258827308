"""Where every actor stands: three pictures of one network, each the same every time it is drawn.

``force``    actors that work together stand near each other
``sectors``  the coordination in the middle, one ring per step away from it, one segment per sector
``places``   the county town in the middle, distance from it in kilometres, one cluster per place
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from workbook.figures.network_map.distances import Array, Neighbours, parts
from workbook.figures.network_map.places import places_layout
from workbook.figures.network_map.rings import sectors_layout
from workbook.figures.network_map.sheet import Guide, Sheet
from workbook.figures.network_map.spacing import HEIGHT, WIDTH, on_sheet, packed, pushed_apart
from workbook.figures.network_map.stress import stress_layout
from workbook.network import Network

Positions: TypeAlias = Mapping[str, tuple[float, float]]

WIDEN = 1.45  # names run sideways and sheets are wide: the picture is pulled a little in that direction
KINDS = ("force", "sectors", "places")


@dataclass(frozen=True)
class Layout:
    """Positions by actor id in sheet units (1000 × 660, origin top left), and the lines that explain them."""

    kind: str
    positions: Positions
    guides: tuple[Guide, ...] = ()

    def moved(self, positions: Positions) -> Layout:
        """The layout with some actors put elsewhere by hand."""
        known = {actor: place for actor, place in positions.items() if actor in self.positions}
        return replace(self, positions={**self.positions, **known})

    def mirrored_to(self, other: Positions) -> Layout:
        """The same picture, mirrored along the sheet's axes so that it resembles another one most."""
        common = [actor for actor in self.positions if actor in other]
        if not common:
            return self
        here, there = (np.array([places[actor] for actor in common]) for places in (self.positions, other))
        ways = [(x, y) for x in (1, -1) for y in (1, -1)]
        best = min(ways, key=lambda way: float(((_mirror(here, way) - there) ** 2).sum()))
        turned = _mirror(np.array(list(self.positions.values())), best)
        return replace(self, positions=dict(zip(self.positions, _points(turned), strict=True)))


def layout(network: Network, kind: str = "force", keep: Positions | None = None) -> Layout:
    """The layout of a network. ``keep`` holds earlier positions: known actors stay exactly where they were.

    Only actors without a place are put in, beside their partners, so the picture never jumps after an edit. For two
    waves lay out the network of both waves once and use it for each. Raises KeyError for an unknown kind.
    """
    if kind == "force":
        return _force(network, keep or {})
    sheet = {"sectors": sectors_layout, "places": places_layout}[kind](network, neighbours(network))
    return Layout(kind, _named(network, sheet.place), sheet.guides).moved(keep or {})


def neighbours(network: Network) -> Neighbours:
    """Partners by index, each list in table order."""
    index = {actor: i for i, actor in enumerate(network.ids)}
    found: list[list[int]] = [[] for _ in network.ids]
    for one, two in network.pairs:
        found[index[one]].append(index[two])
        found[index[two]].append(index[one])
    return found


def _force(network: Network, keep: Positions) -> Layout:
    kept = {actor: keep[actor] for actor in network.ids if actor in keep}
    if kept and len(kept) >= len(network) / 2:
        return Layout("force", _filled(network, kept))
    place = _fresh(network)
    return Layout("force", _named(network, place))


def _fresh(network: Network) -> Array:
    links = neighbours(network)
    pieces = parts(links)
    laid = []
    for piece in pieces:
        index = {i: k for k, i in enumerate(piece)}
        inner = stress_layout([[index[j] for j in links[i]] for i in piece])
        laid.append(pushed_apart(inner * [WIDEN, 1.0], 0.5))
    place = np.zeros((len(network), 2))
    for piece, box in zip(pieces, packed(laid, 1.0), strict=True):
        place[piece] = box
    return on_sheet(_filling(place))


def _filling(place: Array) -> Array:
    """The picture drawn out sideways, at most by a third, where it would leave the sides of the sheet empty."""
    wide, high = np.ptp(place, axis=0) if len(place) else (0.0, 0.0)
    if min(wide, high) < 1e-6:
        return place
    stretched: Array = place * [min(max(WIDTH / HEIGHT * high / wide, 1.0), 4 / 3), 1.0]
    return stretched


def _filled(network: Network, kept: Positions) -> Positions:
    """New actors beside their partners (or at the foot of the sheet), everyone else untouched."""
    placed = dict(kept)
    links = neighbours(network)
    ids = network.ids
    for i, actor in enumerate(ids):
        if actor in placed:
            continue
        partners = [placed[ids[j]] for j in links[i] if ids[j] in placed]
        wish = np.mean(partners, axis=0) if partners else np.array([80.0, 640.0])
        placed[actor] = _free_spot(wish, np.array(list(placed.values())))
    return {actor: placed[actor] for actor in ids}


def _free_spot(wish: Array, taken: Array, gap: float = 44.0) -> tuple[float, float]:
    """The nearest point to ``wish``, on a spiral outward, with room around it; inside the sheet while there is any."""
    for step in range(400):
        turn, reach = step * 2.399963229728653, gap * 0.45 * np.sqrt(step)
        spot = wish + reach * np.array([np.cos(turn), np.sin(turn)])
        inside = 20 <= spot[0] <= 980 and 20 <= spot[1] <= 645
        if inside and np.hypot(*(taken - spot).T).min() >= gap:
            break
    return round(float(spot[0]), 1), round(float(spot[1]), 1)


def _named(network: Network, place: Array) -> Positions:
    return dict(zip(network.ids, _points(place), strict=True))


def _points(place: Array) -> list[tuple[float, float]]:
    return [(round(float(x), 1), round(float(y), 1)) for x, y in place]


def _mirror(place: Array, way: tuple[int, int]) -> Array:
    middle = np.array([WIDTH / 2, HEIGHT / 2])
    mirrored: Array = (place - middle) * way + middle
    return mirrored


__all__ = ["KINDS", "Guide", "Layout", "Positions", "Sheet", "layout", "neighbours"]
