"""UCINET DL: full and half matrices, edge and node lists, labels listed or embedded, several matrices, two-mode."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workbook.network.formats.numbered import (
    Label,
    Link,
    counted,
    is_zero,
    matrix_links,
    opened,
    opened_two_mode,
    without_mirrors,
)
from workbook.network.tables.sheets import Findings, Opened

HEADER = re.compile(r"^\s*dl\b", re.IGNORECASE)
SETTING = re.compile(r"\b(nr|nc|nm|n|format|diagonal)(?:\s*=\s*|(?<=diagonal)\s+)([\w]+)", re.IGNORECASE)
CLAUSE = re.compile(r"\b((?:row|col|column|matrix|level)?\s*labels)\s*(embedded|:)|\bdata\s*:", re.IGNORECASE)
TOKEN = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^\s,]+)")
LISTS = {"edgelist1": 1, "edgelist": 1, "edgelist2": 2, "nodelist1": 1, "nodelist": 1, "nodelist2": 2, "linkedlist": 1}
MOST = 20_000
MOST_MATRICES = 100


@dataclass
class _Sheet:
    """The head of a DL file and its data as lines of tokens with line numbers."""

    settings: dict[str, str]
    labels: dict[str, list[str]]
    embedded: set[str]
    lines: list[tuple[int, list[str]]]
    findings: Findings = field(default_factory=Findings)


def open_dl(file: str, content: str) -> Opened:
    """The network of a DL file; a two-mode file yields a two-mode network."""
    sheet = _head(content.lstrip("\ufeff"))
    if sheet is None:
        return _refused(file, "dl-no-data")
    kind = sheet.settings.get("format", "fullmatrix").casefold()
    try:
        if kind in LISTS:
            return _lists(file, sheet, kind)
        if kind in ("fullmatrix", "upperhalf", "lowerhalf"):
            return _matrices(file, sheet, kind)
    except _Unreadable as place:
        return _refused(file, place.code, place.line, **place.values)
    return _refused(file, "dl-format", None, format=kind)


class _Unreadable(Exception):
    def __init__(self, code: str, line: int | None, **values: object) -> None:
        super().__init__(code)
        self.code, self.line, self.values = code, line, values


def _refused(file: str, code: str, line: int | None = None, **values: object) -> Opened:
    findings = Findings()
    findings.fault(code, file, line, None, **values)
    return Opened(faults=tuple(findings.faults))


def _head(content: str) -> _Sheet | None:
    clauses = list(CLAUSE.finditer(content))
    data = next((clause for clause in clauses if clause.group().casefold().startswith("data")), None)
    if data is None:
        return None
    clauses = [clause for clause in clauses if clause.start() < data.start()]
    plain = content[: clauses[0].start() if clauses else data.start()]
    between = [content[a.end() : b.start()] for a, b in pairwise([*clauses, data])]
    # settings may stand between two clauses as well ("n=3 labels embedded format=fullmatrix data:")
    settings = {key.casefold(): value for text in (plain, *between) for key, value in SETTING.findall(text)}
    labels: dict[str, list[str]] = {}
    embedded: set[str] = set()
    for clause, text in zip(clauses, between, strict=True):
        name = " ".join(clause[1].casefold().split()).replace("column", "col").removesuffix("labels").strip() or "all"
        if clause[2] == ":":
            labels[name] = tokens(SETTING.sub(" ", text))
        else:
            embedded |= {"row", "col"} if name == "all" else {name}
    first = content.count("\n", 0, data.end())
    lines = [(first + number, tokens(line)) for number, line in enumerate(content[data.end() :].splitlines(), 1)]
    return _Sheet(settings, labels, embedded, [(number, line) for number, line in lines if line])


def tokens(line: str) -> list[str]:
    """Words of a line; quoted ones keep their blanks."""
    return [(double or single or plain).strip() for double, single, plain in TOKEN.findall(line)]


def _size(sheet: _Sheet) -> tuple[int, int, bool]:
    """Rows, columns, and whether the network is two-mode."""
    number = {key: counted(sheet.settings[key]) for key in ("n", "nr", "nc") if key in sheet.settings}
    rows = number.get("nr", number.get("n", 0))
    columns = number.get("nc", number.get("n", 0))
    if max(rows, columns) > MOST:
        raise _Unreadable("file-too-large", None)
    return rows, columns, "nr" in number or "nc" in number


def _lists(file: str, sheet: _Sheet, kind: str) -> Opened:
    rows, columns, two = _size(sheet)
    two = two or LISTS[kind] == 2
    sides = [_Side("row", sheet, rows), _Side("col", sheet, columns)] if two else [_Side("row", sheet, rows)]
    links: list[Link] = []
    relation = 0
    for line, words in sheet.lines:
        if words == ["!"]:
            relation += 1
            continue
        source = sides[0].place(words[0], line)
        listed = words[1:] if kind.startswith(("nodelist", "linked")) else words[1:2]
        weight = words[2] if kind.startswith("edge") and len(words) > 2 else ""
        if not listed and kind.startswith("edge"):
            raise _Unreadable("end-empty", line)
        for word in listed:
            name = _relation(sheet, relation)
            links.append(Link(line, source, sides[-1].place(word, line), True, weight, name))
    if two:
        pairs = [(link.source, link.target) for link in links if not is_zero(link.weight or "1")]
        return opened_two_mode(sides[0].labels(), sides[1].labels(), pairs)
    return opened(file, sides[0].labels(), without_mirrors([link for link in links if link.weight != "0"]))


class _Side:
    """The actors of one side by number or embedded label."""

    def __init__(self, name: str, sheet: _Sheet, size: int) -> None:
        self.size = size
        self.embedded = name in sheet.embedded
        self.known = [] if self.embedded else sheet.labels.get(name, sheet.labels.get("all", []))
        self.met: dict[str, int] = {}

    def place(self, word: str, line: int) -> int:
        if not self.embedded and 1 <= counted(word) <= self.size:
            return counted(word) - 1
        if not self.embedded and word in self.known:
            return self.known.index(word)
        if self.embedded and (word in self.met or len(self.met) < (self.size or MOST)):
            return self.met.setdefault(word, len(self.met))
        raise _Unreadable("number-outside", line, value=word, most=self.size)

    def labels(self) -> list[Label]:
        named = list(self.met) if self.embedded else self.known
        numbers = range(len(named), max(self.size, len(named)))
        return [Label(text, 1) for text in (*named, *(str(number + 1) for number in numbers))]


def _relation(sheet: _Sheet, number: int) -> str:
    names = sheet.labels.get("matrix", sheet.labels.get("level", []))
    return names[number] if number < len(names) else ""


def _matrices(file: str, sheet: _Sheet, kind: str) -> Opened:
    rows, columns, two = _size(sheet)
    stream = [(line, word) for line, words in sheet.lines for word in words if word != "!"]
    at = 0
    links: list[Link] = []
    row_labels = sheet.labels.get("row", sheet.labels.get("all", []))
    column_labels = sheet.labels.get("col", [] if two else row_labels)
    matrices = min(counted(sheet.settings.get("nm", "1")) or 1, MOST_MATRICES)
    absent = sheet.settings.get("diagonal", "").casefold() == "absent"
    # half matrices are often written without diagonal and without saying so; the number of cells tells
    absent = absent or (not sheet.embedded and len(stream) == matrices * rows * (rows - 1) // 2)
    for number in range(matrices):
        if "col" in sheet.embedded:
            column_labels = [word for _, word in stream[at : at + columns]]
            at += columns
        values: list[list[tuple[int, str]]] = []
        for row in range(rows):
            if "row" in sheet.embedded:
                row_labels = [*(row_labels if values else []), *(word for _, word in stream[at : at + 1])]
                at += 1
            width, lead = _width(kind, row, rows, columns, absent=absent)
            cells = stream[at : at + width]
            at += width
            values.append([*[(0, "0")] * lead, *cells])
            if len(cells) < width:
                raise _Unreadable("matrix-size", stream[-1][0] if stream else None, expected=f"{rows} × {columns}")
        if two:
            pairs = [(i, j) for i, r in enumerate(values) for j, (_, cell) in enumerate(r) if not is_zero(cell)]
            return opened_two_mode(_named(row_labels, rows), _named(column_labels, columns), pairs)
        links += _square(values, kind, _relation(sheet, number))
    if at < len(stream):
        raise _Unreadable("matrix-size", stream[at][0], expected=f"{rows} × {columns}")
    return opened(file, _named(row_labels or column_labels, rows), links)


def _square(values: list[list[tuple[int, str]]], kind: str, relation: str) -> list[Link]:
    links = list(matrix_links(values, relation))
    if kind == "fullmatrix":
        return without_mirrors(links)
    return [Link(link.line, link.source, link.target, False, link.weight, relation) for link in links]


def _width(kind: str, row: int, rows: int, columns: int, *, absent: bool) -> tuple[int, int]:
    """How many cells a row of the matrix has in the file, and how many are left out before them."""
    match kind:
        case "lowerhalf":
            return row + (0 if absent else 1), 0
        case "upperhalf":
            return rows - row - (1 if absent else 0), row + (1 if absent else 0)
        case _:
            return columns, 0


def _named(labels: Sequence[str], size: int) -> list[Label]:
    return [Label(labels[number] if number < len(labels) else str(number + 1), 1) for number in range(size)]
