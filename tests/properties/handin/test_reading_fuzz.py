"""Whatever the bytes: read_snapshot returns a Snapshot or raises SnapshotInvalid, and nothing else."""

from __future__ import annotations

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.errors import SnapshotInvalid
from workbook.handin import Snapshot, read_snapshot, snapshot_to_bytes
from workbook.network import Actor, Network, Tie

NAMES = st.text(max_size=12)
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,12}", fullmatch=True)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
GOOD_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
ANSWERS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | GOOD_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(GOOD_TEXT, inner, max_size=4),
    max_leaves=10,
)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    ids = draw(st.lists(GOOD_TEXT.filter(bool), unique=True, max_size=6))
    actors = tuple(
        Actor(id_, draw(GOOD_TEXT), draw(st.none() | GOOD_TEXT), km=draw(st.none() | st.floats(0, 900))) for id_ in ids
    )
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=8)) if len(ids) > 1 else []
    ties = tuple(
        Tie(a, b, draw(st.sampled_from([None, 1.0, 2.0, 3.0])), directed=draw(st.booleans()))
        for a, b in pairs
        if a != b
    )
    unknown = frozenset((a, b) for a, b in pairs[:2])
    return Network(actors, ties, draw(st.sampled_from([None, *ids])), unknown)


def verdict(data: bytes) -> Snapshot | str:
    try:
        snapshot = read_snapshot(data)
    except SnapshotInvalid as error:
        assert error.code.startswith("snapshot-")
        assert "Unerwartetes" not in str(error)
        return error.code
    assert isinstance(snapshot, Snapshot)
    return snapshot


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    verdict(data)


@given(JSON)
def test_any_json(value: object) -> None:
    verdict(json.dumps(value).encode())


FIELDS = ("schema", "participant", "assignment", "network", "answers", "from_example", "saved_at", "revision")


@given(st.dictionaries(st.sampled_from((*FIELDS, "workbook_version")), JSON), st.booleans())
@settings(max_examples=300)
def test_the_right_names_with_any_values(table: dict[str, object], right_schema: bool) -> None:
    base = {"schema": 1} if right_schema else {}
    verdict(json.dumps({"participant": "p", "assignment": "a", "network": {}, "answers": {}, **table, **base}).encode())


@given(
    st.dictionaries(st.sampled_from(("actors", "ties", "coordinator", "unknown")), JSON),
    st.lists(
        st.fixed_dictionaries({"id": NAMES | JSON}, optional={"name": JSON, "km": JSON, "extra": JSON}), max_size=4
    ),
    st.lists(st.fixed_dictionaries({"source": NAMES, "target": NAMES | JSON}, optional={"strength": JSON}), max_size=4),
)
@settings(max_examples=300)
def test_any_network(network: dict[str, object], actors: list[object], ties: list[object]) -> None:
    table = {"schema": 1, "participant": "p", "assignment": "a", "answers": {}}
    for each in ({"actors": actors, "ties": ties} | network, {"actors": actors, "ties": ties}):
        verdict(json.dumps(table | {"network": each}).encode())


@given(IDS, IDS, networks(), st.dictionaries(IDS, st.dictionaries(IDS, ANSWERS, max_size=3), max_size=3))
def test_every_honest_snapshot_comes_back_as_it_was(
    participant: str, assignment: str, network: Network, answers: dict[str, dict[str, object]]
) -> None:
    snapshot = Snapshot(participant, assignment, network, answers, saved_at="2026-01-15T14:32:00+01:00", revision=3)
    data = snapshot_to_bytes(snapshot)
    assert read_snapshot(data) == snapshot
    assert snapshot_to_bytes(read_snapshot(data)) == data


@given(networks(), st.integers(0, 2**32), st.integers(1, 12))
@settings(max_examples=300)
def test_an_honest_file_with_some_bytes_changed(network: Network, seed: int, count: int) -> None:
    answers = {"05b-befunde": {"text": {"befund": "Ein Befund mit „Zeichen“ und \\ und 0,11"}}}
    data = bytearray(snapshot_to_bytes(Snapshot("p07", "05b", network, answers)))
    chance = random.Random(seed)
    for _ in range(count):
        place = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.randrange(1, 9)]
            case 2:
                data[place:place] = chance.choice(
                    [b"[", b"{", b'"', b",", b"\\u0000", b"\\ud83d", b"1e999", b"NaN", b"null"]
                )
            case _:
                cut = data[place : place + 40]
                data[place:place] = cut
        if not data:
            break
    verdict(bytes(data))
