"""Small SVG drawings: elements as text, every text escaped, colours by role.

A drawing carries plain colours by role, for paper, PDF and Word; a page may recolour it in the dark by these values.
"""

from __future__ import annotations

from html import escape

INK = "#1b222b"
MUTED = "#56606c"
LINE = "#c3cad1"
BAND = "#dfe4e9"
BLUE = "#0072B2"  # Okabe & Ito 2008: told apart with every kind of colour vision
ORANGE = "#E69F00"
PAPER = "#ffffff"
SIZE = 13  # px, labels

_ROLES = {"ink": INK, "muted": MUTED, "line": LINE, "band": BAND, "blue": BLUE, "orange": ORANGE}
_ROLES |= {"paper": PAPER, "none": "none"}


def element(name: str, *children: str, **attributes: object) -> str:
    """One SVG element. ``children`` are SVG already; attributes are escaped, ``font_size`` becomes ``font-size``."""
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{shown}>{''.join(children)}</{name}>" if children else f"<{name}{shown}/>"


def drawing(width: float, height: float, *children: str) -> str:
    """A whole drawing of ``width`` × ``height`` px that scales with the page."""
    return element(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        width=width,
        height=height,
        font_family="Libertinus Serif, sans-serif",
        font_size=SIZE,
    )


def label(x: float, y: float, words: str, *, role: str = "ink", anchor: str = "start", bold: bool = False) -> str:
    """A text at its baseline; ``anchor`` is start, middle or end."""
    weight = "bold" if bold else None
    return element("text", escape(words), x=x, y=y, text_anchor=anchor, font_weight=weight, **fill(role))


def line(x1: float, y1: float, x2: float, y2: float, *, role: str = "line", width: float = 1) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **stroke(role, width))


def box(x: float, y: float, width: float, height: float, *, role: str = "band") -> str:
    """A filled rectangle."""
    return element("rect", x=x, y=y, width=max(width, 0.0), height=height, **fill(role))


def disc(x: float, y: float, radius: float, *, role: str = "blue") -> str:
    """A filled circle."""
    return element("circle", cx=x, cy=y, r=radius, **fill(role))


def diamond(x: float, y: float, radius: float, *, role: str = "ink") -> str:
    """A hollow diamond: told from a disc by shape and filling, also in black and white."""
    points = f"{_plain(x)},{_plain(y - radius)} {_plain(x + radius)},{_plain(y)} "
    points += f"{_plain(x)},{_plain(y + radius)} {_plain(x - radius)},{_plain(y)}"
    return element("polygon", points=points, fill="#ffffff", stroke=_ROLES[role], stroke_width=1.8)


def path(points: list[tuple[float, float]], *, role: str = "blue", width: float = 2) -> str:
    """A line through points."""
    shown = " ".join(f"{_plain(x)},{_plain(y)}" for x, y in points)
    return element("polyline", points=shown, **{**stroke(role, width), "fill": "none", "stroke_linejoin": "round"})


def fill(role: str) -> dict[str, object]:
    """Attributes that fill in a role's colour."""
    return {"fill": _ROLES[role]}


def stroke(role: str, width: float) -> dict[str, object]:
    """Attributes that draw an edge in a role's colour."""
    return {"stroke": _ROLES[role], "stroke_width": width}


def _plain(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)
