"""The project file: what is written comes back, what is damaged is said to be damaged."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest

from workbook.errors import ProjectDamaged, ProjectTooNew
from workbook.network import Actor, Network, Tie, wiesenmark_both_waves
from workbook.project import NETWORK, Mark, Project, answer_entry, network_from_json, network_to_json, setting_entry
from workbook.project.codec import from_bytes, head_of, to_bytes
from workbook.project.disk import HEAD_BYTES
from workbook.project.entries import Aside, Notice
from workbook.project.stored import Stored

FULL_ACTOR = Actor("A1", "Kita „Grün“", "kita", "Haferloh", 2.5, "t1", "t2", {"Ansprechpartnerin": "—"})
FULL_TIE = Tie("A1", "A2", 2.0, "ressourcen", "t1", True)
FULL_NETWORK = Network((FULL_ACTOR, Actor("A2")), (FULL_TIE,), "A1", frozenset({("A1", "A2")}))


@pytest.fixture
def full() -> Stored:
    return Stored(
        project=Project("p07", FULL_NETWORK, {"05b-befunde": {"text": "Zwei\nZeilen"}}, {"example:05b-lager": True}),
        revision=12,
        saved_at="2026-01-15T14:32:00+01:00",
        label="Antwort geändert",
        marks={NETWORK: Mark(3, "2026-01-15T14:30:00+01:00"), answer_entry("05b-befunde"): Mark(12, "", "fenster-a")},
        asides=(
            Aside("9-0", NETWORK, Network((Actor("A1"),)), "Akteur gelöscht", "2026-01-15T14:31:00+01:00", "f"),
            Aside("9-1", setting_entry("ansicht"), {"groß": True}),
        ),
        notices=(Notice("project-recovered", "2026-01-15T14:00:00+01:00", (("kept", "x.json"),)),),
    )


def test_a_state_comes_back_from_its_file_as_it_was(full: Stored) -> None:
    assert from_bytes(to_bytes(full)) == full


def test_the_same_state_always_gives_the_same_bytes(full: Stored) -> None:
    assert to_bytes(full) == to_bytes(from_bytes(to_bytes(full)))


def test_the_running_example_with_two_waves_comes_back() -> None:
    network = wiesenmark_both_waves()
    assert network_from_json(json.loads(json.dumps(network_to_json(network)))) == network


def test_every_field_of_an_actor_and_a_tie_is_written() -> None:
    """A field that is added to the model and forgotten here would be lost at the next save."""
    table = network_to_json(FULL_NETWORK)
    assert set(table["actors"][0]) == {field.name for field in fields(Actor)}
    assert set(table["ties"][0]) == {field.name for field in fields(Tie)}
    assert set(table) == {field.name for field in fields(Network)}


def test_without_extra_no_further_column_is_written() -> None:
    assert "extra" not in json.dumps(network_to_json(FULL_NETWORK, extra=False))


def test_the_head_is_readable_from_the_first_bytes(full: Stored) -> None:
    """A list of versions and the look for changes read only these."""
    longest = replace(full, label="„Überörtliche Maßnahme“ " * 20)
    head = head_of(to_bytes(longest)[:HEAD_BYTES])
    assert head is not None
    assert (head["revision"], head["saved_at"]) == (12, "2026-01-15T14:32:00+01:00")


def test_a_file_that_an_editor_has_laid_out_anew_is_read(full: Stored) -> None:
    pretty = json.dumps(json.loads(to_bytes(full)), indent=2).encode("utf-8-sig")
    assert from_bytes(pretty) == full


def test_what_a_later_version_added_survives_being_saved_here(full: Stored) -> None:
    table = json.loads(to_bytes(full)) | {"später": {"neu": 1}}
    again = from_bytes(to_bytes(from_bytes(json.dumps(table).encode())))
    assert again.foreign == {"später": {"neu": 1}}


def test_a_file_cut_off_anywhere_is_damaged_never_half_read(full: Stored) -> None:
    data = to_bytes(full).rstrip()
    for length in range(len(data)):
        with pytest.raises(ProjectDamaged):
            from_bytes(data[:length])


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"head": []}, "head"),
        ({"head": {}}, "head.schema"),
        ({"head": {"schema": True}}, "head.schema"),
        ({"head": {"schema": 1, "revision": -1}}, "head.revision"),
        ({"answers": []}, "answers"),
        ({"answers": {"05b": 7}}, "answers.05b"),
        ({"network": {"actors": {}}}, "network.actors"),
        ({"network": {"actors": [{}]}}, "network.actors[0].id"),
        ({"network": {"actors": [{"id": "A", "km": "weit"}]}}, "network.actors[0].km"),
        ({"network": {"actors": [{"id": "A"}], "ties": [{"source": "A", "target": "B"}]}}, "NetworkError"),
        ({"network": {"actors": [{"id": "A"}], "unknown": [["A"]]}}, "network.unknown[0]"),
        ({"marks": [["network", "", "1", "", ""]]}, "marks[0]"),
        ({"marks": [["netz", "", 1, "", ""]]}, "marks[0]"),
        ({"settings": None}, "settings"),
        ({"notices": [["a"]]}, "notices"),
    ],
)
def test_a_wrong_shape_names_its_place(full: Stored, change: dict[str, object], place: str) -> None:
    table = json.loads(to_bytes(full)) | change
    with pytest.raises(ProjectDamaged) as caught:
        from_bytes(json.dumps(table).encode(), "projekt.json")
    assert place in str(caught.value)
    assert "projekt.json" in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\x00" * 500, b"\xff\xfe{}", b"[]", b"null", b"[" * 50_000, b'{"head":NaN}'])
def test_what_is_no_project_at_all_is_damaged(data: bytes) -> None:
    with pytest.raises(ProjectDamaged):
        from_bytes(data)


def test_a_newer_project_is_left_alone(full: Stored) -> None:
    table = json.loads(to_bytes(full))
    table["head"]["schema"] = 99
    with pytest.raises(ProjectTooNew, match="neueren Version"):
        from_bytes(json.dumps(table).encode())
