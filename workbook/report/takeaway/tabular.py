"""Tables as they were filled in, points in their rounds, marks in a matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbook.content import number, text
from workbook.content.numbers import parse_number
from workbook.figures.answers.pieces import Shown, declared, entries, mapping, plain, sequence
from workbook.figures.network_map import sector_label
from workbook.figures.radar import legible, radar
from workbook.figures.two_rounds import Line, two_rounds
from workbook.report.document import Block, Column, Picture, Table
from workbook.report.findings.words import names
from workbook.report.takeaway.entered import entered, field_label, german_date
from workbook.report.takeaway.study import Study

NARROWEST, WIDEST = 6, 42  # letters that a column's share of the width is counted by
MANY_COLUMNS = 6

Rows = Sequence[tuple[str, ...]]


def fitted(caption: str, heads: Sequence[str], rows: Rows, *, ends: Sequence[bool] = (), note: str = "") -> Table:
    """A table whose columns are as wide as what stands in them; ``ends`` says which hold numbers."""
    sides = [*ends, *[False] * (len(heads) - len(ends))]
    columns = tuple(
        Column(head, "end" if side else "start", _share(head, [row[place] for row in rows]))
        for place, (head, side) in enumerate(zip(heads, sides, strict=True))
    )
    return Table(caption, columns, tuple(rows), note, small=len(heads) >= MANY_COLUMNS)


def _share(head: str, cells: Sequence[str]) -> float:
    """A width by the longest word, and by how much text there is: long texts wrap, short ones do not."""
    longest = max((len(word) for text_ in (head, *cells) for word in text_.split()), default=0)
    most = max((len(cell) for cell in cells), default=0)
    return float(min(max(longest, most**0.82, NARROWEST), WIDEST))


def table(shown: Shown, _: Study) -> list[Block]:
    """The rows that say something; below a list of those that somebody still has to settle, where one is declared."""
    columns = [column for column in sequence(shown.setting("columns")) if isinstance(column, Mapping)]
    rows = [row for row in _labelled_rows(shown, columns) if any(row[1:])]
    kept = [place for place, column in enumerate(columns, 1) if any(row[place] for row in rows)]
    if not rows or not kept:
        return []
    labelled = any(row[0] for row in rows)
    heads = ([text("takeaway.table.point")] if labelled else []) + [field_label(columns[place - 1]) for place in kept]
    chosen = [tuple(row[place] or "–" for place in ([0] if labelled else []) + kept) for row in rows]
    ends = ([False] if labelled else []) + [columns[place - 1].get("type") == "number" for place in kept]
    caption = plain(shown.setting("title"))
    return [fitted(caption, heads, chosen, ends=ends), *_to_settle(shown, columns, rows)]


def _labelled_rows(shown: Shown, columns: Sequence[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """A label ("" where rows have none) and the cells of each row."""
    given = sequence(mapping(shown.value).get("rows"))
    fixed = [plain(mapping(row).get("label") or mapping(row).get("text")) for row in sequence(shown.setting("rows"))]
    labels = fixed if shown.setting("fixed_rows") else [""] * len(given)
    return [
        (label, *(entered(column, mapping(row).get(plain(column.get("id")))) for column in columns))
        for label, row in zip(labels, given, strict=False)
    ]


def _to_settle(shown: Shown, columns: Sequence[Mapping[str, Any]], rows: Rows) -> list[Block]:
    """The rows whose column says one of the declared words (``take_home`` of the part) as a table of their own."""
    wish = mapping(shown.setting("take_home"))
    ids = [plain(column.get("id")) for column in columns]
    if plain(wish.get("column")) not in ids:
        return []
    place = ids.index(plain(wish.get("column"))) + 1
    open_ = [row for row in rows if row[place] in sequence(wish.get("is"))]
    if not open_:
        return []
    others = [n for n in range(1, len(ids) + 1) if n != place]
    heads = [
        text("takeaway.table.point"),
        field_label(columns[place - 1]),
        *(field_label(columns[n - 1]) for n in others),
    ]
    chosen = [(row[0] or "–", row[place], *(row[n] or "–" for n in others)) for row in open_]
    return [fitted(plain(wish.get("title")), heads, chosen)]


def calendar(shown: Shown, study: Study) -> list[Block]:
    """The rows in the order of their first date."""
    columns = [column for column in sequence(shown.setting("columns")) if isinstance(column, Mapping)]
    dated = next((plain(column.get("id")) for column in columns if column.get("type") == "date"), None)
    given = [mapping(row) for row in sequence(mapping(shown.value).get("rows"))]
    if dated is None:
        return table(shown, study)
    given.sort(key=lambda row: plain(row.get(dated)) or "9999")
    rows = [tuple(entered(column, row.get(plain(column.get("id")))) for column in columns) for row in given]
    rows = [tuple(cell or "–" for cell in row) for row in rows if any(row)]
    ends = [column.get("type") == "number" for column in columns]
    return (
        [fitted(plain(shown.setting("title")), [field_label(column) for column in columns], rows, ends=ends)]
        if rows
        else []
    )


def points(shown: Shown, _: Study) -> list[Block]:
    """Points by round with the change; with two rounds also as a picture."""
    rounds = declared(shown.setting("rounds")) or {"punkte": text("answers.points")}
    items = declared(shown.setting("items"))
    given = mapping(shown.value)
    said = {round_: {id_: parse_number(mapping(given.get(round_)).get(id_)) for id_ in items} for round_ in rounds}
    filled = [round_ for round_ in rounds if any(value is not None for value in said[round_].values())]
    both = filled if len(filled) == 2 else None
    heads = ["", *(rounds[round_] for round_ in filled), *([text("takeaway.points.change")] if both else [])]
    rows = [(label, *_points_row(id_, said, filled)) for id_, label in items.items()]
    sums = [sum(value or 0 for value in said[round_].values()) for round_ in filled]
    rows.append((text("answers.sum"), *(number(each, 0) for each in sums), *(["–"] if both else [])))
    shown_table = fitted("", heads, rows, ends=[False, *[True] * (len(heads) - 1)])
    return [_points_picture(shown, rounds, items, said), shown_table] if both else [shown_table]


def _points_row(id_: str, said: Mapping[str, Mapping[str, float | None]], filled: Sequence[str]) -> list[str]:
    values = [said[round_].get(id_) for round_ in filled]
    row = [number(value, 0) for value in values]
    if len(filled) == 2:
        row.append(_change(values[0] or 0, values[1] or 0))
    return row


def _change(before: float, after: float) -> str:
    change = after - before
    return "±0" if abs(change) < 0.5 else f"+{number(change, 0)}" if change > 0 else number(change, 0)


def _points_picture(
    shown: Shown,
    rounds: Mapping[str, str],
    items: Mapping[str, str],
    said: Mapping[str, Mapping[str, float | None]],
) -> Picture:
    (first, first_name), (second, second_name) = list(rounds.items())[:2]
    lines = [Line(label, said[first].get(id_) or 0, said[second].get(id_) or 0) for id_, label in items.items()]
    gaps = {line.label: line.second - line.first for line in lines}
    most = max(map(abs, gaps.values()), default=0)
    moved = sum(abs(gap) for gap in gaps.values()) / 2
    leading = [f"{label} ({_change(0, gap)})" for label, gap in gaps.items() if most and abs(gap) == most]
    title = text("takeaway.points.title", names=names(leading)) if leading else text("takeaway.points.same")
    if legible(lines):
        words, svg = (
            "drawn.profile",
            radar(lines, first_name, second_name, [id_ for id_ in gaps if abs(gaps[id_]) == most]),
        )
    else:
        words, svg = "takeaway.points", two_rounds(lines, first_name, second_name)
    return Picture(
        id=f"{shown.exercise.id}-{shown.part.id}",
        title=title,
        subtitle=text(f"{words}.subtitle", first=first_name, second=second_name),
        svg=svg,
        alt=text(f"{words}.alt", first=first_name, second=second_name),
        summary=text("takeaway.points.moved", n=number(moved, 0), total=number(shown.setting("total") or 100, 0)),
    )


def matrix(shown: Shown, _: Study) -> list[Block]:
    """The marks in words, row by row."""
    marks, columns = declared(shown.setting("marks")), declared(shown.setting("columns"))
    given = mapping(shown.value)
    rows = declared(shown.setting("rows")) or {key: _row_name(shown, key) for key, _ in entries(given)}
    body = [
        (label, *(marks.get(plain(mapping(given.get(id_)).get(column)), "–") for column in columns))
        for id_, label in rows.items()
        if any(plain(each) for _, each in entries(given.get(id_)))
    ]
    return [fitted("", ["", *columns.values()], body)] if body else []


def _row_name(shown: Shown, key: str) -> str:
    return sector_label(key) if shown.setting("rows_from") == "sectors" else key


__all__ = ["calendar", "fitted", "german_date", "matrix", "points", "table"]
