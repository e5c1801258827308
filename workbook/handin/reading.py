"""Bytes of ``antworten.json`` → Snapshot. Trusts nothing: whoever sent the file may have written it by hand.

:func:`read_snapshot` returns a Snapshot or raises SnapshotInvalid, and nothing else, in bounded time and memory:
size, number of values, depth, length of texts, actors and ties are limited before anything is built from them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workbook.errors import NetworkError, SnapshotInvalid
from workbook.handin.model import HINT_STEPS, SCHEMA, Snapshot
from workbook.project import Json, is_safe_name
from workbook.project.network_codec import NetworkLimits, network_from_json
from workbook.project.shape import ShapeError, integer, mapping, required, string, strings
from workbook.project.upgrade import Step, upgrade
from workbook.project.values import (
    LARGEST_INTEGER,
    SUBSTITUTE,
    UNFIT_SIGNS,
    VALUE_LIMITS,
    Unfit,
    ValueLimits,
    fitted,
)

_IN_FILE = replace(VALUE_LIMITS, depth=VALUE_LIMITS.depth + 3)  # an answer lies three levels deep in the file


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer file may hold. A network of 500 actors with 5,000 ties and full texts takes under 2 MB."""

    size: int = 5_000_000  # bytes
    values: int = 600_000  # about the number of values: opening brackets and commas
    value: ValueLimits = _IN_FILE
    name: int = 2_000  # characters in a field of an actor or a tie
    actors: int = 5_000
    ties: int = 50_000
    answers: int = 500


LIMITS = Limits()
STEPS: Mapping[int, Step] = {}  # schema of the file -> what makes it the next schema; empty while SCHEMA is 1
_MEGABYTE = 1_000_000
_SHOWN = 80
_UNFIT_CODES = {
    "too-deep": "snapshot-too-deep",
    "text-too-long": "snapshot-text-too-long",
    "number-too-large": "snapshot-number-too-large",
}


def read_snapshot(data: bytes, assignment: str | None = None, limits: Limits = LIMITS) -> Snapshot:
    """The snapshot in an answer file; an older schema is brought up to date.

    ``assignment`` is the one that is expected, if any. Control characters and half characters in texts, which no
    database takes, become "�". Raises SnapshotInvalid; its code says what is the matter ("snapshot-…").
    """
    try:
        table = _upgraded(fitted(_parsed(data, limits), limits.value))
        snapshot = _snapshot(table, limits)
    except ShapeError as error:
        raise SnapshotInvalid("snapshot-wrong-type", place=error.place[:_SHOWN]) from None
    except NetworkError as error:
        code = "snapshot-tie-end-unknown" if error.code == "tie-end-unknown" else "snapshot-network"
        raise SnapshotInvalid(code, actor=str(error.values.get("actor", ""))[:_SHOWN]) from None
    except Unfit as error:
        raise SnapshotInvalid(_UNFIT_CODES.get(error.code, "snapshot-wrong-type"), place=error.place) from None
    except RecursionError:
        raise SnapshotInvalid("snapshot-too-deep") from None
    if assignment is not None and snapshot.assignment != assignment:
        raise SnapshotInvalid("snapshot-wrong-assignment", found=snapshot.assignment, expected=assignment)
    return snapshot


def _parsed(data: bytes, limits: Limits) -> Json:
    if len(data) > limits.size:
        raise SnapshotInvalid("snapshot-too-large", limit=limits.size // _MEGABYTE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SnapshotInvalid("snapshot-not-utf8") from None
    if not text.strip():
        raise SnapshotInvalid("snapshot-empty")
    if text.count("[") + text.count("{") + text.count(",") > limits.values:
        raise SnapshotInvalid("snapshot-too-many-values")
    try:
        return json.loads(text, parse_constant=_no_constant, parse_int=_integer, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        ended = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        raise SnapshotInvalid("snapshot-truncated" if ended else "snapshot-not-json") from None


def _no_constant(name: str) -> Json:
    raise SnapshotInvalid("snapshot-not-a-number", place=name)


def _integer(digits: str) -> int:
    if len(digits) > len(str(LARGEST_INTEGER)) + 1:
        raise SnapshotInvalid("snapshot-number-too-large")
    return int(digits)


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    table = dict(pairs)
    if len(table) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise SnapshotInvalid("snapshot-key-twice", key=UNFIT_SIGNS.sub(SUBSTITUTE, twice[:_SHOWN]))
    return table


def _upgraded(value: Json) -> dict[str, Any]:
    table = mapping(value, "Datei")
    schema = integer(required(table, "schema", ""), "schema")
    if schema > SCHEMA:
        raise SnapshotInvalid("snapshot-too-new", theirs=schema, ours=SCHEMA)
    try:
        return upgrade(table, schema, SCHEMA, STEPS)
    except (ShapeError, KeyError, TypeError, ValueError, AttributeError):  # a step meets what is no such file
        raise SnapshotInvalid("snapshot-too-old", theirs=schema) from None


def _snapshot(table: dict[str, Any], limits: Limits) -> Snapshot:
    answers = mapping(required(table, "answers", ""), "answers")
    if len(answers) > limits.answers:
        raise ShapeError("answers", f"at most {limits.answers} exercises")
    for exercise, answer in answers.items():
        mapping(answer, f"answers.{exercise}")
    network_limits = NetworkLimits(limits.actors, limits.ties, limits.name)
    return Snapshot(
        participant=_name(table, "participant"),
        assignment=_name(table, "assignment"),
        network=_network(required(table, "network", ""), network_limits),
        answers=answers,
        from_example=strings(table.get("from_example", []), "from_example", limits.answers, limits.value.key),
        hints=_hints(table.get("hints"), limits),
        saved_at=_moment(table.get("saved_at", "")),
        revision=integer(table.get("revision", 0), "revision"),
        workbook_version=string(table.get("workbook_version", ""), "workbook_version", limits.value.key),
        schema=SCHEMA,
    )


def _hints(value: Json, limits: Limits) -> dict[str, tuple[str, ...]] | None:
    """Which hints were opened; None in files that do not say. Steps we do not know are passed over."""
    if value is None:
        return None
    table = mapping(value, "hints")
    if len(table) > limits.answers:
        raise ShapeError("hints", f"at most {limits.answers} exercises")
    said = {id_: strings(steps, f"hints.{id_}", limits.answers, limits.value.key) for id_, steps in table.items()}
    return {id_: tuple(step for step in HINT_STEPS if step in steps) for id_, steps in said.items()}


def _network(value: Json, limits: NetworkLimits) -> Any:
    table = mapping(value, "network")
    for key, most in (("actors", limits.actors), ("ties", limits.ties)):
        if most is not None and isinstance(table.get(key), list) and len(table[key]) > most:
            raise SnapshotInvalid(f"snapshot-too-many-{key}", limit=most)
    return network_from_json({**table, "actors": _without_extra(table.get("actors", []))}, "network", limits)


def _without_extra(actors: Json) -> Json:
    """Further columns have no place in an answer file; whoever put some there does not get them stored."""
    if not isinstance(actors, list):
        return actors
    return [{k: v for k, v in a.items() if k != "extra"} if isinstance(a, dict) else a for a in actors]


def _name(table: Mapping[str, Any], key: str) -> str:
    value = string(required(table, key, ""), key)
    if value and not is_safe_name(value):
        raise ShapeError(key, "an id")
    return value


def _moment(value: Json) -> str:
    text = string(value, "saved_at", 40)
    try:
        return datetime.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise ShapeError("saved_at", "a time") from None
