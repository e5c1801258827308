"""Answers to the generic kinds, as they read in print."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from workbook.checks.statements import statements_of
from workbook.content.numbers import parse_number
from workbook.content.texts import number, text
from workbook.figures.answers.pieces import (
    Shown,
    bullets,
    chips,
    declared,
    entries,
    heading,
    mapping,
    note,
    pairs,
    plain,
    sequence,
    table,
    words,
)
from workbook.figures.network_map.naming import sector_label


def form(shown: Shown) -> str:
    """Label and answer, field by field."""
    given = mapping(shown.value)
    fields = [field for field in sequence(shown.setting("fields")) if isinstance(field, Mapping)]
    return pairs((plain(field.get("label")), _entry(field, given.get(plain(field.get("id"))))) for field in fields)


def _entry(field: Mapping[str, Any], value: object) -> str:
    """A field's value with its unit; choices by their words, dates as Germans write them."""
    options = declared(field.get("options"))
    if isinstance(value, list | tuple):
        return chips(options.get(plain(each), plain(each)) for each in sequence(value))
    shown = options.get(value, value) if isinstance(value, str) else value
    if field.get("type") == "date":
        shown = _date(plain(value))
    unit = f" {escape(plain(field.get('unit')))}" if field.get("unit") and plain(shown).strip() else ""
    return f"{words(shown)}{unit}"


def _date(iso: str) -> str:
    parts = iso.split("-")
    return ".".join(reversed(parts)) if len(parts) == 3 and all(part.isdigit() for part in parts) else iso


def choice(shown: Shown) -> str:
    """Every question with what was ticked."""
    given = mapping(shown.value)
    rows = []
    for question in sequence(shown.setting("questions")):
        options = declared(mapping(question).get("options"))
        ticked = given.get(plain(mapping(question).get("id")))
        chosen = sequence(ticked) or ([ticked] if isinstance(ticked, str) else [])
        rows.append(
            (plain(mapping(question).get("text")), chips(options.get(plain(each), plain(each)) for each in chosen))
        )
    return pairs(rows)


def sorting(shown: Shown) -> str:
    """Every item with its class."""
    given, classes = mapping(shown.value), declared(shown.setting("classes"))
    items = declared(shown.setting("items"))
    rows = ((words(item), words(classes.get(plain(given.get(id_)), ""))) for id_, item in items.items())
    return table((text("answers.item"), text("answers.class")), rows)


def statements(shown: Shown) -> str:
    """The statements this participant had, with what was said about each."""
    given = mapping(shown.value)
    drawn = statements_of(shown.exercise, shown.part, shown.answer, shown.network, shown.project.participant)
    said = {True: text("answers.true"), False: text("answers.false")}
    rows = []
    for each in drawn:
        answer = given.get(each.id)
        rows.append(
            (escape(each.text), escape(said[answer] if isinstance(answer, bool) else text("answers.left_open")))
        )
    return table((text("answers.statement"), text("answers.said")), rows) or note("no_statements")


def rows_table(shown: Shown) -> str:
    """The rows as they were entered; where rows are fixed, with their labels."""
    columns = [column for column in sequence(shown.setting("columns")) if isinstance(column, Mapping)]
    given = sequence(mapping(shown.value).get("rows"))
    fixed = [
        plain(row.get("label") or row.get("text"))
        for row in sequence(shown.setting("rows"))
        if isinstance(row, Mapping)
    ]
    head = [plain(column.get("label")) for column in columns]
    cells = [[_entry(column, mapping(row).get(plain(column.get("id")))) for column in columns] for row in given]
    if not shown.setting("fixed_rows"):
        numbered = ([str(i), *row] for i, row in enumerate(cells, start=1))
        return table(["", *head], numbered)
    blank = [words(None)] * len(columns)
    labelled = ([words(label), *(cells[i] if i < len(cells) else blank)] for i, label in enumerate(fixed))
    return table(["", *head], labelled)


def cards(shown: Shown) -> str:
    """The cards, group by group."""
    fields = [field for field in sequence(shown.setting("fields")) if isinstance(field, Mapping)]
    found = [card for card in sequence(mapping(shown.value).get("cards")) if isinstance(card, Mapping)]
    groups = declared(shown.setting("groups")) or {"": ""}
    html = []
    for group, label in groups.items():
        own = [card for card in found if plain(card.get("group")) == group]
        html.append(heading(label) + (bullets(_card(card, fields) for card in own) or note("nothing")))
    return "".join(html)


def _card(card: Mapping[str, Any], fields: list[Mapping[str, Any]]) -> str:
    rows = pairs((plain(field.get("label")), _entry(field, card.get(plain(field.get("id"))))) for field in fields)
    tags = [plain(tag) for tag in sequence(card.get("tags"))]
    return rows + (f"<p>{escape(text('answers.tags'))} {chips(tags)}</p>" if tags else "")


