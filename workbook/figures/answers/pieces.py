"""The pieces an answer is built of: escaped texts, lists and tables, and careful reading of values of any shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import Any

from workbook.content.texts import text
from workbook.exercises import Exercise, Part
from workbook.network import Network
from workbook.project import Answer, Project

LONGEST = 20_000  # characters of one text that are shown
MOST = 500  # rows, cards or entries that are shown


@dataclass(frozen=True)
class Shown:
    """One part of an answer that is to be shown."""

    exercise: Exercise
    part: Part
    answer: Answer
    project: Project
    network: Network

    @property
    def value(self) -> object:
        """The value of the part."""
        return self.answer.get(self.part.id)

    def setting(self, name: str) -> Any:
        """A setting of the part; None where it declares none."""
        return self.part.settings.get(name)

    def actor(self, id_: object) -> str:
        """An actor's name, or the id where the network does not know it."""
        found = self.network.by_id.get(id_) if isinstance(id_, str) else None
        return found.label if found else plain(id_)


# ── careful reading ──


def mapping(value: object) -> Mapping[str, Any]:
    """The value as a table; empty where it is none."""
    return value if isinstance(value, Mapping) else {}


def sequence(value: object) -> Sequence[Any]:
    """The value as a list, cut to what is shown; empty where it is none."""
    return tuple(islice(value, MOST)) if isinstance(value, list | tuple) else ()


def entries(value: object) -> list[tuple[str, Any]]:
    """The entries of a table, cut to what is shown."""
    return [(plain(key), each) for key, each in islice(mapping(value).items(), MOST)]


def declared(options: object) -> dict[str, str]:
    """The words of a declared list by id; an entry is a text or a table with an id."""
    found: dict[str, str] = {}
    for each in sequence(options):
        if isinstance(each, Mapping):
            found[plain(each.get("id"))] = plain(each.get("text") or each.get("label") or each.get("id"))
        else:
            found[plain(each)] = plain(each)
    return found


def plain(value: object) -> str:
    """A value as a person reads it; lists joined, True and False as words, "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return text("answers.yes" if value else "answers.no")
    if isinstance(value, float):
        return (f"{value:.0f}" if value.is_integer() else f"{value:g}").replace(".", ",")
    if isinstance(value, str | int):
        shown = str(value)
        return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]} {text('answers.cut')}"
    if isinstance(value, list | tuple):
        return ", ".join(plain(each) for each in islice(value, MOST) if not isinstance(each, Mapping | list | tuple))
    return ""


# ── building ──


def words(value: object) -> str:
    """A text of the person as HTML, its lines kept; "–" for nothing."""
    shown = plain(value).strip()
    return escape(shown).replace("\n", "<br>") if shown else '<span class="nw-none">–</span>'


def chips(values: Iterable[str]) -> str:
    """Short words side by side."""
    found = [escape(value) for value in values if value]
    return " · ".join(found) if found else words(None)


def pairs(rows: Iterable[tuple[str, str]]) -> str:
    """A list of labels with their (finished) HTML."""
    items = "".join(f"<dt>{escape(label)}</dt><dd>{html}</dd>" for label, html in rows)
    return f"<dl>{items}</dl>" if items else ""


def bullets(items: Iterable[str], kind: str = "ul") -> str:
    """A list of finished HTML."""
    found = "".join(f"<li>{item}</li>" for item in items)
    return f"<{kind}>{found}</{kind}>" if found else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """A table of finished HTML; the first cell of each row is its heading. An empty head is no heading at all."""
    top = "".join(f'<th scope="col">{escape(each)}</th>' if each else "<td></td>" for each in head)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>' for row in rows
    )
    if not body:
        return ""
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def heading(title: str) -> str:
    """The title of a part."""
    return f"<h4>{escape(title)}</h4>" if title else ""


def note(key: str, **values: object) -> str:
    """A sentence of ours about the answer."""
    return f'<p class="nw-none">{escape(text(f"answers.{key}", **values))}</p>'
