"""XML read safely (no entities, nothing external) into a small tree that knows the line of every element."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString


class NotXml(ValueError):
    """The file is not well-formed XML, or it holds what safe XML must not hold."""


@dataclass
class Element:
    """One element: local name, attributes by local name, own text, children, line in the file."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, tag: str) -> Iterator[Element]:
        """Every element of this name below, in document order."""
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    def own(self, tag: str) -> list[Element]:
        """The direct children of this name."""
        return [child for child in self.children if child.tag == tag]


def read_xml(data: bytes) -> Element:
    """The root element. Raises NotXml."""
    reader = _Reader()
    try:
        parseString(data, reader)
    except (SAXException, DefusedXmlException, ValueError, LookupError) as error:
        raise NotXml(str(error)) from error
    if reader.root is None:
        raise NotXml("no element")
    return reader.root


DEEPEST = 200


class _Reader(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.root: Element | None = None
        self.open: list[Element] = []
        self.locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802  named by SAX
        self.locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  named by SAX
        if len(self.open) >= DEEPEST:
            raise NotXml("too deep")
        line = self.locator.getLineNumber() if self.locator is not None else None
        element = Element(_local(name), {_local(key): value for key, value in attrs.items()}, line or 1)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002  named by SAX
        self.open.pop()

    def characters(self, content: str) -> None:
        if self.open:
            self.open[-1].text += content


def _local(name: str) -> str:
    return name.rpartition(":")[2]
