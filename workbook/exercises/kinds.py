"""The kinds of parts and the values they hold: what fits, and what counts as nothing entered.

:func:`validate` and :func:`is_empty` are used by the cards and by grading. They never raise and never write, whatever
the value is: an answer file may come from anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from workbook.exercises.model import Exercise, Part
from workbook.exercises.shapes import (
    Shape,
    ValueFault,
    amount,
    anything,
    faults,
    listing,
    number_typed,
    one_of,
    optional,
    record,
    table_of,
    truth,
    whole,
    words,
)

Settings = Mapping[str, Any]
# A text, and pictures whose value only says how they are looked at.
LOCAL = frozenset({"partner_survey"})  # others have entrusted these values: they never leave the participant's folder
WITHOUT_ENTRY = frozenset({"blocks", "derived", "display", "group_picture", "map", "note", "roles"})
ID = words(200)
NAME = words(400)


def validate(part: Part, value: object) -> tuple[ValueFault, ...]:
    """What in the value of a part does not fit its kind and its declaration; () if all fits.

    None (never answered) always fits. An unknown kind takes anything.
    """
    if value is None:
        return ()
    return faults(shape_of(part), value)


def shape_of(part: Part) -> Shape:
    """The shape of a part's value."""
    make = _SHAPES.get(part.kind)
    return anything if make is None else make(part.settings)


def is_empty(part: Part, value: object) -> bool:
    """Whether nothing has been entered. What a kind remembers besides (a limit, an order, a view) is no entry."""
    if part.kind in WITHOUT_ENTRY:
        return True
    if isinstance(value, Mapping):
        keys = _ENTRIES.get(part.kind)
        if part.kind == "scenario":
            return not _scenario_steps(value)
        if part.kind == "figures":
            return value.get("revealed") is not True and _blank(value.get("guesses"))
        if keys is not None:
            return all(_blank(_without_marks(value.get(key))) for key in keys)
    return _blank(value)


def has_entry(exercise: Exercise, answer: object) -> bool:
    """Whether anything has been entered in any part of an exercise: the one meaning of "begun" and "answered"."""
    given = answer if isinstance(answer, Mapping) else {}
    return not all(is_empty(part, given.get(part.id)) for part in exercise.parts)


# What counts as an entry where a kind remembers more than that.
_ENTRIES: Mapping[str, tuple[str, ...]] = {
    "calendar": ("rows",),
    "capture": ("visited",),
    "cards": ("cards",),
    "kanban": ("cards",),
    "pairs": ("marked",),
    "partner_survey": ("answers",),
    "practice": ("names",),
    "raci": ("marks",),
    "table": ("rows",),
    "timer": ("notes",),
}


def _without_marks(entries: object) -> object:
    """Rows and cards without what the page itself puts into them."""
    if not isinstance(entries, list | tuple):
        return entries
    own = ("id", "group", "column", "since")
    return [
        {key: value for key, value in entry.items() if key not in own} if isinstance(entry, Mapping) else entry
        for entry in entries
    ]


def _scenario_steps(value: Mapping[Any, Any]) -> bool:
    scenarios = value.get("scenarios")
    found = scenarios if isinstance(scenarios, list | tuple) else ()
    return any(isinstance(each, Mapping) and not _blank(each.get("steps")) for each in found)


