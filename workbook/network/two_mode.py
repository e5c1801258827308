"""Two-mode networks: actors and what connects them (offers, events); projection by joint entries (Breiger 1974)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from workbook.errors import NetworkError
from workbook.network.model import Actor, Network, Tie


@dataclass(frozen=True)
class TwoModeNetwork:
    """Rows (actors) and columns (offers) with the ticks between them; ids of the two may coincide.

    Raises NetworkError: "actor-twice", "tie-end-unknown".
    """

    rows: tuple[Actor, ...] = ()
    columns: tuple[Actor, ...] = ()
    ticks: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        for side in (self.rows, self.columns):
            for actor, times in Counter(entry.id for entry in side).items():
                if times > 1:
                    raise NetworkError("actor-twice", actor=actor)
        rows, columns = {row.id for row in self.rows}, {column.id for column in self.columns}
        for row, column in self.ticks:
            if row not in rows or column not in columns:
                raise NetworkError("tie-end-unknown", actor=row if row not in rows else column)

    @cached_property
    def columns_of(self) -> Mapping[str, tuple[str, ...]]:
        """Column ids by row id, in table order."""
        return {r.id: tuple(c.id for c in self.columns if (r.id, c.id) in self.ticks) for r in self.rows}

    @cached_property
    def rows_of(self) -> Mapping[str, tuple[str, ...]]:
        """Row ids by column id, in table order."""
        return {c.id: tuple(r.id for r in self.rows if (r.id, c.id) in self.ticks) for c in self.columns}


def two_mode_by_density(network: TwoModeNetwork) -> float | None:
    """Ticks over possible ticks, m/(n1·n2); None where one side is empty."""
    possible = len(network.rows) * len(network.columns)
    return len(network.ticks) / possible if possible else None


def row_by_degree(network: TwoModeNetwork) -> dict[str, int]:
    """Number of columns by row id."""
    return {row: len(columns) for row, columns in network.columns_of.items()}


def column_by_degree(network: TwoModeNetwork) -> dict[str, int]:
    """Number of rows by column id."""
    return {column: len(rows) for column, rows in network.rows_of.items()}


def to_row_network(network: TwoModeNetwork) -> Network:
    """The rows, tied where they share a column; strength = number of shared columns (off-diagonal of A·Aᵀ)."""
    return _projected(network.rows, network.rows_of)


def to_column_network(network: TwoModeNetwork) -> Network:
    """The columns, tied where they share a row; strength = number of shared rows (off-diagonal of Aᵀ·A)."""
    return _projected(network.columns, network.columns_of)


def _projected(actors: tuple[Actor, ...], shared: Mapping[str, tuple[str, ...]]) -> Network:
    joint = Counter(pair for together in shared.values() for pair in combinations(together, 2))
    return Network(actors, tuple(Tie(a, b, strength=float(times)) for (a, b), times in sorted(joint.items())))
