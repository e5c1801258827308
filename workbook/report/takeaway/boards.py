"""Cards in groups, a Kanban board by its columns, a canvas on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.content import text
from workbook.figures.answers.pieces import Shown, declared, mapping, plain, sequence
from workbook.report.document import Block, Board, Box, Slip
from workbook.report.takeaway.entered import entered, field_label, german_date
from workbook.report.takeaway.study import Study

SIDE_BY_SIDE = 3
CANVAS_COLUMNS = 3


def board_id(shown: Shown) -> str:
    """The id of the board of a part."""
    return f"{shown.exercise.id}-{shown.part.id}"


def cards(shown: Shown, _: Study) -> list[Block]:
    """Groups side by side; a card shows its title, its text and its tags."""
    fields = [field for field in sequence(shown.setting("fields")) if isinstance(field, Mapping)]
    found = [card for card in sequence(mapping(shown.value).get("cards")) if isinstance(card, Mapping)]
    groups = declared(shown.setting("groups")) or {"": ""}
    boxes = []
    for group, label in groups.items():
        own = [card for card in found if plain(card.get("group")) == group or len(groups) == 1]
        slips = tuple(slip for slip in (_card(card, fields) for card in own) if slip != Slip(""))
        boxes.append(Box(label, slips))
    return (
        [Board(board_id(shown), "", tuple(boxes), min(len(boxes), SIDE_BY_SIDE))] if any(b.slips for b in boxes) else []
    )


def _card(card: Mapping[str, Any], fields: list[Mapping[str, Any]]) -> Slip:
    """The first short field is the title; several longer ones keep their labels."""
    said = [(field, entered(field, card.get(plain(field.get("id"))))) for field in fields]
    said = [(field, words) for field, words in said if words]
    title = ""
    if said and said[0][0].get("type") == "text":
        title, said = said[0][1], said[1:]
    one = len(said) == 1
    body = "\n".join(words if one else f"{field_label(field)}: {words}" for field, words in said)
    tags = " · ".join(filter(None, map(plain, sequence(card.get("tags")))))
    return Slip(title, body, tags)


def kanban(shown: Shown, _: Study) -> list[Block]:
    """The columns of the board with their cards: title, who, until when."""
    found = [card for card in sequence(mapping(shown.value).get("cards")) if isinstance(card, Mapping)]
    columns = declared(shown.setting("columns"))
    boxes = []
    for id_, label in columns.items():
        own = [card for card in found if plain(card.get("column")) == id_]
        boxes.append(Box(text("takeaway.kanban.column", name=label, n=len(own)), tuple(map(_task, own))))
    limit = plain(mapping(shown.value).get("limit") or shown.setting("limit"))
    note = text("answers.limit", limit=limit) if limit else ""
    return [Board(board_id(shown), "", tuple(boxes), len(boxes), note)]


def _task(card: Mapping[str, Any]) -> Slip:
    due = german_date(plain(card.get("due")))
    about = [plain(card.get("owner")), text("answers.until", date=due) if due else ""]
    title = plain(card.get("title")) or plain(card.get("titel")) or "–"
    return Slip(title, "", " · ".join(filter(None, about)))


def canvas(shown: Shown, _: Study) -> list[Block]:
    """All fields on one landscape page, also those that are empty: their place is part of the form."""
    given = mapping(shown.value)
    boxes = tuple(
        Box(label, tuple(Slip(entry) for entry in _entries(given.get(id_))))
        for id_, label in declared(shown.setting("fields")).items()
    )
    columns = int(shown.setting("columns") or CANVAS_COLUMNS)
    return [Board(board_id(shown), "", boxes, columns, whole_page=True)]


def _entries(value: object) -> list[str]:
    return [plain(each).strip() for each in (sequence(value) or [value]) if plain(each).strip()]
