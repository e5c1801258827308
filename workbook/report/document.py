"""A report as an immutable value, before it is drawn: the same document becomes HTML, PDF and DOCX.

Every text in it is plain text as a person reads it (German, numbers already formatted). Nothing is escaped here;
each renderer escapes for its own format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in plain language: what the figures say, what it means, what to be careful about, whose idea it is.

    ``topic`` is a stable id such as "density"; ``values`` holds the numbers of the sentence, unrounded, for reuse.
    """

    topic: str
    sentence: str
    meaning: str = ""
    caution: str = ""
    source: str = ""
    values: Mapping[str, float | None] | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``tone``: "plain", "lead" (opens a section) or "note" (small print)."""

    text: str
    tone: Literal["plain", "lead", "note"] = "plain"


@dataclass(frozen=True, slots=True)
class Findings:
    """A list of findings, most important first. ``brief`` shows the sentences alone."""

    items: tuple[Finding, ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short entries."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its head, how cells align, and its share of the width where it matters."""

    head: str
    align: Align = "start"
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption. The first cell of a row names the row. ``rows`` are texts, one per column."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its finding as title, a text summary, and the same data as a table.

    ``svg`` is a complete SVG element whose own texts are escaped already; ``alt`` says in one sentence what it shows;
    ``wide`` lets it reach into the margins of a page.
    """

    id: str
    title: str
    subtitle: str
    svg: str
    alt: str
    summary: str
    table: Table | None = None
    source: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A figure explained: what it measures, how to read it, what to be careful about, who defined it."""

    name: str
    meaning: str
    reading: str = ""
    caution: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """The glossary of a report."""

    items: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what was entered for them. ``stacked`` puts each text under its label, for whole sentences."""

    items: tuple[tuple[str, str], ...]
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """A card in a box: its title, its text, and what is small below (tags, who, until when)."""

    title: str
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A field of a board with the slips in it."""

    title: str
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Boxes side by side in ``columns``, row by row: a canvas, a Kanban board, cards in groups.

    ``whole_page`` fills the page it stands on; it belongs into a landscape section of its own.
    """

    id: str
    caption: str
    boxes: tuple[Box, ...]
    columns: int
    note: str = ""
    whole_page: bool = False


Block: TypeAlias = Paragraph | Findings | Bullets | Table | Picture | Terms | Facts | Board


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under a heading; ``id`` is the anchor. ``landscape`` sections have pages of their own."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``facts`` are the label–value pairs under the title; ``kicker`` the line above it."""

    kicker: str
    title: str
    subtitle: str
    date: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    closing: str = ""

    @property
    def appended(self) -> tuple[Section, ...]:
        """The landscape sections at the end: pages to be taken out, which follow the closing line."""
        place = len(self.sections)
        while place and self.sections[place - 1].landscape:
            place -= 1
        return self.sections[place:]

    @property
    def body(self) -> tuple[Section, ...]:
        """The sections before the closing line."""
        return self.sections[: len(self.sections) - len(self.appended)]

    def pictures(self) -> Iterator[Picture]:
        """All pictures in reading order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Picture):
                    yield block
