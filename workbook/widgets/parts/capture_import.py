"""Tables that come from outside: a block pasted from Excel, a file. Shown as a preview first, then taken over."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbook.content.texts import text
from workbook.errors import Fault, TableFaults
from workbook.figures.network_map import counted
from workbook.network import Actor, Network, Tie, parse_pasted, possible_duplicates
from workbook.network.tables.opening import SourceFile
from workbook.network.tables.reading import Reading, read_files
from workbook.network.tables.words import says, strength_words
from workbook.project import Json
from workbook.report.naming import recognised_coordinator
from workbook.widgets.parts.capture_rows import UNKNOWN

ROLES: Mapping[str, tuple[str, ...]] = {
    "actors": ("name", "sector", "place", "km", "role", "id"),
    "ties": ("source", "target", "strength", "type"),
}
LARGEST = 5_000_000  # bytes of all files together; larger ones do not pass the notebook's connection
MOST_FAULTS = 200  # more than this nobody reads


def preview(block: str, kind: str | None) -> Json:
    """A pasted block as it was understood: columns with their roles, rows by column, faults."""
    found = parse_pasted(block, "ties" if kind == "ties" else "actors" if kind == "actors" else None)
    columns = [_Column(place, role, found.kind) for place, role in enumerate(found.columns, 1)]
    return {
        "kind": found.kind,
        "header": found.header,
        "columns": [{"role": column.role, "head": column.head} for column in columns],
        "rows": [[column.cell(row.values) for column in columns] for row in found.rows],
        "faults": [str(fault) for fault in found.faults[:MOST_FAULTS]],
    }


@dataclass(frozen=True)
class _Column:
    """A column of a pasted block: its place from 1, and what its head says (a known role, or as written)."""

    place: int
    said: str | None
    kind: str

    @property
    def role(self) -> str | None:
        if self.kind == "actors" and says_role(self.said):
            return "role"
        return self.said if self.said in ROLES[self.kind] else None

    @property
    def head(self) -> str:
        """Its name for the person: ours for a known role, else as written."""
        if self.role is not None:
            return text(f"network_widgets.capture.{self.role}")
        return self.said or text("network_widgets.capture.column", n=self.place)

    def cell(self, values: Mapping[str, str]) -> str:
        """A cell in the words of our tables: "eng" and "3" are strength 3, "weiß nicht" is unknown."""
        said = values.get(self.said or "", "")
        if self.role != "strength":
            return said
        if says(said, "cell.unknown"):
            return UNKNOWN
        level = strength_words().get(said.casefold())
        return f"{level:g}" if level else "" if says(said, "cell.not_stated") else said


def says_role(head: str | None) -> bool:
    """Whether the head of a column means what an actor is in the network."""
    return bool(head) and str(head).strip().casefold() in text("network_widgets.capture.role_heads").split(", ")


def read_upload(files: Sequence[Json]) -> Reading:
    """The network in uploaded files [{"name", "data": base64}]. Raises TableFaults with every fault."""
    opened = [SourceFile(str(file["name"]), _bytes(file)) for file in files]
    if sum(len(file.data) for file in opened) > LARGEST:
        raise TableFaults((_fault("file-too-large", opened[0].name),))
    return read_files(opened)


def upload_json(reading: Reading, token: str) -> Json:
    """What was read, in sentences, for the person to say yes to."""
    network = reading.network
    recognised = recognised_coordinator(network) if network.coordinator is None else None
    return {
        "token": token,
        "sentence": text(
            "network_widgets.capture.read",
            actors=counted("actors", len(network)),
            ties=counted("ties", len(network.pairs)),
        ),
        "notes": [str(note) for note in reading.notes[:MOST_FAULTS]],
        "waves": list(network.waves),
        "coordinator": network.coordinator or recognised,
        "recognised": recognised is not None,
        "actors": [{"id": actor.id, "label": actor.label} for actor in network.actors],
    }


def faults_json(error: TableFaults) -> Json:
    """Every fault as a sentence with file, row and column."""
    shown = [str(fault) for fault in error.faults[:MOST_FAULTS]]
    return {"faults": shown, "more": max(0, len(error.faults) - MOST_FAULTS), "sentence": str(error.message)}


def added(own: Network, other: Network) -> Network:
    """Both networks in one: actors of the same name (or id and name) are one actor, their ties come together."""
    by_name = {actor.label.casefold(): actor.id for actor in own.actors}
    taken = set(own.ids)
    as_id: dict[str, str] = {}
    new: list[Actor] = []
    for actor in other.actors:
        same = by_name.get(actor.label.casefold())
        as_id[actor.id] = same or _fresh(actor.id, taken)
        if same is None:
            taken.add(as_id[actor.id])
            new.append(replace(actor, id=as_id[actor.id]))
    ties = dict.fromkeys(own.ties)
    ties |= dict.fromkeys(replace(tie, source=as_id[tie.source], target=as_id[tie.target]) for tie in other.ties)
    unknown = own.unknown | {Tie(as_id[a], as_id[b]).pair for a, b in other.unknown}
    coordinator = own.coordinator or (as_id[other.coordinator] if other.coordinator is not None else None)
    return Network((*own.actors, *new), tuple(ties), coordinator, unknown)


def with_named_actors(network: Network, names: Sequence[str]) -> Network:
    """The network with a new actor for each name it does not know yet."""
    known = {actor.label.casefold() for actor in network.actors} | {actor.casefold() for actor in network.ids}
    actors = list(network.actors)
    for name in dict.fromkeys(said.strip() for said in names):
        if name and name.casefold() not in known:
            known.add(name.casefold())
            actors.append(Actor(_fresh("a1", {actor.id for actor in actors}), name))
    return replace(network, actors=tuple(actors))


def duplicates_json(network: Network, distinct: Json) -> Json:
    """Pairs that may be one organisation, as questions; ``distinct`` are pairs the person has told apart."""
    told = {frozenset(map(str, pair)) for pair in distinct if isinstance(pair, list)} if distinct else set()
    found = [pair for pair in possible_duplicates(network.actors) if frozenset((pair.one, pair.other)) not in told]
    name = {actor.id: actor.label for actor in network.actors}
    return [
        {
            "one": pair.one,
            "other": pair.other,
            "names": [name[pair.one], name[pair.other]],
            "question": text("network_widgets.capture.same", one=name[pair.one], other=name[pair.other]),
        }
        for pair in found[:MOST_FAULTS]
    ]


def _bytes(file: Json) -> bytes:
    try:
        return base64.b64decode(str(file["data"]), validate=True)
    except binascii.Error:
        raise TableFaults((_fault("file-unreadable", str(file["name"])),)) from None


def _fault(code: str, file: str) -> Fault:
    return Fault(code, file, None, None, text(f"network.fault.{code}"))


def _fresh(wished: str, taken: set[str]) -> str:
    if wished not in taken:
        return wished
    number = 1
    while f"a{number}" in taken:
        number += 1
    return f"a{number}"
