"""Pajek networks (.net): one- and two-mode, arcs and edges, lists, matrices, several relations, comments, CP1252."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbook.network.formats.numbered import (
    Label,
    Link,
    counted,
    matrix_links,
    opened,
    opened_two_mode,
    without_mirrors,
)
from workbook.network.model import Network
from workbook.network.tables.sheets import Findings, Opened

TOKEN = re.compile(r'"([^"]*)"|(\S+)')
MOST = 200_000
OTHER_OBJECTS = ("partition", "vector", "cluster", "permutation", "hierarchy")  # of a project file (.paj)


def open_pajek(file: str, content: str) -> Opened:
    """The network of a Pajek file; a two-mode file yields a two-mode network."""
    reader = _Reader(file)
    for number, line in enumerate(content.splitlines(), 1):
        reader.take(number, line.strip("\ufeff \t"))
    reader.close()
    faults = tuple(reader.findings.faults)
    if faults or not reader.vertices:
        if not faults:
            reader.findings.fault("pajek-no-vertices", file, None, None)
        return Opened(faults=tuple(reader.findings.faults))
    if reader.rows:
        return _two_mode(reader)
    result = opened(file, reader.labels(), reader.links)
    return Opened(result.sheets, tuple(reader.findings.notes))


def _two_mode(reader: _Reader) -> Opened:
    labels, rows = reader.labels(), reader.rows
    crossing = []
    for link in reader.links:
        low, high = sorted((link.source, link.target))
        if low < rows <= high:
            crossing.append((low, high - rows))
        else:
            reader.findings.fault("two-mode-inside", reader.file, link.line, None)
    if reader.findings.faults:
        return Opened(faults=tuple(reader.findings.faults))
    return opened_two_mode(labels[:rows], labels[rows:], crossing)


@dataclass
class _Reader:
    file: str
    findings: Findings = field(default_factory=Findings)
    vertices: int = 0
    rows: int = 0  # of a two-mode network
    named: dict[int, Label] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    section: str = ""
    aside: bool = False  # inside an object that is no network
    relation: str = ""
    matrix: list[list[tuple[int, str]]] = field(default_factory=list)

    def take(self, number: int, line: str) -> None:
        if not line or line.startswith("%"):
            return
        if line.startswith("*"):
            self._open(number, line)
            return
        tokens = [quoted or plain for quoted, plain in TOKEN.findall(line)]
        match self.section:
            case "vertices":
                self._vertex(number, tokens)
            case "arcs" | "edges":
                self._link(number, tokens)
            case "arcslist" | "edgeslist":
                for target in tokens[1:]:
                    self._link(number, [tokens[0], target])
            case "matrix":
                self.matrix.append([(number, token) for token in tokens])

    def close(self) -> None:
        """Take the matrix in, if one was open."""
        if not self.matrix:
            return
        width = self.vertices - self.rows if self.rows else self.vertices
        height = self.rows or self.vertices
        if len(self.matrix) != height or any(len(row) != width for row in self.matrix):
            self.findings.fault("matrix-size", self.file, self.matrix[0][0][0], None, expected=f"{height} × {width}")
        elif self.rows:
            cells = ((i, j, cell) for i, row in enumerate(self.matrix) for j, cell in enumerate(row))
            self.links += [Link(c[0], i, self.rows + j, False, c[1]) for i, j, c in cells if c[1] not in ("0", "0.0")]
        else:
            self.links += without_mirrors(list(matrix_links(self.matrix, self.relation)))
        self.matrix = []

    def labels(self) -> list[Label]:
        return [self.named.get(number, Label(str(number + 1), 1)) for number in range(self.vertices)]

    def _open(self, number: int, line: str) -> None:
        self.close()
        word, _, rest = line[1:].strip().partition(" ")
        self.section = word.rstrip(":").casefold()
        tokens = [quoted or plain for quoted, plain in TOKEN.findall(rest)]
        self.aside = self.section in OTHER_OBJECTS or (self.aside and self.section == "vertices")
        if self.aside and self.section == "vertices":
            self.section = ""
        elif self.section == "vertices":
            sizes = [counted(token) for token in tokens if counted(token)]
            if not sizes or sizes[0] > MOST or self.vertices:
                code = "pajek-second-network" if self.vertices else "pajek-no-vertices"
                self.findings.fault(code, self.file, number, None)
                return
            self.vertices, self.rows = sizes[0], sizes[1] if len(sizes) > 1 and sizes[1] < sizes[0] else 0
        elif self.section in ("arcs", "edges", "arcslist", "edgeslist", "matrix"):
            named = [token for token in tokens if not token.startswith(":")]
            self.relation = " ".join(named)
        elif self.section != "network":
            self.findings.note("section-left-out", self.file, number, None, section=word)

    def _vertex(self, number: int, tokens: Sequence[str]) -> None:
        place = self._number(number, tokens[0])
        if place is None:
            return
        if place in self.named:
            self.findings.fault("actor-twice", self.file, number, None, actor=tokens[0], first=self.named[place].line)
            return
        text = tokens[1].strip() if len(tokens) > 1 else tokens[0]
        self.named[place] = Label(text, number)

    def _link(self, number: int, tokens: Sequence[str]) -> None:
        if len(tokens) < 2:
            self.findings.fault("end-empty", self.file, number, None)
            return
        source, target = self._number(number, tokens[0]), self._number(number, tokens[1])
        if source is None or target is None:
            return
        weight = tokens[2] if len(tokens) > 2 and re.fullmatch(r"[+-]?[\d.,]+(e[+-]?\d+)?", tokens[2], re.I) else ""
        self.links.append(Link(number, source, target, self.section.startswith("arcs"), weight, self.relation))

    def _number(self, line: int, token: str) -> int | None:
        # edges lists may mark one end with a sign; a number beyond the vertices is a fault
        place = counted(token.lstrip("-"))
        if 1 <= place <= self.vertices:
            return place - 1
        self.findings.fault("number-outside", self.file, line, None, value=token, most=self.vertices)
        return None


def pajek(network: Network) -> bytes:
    """The network as Pajek file in UTF-8: labels, directions and strengths."""
    place = {actor: number for number, actor in enumerate(network.ids, 1)}
    lines = [f"*Vertices {len(place)}"]
    lines += [f'{place[actor]} "{label}"' for actor, label in zip(network.ids, pajek_labels(network), strict=True)]
    for section, directed in (("*Arcs", True), ("*Edges", False)):
        tied = [tie for tie in network.ties if tie.directed == directed]
        if tied:
            lines.append(section)
            lines += [_line(place[tie.source], place[tie.target], tie.strength) for tie in tied]
    return ("\r\n".join(lines) + "\r\n").encode()


def pajek_labels(network: Network) -> Iterator[str]:
    """Labels as Pajek can hold them: the names where they tell the actors apart, else the ids; no quotation marks."""
    names = [plain_label(actor.label) for actor in network.actors]
    unique = len(set(names)) == len(names) and all(names)
    yield from names if unique else (plain_label(actor.id) for actor in network.actors)


def plain_label(name: str) -> str:
    """A label on one line without double quotation marks."""
    return " ".join(name.replace('"', "'").split())


def _line(source: int, target: int, strength: float | None) -> str:
    return f"{source} {target}" if strength is None else f"{source} {target} {strength:g}"
