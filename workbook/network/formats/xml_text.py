"""XML out: only characters that XML allows, UTF-8 with declaration."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """The text without characters that no XML file may hold (control characters from copied cells)."""
    return FORBIDDEN.sub("", text)


def document(root: Element) -> bytes:
    """The document as bytes."""
    indent(root)
    whole: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return whole
