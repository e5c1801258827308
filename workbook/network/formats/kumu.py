"""Kumu: its JSON in and out, its Excel form out (in, it is read like any Excel file: From, To, Label, Type)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from workbook.content.texts import text
from workbook.network.formats.attributes import actor_attributes, tie_attributes
from workbook.network.formats.sheets import DIRECTED, UNDIRECTED, Entry, actor_sheet, tie_sheet
from workbook.network.model import Network
from workbook.network.tables.sheets import Findings, Opened

# what Kumu calls the fields that we know under another name
FIELDS = {"element type": "sector", "connection type": "type", "strength": "weight"}


def open_kumu(file: str, content: str) -> Opened:
    """The actors and ties of a Kumu JSON file: its export, or the short form for import."""
    findings = Findings()
    try:
        data = json.loads(content.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, Mapping) or not isinstance(data.get("elements"), list):
        findings.fault("not-kumu", file, None, None)
        return Opened(faults=tuple(findings.faults))
    elements = [entry for entry in data["elements"] if isinstance(entry, Mapping)]
    connections = data.get("connections")
    ties = [entry for entry in connections if isinstance(entry, Mapping)] if isinstance(connections, list) else []
    actors = [_actor(number, entry) for number, entry in enumerate(elements, 1)]
    return Opened(
        (
            actor_sheet(text("network.sheet", file=file, sheet="elements"), actors),
            tie_sheet(
                text("network.sheet", file=file, sheet="connections"), list(map(_tie, range(1, len(ties) + 1), ties))
            ),
        )
    )


def _actor(number: int, entry: Mapping[str, Any]) -> Entry:
    values = _values(entry)
    own = values.pop("id", "")  # written by us: the id of the actor
    key = _said(entry.get("_id")) or own or values.get("label", "")
    return Entry(number, (own if own and not entry.get("_id") else key,), values)


def _tie(number: int, entry: Mapping[str, Any]) -> Entry:
    values = _values(entry)
    direction = values.pop("direction", UNDIRECTED)
    values.pop("label", None)
    ends = _said(entry.get("from")), _said(entry.get("to"))
    return Entry(number, (*ends, DIRECTED if direction == DIRECTED else UNDIRECTED), values)


def _values(entry: Mapping[str, Any]) -> dict[str, str]:
    inner = entry.get("attributes")
    fields = {**entry, **inner} if isinstance(inner, Mapping) else dict(entry)
    left_out = {"_id", "attributes", "from", "to"}
    named = {
        FIELDS.get(str(key).casefold(), str(key)): _said(value) for key, value in fields.items() if key not in left_out
    }
    if "type" in named and "from" not in entry:
        named.setdefault("sector", named.pop("type"))
    return {key: value for key, value in named.items() if value}


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case list():
            return ", ".join(map(_said, value))
        case float() if value.is_integer():
            return str(int(value))
        case dict():
            return ""
        case _:
            return str(value).strip()


def kumu_rows(network: Network) -> tuple[list[dict[str, str | float]], list[dict[str, str | float]]]:
    """Elements and connections in the words of Kumu's import; labels tell the elements apart."""
    label = kumu_labels(network)
    elements: list[dict[str, str | float]] = []
    for actor in network.actors:
        values = actor_attributes(network, actor)
        values.pop("label", None)
        sector = values.pop("sector", None)
        shown: dict[str, str | float] = {"label": label[actor.id], "id": actor.id}
        elements.append({**shown, **({} if sector is None else {"type": sector}), **values})
    connections: list[dict[str, str | float]] = []
    for tie in network.ties:
        values = tie_attributes(tie, direction=False)
        weight = values.pop("weight", None)
        ends: dict[str, str | float] = {"from": label[tie.source], "to": label[tie.target]}
        direction = {"direction": DIRECTED if tie.directed else UNDIRECTED}
        connections.append({**ends, **direction, **({} if weight is None else {"strength": weight}), **values})
    return elements, connections


def kumu_labels(network: Network) -> dict[str, str]:
    """Label by id: the name, with the id in brackets where two actors share a name."""
    times = Counter(actor.label for actor in network.actors)
    return {a.id: a.label if times[a.label] == 1 else f"{a.label} ({a.id})" for a in network.actors}


def kumu(network: Network) -> bytes:
    """The network as JSON for Kumu's import."""
    elements, connections = kumu_rows(network)
    return json.dumps({"elements": elements, "connections": connections}, ensure_ascii=False, indent=1).encode()
