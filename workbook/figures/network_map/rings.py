"""Concentric picture: the coordination in the middle, a ring per step from it, a segment per sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin

import numpy as np

from workbook.content.texts import text
from workbook.figures.network_map.distances import Array, Neighbours, steps
from workbook.figures.network_map.naming import sector_label
from workbook.figures.network_map.sheet import Guide, Sheet, fitted
from workbook.figures.network_map.spacing import HEIGHT, WIDTH
from workbook.network import Network

STRETCH = 1.42  # an ellipse uses a 3 : 2 sheet better than a circle
GAP = 1.0


@dataclass(frozen=True)
class _Segment:
    """The angle of one sector, from ``start`` over ``width`` (radians), and its actors."""

    start: float
    width: float
    actors: tuple[int, ...]


@dataclass
class _Rings:
    """The picture while its rings are filled from the inside out."""

    place: Array
    links: Neighbours
    segments: Mapping[str | None, _Segment]
    ring: Sequence[int]
    radius: float = 0.0

    def fill(self, level: int) -> float:
        """Put the actors of one ring into their segments, in several rows where crowded; the ring's middle radius."""
        inner = self.radius + 1.9 * GAP
        inside = {sector: [i for i in each.actors if self.ring[i] == level] for sector, each in self.segments.items()}
        rows = max(ceil(len(found) / self._room(sector, inner)) for sector, found in inside.items())
        for sector, found in inside.items():
            self._fill_segment(self.segments[sector], found, inner, rows)
        self.radius = inner + (rows - 1) * GAP
        return (inner + self.radius) / 2

    def _room(self, sector: str | None, radius: float) -> int:
        return max(1, int(self.segments[sector].width * radius / GAP))

    def _fill_segment(self, segment: _Segment, found: Sequence[int], inner: float, rows: int) -> None:
        middle = segment.start + segment.width / 2
        ordered = sorted(found, key=lambda i: (self._pull(i, middle), i))
        per_row = ceil(len(ordered) / rows) or 1
        shift = 0.5 if rows > 1 else 0.0  # rows stand in each other's gaps
        for k, i in enumerate(ordered):
            row, column = k % rows, k // rows
            angle = segment.start + segment.width * (column + 0.5 + shift * (row % 2)) / (per_row + shift)
            reach = inner + row * GAP
            self.place[i] = (STRETCH * reach * cos(angle), reach * sin(angle))

    def _pull(self, actor: int, middle: float) -> float:
        """Mean direction of the partners already placed, relative to the segment: fewer crossing ties."""
        points = self.place[np.array(self.links[actor], dtype=np.intp)]
        points = points[np.abs(points).sum(axis=1) > 0]
        if not len(points):
            return 0.0
        x, y = points.mean(axis=0)
        return float((np.arctan2(y, x / STRETCH) - middle + pi) % (2 * pi) - pi)


def sectors_layout(network: Network, links: Neighbours) -> Sheet:
    """Positions by sector (angle) and by steps from the centre (ring). Without a coordinator: the busiest actor."""
    if len(network) < 2:
        return fitted(np.zeros((len(network), 2)), (), WIDTH, HEIGHT, 30.0)
    centre = _centre(network, links)
    away = steps(links)[centre]
    reached = int(away[np.isfinite(away)].max())
    ring = [int(away[i]) if np.isfinite(away[i]) else reached + 1 for i in range(len(network))]
    rings = _Rings(np.zeros((len(network), 2)), links, _segments(network, centre), ring)
    guides = [_circle(rings.fill(level), _ring_name(level, reached)) for level in sorted(set(ring) - {0})]
    outside = rings.radius + 1.5 * GAP
    words = [
        _word(outside, each.start + each.width / 2, sector_label(sector)) for sector, each in rings.segments.items()
    ]
    return fitted(rings.place, (*guides, *words), WIDTH, HEIGHT, 30.0)


def _ring_name(level: int, reached: int) -> str:
    if level > reached:
        return text("network_widgets.rings.none")
    return text(f"network_widgets.rings.step{min(level, 2)}", steps=level)


def _centre(network: Network, links: Neighbours) -> int:
    if network.coordinator is not None:
        return network.ids.index(network.coordinator)
    return max(range(len(links)), key=lambda i: (len(links[i]), -i))


def _segments(network: Network, centre: int) -> Mapping[str | None, _Segment]:
    """The segment of each sector, in order of first appearance; the centre belongs to none."""
    members: dict[str | None, list[int]] = {}
    for i, actor in enumerate(network.actors):
        if i != centre:
            members.setdefault(actor.sector, []).append(i)
    weight = {sector: len(inside) + 0.8 for sector, inside in members.items()}
    start, segments = -pi / 2, {}
    for sector, inside in members.items():
        width = 2 * pi * weight[sector] / sum(weight.values())
        segments[sector] = _Segment(start, width, tuple(inside))
        start += width
    return segments


def _circle(radius: float, label: str) -> Guide:
    return Guide(0.0, 0.0, STRETCH * radius, radius, label)


def _word(radius: float, angle: float, label: str) -> Guide:
    return Guide(STRETCH * radius * cos(angle), radius * sin(angle), label=label)
