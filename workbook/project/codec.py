"""The project file: Stored ↔ bytes.

The file is one JSON document whose first line is its head (schema, revision, time, label), so that a list of versions
and the question "has it changed?" need only that line. A file re-formatted by an editor is read all the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import workbook
from workbook.errors import NetworkError, ProjectDamaged, ProjectTooNew
from workbook.network import Network
from workbook.project.document import SCHEMA, Json, Project
from workbook.project.entries import NETWORK, Aside, Entry, Mark, Notice, Value
from workbook.project.network_codec import network_from_json, network_to_json
from workbook.project.shape import ShapeError, integer, mapping, required, sequence, string
from workbook.project.stored import Stored
from workbook.project.upgrade import upgrade

_KNOWN = {"head", "participant", "network", "answers", "settings", "marks", "asides", "notices"}


def to_bytes(stored: Stored) -> bytes:
    """The file of a state, one entry a line."""
    head = {
        "schema": SCHEMA,
        "revision": stored.revision,
        "saved_at": stored.saved_at,
        "since": stored.since,
        "label": stored.label[:200],
        "workbook": workbook.__version__,
    }
    project = stored.project
    fields: dict[str, str] = {
        "head": _line(head),
        "participant": _line(project.participant),
        "network": _line(network_to_json(project.network)),
        "answers": _table(project.answers),
        "settings": _table(project.settings),
        "marks": _line([[*entry, mark.revision, mark.saved_at, mark.by] for entry, mark in stored.marks.items()]),
    }
    if stored.asides:
        fields["asides"] = _line([_aside_to_json(each) for each in stored.asides])
    if stored.notices:
        fields["notices"] = _line([[each.code, each.at, dict(each.values)] for each in stored.notices])
    fields |= {key: _line(value) for key, value in stored.foreign.items()}
    body = ",\n".join(f'"{key}":{value}' if key == "head" else f"{_line(key)}:{value}" for key, value in fields.items())
    return f"{{{body}}}\n".encode("utf-8", "replace")


def from_bytes(data: bytes, file: str = "projekt.json") -> Stored:
    """The state in a file. Raises ProjectDamaged and ProjectTooNew; an older schema is brought up to date."""
    try:
        table = mapping(json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant), "")
        head = mapping(required(table, "head", ""), "head")
        schema = integer(required(head, "schema", "head"), "head.schema")
        if schema > SCHEMA:
            raise ProjectTooNew("project-too-new", file=file, theirs=schema, ours=SCHEMA)
        return _stored(upgrade(table, schema), schema)
    except ShapeError as error:
        raise ProjectDamaged("project-damaged", file=file, place=str(error)) from error
    except (ValueError, RecursionError, NetworkError) as error:
        raise ProjectDamaged("project-damaged", file=file, place=type(error).__name__) from error


def head_of(start: bytes) -> Mapping[str, Json] | None:
    """The head from the first bytes of a file; None where the file is not laid out as we write it."""
    line, newline, _ = start.partition(b"\n")
    if not newline or not line.startswith(b'{"head":') or not line.endswith(b","):
        return None
    try:
        head = json.loads(line[len(b'{"head":') : -1])
    except ValueError:
        return None
    return head if isinstance(head, dict) else None


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _table(values: Mapping[str, Json]) -> str:
    return "{" + ",".join(f"\n{_line(key)}:{_line(value)}" for key, value in values.items()) + "}"


def _stored(table: dict[str, Any], schema: int) -> Stored:
    head = table["head"]
    answers = mapping(table.get("answers", {}), "answers")
    for exercise, answer in answers.items():
        mapping(answer, f"answers.{exercise}")
    return Stored(
        project=Project(
            participant=string(table.get("participant", ""), "participant"),
            network=network_from_json(table.get("network", {})),
            answers=answers,
            settings=mapping(table.get("settings", {}), "settings"),
        ),
        revision=integer(required(head, "revision", "head"), "head.revision"),
        saved_at=string(head.get("saved_at", ""), "head.saved_at"),
        label=string(head.get("label", ""), "head.label"),
        since=string(head.get("since", ""), "head.since"),
        marks=dict(_mark(item, f"marks[{i}]") for i, item in enumerate(sequence(table.get("marks", []), "marks"))),
        asides=tuple(_aside(item) for item in sequence(table.get("asides", []), "asides")),
        notices=tuple(_notice(item) for item in sequence(table.get("notices", []), "notices")),
        upgraded_from=schema if schema < SCHEMA else None,
        foreign={key: value for key, value in table.items() if key not in _KNOWN},
    )


def _mark(value: Json, place: str) -> tuple[Entry, Mark]:
    row = sequence(value, place)
    if len(row) != 5:
        raise ShapeError(place, "five values")
    entry = _entry(row[:2], place)
    return entry, Mark(integer(row[2], place), string(row[3], place), string(row[4], place))


def _entry(value: Json, place: str) -> Entry:
    row = sequence(value, place)
    if len(row) != 2 or row[0] not in ("network", "answer", "setting"):
        raise ShapeError(place, "an entry")
    return Entry(row[0], string(row[1], place))


def _aside_to_json(aside: Aside) -> Json:
    return {
        "id": aside.id,
        "entry": list(aside.entry),
        "value": _value_to_json(aside.value),
        "label": aside.label,
        "saved_at": aside.saved_at,
        "by": aside.by,
    }


def _aside(value: Json) -> Aside:
    table = mapping(value, "asides")
    entry = _entry(required(table, "entry", "asides"), "asides.entry")
    return Aside(
        id=string(required(table, "id", "asides"), "asides.id"),
        entry=entry,
        value=_value_from_json(entry, table.get("value")),
        label=string(table.get("label", ""), "asides.label"),
        saved_at=string(table.get("saved_at", ""), "asides.saved_at"),
        by=string(table.get("by", ""), "asides.by"),
    )


def _value_to_json(value: Value) -> Json:
    return network_to_json(value) if isinstance(value, Network) else value


def _value_from_json(entry: Entry, value: Json) -> Value:
    return network_from_json(value or {}, "asides") if entry == NETWORK else value


def _notice(value: Json) -> Notice:
    row = sequence(value, "notices")
    if len(row) != 3:
        raise ShapeError("notices", "three values")
    values = mapping(row[2], "notices")
    return Notice(string(row[0], "notices"), string(row[1], "notices"), tuple((k, str(v)) for k, v in values.items()))


def _no_constant(name: str) -> Json:
    raise ShapeError(name, "a number")
