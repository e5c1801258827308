"""What Pajek and UCINET share: actors by number with labels, and matrices of values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbook.network.formats.sheets import DIRECTED, UNDIRECTED, Entry, actor_sheet, tie_sheet
from workbook.network.model import Actor
from workbook.network.tables.sheets import Opened
from workbook.network.two_mode import TwoModeNetwork


@dataclass(frozen=True)
class Link:
    """A tie between two numbers (from 0), with the line where it stands; ``weight`` as written, "" = none."""

    line: int
    source: int
    target: int
    directed: bool
    weight: str = ""
    relation: str = ""


@dataclass(frozen=True)
class Label:
    """The label of an actor and the line where it stands."""

    text: str
    line: int
    attributes: Mapping[str, str] = field(default_factory=dict)


def opened(file: str, labels: Sequence[Label], links: Sequence[Link]) -> Opened:
    """The two tables of numbered actors and links; links told twice in mirrored form become one without direction."""
    ids = unique_ids(labels)
    actors = [Entry(label.line, (key,), {"label": label.text}) for key, label in zip(ids, labels, strict=True)]
    ties = [
        Entry(
            link.line,
            (ids[link.source], ids[link.target], DIRECTED if link.directed else UNDIRECTED),
            {"weight": link.weight, "type": link.relation},
        )
        for link in links
    ]
    return Opened((actor_sheet(file, actors), tie_sheet(file, ties)))


def opened_two_mode(rows: Sequence[Label], columns: Sequence[Label], links: Sequence[tuple[int, int]]) -> Opened:
    """The two-mode network of row and column labels and links (row, column), numbered from 0 on each side."""
    row_ids, column_ids = unique_ids(rows), unique_ids(columns)
    return Opened(
        two_mode=TwoModeNetwork(
            tuple(Actor(key, label.text) for key, label in zip(row_ids, rows, strict=True)),
            tuple(Actor(key, label.text) for key, label in zip(column_ids, columns, strict=True)),
            frozenset((row_ids[row], column_ids[column]) for row, column in links),
        )
    )


def unique_ids(labels: Sequence[Label]) -> list[str]:
    """The labels where they tell the actors apart, else their numbers from 1."""
    texts = [label.text for label in labels]
    if all(texts) and len(set(texts)) == len(texts):
        return texts
    return [str(number) for number in range(1, len(labels) + 1)]


def without_mirrors(links: Sequence[Link]) -> list[Link]:
    """Directed links of which each has its mirror with the same weight become one link without direction."""
    left = {(link.source, link.target, link.relation): link for link in links}
    found: list[Link] = []
    for key, link in list(left.items()):
        if key not in left:
            continue
        mirror = left.get((link.target, link.source, link.relation))
        if mirror is not None and mirror.weight == link.weight and mirror is not link:
            del left[link.target, link.source, link.relation]
            found.append(Link(link.line, link.source, link.target, False, link.weight, link.relation))
        else:
            found.append(link)
    return found


def matrix_links(values: Sequence[Sequence[tuple[int, str]]], relation: str = "") -> Iterator[Link]:
    """The links of a square matrix of (line, value); zeros, blanks and the diagonal are no links."""
    for row, cells in enumerate(values):
        for column, (line, value) in enumerate(cells):
            if row != column and not is_zero(value):
                yield Link(line, row, column, True, "?" if value == "." else value, relation)


def is_zero(value: str) -> bool:
    """Whether a cell of a matrix says "no tie"."""
    try:
        return float(value) == 0
    except ValueError:
        return value == ""


def counted(token: str) -> int:
    """A number as formats write sizes and positions; 0 for anything else."""
    return int(token) if re.fullmatch(r"[0-9]{1,9}", token) else 0
