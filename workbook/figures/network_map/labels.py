"""Names beside their actors without touching each other, on paper: the important ones first, the rest left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom
LONGEST = 30
CELL = 60.0
WIDE, NARROW = "ABCDEFGHKLMNOPQRSTUVWXYZÄÖÜmw%@", "fijlrtI.,:;'|()! "


@dataclass(frozen=True, slots=True)
class Spot:
    """An actor to be named: its middle, its radius, its name."""

    x: float
    y: float
    radius: float
    name: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name at its place: baseline, and which end of the text stands there."""

    x: float
    y: float
    anchor: str
    text: str


def shortened(name: str, longest: int = LONGEST) -> str:
    """A name short enough for a map, cut at a word where possible."""
    if len(name) <= longest:
        return name
    cut = name[: longest - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > longest * 0.6 else cut).rstrip(" ,–-") + "…"


def text_width(words: str, size: float) -> float:
    """About how wide a text is drawn; a little too much rather than too little."""
    return size * sum(0.72 if sign in WIDE else 0.34 if sign in NARROW else 0.56 for sign in words)


def placed_labels(spots: Sequence[Spot], size: float, sheet: Box, taken: Iterable[Box] = ()) -> list[Label]:
    """Where the names of ``spots`` (most important first) stand; one that finds no room is left out.

    ``taken`` are places that must stay free (guides). The first few rather lie over a smaller symbol than be missing.
    """
    ground = _Ground()
    for box in taken:
        ground.put(box, -1)
    symbols = _Ground()
    for number, spot in enumerate(spots):
        symbols.put((spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius), number)
    placed: list[Label] = []
    for number, spot in enumerate(spots):
        shown = shortened(spot.name)
        possible = _choices(spot, shown, size)
        choices = [(label, box) for label, box in possible if _within(box, sheet) and ground.free(box)]
        free = [choice for choice in choices if symbols.free(choice[1], number)]
        chosen = free[0] if free else choices[0] if choices and number < 5 else None
        if chosen is not None:
            ground.put(chosen[1], number)
            placed.append(chosen[0])
    return placed


class _Ground:
    """Boxes by grid cell, so that 2,000 names do not compare with each other one by one."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = {}

    def put(self, box: Box, owner: int) -> None:
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append((box, owner))

    def free(self, box: Box, owner: int = -2) -> bool:
        left, top, right, bottom = box
        return not any(
            whose != owner and left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for cell in _cells(box)
            for other, whose in self._cells.get(cell, ())
        )


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    left, top, right, bottom = (int(edge // CELL) for edge in box)
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def _within(box: Box, sheet: Box) -> bool:
    return box[0] >= sheet[0] and box[1] >= sheet[1] and box[2] <= sheet[2] and box[3] <= sheet[3]


def _choices(spot: Spot, words: str, size: float) -> Iterable[tuple[Label, Box]]:
    wide, gap = text_width(words, size), spot.radius + 3
    near = gap * 0.75
    places = (
        (gap, size * 0.36, "start"),
        (-gap, size * 0.36, "end"),
        (0.0, gap + size * 0.8, "middle"),
        (0.0, -gap, "middle"),
        (near, -gap * 0.6, "start"),
        (near, gap * 0.6 + size * 0.7, "start"),
        (-near, -gap * 0.6, "end"),
        (-near, gap * 0.6 + size * 0.7, "end"),
    )
    for dx, dy, anchor in places:
        x, y = spot.x + dx, spot.y + dy
        left = x if anchor == "start" else x - wide if anchor == "end" else x - wide / 2
        yield Label(x, y, anchor, words), (left - 1, y - size, left + wide + 1, y + size * 0.25)
