"""Everything a map shows, as one value: the browser draws it, and so does :mod:`.picture` on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workbook.content.texts import text
from workbook.figures.network_map.grouping import Grouping
from workbook.figures.network_map.layout import Layout
from workbook.figures.network_map.naming import sector_label, type_label
from workbook.figures.network_map.symbols import Symbol, group_symbols, sector_symbols
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

    ``grouping`` gives colour and shape (None: the sector). ``symbols`` may be given so that a part of a network keeps
    the symbols of the whole. ``states`` marks ties in a difference map (pair -> KEPT, NEW, GONE); ``faint`` names
    actors shown pale (left or not yet there).
    """

    network: Network
    layout: Layout
    measures: tuple[Measure, ...] = ()
    size_by: str | None = None
    symbols: Mapping[str | None, Symbol] = field(default_factory=dict)
    states: Mapping[tuple[str, str], int] = field(default_factory=dict)
    faint: frozenset[str] = frozenset()
    grouping: Grouping | None = None

    def group(self, actor: Actor) -> str | None:
        """The group whose symbol an actor bears."""
        return actor.sector if self.grouping is None else self.grouping.members.get(actor.id)

    def group_name(self, key: str | None) -> str:
        """What a group is called in the legend."""
        if self.grouping is None:
            return sector_label(key)
        return text("network_widgets.grouping.none") if key is None else self.grouping.names[key]

    def _sector(self, actor: Actor) -> str:
        """The sector as told on an actor's card; nothing where another grouping says what the actor is."""
        return "" if self.grouping is not None and actor.sector is None else sector_label(actor.sector)

    def symbol(self, actor: Actor) -> Symbol:
        """The symbol of an actor's group."""
        return self.legend[self.group(actor)]

    @cached_property
    def legend(self) -> Mapping[str | None, Symbol]:
        """The symbol of each group that occurs, in a fixed order."""
        if self.symbols:
            return self.symbols
        if self.grouping is None:
            return sector_symbols(self.network.actors, self.network.coordinator)
        members: dict[str | None, list[str]] = {key: [] for key in self.grouping.names}
        for actor in self.network.actors:
            members.setdefault(self.group(actor), []).append(actor.id)
        return group_symbols(members)

    @property
    def size(self) -> Measure | None:
        """The measure that gives the symbols their size."""
        return next((measure for measure in self.measures if measure.id == self.size_by), None)

    def to_json(self) -> dict[str, Any]:
        """Compact arrays for the browser: positions in tenths of a sheet unit, ties as pairs of indices."""
        network, drawn = self.network, _drawn(self.network)
        index = {actor: i for i, actor in enumerate(network.ids)}
        present = {self.group(actor) for actor in network.actors}
        groups = [key for key in self.legend if key in present]
        sectors = list(dict.fromkeys(self._sector(actor) for actor in network.actors))
        types = sorted({tie.type for tie in network.ties if tie.type})
        return {
            "ids": list(network.ids),
            "names": [actor.label for actor in network.actors],
            "places": [actor.place or "" for actor in network.actors],
            "group": [groups.index(self.group(actor)) for actor in network.actors],
            "groups": [_group_json(key, self.group_name(key), self.legend[key]) for key in groups],
            "sector": [sectors.index(self._sector(actor)) for actor in network.actors],
            "sectors": sectors,
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


def _group_json(key: str | None, name: str, symbol: Symbol) -> dict[str, str]:
    return {"key": key or "", "label": name, "colour": symbol.colour, "shape": symbol.shape, "path": symbol.path}


def _short(value: float | None, digits: int) -> float | int | None:
    if value is None:
        return None
    return round(value) if digits == 0 else round(float(value), digits + 2)
