"""The measures by which a map may size its actors, with their German names and sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from workbook.content.texts import table
from workbook.errors import ContentError
from workbook.figures.network_map.drawing import Measure
from workbook.network import (
    Network,
    actor_by_betweenness,
    actor_by_constraint,
    actor_by_degree,
    actor_by_effective_size,
    actor_by_efficiency,
    actor_by_eigenvector,
    actor_by_harmonic,
    explain,
)

_FUNCTIONS: Mapping[str, tuple[Callable[[Network], Mapping[str, float | None] | Mapping[str, int]], int]] = {
    "degree": (actor_by_degree, 0),
    "betweenness": (actor_by_betweenness, 3),
    "harmonic_closeness": (actor_by_harmonic, 3),
    "eigenvector": (actor_by_eigenvector, 3),
    "constraint": (actor_by_constraint, 3),
    "effective_size": (actor_by_effective_size, 1),
    "efficiency": (actor_by_efficiency, 2),
}
ACTOR_MEASURES = tuple(_FUNCTIONS)


def actor_measures(network: Network, names: Iterable[str]) -> tuple[Measure, ...]:
    """The named measures of every actor. Raises ContentError("measure-unknown")."""
    return tuple(_measure(network, name) for name in names)


def _measure(network: Network, name: str) -> Measure:
    if name not in _FUNCTIONS:
        raise ContentError("measure-unknown", measure=name)
    function, digits = _FUNCTIONS[name]
    words = explain(name)
    reading = str(table("network_widgets.actor_measure")[name])  # unfilled: the browser puts the value in
    return Measure(name, words.name, digits, reading, dict(function(network)), f"{words.meaning} ({words.term})")
