"""Which exchange format a file is in, and its reader."""

from __future__ import annotations

from workbook.network.formats.gexf import open_gexf
from workbook.network.formats.graphml import open_graphml
from workbook.network.formats.kumu import open_kumu
from workbook.network.formats.pajek import open_pajek
from workbook.network.formats.ucinet import HEADER, open_dl
from workbook.network.formats.xml_tree import NotXml, read_xml
from workbook.network.tables.delimited import decode
from workbook.network.tables.sheets import Opened, fault


def open_exchange(file: str, data: bytes, start: str) -> Opened:
    """What an exchange file holds; ``start`` is its beginning as text."""
    if start.startswith("<"):
        return _xml(file, data)
    content = (decode(data) or ("", ""))[0]
    if start.startswith("{"):
        return open_kumu(file, content)
    return open_dl(file, content) if HEADER.match(start) else open_pajek(file, content)


def _xml(file: str, data: bytes) -> Opened:
    try:
        root = read_xml(data)
    except NotXml:
        return Opened(faults=(fault("not-xml", file),))
    match root.tag:
        case "graphml":
            return open_graphml(file, root)
        case "gexf":
            return open_gexf(file, root)
        case _:
            return Opened(faults=(fault("xml-unknown", file, root=root.tag),))
