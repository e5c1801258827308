"""Actor lists: one row per actor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from workbook.network.model import Actor
from workbook.network.tables.numbers import Ambiguous, point_is_decimal, read_number
from workbook.network.tables.sheets import Columns, Findings, Row, Sheet
from workbook.network.tables.understanding import body
from workbook.network.tables.words import says

EXCEL_ERRORS = {
    "#n/a",
    "#nv",
    "#ref!",
    "#bezug!",
    "#name?",
    "#value!",
    "#wert!",
    "#div/0!",
    "#null!",
    "#num!",
    "#zahl!",
}

CLOSE = 0.75  # likeness from which a spelling is suggested; two short codes such as A03 and A04 stay below
MOST_ASKED = 200  # a suggestion costs some milliseconds; a table of strangers shall not take minutes


@dataclass
class ActorList:
    """The actors read so far, with where each stands, and ways to find one by what a tie says."""

    actors: list[Actor] = field(default_factory=list)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    name_of: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    by_look: dict[str, list[str]] = field(default_factory=dict)
    coordinating: list[str] = field(default_factory=list)
    asked: dict[str, str | None] = field(default_factory=dict)

    def add(self, actor: Actor, file: str, row: int) -> None:
        """Take one actor in; ids are unique, which the reader has checked."""
        self.actors.append(actor)
        self.places[actor.id] = (file, row)
        self.name_of[actor.id] = actor.name
        self.by_name.setdefault(actor.name, []).append(actor.id)
        for look in {alike(actor.id), alike(actor.name)} - {""}:
            self.by_look.setdefault(look, []).append(actor.id)

    def add_new(self, name: str, file: str, row: int) -> None:
        """Take an actor in that is only named, unless it is known already."""
        if name not in self.places:
            self.add(Actor(name, name), file, row)

    def find(self, said: str) -> tuple[str, ...]:
        """The ids meant by what a cell says: by id, by name, then by either regardless of case and blanks.

        Empty if none fits, several where a name belongs to several actors.
        """
        if said in self.places:
            return (said,)
        return tuple(self.by_name.get(said) or dict.fromkeys(self.by_look.get(alike(said), ())))

    def nearest(self, said: str) -> str | None:
        """The name or id that looks most like what a cell says; the search stops after many different ones."""
        if said not in self.asked and len(self.asked) < MOST_ASKED:
            known = {
                **{alike(a.id): a.id for a in self.actors},
                **{alike(a.name): a.name for a in self.actors if a.name},
            }
            close = get_close_matches(alike(said), known, n=1, cutoff=CLOSE)
            self.asked[said] = known[close[0]] if close else None
        return self.asked.get(said)


def alike(said: str) -> str:
    """A name regardless of case and of how many blanks are in it."""
    return " ".join(said.casefold().split())


def read_actors(sheet: Sheet, columns: Columns, into: ActorList, findings: Findings) -> None:
    """Read every row of an actor list; what is at fault is said and left out."""
    rows = body(sheet, columns, findings)
    if rows and _is_total(rows[-1], columns):
        findings.note("total-row", sheet.file, rows[-1].number, None, said=next(filter(None, rows[-1].cells)))
        rows = rows[:-1]
    if not rows and not findings.faults:
        findings.note("no-rows", sheet.file, None, None)
    marks = [columns.cell(row, "coordination") for row in rows]
    if not all(not mark or says(mark, "cell.yes") or says(mark, "cell.no") for mark in marks):
        # a column of that name that holds no marks is a further column
        columns = replace(columns, at={role: at for role, at in columns.at.items() if role != "coordination"})
    kilometres = dict(_kilometres(sheet, columns, rows, findings))
    for row in rows:
        id_, name = columns.cell(row, "id"), columns.cell(row, "name")
        key = id_ if "id" in columns.at else name
        column = columns.header("id" if "id" in columns.at else "name")
        if not key:
            findings.fault("actor-without-id", sheet.file, row.number, column)
        elif says(key, "cell.error"):
            findings.fault("excel-error", sheet.file, row.number, column, value=key)
        elif key in into.places:
            _, first = into.places[key]
            findings.fault("actor-twice", sheet.file, row.number, column, actor=key, first=first)
        else:
            into.add(_actor(row, columns, key, kilometres.get(row.number)), sheet.file, row.number)
            if says(columns.cell(row, "coordination"), "cell.yes"):
                into.coordinating.append(key)


def _is_total(row: Row, columns: Columns) -> bool:
    """Whether the last row is a sum below the list: "Summe" in one of the two columns that name an actor."""
    said = [cell for role in ("id", "name") if (cell := columns.cell(row, role))]
    first = next(filter(None, row.cells)).rstrip(":")
    return says(first, "cell.total") and all(one.rstrip(":") == first or one.isdecimal() for one in said)


def _actor(row: Row, columns: Columns, key: str, km: float | None) -> Actor:
    known = set(columns.at.values())
    return Actor(
        id=key,
        name=columns.cell(row, "name"),
        sector=columns.cell(row, "sector") or None,
        place=columns.cell(row, "place") or None,
        km=km,
        since=columns.cell(row, "since") or None,
        until=columns.cell(row, "until") or None,
        extra={
            header: cell
            for place, (header, cell) in enumerate(zip(columns.headers, row.cells, strict=False))
            if place not in known and header and cell
        },
    )


def _kilometres(sheet: Sheet, columns: Columns, rows: list[Row], findings: Findings) -> Iterator[tuple[int, float]]:
    point = sheet.decimal_point or point_is_decimal(columns.cell(row, "km") for row in rows)
    for row in rows:
        said = columns.cell(row, "km").removesuffix("km").strip()
        if not said or said in ("-", "–", "?"):
            continue
        try:
            value = read_number(said, decimal_point=point)
        except Ambiguous:
            findings.fault("number-ambiguous", sheet.file, row.number, columns.header("km"), value=said)
        except ValueError:
            findings.fault("not-a-number", sheet.file, row.number, columns.header("km"), value=said)
        else:
            if value < 0:
                findings.fault("number-negative", sheet.file, row.number, columns.header("km"), value=said)
            else:
                yield row.number, value
