"""A laid-out sheet: positions and the lines that explain them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbook.figures.network_map.distances import Array


@dataclass(frozen=True)
class Guide:
    """A thin line or word behind the actors. ``rx``/``ry`` 0 = a word alone at x, y."""

    x: float
    y: float
    rx: float = 0.0
    ry: float = 0.0
    label: str = ""

    def to_json(self) -> dict[str, Any]:
        """Compact form for the browser."""
        return {"x": round(self.x, 1), "y": round(self.y, 1), "rx": round(self.rx, 1), "ry": round(self.ry, 1),
                "label": self.label}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """Positions, shape (n, 2), in sheet units and in the order of the network's actors."""

    place: Array
    guides: tuple[Guide, ...] = ()


def fitted(place: Array, guides: tuple[Guide, ...], width: float, height: float, margin: float) -> Sheet:
    """Positions and guides scaled together, evenly, onto the sheet."""
    xs = [*place[:, 0], *(g.x - g.rx for g in guides), *(g.x + g.rx for g in guides)]
    ys = [*place[:, 1], *(g.y - g.ry for g in guides), *(g.y + g.ry for g in guides)]
    left, top = min(xs, default=0.0), min(ys, default=0.0)
    wide, high = max(max(xs, default=0.0) - left, 1e-9), max(max(ys, default=0.0) - top, 1e-9)
    scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)
    off_x, off_y = width / 2 - (left + wide / 2) * scale, height / 2 - (top + high / 2) * scale
    moved = place * scale + [off_x, off_y]
    shown = tuple(Guide(g.x * scale + off_x, g.y * scale + off_y, g.rx * scale, g.ry * scale, g.label) for g in guides)
    return Sheet(moved.round(1), shown)
