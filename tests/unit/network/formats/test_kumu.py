"""Kumu's JSON and Excel forms."""

from __future__ import annotations

import json

import pytest

from workbook.errors import TableFaults
from workbook.network import SourceFile, read_files


def read(data: object, name: str = "karte.json"):
    content = data if isinstance(data, str) else json.dumps(data)
    return read_files([SourceFile(name, content.encode())]).network


def test_the_short_form_for_import() -> None:
    network = read(
        {
            "elements": [{"label": "IHK", "type": "kammer", "Ort": "Oldenburg"}, {"label": "BBS", "tags": ["a", "b"]}],
            "connections": [{"from": "IHK", "to": "BBS", "direction": "directed", "type": "Ressourcen", "strength": 2}],
        }
    )
    assert [(a.id, a.sector, a.place) for a in network.actors] == [("IHK", "kammer", "Oldenburg"), ("BBS", None, None)]
    assert network.actors[1].extra == {"tags": "a, b"}
    (tie,) = network.ties
    assert (tie.strength, tie.type, tie.directed) == (2, "Ressourcen", True)


def test_kumus_own_export_with_ids_and_attributes() -> None:
    network = read(
        {
            "elements": [
                {"_id": "elem-1", "attributes": {"label": "IHK", "element type": "kammer"}},
                {"_id": "elem-2", "attributes": {"label": "BBS"}},
            ],
            "connections": [
                {
                    "_id": "conn-1",
                    "from": "elem-1",
                    "to": "elem-2",
                    "direction": "mutual",
                    "attributes": {"strength": 3},
                }
            ],
        }
    )
    assert [(actor.id, actor.name, actor.sector) for actor in network.actors] == [
        ("elem-1", "IHK", "kammer"), ("elem-2", "BBS", None),
    ]  # fmt: skip
    assert [(tie.strength, tie.directed) for tie in network.ties] == [(3, False)]


@pytest.mark.parametrize("content", ["{", '{"a": 1}', '{"elements": 5}', "{" * 100_000])
def test_other_json_is_refused(content: str) -> None:
    with pytest.raises(TableFaults) as caught:
        read(content)
    assert [fault.code for fault in caught.value.faults] == ["not-kumu"]
