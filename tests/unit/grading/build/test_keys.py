"""Keys: read strictly, and shipped to participants as digests only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grading.build.keys import all_keys, proofs, read_key
from workbook.checks import PlainKey, ProofKey
from workbook.errors import ContentFaults


def test_digests_give_the_same_credit_as_the_key_for_every_listed_answer() -> None:
    key = all_keys()
    shipped = ProofKey(proofs(key))
    for exercise, items in key.answers.items():
        for item, known in items.items():
            assert shipped.size(exercise, item) == key.size(exercise, item)
            for value in [*known, "etwas anderes"]:
                assert shipped.share(exercise, item, value) == key.share(exercise, item, value)


def test_no_answer_can_be_read_off_the_digests() -> None:
    key = PlainKey({"05b-x": {"frage": {"tiefes-geheimnis": 1.0, "auch-eines": 0.5}}})
    shipped = json.dumps(proofs(key))
    assert "geheimnis" not in shipped
    assert "auch-eines" not in shipped


def test_a_key_reports_every_line_that_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "schluessel.toml"
    path.write_text('["gibt-es-nicht"]\na = { x = 1 }\n["05b-kennzahlen-beispiel"]\nb = { x = 2 }\nc = 5\nd = {}\n')
    with pytest.raises(ContentFaults) as caught:
        read_key(path)
    assert [fault.code for fault in caught.value.faults] == ["build-key-exercise", *["build-key-shape"] * 3]


def test_a_key_that_is_no_toml_is_a_fault_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "schluessel.toml"
    path.write_text("[a\n")
    with pytest.raises(ContentFaults, match="line 1"):
        read_key(path)
