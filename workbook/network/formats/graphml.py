"""GraphML (Brandes et al. 2002) as Gephi, yEd, igraph, networkx, visone write it; igraph and networkx read ours."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement

from workbook.network.formats.attributes import actor_attributes, tie_attributes
from workbook.network.formats.sheets import DIRECTED, UNDIRECTED, Entry, actor_sheet, tie_sheet
from workbook.network.formats.xml_text import document, xml_safe
from workbook.network.formats.xml_tree import Element
from workbook.network.model import Network
from workbook.network.tables.sheets import Opened
from workbook.network.tables.words import listed, says

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def open_graphml(file: str, root: Element) -> Opened:
    """The actors and ties of a GraphML document."""
    keys = {key.attributes.get("id", ""): key for key in root.own("key")}
    actors: list[Entry] = []
    ties: list[Entry] = []
    for graph in root.all("graph"):
        default = graph.attributes.get("edgedefault", UNDIRECTED)
        for node in graph.own("node"):
            actors.append(Entry(node.line, (node.attributes.get("id", "").strip(),), _data(node, keys, "node")))
        for edge in graph.own("edge"):
            said, values = edge.attributes, _data(edge, keys, "edge")
            told = said.get("directed", "true" if default == DIRECTED else "false") == "true"
            directed = told or says(values.pop("directed", ""), "cell.directed")
            ends = said.get("source", "").strip(), said.get("target", "").strip()
            ties.append(Entry(edge.line, (*ends, DIRECTED if directed else UNDIRECTED), values))
    return Opened((actor_sheet(file, actors), tie_sheet(file, ties)))


def _data(element: Element, keys: Mapping[str, Element], kind: str) -> dict[str, str]:
    values = {}
    for key in keys.values():
        default = key.own("default")
        if default and key.attributes.get("for") in (kind, "all"):
            values[_name(key)] = default[0].text.strip()
    for data in element.own("data"):
        key_element = keys.get(data.attributes.get("key", ""))
        name = _name(key_element) if key_element is not None else data.attributes.get("key", "")
        drawn = [label for child in data.children for label in (child, *child.all("NodeLabel"))]
        labels = [
            label.text.strip() for label in drawn if label.tag in ("NodeLabel", "EdgeLabel") and label.text.strip()
        ]
        if labels:  # yEd keeps the name inside its drawing
            values.setdefault("label", " ".join(labels[0].split()))
        elif not data.children and name:
            values[name] = data.text.strip()
    drawing = listed("drawing.names")
    return {name: value for name, value in values.items() if value and name.casefold() not in drawing}


def _name(key: Element) -> str:
    return key.attributes.get("attr.name") or key.attributes.get("id", "")


def graphml(network: Network) -> bytes:
    """The network as GraphML. Empty attributes are left out, since networkx refuses them."""
    root = Xml("graphml", xmlns=NAMESPACE)
    nodes = [actor_attributes(network, actor) for actor in network.actors]
    all_directed = bool(network.ties) and all(tie.directed for tie in network.ties)
    # a mixture of directions is told in an attribute: networkx refuses edges that differ from the graph
    edges = [tie_attributes(tie, direction=not all_directed) for tie in network.ties]
    names = {
        kind: {name: f"{kind[0]}{number}" for number, name in enumerate(dict.fromkeys(k for e in entries for k in e))}
        for kind, entries in (("node", nodes), ("edge", edges))
    }
    for kind, entries in (("node", nodes), ("edge", edges)):
        for name, key in names[kind].items():
            number = any(isinstance(entry.get(name), float) for entry in entries)
            described = {"id": key, "for": kind, "attr.name": name, "attr.type": "double" if number else "string"}
            SubElement(root, "key", described)
    graph = SubElement(root, "graph", edgedefault=DIRECTED if all_directed else UNDIRECTED)
    for actor, values in zip(network.actors, nodes, strict=True):
        _fill(SubElement(graph, "node", id=xml_safe(actor.id)), values, names["node"])
    for tie, values in zip(network.ties, edges, strict=True):
        edge = SubElement(graph, "edge", source=xml_safe(tie.source), target=xml_safe(tie.target))
        _fill(edge, values, names["edge"])
    return document(root)


def _fill(element: Xml, values: Mapping[str, str | float], keys: Mapping[str, str]) -> None:
    for name, value in values.items():
        SubElement(element, "data", key=keys[name]).text = xml_safe(str(value))
