"""The running example: the fictional network of Landkreis Wiesenmark, two waves."""

from __future__ import annotations

import csv
from functools import cache

from workbook.content.texts import FOLDER
from workbook.network.model import Actor, Network, Tie

COORDINATOR = "A01"


@cache
def wiesenmark_both_waves() -> Network:
    """All 41 actors and the ties of both waves t1 and t2."""
    folder = FOLDER / "wiesenmark"
    with (folder / "akteure.csv").open(encoding="utf-8", newline="") as handle:
        actors = tuple(_actor(row) for row in csv.DictReader(handle))
    with (folder / "beziehungen.csv").open(encoding="utf-8", newline="") as handle:
        ties = tuple(
            Tie(row["von"], row["nach"], float(row["staerke"]), wave=row["welle"]) for row in csv.DictReader(handle)
        )
    return Network(actors, ties, coordinator=COORDINATOR)


@cache
def wiesenmark(wave: str = "t1") -> Network:
    """The example at one time point: t1 (40 actors, 86 ties) or t2 (40 actors, 103 ties)."""
    return wiesenmark_both_waves().at(wave)


def _actor(row: dict[str, str]) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        sector=row["sektor"],
        place=row["ort"],
        km=float(row["km_kreisstadt"]),
        since=row["seit"] or None,
        until=row["bis"] or None,
    )
