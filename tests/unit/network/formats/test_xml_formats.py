"""GraphML and GEXF as other programs write them."""

from __future__ import annotations

import igraph
import networkx as nx
import pytest

from tests.networks import published
from workbook.errors import TableFaults
from workbook.network import Network, SourceFile, net_by_density, read_files, read_network

GEPHI_GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="label" attr.type="string" for="node" id="label"/>
<key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
<key attr.name="weight" attr.type="double" for="edge" id="weight"/>
<key attr.name="Sektor" attr.type="string" for="node" id="sektor"/>
<key attr.name="r" attr.type="int" for="node" id="r"/>
<key attr.name="x" attr.type="float" for="node" id="x"/>
<graph edgedefault="undirected">
<node id="A01"><data key="label">Koordinierung &amp; Büro</data><data key="sektor">koordination</data>
<data key="r">204</data><data key="x">-41.5</data></node>
<node id="A02"><data key="label">IHK</data><data key="sektor">kammer</data></node>
<edge id="0" source="A01" target="A02"><data key="weight">2.0</data></edge>
</graph></graphml>"""

GEPHI_GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
<meta lastmodifieddate="2026-01-01"><creator>Gephi 0.10.1</creator></meta>
<graph defaultedgetype="undirected" mode="static">
<attributes class="node" mode="static">
<attribute id="sektor" title="Sektor" type="string"><default>sonstige</default></attribute></attributes>
<nodes>
<node id="1" label="IHK"><attvalues><attvalue for="sektor" value="kammer"/></attvalues><viz:size value="10.0"/></node>
<node id="2" label="Kita"/></nodes>
<edges><edge id="0" source="1" target="2" weight="3.0" type="directed"/></edges>
</graph></gexf>"""

YED = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d10" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d6"><y:ShapeNode><y:Geometry height="30"/><y:NodeLabel>Stadt
Altenwiek</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>BBS</y:NodeLabel></y:ShapeNode></data></node>
<edge id="e0" source="n0" target="n1"><data key="d10"><y:PolyLineEdge/></data></edge>
</graph></graphml>"""


def read(content: str | bytes, name: str = "netz.graphml") -> Network:
    return read_files([SourceFile(name, content if isinstance(content, bytes) else content.encode())]).network


def test_a_graphml_that_gephi_wrote() -> None:
    network = read(GEPHI_GRAPHML)
    first = network.actors[0]
    assert (first.id, first.name, first.sector) == ("A01", "Koordinierung & Büro", "koordination")
    assert dict(first.extra) == {}  # colour and position say nothing about the actor
    assert [(tie.pair, tie.strength) for tie in network.ties] == [(("A01", "A02"), 2.0)]


def test_a_gexf_that_gephi_wrote_with_default_values() -> None:
    network = read(GEPHI_GEXF, "netz.gexf")
    assert [(actor.name, actor.sector) for actor in network.actors] == [("IHK", "kammer"), ("Kita", "sonstige")]
    assert [(tie.strength, tie.directed) for tie in network.ties] == [(3.0, True)]


def test_a_graphml_that_yed_wrote_keeps_the_drawn_names() -> None:
    network = read(YED)
    assert [actor.name for actor in network.actors] == ["Stadt Altenwiek", "BBS"]
    assert network.ties[0].directed


@pytest.mark.parametrize("program", ["networkx", "igraph"])
def test_a_published_network_written_by_another_library(program: str, tmp_path) -> None:
    if program == "networkx":
        path = tmp_path / "k.graphml"
        nx.write_graphml(nx.karate_club_graph(), path)
    else:
        path = tmp_path / "k.graphml"
        igraph.Graph.Famous("Zachary").write_graphml(str(path))
    assert net_by_density(read_network(path)) == pytest.approx(net_by_density(published("karate")))


def test_a_gexf_that_networkx_wrote(tmp_path) -> None:
    nx.write_gexf(nx.florentine_families_graph(), tmp_path / "f.gexf")
    assert set(read_network(tmp_path / "f.gexf").pairs) == set(published("florentine_marriage").pairs)


def test_the_content_decides_not_the_ending() -> None:
    assert len(read(GEPHI_GRAPHML, "netz.csv")) == 2


def test_faults_name_the_line() -> None:
    content = (
        '<graphml>\n<graph edgedefault="undirected">\n<node id="a"/>\n<node id="b"/>\n<node id="a"/>\n'
        '<edge source="a" target="a"/>\n<edge source="a" target="q"/>\n</graph>\n</graphml>'
    )
    with pytest.raises(TableFaults) as caught:
        read(content)
    assert [(fault.code, fault.row) for fault in caught.value.faults] == [
        ("actor-twice", 5), ("tie-to-self", 6), ("actor-not-listed", 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<graphml><graph>", "not-xml"),
        ('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>', "not-xml"),
        ('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><graphml>&f;</graphml>', "not-xml"),
        ("<html><body><table></table></body></html>", "xml-unknown"),
        ("<a>" * 5000, "not-xml"),
        ("<graphml></graphml>", None),
    ],
)
def test_what_is_not_a_network_or_not_safe_is_refused(content: str, code: str | None) -> None:
    if code is None:
        assert len(read(content)) == 0
        return
    with pytest.raises(TableFaults) as caught:
        read(content)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_the_numbers_gephi_gives_to_ties_are_no_column_of_the_person() -> None:
    written = (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        '<key attr.name="Edge Id" attr.type="string" for="edge" id="edgeid"/>'
        '<graph edgedefault="undirected"><node id="a"/><node id="b"/>'
        '<edge id="7" source="a" target="b"><data key="edgeid">7</data></edge></graph></graphml>'
    )
    assert read_files([SourceFile("netz.graphml", written.encode())]).notes == ()


def test_a_remark_on_a_column_of_an_exchange_format_names_no_row() -> None:
    written = (
        '<graphml><key attr.name="Farbton" attr.type="string" for="edge" id="f"/>'
        '<graph edgedefault="undirected"><node id="a"/><node id="b"/>'
        '<edge source="a" target="b"><data key="f">hell</data></edge></graph></graphml>'
    )
    notes = read_files([SourceFile("netz.graphml", written.encode())]).notes
    assert [(note.code, note.row, note.column) for note in notes] == [("column-dropped", None, "Farbton")]
