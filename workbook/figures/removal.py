"""What is left of the largest connected part when the busiest actors leave one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.content import percent, text
from workbook.figures import svg

WIDTH, HEIGHT = 760.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 56.0, 24.0, 16.0, 48.0


def removal_curve(shares: Sequence[float], *, named: int = 1) -> str:
    """The curve as SVG. ``shares[k]`` is the share of all actors still connected after ``k`` actors have left.

    The points 1 … ``named`` carry their value.
    """
    last = max(len(shares) - 1, 1)
    points = [(_x(k, last), _y(share)) for k, share in enumerate(shares)]
    parts = [*_grid(), *_ticks(last), svg.path(points)]
    for k, (x, y) in enumerate(points):
        parts.append(svg.disc(x, y, 3.5 if k else 4.5))
        if 0 < k <= named:
            parts.append(svg.label(x + 8, y - 8, percent(shares[k]), bold=True))
    parts.append(
        svg.label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, text("charts.removal.axis"), role="muted", anchor="middle")
    )
    return svg.drawing(WIDTH, HEIGHT, *parts)


def _grid() -> list[str]:
    return [
        part
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
        for part in (
            svg.line(LEFT, _y(share), WIDTH - RIGHT, _y(share)),
            svg.label(LEFT - 8, _y(share) + 4.5, percent(share), role="muted", anchor="end"),
        )
    ]


def _ticks(last: int) -> list[str]:
    step = max(1, -(-last // 10))
    return [
        svg.label(_x(k, last), HEIGHT - BOTTOM + 20, str(k), role="muted", anchor="middle")
        for k in range(0, last + 1, step)
    ]


def _x(k: int, last: int) -> float:
    return LEFT + k / last * (WIDTH - LEFT - RIGHT)


def _y(share: float) -> float:
    return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)
