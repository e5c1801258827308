"""06.2: whom an information plan reaches, by which channel, how often, in which month (course material 1.9).

A row reaches every actor of its group, all actors ("alle"), or only the actors it names. Coverage of an actor = number
of channels whose rows together reach it at least as often as its group asks for. The groups are those of the
portfolio (module 04).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.checks.entries import Row, mapping, word
from workbook.content.numbers import parse_number
from workbook.exercises import find
from workbook.network import Network
from workbook.project import Project

EVERYONE = "alle"
NEAR = 1e-9
TIMES_A_MONTH = {
    "wöchentlich": 52 / 12,
    "zweiwöchentlich": 26 / 12,
    "monatlich": 1.0,
    "zweimonatlich": 0.5,
    "vierteljährlich": 1 / 3,
    "halbjährlich": 1 / 6,
    "jährlich": 1 / 12,
}
MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


@dataclass(frozen=True)
class Covered:
    """An actor with its group, the channels that reach it often enough, and all channels by month (12 entries)."""

    actor: str
    name: str
    group: str
    channels: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]


def quadrant(place: Mapping[str, object], threshold: float) -> str | None:
    """Quadrant of an actor, interest then influence: "high_high", "low_high", …; None while not placed."""
    x, y = parse_number(place.get("x")), parse_number(place.get("y"))
    if x is None or y is None:
        return None
    return f"{'high' if x >= threshold else 'low'}_{'high' if y >= threshold else 'low'}"


def group_by_actor(network: Network, project: Project, portfolio: str) -> dict[str, str]:
    """Group ("eng einbinden", …) of every actor of the network that is placed in the portfolio exercise; the
    coordination, which writes the plan, has none."""
    source = find(portfolio)
    part = next(part for part in source.parts if part.kind == "portfolio")
    placed = mapping(mapping(project.answers.get(source.id)).get(part.id))
    threshold, names = float(part.settings.get("threshold", 3)), mapping(part.settings["quadrants"])
    found = {id_: quadrant(mapping(placed.get(id_)), threshold) for id_ in network.ids if id_ != network.coordinator}
    return {id_: str(names[where]) for id_, where in found.items() if where}


def coverage(
    rows: Sequence[Row], network: Network, groups: Mapping[str, str], targets: Mapping[str, Any]
) -> tuple[Covered, ...]:
    """Every actor that has a group, in the order of ``targets`` (group -> rhythm that counts as often enough)."""
    order = {group: place for place, group in enumerate(targets)}
    known = {actor.label.casefold(): actor.id for actor in network.actors}
    meant = [(row, named(row, known)) for row in rows if word(row, "kanal") and word(row, "rhythmus") in TIMES_A_MONTH]
    found = []
    for id_, group in groups.items():
        own = [row for row, only in meant if _reaches(row, only, id_, group)]
        least = TIMES_A_MONTH.get(str(targets.get(group)), 1.0)
        found.append(Covered(id_, network.by_id[id_].label, group, _channels(own, least), _months(own)))
    return tuple(sorted(found, key=lambda each: (order.get(each.group, len(order)), each.name.casefold())))


def named(row: Row, known: Mapping[str, str]) -> frozenset[str] | None:
    """Ids of the actors to whom alone a row goes; None: to its whole group. ``known``: folded name -> id.

    Names are separated by ";" or ","; a name that itself holds a comma is found as a whole first. A name nobody has
    reaches nobody.
    """
    said = word(row, "nur").casefold()
    if not said:
        return None
    ids: set[str] = set()
    for piece in (each.strip() for each in said.split(";")):
        whole = known.get(piece)
        ids |= {whole} if whole else {known[each.strip()] for each in piece.split(",") if each.strip() in known}
    return frozenset(ids)


def _reaches(row: Row, only: frozenset[str] | None, actor: str, group: str) -> bool:
    return actor in only if only is not None else word(row, "empfaenger") in (group, EVERYONE)


def _channels(rows: Iterable[Row], least: float) -> tuple[str, ...]:
    often: dict[str, float] = defaultdict(float)
    for row in rows:
        often[word(row, "kanal")] += TIMES_A_MONTH[word(row, "rhythmus")]
    return tuple(channel for channel, times in often.items() if times >= least - NEAR)


def _months(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Channels by month; what comes less than monthly starts in the row's first month, else in January."""
    found: list[dict[str, None]] = [{} for _ in MONTHS]
    for row in rows:
        step = max(1, round(1 / TIMES_A_MONTH[word(row, "rhythmus")]))
        first = MONTHS.index(word(row, "ab")) if word(row, "ab") in MONTHS else 0
        for month in range(first % step, len(MONTHS), step):
            found[month][word(row, "kanal")] = None
    return tuple(tuple(each) for each in found)
