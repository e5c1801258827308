"""From rows to a network: every end of a tie becomes an actor, every contradiction a fault."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.content.texts import text
from workbook.network.model import Network, Tie
from workbook.network.tables.actor_table import ActorList
from workbook.network.tables.sheets import Findings
from workbook.network.tables.tie_table import RawTie


@dataclass(frozen=True)
class Ends:
    """The two actor ids of a row of a tie list."""

    raw: RawTie
    source: str
    target: str


def resolve(listed: ActorList | None, raw: Sequence[RawTie], findings: Findings) -> Network:
    """The network of an actor list (None: actors are what the ties name, in order) and tie rows."""
    known = named_in(raw) if listed is None else listed
    matched = [ends for tie in raw if (ends := _matched(tie, known, findings)) is not None]
    ties = tuple(
        Tie(e.source, e.target, e.raw.strength, e.raw.type, e.raw.wave, e.raw.directed)
        for e in matched
        if not e.raw.unknown
    )
    unknown = frozenset((min(e.source, e.target), max(e.source, e.target)) for e in matched if e.raw.unknown)
    return Network(tuple(known.actors), ties, unknown=unknown)


def named_in(raw: Sequence[RawTie]) -> ActorList:
    """The actors that the ties name, keyed by the name exactly as in the table."""
    found = ActorList()
    for tie in raw:
        for said in filter(None, (tie.source, tie.target)):
            found.add_new(said, tie.file, tie.row)
    return found


def say_several_in_a_cell(known: ActorList, findings: Findings) -> None:
    """Point to names like "Kammer, Verein" where "Kammer" is an actor too: a list of partners in one cell."""
    for actor in known.actors:
        parts = [part.strip() for part in re.split("[,;]", actor.id)]
        if len(parts) > 1 and all(parts) and any(part in known.places for part in parts):
            file, row = known.places[actor.id]
            findings.note("several-in-cell", file, row, None, said=actor.id)


def find_coordinator(network: Network, said: str, listed: ActorList, file: str, findings: Findings) -> str | None:
    """The id of the coordinating actor named by id or name; None with a fault where there is none."""
    found = listed.find(said)
    if len(found) == 1 and found[0] in network.by_id:
        return found[0]
    code = "coordinator-ambiguous" if found else "coordinator-unknown"
    findings.fault(code, file, None, None, coordinator=said, nearest=_hint(listed, said))
    return None


def _matched(tie: RawTie, known: ActorList, findings: Findings) -> Ends | None:
    source = _actor(tie, tie.source, tie.source_column, known, findings)
    if tie.source is not None and tie.source == tie.target:
        findings.fault("tie-to-self", tie.file, tie.row, tie.target_column, actor=tie.source)
        return None
    target = _actor(tie, tie.target, tie.target_column, known, findings)
    if source is None or target is None:
        return None
    if source == target:  # one end by id, the other by name
        findings.fault("tie-to-self", tie.file, tie.row, tie.target_column, actor=source)
        return None
    return Ends(tie, source, target)


def _actor(tie: RawTie, said: str | None, column: str | None, known: ActorList, findings: Findings) -> str | None:
    if said is None:
        return None
    found = known.find(said)
    if len(found) == 1:
        actor = found[0]
        if said not in (actor, known.name_of[actor]):
            findings.note("spelling", tie.file, tie.row, column, said=said, actor=actor)
        return actor
    if found:
        findings.fault("name-ambiguous", tie.file, tie.row, column, said=said, ids=", ".join(found))
    else:
        findings.fault("actor-not-listed", tie.file, tie.row, column, said=said, nearest=_hint(known, said))
    return None


def _hint(known: ActorList, said: str) -> str:
    nearest = known.nearest(said)
    return text("network.nearest", name=nearest) if nearest else ""