def points(shown: Shown) -> str:
    """Points by item and round, with their sums."""
    given = mapping(shown.value)
    rounds, items = (
        declared(shown.setting("rounds")) or {"punkte": text("answers.points")},
        declared(shown.setting("items")),
    )
    rows = [[words(item), *(words(mapping(given.get(r)).get(id_)) for r in rounds)] for id_, item in items.items()]
    sums = [sum(parse_number(mapping(given.get(r)).get(id_)) or 0 for id_ in items) for r in rounds]
    rows.append(
        [f"<strong>{escape(text('answers.sum'))}</strong>", *(f"<strong>{number(s, 0)}</strong>" for s in sums)]
    )
    return table(["", *rounds.values()], rows)


def matrix(shown: Shown) -> str:
    """The marks, row by row; rows that came from the network are taken from the answer."""
    given, marks = mapping(shown.value), declared(shown.setting("marks"))
    columns = declared(shown.setting("columns"))
    rows = declared(shown.setting("rows")) or {key: _row_name(shown, key) for key, _ in entries(given)}
    body = (
        [words(label), *(words(marks.get(plain(mapping(given.get(id_)).get(column)), "")) for column in columns)]
        for id_, label in rows.items()
    )
    return table(["", *columns.values()], body)


def _row_name(shown: Shown, key: str) -> str:
    return sector_label(key) if shown.setting("rows_from") == "sectors" else key


def portfolio(shown: Shown) -> str:
    """The placed items with their values and their field."""
    items = declared(shown.setting("items"))
    axes = [mapping(axis) for axis in sequence(shown.setting("axes"))]
    extra = mapping(shown.setting("extra"))
    head = ["", *(plain(axis.get("label")) for axis in axes), *([plain(extra.get("label"))] if extra else [])]
    rows = []
    for id_, place in entries(shown.value):
        label = items.get(id_) or shown.actor(id_)
        cells = [words(mapping(place).get(name)) for name in ("x", "y")]
        rows.append([words(label), *cells, *([words(mapping(place).get(plain(extra.get("id"))))] if extra else [])])
    return table(head, rows)


def canvas(shown: Shown) -> str:
    """The fields with their entries."""
    given = mapping(shown.value)
    fields = declared(shown.setting("fields"))
    return pairs(
        (label, bullets(words(each) for each in _texts(given.get(id_))) or words(None)) for id_, label in fields.items()
    )


def _texts(value: object) -> list[str]:
    return [plain(each) for each in (sequence(value) or [value]) if plain(each).strip()]


def kanban(shown: Shown) -> str:
    """The cards by column, with the limit."""
    found = [card for card in sequence(mapping(shown.value).get("cards")) if isinstance(card, Mapping)]
    columns = declared(shown.setting("columns"))
    rows = []
    for id_, label in columns.items():
        own = [card for card in found if plain(card.get("column")) == id_]
        rows.append((f"{label} ({len(own)})", bullets(_task(card) for card in own) or words(None)))
    limit = mapping(shown.value).get("limit") or shown.setting("limit")
    return pairs(rows) + note("limit", limit=plain(limit))


def _task(card: Mapping[str, Any]) -> str:
    due = _date(plain(card.get("due")))
    about = [plain(card.get("owner")), text("answers.until", date=due) if due else ""]
    return f"{words(card.get('title'))} {escape(' · '.join(each for each in about if each))}".strip()


def case(shown: Shown) -> str:
    """The decisions in their order."""
    steps = {plain(mapping(step).get("id")): mapping(step) for step in sequence(shown.setting("steps"))}
    step = steps.get(plain(shown.setting("start")), next(iter(steps.values()), {}))
    rows = []
    for chosen in sequence(mapping(shown.value).get("path")):
        option = next((each for each in sequence(step.get("options")) if mapping(each).get("id") == chosen), None)
        if option is None:
            break
        rows.append((plain(step.get("title") or step.get("text")), words(mapping(option).get("text"))))
        step = steps.get(plain(mapping(option).get("to")), {})
    return pairs(rows)


def timer(shown: Shown) -> str:
    """The notes in the order in which they are to be said."""
    given = mapping(shown.value)
    blocks, notes = declared(shown.setting("blocks")), mapping(given.get("notes"))
    order = [plain(each) for each in sequence(given.get("order")) if plain(each) in blocks]
    order += [id_ for id_ in blocks if id_ not in order]
    return bullets((f"<strong>{escape(blocks[id_])}</strong><br>{words(notes.get(id_))}" for id_ in order), kind="ol")
