"""GEXF, Gephi's own format (1.1 to 1.3 in, 1.2 out, which Gephi and networkx read)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement

from workbook.network.formats.attributes import Values, actor_attributes, tie_attributes
from workbook.network.formats.sheets import DIRECTED, UNDIRECTED, Entry, actor_sheet, tie_sheet
from workbook.network.formats.xml_text import document, xml_safe
from workbook.network.formats.xml_tree import Element
from workbook.network.model import Network
from workbook.network.tables.sheets import Opened, note
from workbook.network.tables.words import says

NAMESPACE = "http://www.gexf.net/1.2draft"
TIMED = ("start", "end", "startopen", "endopen", "timestamp", "timestamps", "intervals")


def open_gexf(file: str, root: Element) -> Opened:
    """The actors and ties of a GEXF document, of all nested nodes; attributes that change over time are left out."""
    graphs = root.own("graph")
    default = graphs[0].attributes.get("defaultedgetype", UNDIRECTED) if graphs else UNDIRECTED
    names: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    for group in root.all("attributes"):
        kind = group.attributes.get("class", "node")
        for attribute in group.own("attribute"):
            title = attribute.attributes.get("title", "")
            names.setdefault(kind, {})[attribute.attributes.get("id", "")] = title
            for value in attribute.own("default"):
                defaults.setdefault(kind, {})[title] = value.text.strip()
    actors = [
        Entry(node.line, (node.attributes.get("id", "").strip(),), _values(node, names["node"], defaults["node"]))
        for node in root.all("node")
    ]
    ties = [_tie(edge, default, names["edge"], defaults["edge"]) for edge in root.all("edge")]
    timed = any(key in entry.attributes for kind in ("node", "edge") for entry in root.all(kind) for key in TIMED)
    notes = (note("times-left-out", file),) if timed else ()
    return Opened((actor_sheet(file, actors), tie_sheet(file, ties)), notes)


def _tie(edge: Element, default: str, names: Mapping[str, str], defaults: Mapping[str, str]) -> Entry:
    said, values = edge.attributes, _values(edge, names, defaults)
    if "weight" in said:
        values = {**values, "weight": said["weight"].strip()}
    kind = said.get("kind", "").strip()
    if kind:
        values.setdefault("type", kind)
    told = said.get("type", default)
    directed = told == DIRECTED or says(values.pop("directed", ""), "cell.directed")
    ends = said.get("source", "").strip(), said.get("target", "").strip()
    return Entry(edge.line, (*ends, DIRECTED if directed else UNDIRECTED), values)


def _values(element: Element, names: Mapping[str, str], defaults: Mapping[str, str]) -> dict[str, str]:
    values = dict(defaults)
    label = element.attributes.get("label", "").strip()
    if label and element.tag == "node":
        values["label"] = label
    for group in element.own("attvalues"):
        for value in group.own("attvalue"):
            said = value.attributes
            key = said.get("for", said.get("id", ""))
            values[names.get(key, key)] = said.get("value", "").strip()
    return {name: value for name, value in values.items() if value}


def gexf(network: Network) -> bytes:
    """The network as GEXF 1.2."""
    root = Xml("gexf", xmlns=NAMESPACE, version="1.2")
    all_directed = bool(network.ties) and all(tie.directed for tie in network.ties)
    graph = SubElement(root, "graph", mode="static", defaultedgetype=DIRECTED if all_directed else UNDIRECTED)
    nodes = [actor_attributes(network, actor) for actor in network.actors]
    edges = [tie_attributes(tie, direction=not all_directed) for tie in network.ties]
    weights = [edge.pop("weight", None) for edge in edges]
    labels = [node.pop("label", None) for node in nodes]
    keys = {kind: _declared(graph, kind, entries) for kind, entries in (("node", nodes), ("edge", edges))}
    listed = SubElement(graph, "nodes")
    for actor, values, label in zip(network.actors, nodes, labels, strict=True):
        shown = {"id": xml_safe(actor.id)} | ({} if label is None else {"label": xml_safe(str(label))})
        _fill(SubElement(listed, "node", shown), values, keys["node"])
    tied = SubElement(graph, "edges")
    for number, (tie, values, weight) in enumerate(zip(network.ties, edges, weights, strict=True)):
        shown = {"id": str(number), "source": xml_safe(tie.source), "target": xml_safe(tie.target)}
        _fill(
            SubElement(tied, "edge", shown | ({} if weight is None else {"weight": str(weight)})), values, keys["edge"]
        )
    return document(root)


def _declared(graph: Xml, kind: str, entries: list[Values]) -> dict[str, str]:
    names = list(dict.fromkeys(name for entry in entries for name in entry))
    if not names:
        return {}
    group = SubElement(graph, "attributes", {"class": kind})
    keys = {}
    for number, name in enumerate(names):
        keys[name] = f"{kind}{number}"
        numeric = any(isinstance(entry.get(name), float) for entry in entries)
        SubElement(group, "attribute", id=keys[name], title=xml_safe(name), type="double" if numeric else "string")
    return keys


def _fill(element: Xml, values: Values, keys: Mapping[str, str]) -> None:
    if values:
        group = SubElement(element, "attvalues")
        for name, value in values.items():
            SubElement(group, "attvalue", {"for": keys[name], "value": xml_safe(str(value))})
