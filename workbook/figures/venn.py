"""Power, legitimacy and urgency as three circles: the seven classes of Mitchell, Agle & Wood (1997)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook.figures.svg import drawing, element, label, stroke

WIDTH, HEIGHT = 760, 510
RADIUS = 150
MIDDLES = ((295, 195), (465, 195), (380, 342))  # power, legitimacy, urgency: equally far from each other
NAMES = ((190, 44, "end"), (570, 44, "start"), (545, 445, "start"))
# where the words of a class stand, by the circles it lies in
PLACES: Mapping[str, tuple[int, int]] = {
    "P": (222, 160),
    "L": (538, 160),
    "U": (380, 420),
    "PL": (380, 136),
    "PU": (288, 292),
    "LU": (472, 292),
    "PLU": (380, 235),
}
IN_A_LINE = 5  # numbers beside each other


def venn(names: Sequence[str], classes: Mapping[str, tuple[str, Sequence[int]]]) -> str:
    """A complete SVG element. ``names``: of the three circles; ``classes``: circles ("P", "PL" …) -> name, numbers."""
    circles = [element("circle", cx=x, cy=y, r=RADIUS, fill="none", **stroke("ink", 1.8)) for x, y in MIDDLES]
    heads = [label(x, y, name, anchor=anchor, bold=True) for (x, y, anchor), name in zip(NAMES, names, strict=True)]
    words = [each for where, (name, numbers) in classes.items() for each in _words(*PLACES[where], name, numbers)]
    return drawing(WIDTH, HEIGHT, *circles, *heads, *words)


def _words(x: int, y: int, name: str, numbers: Sequence[int]) -> list[str]:
    """The name of a class, and below it the numbers in it; a dash where it is empty."""
    rows = [numbers[at : at + IN_A_LINE] for at in range(0, len(numbers), IN_A_LINE)]
    said = [" · ".join(map(str, row)) for row in rows] or ["–"]
    return [
        label(x, y, name, role="muted", anchor="middle"),
        *(
            label(x, y + 19 + 18 * at, row, anchor="middle", bold=bool(numbers), role="ink" if numbers else "muted")
            for at, row in enumerate(said)
        ),
    ]