def _blank(value: object) -> bool:
    """Nothing but empty texts, lists and tables. Walked without recursion, because it may be nested without end."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, Mapping):
            stack.extend(item.values())
        elif isinstance(item, list | tuple):
            stack.extend(item)
        elif item is not None and not (isinstance(item, str) and not item.strip()):
            return False
    return True


# ── declarations ──


def _ids(entries: object) -> list[str]:
    """The ids of a declared list, whose entries are texts or tables with an id."""
    found = entries if isinstance(entries, list | tuple) else ()
    return [str(each["id"]) if isinstance(each, Mapping) else str(each) for each in found]


def _field(declared: Settings) -> Shape:
    options = _ids(declared.get("options"))
    longest = 4 * int(declared.get("max_chars", 0)) or 20_000
    scale = whole(int(declared.get("min", 1)), int(declared.get("max", 5)))
    shapes: dict[str, Shape] = {
        "number": number_typed,
        "yesno": truth,
        "choice": one_of(options),
        "multi": listing(one_of(options), most=200),
        "scale": scale if declared.get("type") == "scale" else anything,
    }
    return optional(shapes.get(str(declared.get("type")), words(longest)))


def _fields(settings: Settings) -> dict[str, Shape]:
    return {str(field["id"]): _field(field) for field in settings.get("fields", ())}


def _cell(column: Settings) -> Shape:
    kinds: dict[str, Shape] = {"number": number_typed, "yesno": truth}
    return optional(kinds.get(str(column.get("type")), words()))


def _row(settings: Settings) -> Shape:
    cells = {str(column["id"]): _cell(column) for column in settings.get("columns", ())}
    return record({"id": ID, **cells})


def _rows(settings: Settings) -> Shape:
    return record({"rows": listing(_row(settings), most=int(settings.get("max_rows", 500)))})


def _known(entries: object) -> Collection[str] | None:
    """The ids of a declared list; None (any) where the list comes from the network."""
    return _ids(entries) or None


def _choice(settings: Settings) -> Shape:
    return record(
        {
            str(question["id"]): listing(one_of(_ids(question.get("options"))), most=100)
            for question in settings.get("questions", ())
        }
    )


def _points(settings: Settings) -> Shape:
    items = table_of(number_typed, _known(settings.get("items")))
    return table_of(items, _known(settings.get("rounds")))


def _matrix(settings: Settings) -> Shape:
    marks = one_of(_ids(settings.get("marks")))
    line = table_of(optional(marks), _known(settings.get("columns")))
    return table_of(line, None if settings.get("rows_from") else _known(settings.get("rows")))


def _portfolio(settings: Settings) -> Shape:
    low, high = settings.get("scale", (1, 5))
    place: dict[str, Shape] = {"x": whole(low, high), "y": whole(low, high)}
    extra = settings.get("extra")
    if isinstance(extra, Mapping):
        place[str(extra["id"])] = one_of(_ids(extra.get("options")))
    return table_of(record(place), None if settings.get("items_from") else _known(settings.get("items")))


def _cards(settings: Settings) -> Shape:
    groups, tags = _known(settings.get("groups")), _known(settings.get("tags"))
    card = {
        "id": ID,
        "group": one_of(groups) if groups else ID,
        "tags": listing(one_of(tags) if tags else ID, most=100),
    }
    return record({"cards": listing(record({**card, **_fields(settings)}), most=200)})


_TASK: Mapping[str, Shape] = {"title": NAME, "owner": NAME, "due": ID}


def _kanban(settings: Settings) -> Shape:
    columns = one_of(_ids(settings.get("columns")))
    fields = _fields(settings) or dict(_TASK)
    card = record({"id": ID, "column": columns, "since": ID, "started": ID, **fields})
    return record({"cards": listing(card, most=500), "limit": amount})


def _canvas(settings: Settings) -> Shape:
    return table_of(listing(words(2_000), most=100), _known(settings.get("fields")))


def _timer(settings: Settings) -> Shape:
    blocks = _known(settings.get("blocks"))
    order = listing(one_of(blocks) if blocks else ID, most=100)
    return record({"order": order, "notes": table_of(words(), blocks)})


def _sorting(settings: Settings) -> Shape:
    return table_of(one_of(_ids(settings.get("classes"))), _known(settings.get("items")))


_STEP = record(
    {"do": one_of(("remove", "add", "merge")), **dict.fromkeys(("actor", "source", "target", "keep", "other"), ID)}
)
_SCENARIO = record({"name": NAME, "steps": listing(_STEP, most=500)}, others=anything)
_PAIR = listing(ID, most=2)
_OCCASION = record({"pair": _PAIR, "text": words(300)})
_PARTNER = record({"with": table_of(optional(amount)), "not": listing(ID), "unknown": listing(ID)})
_ENTRY = record({"id": ID, "text": NAME})

_SHAPES: Mapping[str, Callable[[Settings], Shape]] = {
    **dict.fromkeys(WITHOUT_ENTRY, lambda _: anything),
    "form": lambda settings: record(_fields(settings)),
    "choice": _choice,
    "sorting": _sorting,
    "statements": lambda _: table_of(truth, most=500),
    "table": _rows,
    "calendar": _rows,
    "cards": _cards,
    "points": _points,
    "matrix": _matrix,
    "portfolio": _portfolio,
    "canvas": _canvas,
    "kanban": _kanban,
    "case": lambda _: record({"path": listing(ID, most=200)}),
    "timer": _timer,
    "figures": lambda _: record({"guesses": table_of(number_typed), "revealed": truth}, others=anything),
    "actors": lambda _: table_of(listing(ID)),
    "partner_survey": lambda _: record({"answers": table_of(_PARTNER)}),
    "pairs": lambda _: record(
        {"focus": optional(ID), "marked": listing(_PAIR), "occasions": listing(_OCCASION)}, others=anything
    ),
    "scenario": lambda _: record({"scenarios": listing(_SCENARIO, most=50), "current": whole(0, 50)}, others=anything),
    "capture": lambda _: record({"visited": table_of(one_of(("done", "none", "unknown")))}, others=anything),
    "waves": lambda _: record({"marks": table_of(ID, most=50_000)}, others=anything),
    "two_mode": lambda _: record({"ticks": table_of(listing(ID))}, others=anything),
    "governance": lambda _: table_of(whole(1, 9)),
    "ladder": lambda settings: table_of(one_of(_ids(settings.get("steps")))),
    "practice": lambda _: record(
        {"names": listing(NAME, most=2), "tied": truth, "done": table_of(truth, most=20)}, others=anything
    ),
    "phases": lambda settings: table_of(one_of(_ids(settings.get("answers")))),
    "raci": lambda settings: record(
        {
            "tasks": listing(_ENTRY, most=200),
            "people": listing(_ENTRY, most=100),
            "marks": table_of(table_of(one_of(_ids(settings.get("letters"))))),
        }
    ),
}


def kinds() -> frozenset[str]:
    """The kinds whose values are described here."""
    return frozenset(_SHAPES)
