"""Concentric picture: the coordination in the middle, a ring per step from it, a segment per sector."""

from __future__ import annotations

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


def sectors_layout(network: Network, links: Neighbours) -> Sheet:
    """Positions by sector (angle) and by steps from the centre (ring). Without a coordinator: the busiest actor."""
    count = len(network)
    if count == 0:
        return Sheet(np.zeros((0, 2)))
    centre = _centre(network, links)
    away = steps(links)[centre]
    reached = int(away[np.isfinite(away)].max())
    ring = [reached + 1 if not np.isfinite(away[i]) else int(away[i]) for i in range(count)]
    segments = _segments(network, centre)
    place = np.zeros((count, 2))
    radius, guides = 0.0, []
    for level in sorted(set(ring) - {0}):
        radius, rows = _filled_ring(place, radius + 1.9 * GAP, segments, ring, level, links)
        name = text("network_widgets.rings.none") if level > reached else text(f"network_widgets.rings.step{min(level, 2)}", steps=level)  # fmt: skip
        guides.append(_circle(radius - (rows - 1) * GAP / 2, name))
    outside = radius + 1.5 * GAP
    words = [_word(outside, start + width / 2, sector_label(name)) for name, (start, width, _) in segments.items()]
    return fitted(place, (*guides, *words), WIDTH, HEIGHT, 30.0)


def _centre(network: Network, links: Neighbours) -> int:
    if network.coordinator is not None:
        return network.ids.index(network.coordinator)
    return max(range(len(links)), key=lambda i: (len(links[i]), -i))


def _segments(network: Network, centre: int) -> dict[str | None, tuple[float, float, list[int]]]:
    """Start angle, width and actors of each sector, in order of first appearance; the centre belongs to none."""
    members: dict[str | None, list[int]] = {}
    for i, actor in enumerate(network.actors):
        if i != centre:
            members.setdefault(actor.sector, []).append(i)
    weight = {sector: len(inside) + 0.8 for sector, inside in members.items()}
    start, segments = -pi / 2, {}
    for sector, inside in members.items():
        width = 2 * pi * weight[sector] / sum(weight.values())
        segments[sector] = (start, width, inside)
        start += width
    return segments


def _filled_ring(
    place: Array,
    radius: float,
    segments: dict[str | None, tuple[float, float, list[int]]],
    ring: list[int],
    level: int,
    links: Neighbours,
) -> tuple[float, int]:
    """Put the actors of one ring into their segments; crowded segments take several rows. Returns radius, rows."""
    inside = {sector: [i for i in found if ring[i] == level] for sector, (_, _, found) in segments.items()}
    room = {sector: max(1, int(segments[sector][1] * radius / GAP)) for sector in segments}
    rows = max((ceil(len(found) / room[sector]) for sector, found in inside.items()), default=1)
    for sector, found in inside.items():
        start, width, _ = segments[sector]
        ordered = sorted(found, key=lambda i: (_pull(place, links[i], start + width / 2), i))
        per_row = ceil(len(ordered) / rows) or 1
        for k, i in enumerate(ordered):
            row, column = k % rows, k // rows
            angle = start + width * (column + 0.5 + 0.5 * (row % 2) * (rows > 1)) / (per_row + 0.5 * (rows > 1))
            reach = radius + row * GAP
            place[i] = (STRETCH * reach * cos(angle), reach * sin(angle))
    return radius + (rows - 1) * GAP, rows


def _pull(place: Array, partners: list[int] | tuple[int, ...] | Neighbours, middle: float) -> float:
    """Mean direction of the partners already placed, relative to the segment: fewer crossing ties."""
    points = place[list(partners)] if len(partners) else place[:0]  # type: ignore[arg-type]
    points = points[np.abs(points).sum(axis=1) > 0]
    if not len(points):
        return 0.0
    x, y = points.mean(axis=0)
    return float((np.arctan2(y, x / STRETCH) - middle + pi) % (2 * pi) - pi)


def _circle(radius: float, label: str) -> Guide:
    return Guide(0.0, 0.0, STRETCH * radius, radius, label)


def _word(radius: float, angle: float, label: str) -> Guide:
    return Guide(STRETCH * radius * cos(angle), radius * sin(angle), label=label)
