"""Kind ``figures``: guess first, then reveal the figures of the whole, each with and without the coordination.

The figures and their random bands are sent only when revealed: until then nothing in the browser tells them, and a
band of 1,000 random networks need not be drawn for a card that nobody looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from workbook.content.texts import number, table, text
from workbook.errors import ContentError
from workbook.exercises import Part
from workbook.network import Band, Effort, Network, before_after, explain, random_bands
from workbook.project import Json
from workbook.widgets.parts.maps import table_words
from workbook.widgets.registry import Scene, register

DIGITS: Mapping[str, int] = {
    "actors": 0,
    "ties": 0,
    "components": 0,
    "isolates": 0,
    "largest_component": 0,
    "articulation_points": 0,
    "mean_degree": 1,
    "path_length": 2,
}
SHARES: tuple[str, ...] = (
    "density",
    "transitivity",
    "degree_centralization",
    "betweenness_centralization",
    "connectedness",
)
SHARES += ("global_efficiency", "fragmentation")
DEFAULT: tuple[str, ...] = ("actors", "ties", "density", "components", "mean_degree", "transitivity")
DEFAULT += ("degree_centralization", "betweenness_centralization", "connectedness")
KNOWN = (*DIGITS, *SHARES)


def view(part: Part, scene: Scene, /) -> Json:
    """What is asked and how each guess is entered; no figure yet. ``stamp`` changes when the figures do."""
    names = _measures(part)
    network = scene.network
    return {
        "measures": [_declared(name) for name in names],
        "guess": [_guess(name, len(network)) for name in part.settings.get("guess", ())],
        "coordination": network.coordinator is not None,
        "enough": len(network) >= 2,
        "stamp": _stamp(network),
        "words": {"table": table_words()},
    }


def act(part: Part, scene: Scene, _: Json, /) -> Json:
    """The figures, revealed: {"do": "figures"}."""
    network = scene.network
    rest = None if network.coordinator is None else network.without_coordinator()
    names = _measures(part)
    return {
        "rows": [_row(name, network, rest) for name in names],
        "sentence": _headline(network, rest),
    }


def _measures(part: Part) -> Sequence[str]:
    names = tuple(part.settings.get("measures", DEFAULT))
    for name in names:
        if name not in KNOWN:
            raise ContentError("measure-unknown", measure=name)
    return names


def _declared(name: str) -> Json:
    """A figure's name and what to know about it."""
    if name in ("actors", "ties"):
        words = table(f"network_widgets.count.{name}")
        said = {"label": words["name"], "definition": words["meaning"], "caution": words["limits"], "source": ""}
    else:
        entry = explain(name)
        said = {"label": entry.name, "definition": entry.meaning, "caution": entry.limits, "source": entry.source}
    return {"id": name, "digits": DIGITS.get(name, 2), **said}


def _guess(name: str, actors: int) -> Json:
    """The range of a slider: shares from 0 to 1, counts from 0 or 1 to what this network could have."""
    most = {"components": actors, "isolates": actors, "mean_degree": max(actors - 1, 1)}.get(name, 1)
    digits = DIGITS.get(name, 2)
    return {"id": name, "least": 1 if name == "components" else 0, "most": most, "step": 10**-digits, "digits": digits}


def _stamp(network: Network) -> str:
    """Short mark of everything the figures rest on."""
    return f"{hash((network.ids, network.pairs, network.coordinator)):x}"


def _row(name: str, network: Network, rest: Network | None) -> Json:
    digits = DIGITS.get(name, 2)
    whole, band = _value(name, network), _band(name, network)
    other = None if rest is None else _value(name, rest)
    return {
        "id": name,
        "whole": whole,
        "band": band,
        "without": other,
        "withoutBand": None if rest is None else _band(name, rest),
        "sentence": _sentence(name, number(whole, digits), None if rest is None else number(other, digits), band),
    }


def _value(name: str, network: Network) -> float | None:
    return next(change.after for change in before_after(network, network) if change.measure == name)


def _band(name: str, network: Network) -> Json:
    """Middle 95 % of random networks with as many actors and ties; None where the figure is the same in all."""
    band = bands_of(network).get(name)
    if band is None or band.low is None or name in ("density", "mean_degree"):
        return None
    return {"low": band.low, "median": band.median, "high": band.high, "percentile": band.percentile,
            "place": band.place, "draws": band.draws}  # fmt: skip


WAITING = Effort(steps=400_000_000)  # somebody waits: some five seconds, 1,000 draws up to some 300 actors


@lru_cache(maxsize=16)
def _bands(shape: _Shape) -> Mapping[str, Band]:
    return random_bands(shape.network, effort=WAITING)


class _Shape:
    """A network as a cache key: equal where actors and ties are, whatever else was noted about them."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._key = (network.ids, network.pairs)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shape) and self._key == other._key


def bands_of(network: Network) -> Mapping[str, Band]:
    """The random bands of a network, drawn once per network and kernel."""
    return _bands(_Shape(network))


def _sentence(name: str, whole: str, without: str | None, band: Json) -> str:
    """The figure in plain words, with and without the coordination, and where chance alone would put it."""
    said = [text(f"network_widgets.net_measure.{name}", value=whole)]
    if without is not None:
        said.append(text("network_widgets.figures.without_sentence", value=without))
    if band is not None and band["place"] is not None:
        low, high = (number(band[key], DIGITS.get(name, 2)) for key in ("low", "high"))
        said.append(text(f"network_widgets.figures.band_{band['place']}", low=low, high=high))
    return " ".join(said)


def _headline(network: Network, rest: Network | None) -> str:
    if rest is None:
        return ""
    parts = [int(_value("components", each) or 0) for each in (network, rest)]
    key = "more_parts" if parts[1] > parts[0] else "fewer_parts" if parts[1] < parts[0] else "same_parts"
    return text(f"network_widgets.figures.{key}", before=number(parts[0], 0), after=number(parts[1], 0))


def measure_names(names: Iterable[str]) -> dict[str, str]:
    """German names of whole-network figures."""
    return {name: str(_declared(name)["label"]) for name in names}


register("figures", view=view, act=act, words="network_widgets.figures")
