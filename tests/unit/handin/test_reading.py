"""Reading an answer file that anyone may have made: a snapshot or a reason, nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from workbook.errors import SnapshotInvalid, error_message
from workbook.handin import SCHEMA, Limits, Snapshot, read_snapshot, snapshot_to_bytes
from workbook.handin import reading as reading_module
from workbook.network import Actor, Network, Tie

GOOD = {
    "schema": 1,
    "participant": "p07",
    "assignment": "05b",
    "network": {
        "actors": [{"id": "A1", "name": "Kita", "km": 2.5}, {"id": "A2"}],
        "ties": [{"source": "A1", "target": "A2", "strength": 2}],
        "coordinator": "A1",
        "unknown": [["A1", "A2"]],
    },
    "answers": {"05b-befunde": {"text": {"befund": "Ein Befund."}}},
    "from_example": [],
    "saved_at": "2026-01-15T14:32:00+01:00",
    "revision": 12,
    "workbook_version": "0.1.0",
}


def data_with(**changes: object) -> bytes:
    return json.dumps(GOOD | changes).encode()


def code_of(data: bytes, **options: object) -> str:
    with pytest.raises(SnapshotInvalid) as caught:
        read_snapshot(data, **options)
    return caught.value.code


def test_a_good_file_is_read() -> None:
    snapshot = read_snapshot(data_with())
    assert snapshot == Snapshot(
        participant="p07",
        assignment="05b",
        network=Network(
            (Actor("A1", "Kita", km=2.5), Actor("A2")),
            (Tie("A1", "A2", 2.0),),
            "A1",
            frozenset({("A1", "A2")}),
        ),
        answers={"05b-befunde": {"text": {"befund": "Ein Befund."}}},
        saved_at="2026-01-15T14:32:00+01:00",
        revision=12,
        workbook_version="0.1.0",
        schema=SCHEMA,
    )


def test_a_file_saved_by_the_windows_editor_is_read() -> None:
    assert read_snapshot(b"\xef\xbb\xbf" + json.dumps(GOOD, indent=2).replace("\n", "\r\n").encode())


def test_additions_of_a_later_version_with_the_same_schema_are_passed_over() -> None:
    assert read_snapshot(data_with(neu={"x": 1})) == read_snapshot(data_with())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "snapshot-empty"),
        (b" \n\t", "snapshot-empty"),
        (b"\xef\xbb\xbf", "snapshot-empty"),
        (b"\xff\xfe{\x00}\x00", "snapshot-not-utf8"),
        ('{"ü"}'.encode("cp1252"), "snapshot-not-utf8"),
        (b"\x00" * 1000, "snapshot-not-json"),
        (b"PK\x03\x04", "snapshot-not-json"),
        (b"hallo", "snapshot-not-json"),
        (b"{'a': 1}", "snapshot-not-json"),
        (b'{"a": 1,}', "snapshot-not-json"),
        (b"[01]", "snapshot-not-json"),
        (b'["\x01"]', "snapshot-not-json"),
        (b"{} {}", "snapshot-not-json"),
        (b"NaN", "snapshot-not-a-number"),
        (b"[Infinity]", "snapshot-not-a-number"),
        (b"[-Infinity]", "snapshot-not-a-number"),
        (b"[1e999]", "snapshot-number-too-large"),
        (b"[" + b"9" * 100_000 + b"]", "snapshot-number-too-large"),
        (b"[9007199254740993]", "snapshot-number-too-large"),
        (b"[" * 1000, "snapshot-too-deep"),
        (b"[" * 1000 + b"]" * 1000, "snapshot-too-deep"),
        (b'{"a":' * 100_000, "snapshot-too-deep"),
        (b'{"a":1,"a":2}', "snapshot-key-twice"),
        (b'{"schema":1,"answers":{"x":{},"x":{}}}', "snapshot-key-twice"),
        (b"[]", "snapshot-wrong-type"),
        (b"{}", "snapshot-wrong-type"),
        (b"null", "snapshot-wrong-type"),
        (b'"' + b"a" * 4_000_000 + b'"', "snapshot-text-too-long"),
        (b"[" + b"0," * 700_000 + b"0]", "snapshot-too-many-values"),
        (b" " * 6_000_000, "snapshot-too-large"),
    ],
)
def test_what_is_no_answer_file_has_its_reason(data: bytes, code: str) -> None:
    assert code_of(data) == code


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"schema": "1"}, "schema"),
        ({"schema": True}, "schema"),
        ({"schema": 1.0}, "schema"),
        ({"schema": -1}, "schema"),
        ({"schema": None}, "schema"),
        ({"participant": None}, "participant"),
        ({"participant": ["p07"]}, "participant"),
        ({"participant": "../p08"}, "participant"),
        ({"participant": "p07\n"}, "participant"),
        ({"participant": "x" * 100}, "participant"),
        ({"assignment": 5}, "assignment"),
        ({"assignment": "05b/../05a"}, "assignment"),
        ({"network": []}, "network"),
        ({"network": {"actors": "viele"}}, "network.actors"),
        ({"network": {"actors": [1]}}, "network.actors[0]"),
        ({"network": {"actors": [{"id": 1}]}}, "network.actors[0].id"),
        ({"network": {"actors": [{"id": ""}]}}, "network.actors[0].id"),
        ({"network": {"actors": [{"id": "A", "km": "weit"}]}}, "network.actors[0].km"),
        ({"network": {"actors": [{"id": "A", "km": True}]}}, "network.actors[0].km"),
        ({"network": {"actors": [{"id": "A", "name": None}]}}, "network.actors[0].name"),
        ({"network": {"actors": [{"id": "A", "name": "x" * 3000}]}}, "network.actors[0].name"),
        ({"network": {"ties": {}}}, "network.ties"),
        ({"network": {"ties": [["A", "B"]]}}, "network.ties[0]"),
        ({"network": {"actors": [{"id": "A"}, {"id": "B"}], "ties": [{"source": "A"}]}}, "network.ties[0].target"),
        ({"network": {"unknown": [["A", "B", "C"]]}}, "network.unknown[0]"),
        ({"answers": []}, "answers"),
        ({"answers": None}, "answers"),
        ({"answers": {"05b": "Text"}}, "answers.05b"),
        ({"answers": {"05b": [1]}}, "answers.05b"),
        ({"answers": {f"x{i}": {} for i in range(501)}}, "answers"),
        ({"answers": {"x" * 201: {}}}, "x" * 80),
        ({"answers": {"a\u0000b": {}}}, "a�b"),
        ({"from_example": "05b"}, "from_example"),
        ({"from_example": [1]}, "from_example[0]"),
        ({"saved_at": 5}, "saved_at"),
        ({"saved_at": "gestern"}, "saved_at"),
        ({"revision": -1}, "revision"),
        ({"revision": 1.5}, "revision"),
        ({"workbook_version": {}}, "workbook_version"),
    ],
)
def test_a_wrong_type_names_its_place(changes: dict[str, object], place: str) -> None:
    with pytest.raises(SnapshotInvalid) as caught:
        read_snapshot(data_with(**changes))
    assert (caught.value.code, caught.value.values["place"]) == ("snapshot-wrong-type", place)


@pytest.mark.parametrize("key", ["participant", "assignment", "network", "answers", "schema"])
def test_what_must_be_there_is_missed_by_name(key: str) -> None:
    table = {name: value for name, value in GOOD.items() if name != key}
    with pytest.raises(SnapshotInvalid) as caught:
        read_snapshot(json.dumps(table).encode())
    assert caught.value.values["place"] == key


@pytest.mark.parametrize(
    ("network", "code"),
    [
        ({"actors": [{"id": "A"}], "ties": [{"source": "A", "target": "B"}]}, "snapshot-tie-end-unknown"),
        ({"actors": [{"id": "A"}], "unknown": [["A", "B"]]}, "snapshot-tie-end-unknown"),
        ({"actors": [{"id": "A"}], "ties": [{"source": "A", "target": "A"}]}, "snapshot-network"),
        ({"actors": [{"id": "A"}, {"id": "A"}]}, "snapshot-network"),
        ({"actors": [{"id": "A"}], "coordinator": "B"}, "snapshot-network"),
        ({"actors": [{"id": f"A{i}"} for i in range(5001)]}, "snapshot-too-many-actors"),
        (
            {"actors": [{"id": "A"}, {"id": "B"}], "ties": [{"source": "A", "target": "B"}] * 50_001},
            "snapshot-too-many-ties",
        ),
    ],
)
def test_a_network_that_cannot_be_has_its_reason(network: object, code: str) -> None:
    assert code_of(data_with(network=network)) == code


def test_a_file_cut_off_anywhere_is_said_to_be_cut_off() -> None:
    data = snapshot_to_bytes(read_snapshot(data_with(answers={"05b": {"text": "Ü" * 20}}))).rstrip()
    for length in range(1, len(data)):
        assert code_of(data[:length]) in ("snapshot-truncated", "snapshot-not-utf8", "snapshot-not-json")
    assert code_of(data[:-1]) == "snapshot-truncated"


def test_a_newer_file_is_refused_with_a_reason_for_the_grader() -> None:
    with pytest.raises(SnapshotInvalid) as caught:
        read_snapshot(data_with(schema=SCHEMA + 1, network="anders", answers=7))
    assert caught.value.code == "snapshot-too-new"


def test_an_older_file_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    def from_list(table: dict[str, object]) -> dict[str, object]:
        return {**table, "answers": dict(table["antworten"])}

    monkeypatch.setattr(reading_module, "STEPS", {0: from_list})
    table = {key: value for key, value in GOOD.items() if key != "answers"}
    old = json.dumps(table | {"schema": 0, "antworten": [["05b-lager", {"n": 1}]]}).encode()
    snapshot = read_snapshot(old)
    assert (snapshot.answers, snapshot.schema) == ({"05b-lager": {"n": 1}}, SCHEMA)


@pytest.mark.parametrize("broken", [{}, {"antworten": 7}, {"antworten": [1]}, {"antworten": None}])
def test_an_older_file_that_does_not_fit_its_step_is_refused(
    monkeypatch: pytest.MonkeyPatch, broken: dict[str, object]
) -> None:
    monkeypatch.setattr(reading_module, "STEPS", {0: lambda table: {**table, "answers": dict(table["antworten"])}})
    assert code_of(json.dumps({"schema": 0} | broken).encode()) == "snapshot-too-old"


def test_a_schema_nobody_knows_is_too_old() -> None:
    assert code_of(data_with(schema=0)) == "snapshot-too-old"


def test_the_file_of_another_assignment_is_refused_where_one_is_expected() -> None:
    assert code_of(data_with(), assignment="05a") == "snapshot-wrong-assignment"
    assert read_snapshot(data_with(), assignment="05b").assignment == "05b"


def test_texts_become_such_as_every_database_and_page_can_take() -> None:
    answers = {"05b": {"text": "Null\x00, halb \ud83d, Glocke\x07, gut\tund\nso 🎓"}}
    read = read_snapshot(data_with(answers=answers)).answers["05b"]["text"]
    assert read == "Null�, halb �, Glocke�, gut\tund\nso 🎓"
    read.encode()


def test_columns_planted_in_an_answer_file_are_not_taken_over() -> None:
    network = {"actors": [{"id": "A", "extra": {"x": 1}}]}
    assert read_snapshot(data_with(network=network)).network.actors[0].extra == {}


def test_a_large_honest_network_is_read() -> None:
    """500 actors and 5,000 ties with full texts."""
    actors = [{"id": f"A{i}", "name": "Berufsbildende Schulen " * 4, "sector": "schule"} for i in range(500)]
    ties = [{"source": f"A{i % 500}", "target": f"A{(i * 7 + 1) % 500}", "wave": "t1"} for i in range(5000)]
    ties = [tie for tie in ties if tie["source"] != tie["target"]]
    data = data_with(network={"actors": actors, "ties": ties})
    assert len(data) < Limits().size / 2
    assert len(read_snapshot(data).network) == 500


def test_the_size_is_looked_at_before_anything_else() -> None:
    assert code_of(b"\xff" * 100, limits=Limits(size=99)) == "snapshot-too-large"


CODES = (
    *("empty", "too-large", "not-utf8", "not-json", "truncated", "too-deep", "too-many-values", "not-a-number"),
    *("number-too-large", "key-twice", "wrong-type", "text-too-long", "too-many-actors", "too-many-ties"),
    *("tie-end-unknown", "network", "too-old", "too-new", "wrong-assignment"),
)


@pytest.mark.parametrize("code", CODES)
def test_every_reason_is_a_german_sentence(code: str) -> None:
    message = error_message(f"snapshot-{code}", {})
    assert "Unerwartetes" not in message.what
    assert message.what.endswith(".")
    assert message.todo.startswith("Bitte")


@pytest.mark.parametrize(
    "attack",
    [
        lambda: b"[" * 2_499_999,
        lambda: b'{"a":' * 590_000,
        lambda: b"[" + b"{}," * 299_000 + b"{}]",
        lambda: b"[" + b'"",' * 590_000 + b'""]',
        lambda: b"{" + b",".join(b'"%d":0' % i for i in range(400_000)) + b"}",
        lambda: b'"' + b"\\ud83d" * 800_000 + b'"',
        lambda: b"[" + b"1e308," * 590_000 + b"1]",
        lambda: b'{"schema":1,"answers":{"x":' + b"[" * 20 + b'"' + b"\\\\" * 90_000 + b'"' + b"]" * 20 + b"}}",
        lambda: b"-" * 4_999_999,
        lambda: b'"' * 4_999_999,
    ],
)
@pytest.mark.timeout(30)
def test_an_attack_on_time_and_memory_ends_with_a_reason(attack: Callable[[], bytes]) -> None:
    assert code_of(attack()).startswith("snapshot-")


def test_a_file_that_does_not_speak_of_hints_says_nothing_about_them() -> None:
    """Files of earlier workbooks stay readable; unknown is not the same as none opened."""
    assert read_snapshot(data_with()).hints is None
    assert read_snapshot(data_with(hints={})).hints == {}
    assert b"hints" not in snapshot_to_bytes(read_snapshot(data_with()))


def test_hint_steps_of_a_newer_workbook_are_passed_over() -> None:
    found = read_snapshot(data_with(hints={"05b-befunde": ["example", "why", "why", "video"]})).hints
    assert found == {"05b-befunde": ("why", "example")}


@pytest.mark.parametrize("hints", [[], "why", {"05b": "why"}, {"05b": [1]}, {str(n): [] for n in range(501)}])
def test_hints_of_another_shape_are_refused(hints: object) -> None:
    assert code_of(data_with(hints=hints)) == "snapshot-wrong-type"
