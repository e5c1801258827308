"""What simulated participants enter in tables, boards and walls. Complete when careful, half when not, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from grading.simulation.care import Result
from grading.simulation.solve import Sheet, fills
from grading.simulation.words import listed
from workbook.content import number

STEPS = (2, 4, 3, 5, 1)
PEOPLE = 4


def phrases(sheet: Sheet) -> list[str]:
    """Short entries, in an order that differs between people."""
    every = listed("answers.phrases")
    return sheet.care.chance.sample(every, len(every))


def kept(sheet: Sheet, entries: Iterable[Any]) -> list[Any]:
    """All of the entries, the first half, or none."""
    every = list(entries)
    share = {Result.RIGHT: len(every), Result.SLIP: (len(every) + 1) // 2, Result.OPEN: 0}
    return every[: share[sheet.care.result()]]


@fills("calendar")
@fills("table")
def table(sheet: Sheet) -> dict[str, Any]:
    settings = sheet.part.settings
    fixed = settings.get("rows", ())
    count = len(fixed) or max(settings.get("min_rows", 0), 5)
    said = phrases(sheet)
    rows = [
        {column["id"]: _cell(sheet, column, said, number_) for column in settings.get("columns", ())}
        for number_ in range(count)
    ]
    for row, given in zip(rows, fixed, strict=False):
        row["id"] = given["id"]
    return {"rows": kept(sheet, rows)}


def _cell(sheet: Sheet, column: Mapping[str, Any], said: list[str], row: int) -> str:
    options = [each["id"] if isinstance(each, Mapping) else each for each in column.get("options", ())]
    if options:
        return str(options[row % len(options)])
    if column.get("type") == "number":
        return str(STEPS[row % len(STEPS)])
    if column.get("type") == "date":
        return f"2027-{row % 12 + 1:02d}-15"
    if column.get("suggest") == "actors" and sheet.network.actors:
        return sheet.network.actors[row % len(sheet.network)].label
    return said[row % len(said)]


@fills("cards")
def cards(sheet: Sheet) -> dict[str, Any]:
    settings, said = sheet.part.settings, phrases(sheet)
    tags = list(settings.get("tags", ()))
    made: list[dict[str, Any]] = []
    for group in settings.get("groups", ()):
        for each in range(group.get("at_least", 1)):
            text = said[len(made) % len(said)]
            card: dict[str, Any] = {"id": f"k{len(made) + 1}", "group": group["id"]}
            card |= {field["id"]: text[: field.get("max_chars", len(text))] for field in settings.get("fields", ())}
            made.append(card | ({"tags": [tags[(each * 7 + len(made)) % len(tags)]]} if tags else {}))
    return {"cards": kept(sheet, made)}


@fills("timer")
def timer(sheet: Sheet) -> dict[str, Any]:
    blocks = [block["id"] for block in sheet.part.settings.get("blocks", ())]
    said = phrases(sheet)
    notes = {block: f"{said[n % len(said)]}. {said[(n + 1) % len(said)]}." for n, block in enumerate(blocks)}
    return {"order": blocks, "notes": {block: notes[block] for block in kept(sheet, blocks)}}


@fills("points")
def points(sheet: Sheet) -> dict[str, Any]:
    """Whole points on the items, a different split in every round."""
    settings, chance = sheet.part.settings, sheet.care.chance
    items, total = [item["id"] for item in settings.get("items", ())], int(settings.get("total", 100))
    rounds = {}
    for each in kept(sheet, settings.get("rounds", ())):
        marks = sorted(chance.sample(range(1, total), len(items) - 1))
        split = [high - low for low, high in zip([0, *marks], [*marks, total], strict=True)]
        rounds[each["id"]] = dict(zip(items, split, strict=True))
    return rounds


@fills("canvas")
def canvas(sheet: Sheet) -> dict[str, Any]:
    said = phrases(sheet)
    fields = kept(sheet, sheet.part.settings.get("fields", ()))
    most = sheet.part.settings.get("max_words", 15)
    return {field["id"]: [" ".join(said[n % len(said)].split()[:most])] for n, field in enumerate(fields)}


@fills("kanban")
def kanban(sheet: Sheet) -> dict[str, Any]:
    settings, said = sheet.part.settings, phrases(sheet)
    columns = [column["id"] for column in settings.get("columns", ())]
    made = [{"id": f"k{n}", "title": said[n], "column": columns[n % len(columns)]} for n in range(6)]
    return {"cards": kept(sheet, made), "limit": settings.get("limit", 4)}


@fills("raci")
def raci(sheet: Sheet) -> dict[str, Any]:
    said = phrases(sheet)
    people = [{"id": f"p{n}", "text": text} for n, text in enumerate(listed("answers.bodies")[:PEOPLE])]
    tasks = kept(sheet, [{"id": f"a{n}", "text": said[n]} for n in range(5)])
    letters = "VDBI"
    marks = {
        task["id"]: {person["id"]: letters[(column + row) % PEOPLE] for column, person in enumerate(people)}
        for row, task in enumerate(tasks)
    }
    return {"tasks": tasks, "people": people, "marks": marks} if tasks else {}


@fills("matrix")
def matrix(sheet: Sheet) -> dict[str, Any]:
    settings = sheet.part.settings
    marks = [mark["id"] for mark in settings.get("marks", ())]
    rows = [row["id"] for row in settings.get("rows", ())]
    if settings.get("rows_from") == "sectors":
        rows = list(dict.fromkeys(actor.sector for actor in sheet.network.actors if actor.sector))
    columns = [column["id"] for column in settings.get("columns", ())]
    if not marks:
        return {}
    return {row: {column: sheet.care.chance.choice(marks[:3]) for column in columns} for row in kept(sheet, rows)}


@fills("portfolio")
def portfolio(sheet: Sheet) -> dict[str, Any]:
    settings, chance = sheet.part.settings, sheet.care.chance
    low, high = settings.get("scale", (1, 5))
    items = list(sheet.network.ids) if settings.get("items_from") == "actors" else []
    items = items or [item["id"] for item in settings.get("items", ())]
    extra = settings.get("extra")
    placed = {}
    for item in kept(sheet, items[: settings.get("at_least", 8) + 4]):
        placed[item] = {axis: chance.randint(low, high) for axis in ("x", "y")}
        if extra:
            placed[item][extra["id"]] = chance.choice(extra["options"])
    return placed


@fills("phases")
def phases(sheet: Sheet) -> dict[str, str]:
    settings = sheet.part.settings
    answers = [each["id"] for each in settings.get("answers", ())]
    items = [item["id"] for phase in settings.get("phases", ()) for item in phase["items"]]
    return {item: sheet.care.chance.choice(answers) for item in kept(sheet, items)}


@fills("governance")
def governance(sheet: Sheet) -> dict[str, int]:
    """Levels 1–4; the mixtures chosen fit one form clearly, so that statements on it can be decided."""
    levels = sheet.care.chance.choice(((4, 1, 4, 2), (1, 2, 2, 2), (2, 3, 3, 4), (4, 1, 3, 1)))
    names = ("trust", "partners", "consensus", "need")
    return dict(zip(names, levels, strict=True)) if kept(sheet, [1]) else {}


def shown(value: float) -> str:
    """A number as a participant types it: decimal comma, no grouping."""
    return number(value, 0 if float(value).is_integer() else 3).replace(".", "")
