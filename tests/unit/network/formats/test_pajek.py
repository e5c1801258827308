"""Pajek files as they are found."""

from __future__ import annotations

import pytest

from workbook.errors import TableFaults
from workbook.network import Network, SourceFile, read_files, read_two_mode


def read(content: str | bytes, name: str = "netz.net") -> Network:
    data = content if isinstance(content, bytes) else content.encode()
    return read_files([SourceFile(name, data)]).network


def codes(content: str) -> list[tuple[str, int | None]]:
    with pytest.raises(TableFaults) as caught:
        read(content)
    return [(fault.code, fault.row) for fault in caught.value.faults]


def test_arcs_and_edges_with_comments_strengths_and_coordinates() -> None:
    network = read(
        '% exported by hand\r\n*Network Landkreis\r\n*Vertices 3\r\n1 "IHK Oldenburg" 0.1 0.2 0.5 ic Red\r\n% note\r\n'
        '2 BBS\r\n3 "Kita"\r\n*Arcs\r\n1 2 2.5 c Blue\r\n\r\n*Edges\r\n2 3\r\n'
    )
    assert network.ids == ("IHK Oldenburg", "BBS", "Kita")
    arc, edge = network.ties
    assert (arc.source, arc.target, arc.strength, arc.directed) == ("IHK Oldenburg", "BBS", 2.5, True)
    assert (edge.strength, edge.directed) == (None, False)


def test_umlauts_in_windows_encoding() -> None:
    assert read('*Vertices 2\n1 "Müller"\n2 "Größe"\n*Edges\n1 2 1\n'.encode("cp1252")).ids == ("Müller", "Größe")


def test_vertices_without_lines_of_their_own_are_numbered() -> None:
    network = read("*vertices 3\n*edges\n1 3\n")
    assert network.ids == ("1", "2", "3")
    assert network.pairs == (("1", "3"),)


def test_labels_that_occur_twice_give_way_to_numbers() -> None:
    network = read('*Vertices 2\n1 "Schule"\n2 "Schule"\n*Edges\n1 2\n')
    assert [(actor.id, actor.name) for actor in network.actors] == [("1", "Schule"), ("2", "Schule")]


def test_lists_of_arcs_and_edges() -> None:
    network = read("*Vertices 4\n*Arcslist\n1 2 3\n*Edgeslist\n4 1 2\n")
    assert [(tie.source, tie.target, tie.directed) for tie in network.ties] == [
        ("1", "2", True), ("1", "3", True), ("4", "1", False), ("4", "2", False),
    ]  # fmt: skip


def test_a_matrix_that_is_symmetric_has_no_direction() -> None:
    network = read("*Vertices 3\n*Matrix\n0 2 0\n2 0 1\n0 0 0\n")
    assert [(tie.pair, tie.strength, tie.directed) for tie in network.ties] == [
        (("1", "2"), 2, False), (("2", "3"), 1, True),
    ]  # fmt: skip


def test_several_relations_become_types() -> None:
    network = read('*Vertices 2\n*Edges :1 "Information"\n1 2\n*Edges :2 "Kooperation"\n1 2\n')
    assert [tie.type for tie in network.ties] == ["Information", "Kooperation"]
    assert len(network.pairs) == 1


def test_every_fault_is_said_with_its_line() -> None:
    assert codes('*Vertices 2\n1 "a"\n5 "b"\n*Edges\n1 9\n2 x\n1\n') == [
        ("number-outside", 3), ("number-outside", 5), ("number-outside", 6), ("end-empty", 7),
    ]  # fmt: skip
    assert codes("*Vertices 2\n*Edges\n1 1\n1 2 -3\n") == [("tie-to-self", 3), ("strength-not-positive", 4)]
    assert codes("*Vertices 2\n*Edges\n1 ²\n1 " + "9" * 5000) == [("number-outside", 3), ("number-outside", 4)]
    assert codes("*Network x\n") == [("pajek-no-vertices", None)]
    assert codes("*Vertices 2\n*Edges\n1 2\n*Vertices 3\n") == [("pajek-second-network", 4)]
    assert codes("*Vertices 2\n*Matrix\n0 1\n") == [("matrix-size", 3)]


def test_a_partition_is_left_out_with_a_remark() -> None:
    data = b"*Vertices 2\n*Edges\n1 2\n*Partition Sektor\n1\n2\n"
    reading = read_files([SourceFile("x.net", data)])
    assert [note.code for note in reading.notes] == ["section-left-out"]
    assert len(reading.network.pairs) == 1


TWO_MODE = '*Vertices 5 2\n1 "Anna"\n2 "Ben"\n3 "E1"\n4 "E2"\n5 "E3"\n*Edges\n1 3\n4 1\n2 5\n'


def test_a_two_mode_network_is_no_network_of_actors() -> None:
    assert codes(TWO_MODE) == [("two-mode", None)]


def test_a_two_mode_network_is_read_as_such(tmp_path) -> None:
    (tmp_path / "zwei.net").write_text(TWO_MODE)
    network = read_two_mode(tmp_path / "zwei.net")
    assert network.columns_of == {"Anna": ("E1", "E2"), "Ben": ("E3",)}


def test_a_two_mode_tie_inside_one_side_is_a_fault() -> None:
    assert codes("*Vertices 3 2\n*Edges\n1 2\n1 3\n") == [("two-mode-inside", 3)]


def test_partitions_and_vectors_of_a_project_file_are_left_out_with_a_remark() -> None:
    project = (
        '*Network Beispiel\r\n*Vertices 3\r\n1 "A"\r\n2 "B"\r\n3 "C"\r\n*Edges\r\n1 2\r\n2 3\r\n'
        "*Partition Sektor\r\n*Vertices 3\r\n1\r\n2\r\n1\r\n*Vector Größe\r\n*Vertices 3\r\n1.0\r\n2.5\r\n3\r\n"
    )
    reading = read_files([SourceFile("netz.paj", project.encode())])
    assert (reading.network.ids, len(reading.network.ties)) == (("A", "B", "C"), 2)
    assert [note.code for note in reading.notes] == ["section-left-out"] * 2
