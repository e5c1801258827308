"""All figures of one report as an immutable value: what the sentences, tables, pictures and sheets are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from workbook.network import Band, Network, WaveChange
from workbook.report.further import Further


@dataclass(frozen=True)
class Chosen:
    """Which network is looked at: ``network`` with all waves, ``shown`` at one of them.

    ``wave_guessed`` and ``coordinator_guessed`` are true where nobody said and the report decided. ``own``: it is the
    network of the workbook, not of files.
    """

    network: Network
    shown: Network
    wave: str | None
    wave_guessed: bool
    coordinator_guessed: bool
    own: bool = False


@dataclass(frozen=True)
class View:
    """One way to look at the network: with everybody, or without the coordination.

    ``summary`` has the keys of ``workbook analyse --json``; ``components`` are actor ids, largest part first;
    ``path_length`` and ``diameter`` count steps between actors that reach each other (None if no pair does).
    ``bands`` is empty where no comparison with random networks was asked for.
    """

    network: Network
    summary: Mapping[str, Any]
    bands: Mapping[str, Band]
    components: tuple[tuple[str, ...], ...]
    path_length: float | None
    diameter: int | None

    @property
    def isolates(self) -> tuple[str, ...]:
        """Actors without any tie."""
        return tuple(part[0] for part in self.components if len(part) == 1)

    @property
    def cut_actors(self) -> tuple[str, ...]:
        """The articulation points in table order."""
        cut = set(self.summary["articulation_points"])
        return tuple(actor for actor in self.network.ids if actor in cut)

    def column(self, measure: str) -> dict[str, float | None]:
        """One measure of all actors, by id."""
        return {actor: row[measure] for actor, row in self.summary["actor"].items()}


@dataclass(frozen=True)
class OpenPairs:
    """The partners of the coordination that are not tied to each other."""

    pairs: tuple[tuple[str, str], ...]
    possible: int
    partners: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One sector: how many actors, ties inside and to other sectors, and its E-I index."""

    name: str
    actors: int
    internal: int
    external: int
    index: float | None


@dataclass(frozen=True)
class Groups:
    """Ties inside and across sectors (Krackhardt & Stern 1988); the band comes from permuting the sectors."""

    internal: int
    external: int
    index: float
    low: float | None
    high: float | None
    rows: tuple[GroupRow, ...]
    unassigned: int


@dataclass(frozen=True)
class Removal:
    """``shares[k]``: share of all actors in the largest connected part once ``order[:k]`` have left."""

    order: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Change:
    """Two waves compared: what changed, and the figures at both, with and without the coordination."""

    first: str
    second: str
    before: View
    after: View
    before_without: View | None
    after_without: View | None
    change: WaveChange


@dataclass(frozen=True)
class Analysis:
    """One network analysed: everything the report says, before it is said."""

    title: str
    day: date
    files: tuple[str, ...]
    remarks: tuple[str, ...]
    chosen: Chosen
    whole: View
    without: View | None
    open_pairs: OpenPairs | None
    groups: Groups | None
    removal: Removal | None
    change: Change | None
    further: Further | None

    def label(self, actor: str) -> str:
        """The name of an actor as a person reads it; with the id where several have this name."""
        label = self.chosen.network.by_id[actor].label
        return f"{label} ({actor})" if label in self._shared and label != actor else label

    @cached_property
    def _shared(self) -> frozenset[str]:
        times = Counter(actor.label for actor in self.chosen.network.actors)
        return frozenset(label for label, count in times.items() if count > 1)

    @property
    def coordinator(self) -> str | None:
        """The id of the coordination, if known."""
        return self.whole.network.coordinator
