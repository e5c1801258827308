"""Whatever file comes: a network, or faults in German, never anything else."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbook.errors import TableFaults
from workbook.network import Network, SourceFile, read_files, wiesenmark
from workbook.network.formats.writing import FORMATS, export_network

BEGINNINGS = [
    b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<?xml version='1.0'?><graphml>", b"<gexf>", b"{", b'{"elements": [',
    b"*Vertices 3\n", b"dl n=3 format=edgelist1\n", b"dl n=3\ndata:\n", b"von;nach;st\xe4rke\n", b"id,name,km\n",
    b"\xff\xfe", b"\xef\xbb\xbf", b"sep=;\n",
]  # fmt: skip
LINES = st.sampled_from([
    "*Vertices 3", "*Vertices 3 2", "*Arcs", "*Edges", "*Matrix", "*Arcslist", "1 2", "1 2 3.5", "4 1", '1 "a b',
    "0 1 0",
    "dl n=3", "dl nr=2 nc=2", "n=2", "format = nodelist1", "labels:", "labels embedded", "row labels:", "a,b,c",
    "data:",
    "!", "nm=2", "format=lowerhalf diagonal=absent", "von;nach", "a;b", ";", '"', "id;name;km", "a;A;1,5", "A;A;x",
    ";A;B",
])  # fmt: skip


def outcome(*files: SourceFile) -> Network | None:
    try:
        return read_files(files).network
    except TableFaults as faults:
        assert faults.faults
        for fault in faults.faults:
            assert fault.text
            assert "{" not in fault.text.replace(str(fault.column), "") or "„" in fault.text
        return None


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=400))
def test_any_bytes(beginning: bytes, rest: bytes) -> None:
    outcome(SourceFile("datei", beginning + rest))


@given(st.lists(LINES, max_size=14))
@example(["*Vertices 3 2", "*Matrix", "0 1 0"])
@example(["dl nr=2 nc=2", "data:", "1 2"])
@settings(max_examples=250)
def test_any_lines(lines: list[str]) -> None:
    outcome(SourceFile("datei", "\n".join(lines).encode()))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["label", "_id", "from", "to", "attributes", "type", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.lists(JSON, max_size=4), st.lists(JSON, max_size=4) | JSON)
def test_any_kumu_json(elements: list[object], connections: object) -> None:
    outcome(SourceFile("k.json", json.dumps({"elements": elements, "connections": connections}).encode()))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "csv"])
@given(place=st.floats(0, 1), change=st.binary(min_size=1, max_size=6))
@settings(max_examples=30)
def test_any_damaged_export(name: str, place: float, change: bytes) -> None:
    (data,) = export_network(wiesenmark(), name).files.values()
    at = int(place * (len(data) - 1))
    outcome(SourceFile("n", data[:at] + change + data[at + len(change) :]))


@given(st.lists(st.lists(st.text(max_size=6), max_size=6), max_size=8), st.sampled_from([";", ",", "\t"]))
def test_any_table(table: list[list[str]], delimiter: str) -> None:
    for head in ("von;nach;stärke;art;welle;richtung", "id;name;km;seit;bis;koordination", ""):
        body = "\n".join(delimiter.join(cells) for cells in table)
        outcome(SourceFile("t.csv", f"{head.replace(';', delimiter)}\n{body}".encode(errors="replace")))
