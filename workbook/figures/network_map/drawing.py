"""Everything a map shows, as one value: the browser draws it, and so does :mod:`.picture` on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbook.figures.network_map.layout import Layout
from workbook.figures.network_map.naming import sector_label, type_label
from workbook.figures.network_map.symbols import Symbol, sector_symbols
from workbook.network import Actor, Network

KEPT, NEW, GONE = 0, 1, 2  # state of a tie in a difference map


@dataclass(frozen=True)
class Measure:
    """One number per actor: what it is called, how it is shown, and how it reads in a sentence.

    ``reading`` is a German sentence with ``{value}`` in it; None among ``values`` means undefined.
    """

    id: str
    label: str
    digits: int
    reading: str
    values: Mapping[str, float | None]
    definition: str = ""
    top: float | None = None  # the value of the greatest symbol, where several maps share one scale

    def to_json(self, ids: Sequence[str]) -> dict[str, Any]:
        """Compact form, values in the order of ``ids``."""
        return {
            "label": self.label,
            "digits": self.digits,
            "reading": self.reading,
            "definition": self.definition,
            "top": self.top,
            "values": [_short(self.values.get(actor), self.digits) for actor in ids],
        }


@dataclass(frozen=True)
class Drawing:
    """One map: the actors with their places on the sheet, the ties, the symbols, the measures to size by.

    ``states`` marks ties in a difference map (pair -> KEPT, NEW, GONE); ``faint`` names actors shown pale
    (left or not yet there).
    """

    network: Network
    layout: Layout
    measures: tuple[Measure, ...] = ()
    size_by: str | None = None
    symbols: Mapping[str | None, Symbol] = field(default_factory=dict)
    states: Mapping[tuple[str, str], int] = field(default_factory=dict)
    faint: frozenset[str] = frozenset()

    def symbol(self, actor: Actor) -> Symbol:
        """The symbol of an actor's sector."""
        return self._symbols[actor.sector]

    @property
    def _symbols(self) -> Mapping[str | None, Symbol]:
        return self.symbols or sector_symbols(self.network.actors, self.network.coordinator)

    @property
    def size(self) -> Measure | None:
        """The measure that gives the symbols their size."""
        return next((measure for measure in self.measures if measure.id == self.size_by), None)

    def to_json(self) -> dict[str, Any]:
        """Compact arrays for the browser: positions in tenths of a sheet unit, ties as pairs of indices."""
        network, symbols = self.network, self._symbols
        index = {actor: i for i, actor in enumerate(network.ids)}
        sectors = [sector for sector in symbols if any(actor.sector == sector for actor in network.actors)]
        types = sorted({tie.type for tie in network.ties if tie.type})
        drawn = _drawn(network)
        return {
            "ids": list(network.ids),
            "names": [actor.label for actor in network.actors],
            "places": [actor.place or "" for actor in network.actors],
            "sector": [sectors.index(actor.sector) for actor in network.actors],
            "sectors": [_sector_json(sector, symbols[sector]) for sector in sectors],
            "coordinator": -1 if network.coordinator is None else index[network.coordinator],
            "xy": [round(10 * value) for actor in network.ids for value in self.layout.positions[actor]],
            "ties": [index[end] for source, target, *_ in drawn for end in (source, target)],
            "strength": [strength for _, _, strength, _, _ in drawn],
            "type": [types.index(kind) if kind else -1 for *_, kind, _ in drawn],
            "types": [type_label(kind) for kind in types],
            "directed": [i for i, tie in enumerate(drawn) if tie[4]],
            "state": [self.states.get(_pair(tie), KEPT) for tie in drawn] if self.states else [],
            "faint": [index[actor] for actor in self.faint if actor in index],
            "measures": {measure.id: measure.to_json(network.ids) for measure in self.measures},
            "size": self.size_by,
            "guides": [guide.to_json() for guide in self.layout.guides],
            "layout": self.layout.kind,
        }


_Drawn = tuple[str, str, int, str | None, bool]


def _drawn(network: Network) -> list[_Drawn]:
    """Ties as drawn: the same pair with the same type once, with its greatest strength."""
    found: dict[tuple[str, str, str | None, bool], int] = {}
    for tie in network.ties:
        ends = (tie.source, tie.target) if tie.directed else tie.pair
        key = (*ends, tie.type, tie.directed)
        found[key] = max(found.get(key, 0), int(tie.strength or 0))
    return [(source, target, strength, kind, arrow) for (source, target, kind, arrow), strength in found.items()]


def _pair(tie: _Drawn) -> tuple[str, str]:
    return (tie[0], tie[1]) if tie[0] <= tie[1] else (tie[1], tie[0])


def _sector_json(sector: str | None, symbol: Symbol) -> dict[str, str]:
    return {"key": sector or "", "label": sector_label(sector), "colour": symbol.colour, "shape": symbol.shape,
            "path": symbol.path}  # fmt: skip


def _short(value: float | None, digits: int) -> float | int | None:
    if value is None:
        return None
    return round(value) if digits == 0 else round(float(value), digits + 2)
