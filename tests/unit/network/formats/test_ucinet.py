"""UCINET DL in the variants that circulate."""

from __future__ import annotations

import pytest

from workbook.errors import TableFaults
from workbook.network import Network, SourceFile, read_files, read_two_mode

ABC = {("a", "b"), ("b", "c")}
VARIANTS = {
    "full matrix": "dl n=3 format=fullmatrix\nlabels:\na,b,c\ndata:\n0 1 0\n1 0 1\n0 1 0\n",
    "no format named": "DL N = 3\nLABELS:\na b c\nDATA:\n0 1 0 1 0 1 0 1 0\n",
    "rows over several lines": "dl n=3\nlabels:\na\nb\nc\ndata:\n0 1\n0 1 0\n1\n0 1 0\n",
    "labels embedded": "dl n=3 format=fullmatrix labels embedded\ndata:\n  a b c\na 0 1 0\nb 1 0 1\nc 0 1 0\n",
    "row labels embedded": "dl n=3\nrow labels embedded\ndata:\na 0 1 0\nb 1 0 1\nc 0 1 0\n",
    "lower half": "dl n=3 format=lowerhalf diagonal=absent\nlabels:\na,b,c\ndata:\n1\n0 1\n",
    "lower half with diagonal": "dl n=3 format=lowerhalf diagonal=present labels:\na,b,c\ndata:\n0\n1 0\n0 1 0\n",
    "upper half": "dl n=3 format=upperhalf diagonal=absent\nlabels:\na,b,c\ndata:\n1 0\n1\n",
    "edge list": "dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2\n2 1\n2 3\n3 2\n",
    "edge list by name": "dl n=3 format=edgelist1\nlabels embedded\ndata:\na b\nb a\nb c\nc b\n",
    "edge list, settings with commas": "dl n = 3, format = edgelist1, labels embedded\n"
    "data:\na b 1\nb a 1\nb c 1\nc b 1\n",
    "node list": "dl n=3 format=nodelist1\nlabels:\na,b,c\ndata:\n1 2\n2 1 3\n3 2\n",
    "node list by name": "dl n=3, format=nodelist1\nlabels embedded\ndata:\na b\nb a c\nc b\n",
    "quoted labels": 'dl n=3 format=edgelist1\nlabels:\n"a" "b" \'c\'\ndata:\n1 2\n2 1\n2 3\n3 2\n',
}  # fmt: skip


def read(content: str) -> Network:
    return read_files([SourceFile("netz.dl", content.encode())]).network


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_gives_the_same_network(variant: str) -> None:
    network = read(VARIANTS[variant])
    assert set(network.ids) == {"a", "b", "c"}
    assert set(network.pairs) == ABC
    assert not any(tie.directed for tie in network.ties)


def test_what_is_not_mirrored_has_a_direction() -> None:
    network = read("dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2 3\n2 1 3\n2 3 1\n")
    assert [(tie.source, tie.target, tie.strength, tie.directed) for tie in network.ties] == [
        ("a", "b", 3, False), ("b", "c", 1, True),
    ]  # fmt: skip


def test_labels_with_blanks_in_quotation_marks() -> None:
    network = read('dl n=2 format=edgelist1\nlabels:\n"IHK Oldenburg" "Stadt, Amt"\ndata:\n1 2\n')
    assert network.ids == ("IHK Oldenburg", "Stadt, Amt")


def test_several_matrices_become_types() -> None:
    network = read("dl n=2 nm=2\nlabels:\na,b\nmatrix labels:\nInfo,Geld\ndata:\n0 1\n1 0\n0 0\n1 0\n")
    assert [(tie.type, tie.directed) for tie in network.ties] == [("Info", False), ("Geld", True)]


def test_a_dot_is_a_missing_value_not_an_absent_tie() -> None:
    network = read("dl n=2\nlabels:\na,b\ndata:\n0 .\n. 0\n")
    assert network.pairs == ()
    assert network.unknown == {("a", "b")}


def test_two_mode_matrix_and_edge_list(tmp_path) -> None:
    matrix = "dl nr=2, nc=3\nrow labels:\nAnna,Ben\ncolumn labels:\nE1,E2,E3\ndata:\n1 1 0\n0 0 1\n"
    edges = "dl nr=2 nc=3 format=edgelist2\nlabels embedded\ndata:\nAnna E1\nAnna E2\nBen E3\n"
    for name, content in (("m.dl", matrix), ("e.dl", edges)):
        (tmp_path / name).write_text(content)
        assert read_two_mode(tmp_path / name).columns_of == {"Anna": ("E1", "E2"), "Ben": ("E3",)}


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        ("dl n=3\nlabels:\na,b,c\n", "dl-no-data", None),
        ("dl n=2 format=blockmatrix\ndata:\n0 1\n", "dl-format", None),
        ("dl n=2\ndata:\n0 1\n1\n", "matrix-size", 4),
        ("dl n=2\ndata:\n0 1\n1 0 7\n", "matrix-size", 4),
        ("dl n=2 format=edgelist1\ndata:\n1 2\n1 3\n", "number-outside", 4),
        ("dl n=2 format=edgelist1\ndata:\n1\n", "end-empty", 3),
        ("dl n=2 format=edgelist1\ndata:\n1 1\n", "tie-to-self", 3),
        ("dl n=2\ndata:\n0 q\n0 0\n", "not-a-number", 3),
        ("dl nr=2 nc=2\ndata:\n1 0 0 1\n", "two-mode", None),
    ],
)
def test_a_fault_is_said_with_its_line(content: str, code: str, row: int | None) -> None:
    with pytest.raises(TableFaults) as caught:
        read(content)
    assert [(fault.code, fault.row) for fault in caught.value.faults] == [(code, row)]


@pytest.mark.parametrize(
    "head",
    ["format=lowerhalf diagonal=absent", "format=lowerhalf diagonal absent", "format=lowerhalf"],
)
def test_a_half_matrix_without_diagonal_is_known_by_its_word_or_its_size(head: str) -> None:
    network = read(f"dl n=4 {head}\nlabels:\na,b,c,d\ndata:\n1\n1 0\n0 1 1\n")
    assert {tie.pair for tie in network.ties} == {("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")}
