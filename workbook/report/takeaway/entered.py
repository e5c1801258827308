"""What was filled in, field by field: forms, choices, speaking notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from workbook.checks import Status
from workbook.checks.completeness import count_words
from workbook.content import number, text
from workbook.exercises import CheckKind
from workbook.figures.answers.pieces import Shown, declared, entries, mapping, plain, sequence
from workbook.report.document import Block, Facts, Paragraph
from workbook.report.takeaway.study import Study

SENTENCES = {"longtext"}
SECONDS = 60


def form(shown: Shown, study: Study) -> list[Block]:
    """Labels with values side by side, whole sentences under their label; fields that are empty are left out."""
    doubtful = _not_yet_right(shown, study)
    given = mapping(shown.value)
    found: list[tuple[bool, str, str]] = []
    for field in _fields(shown):
        said = entered(field, given.get(plain(field.get("id"))))
        if said and field.get("result") is not False:
            if plain(field.get("id")) in doubtful:
                said = text("takeaway.form.doubtful", value=said)
            found.append((field.get("type") in SENTENCES, field_label(field), said))
    return [
        Facts(tuple((label, said) for _, label, said in items), stacked=stacked)
        for stacked, items in groupby(found, key=lambda each: each[0])
    ]


def _fields(shown: Shown) -> list[Mapping[str, Any]]:
    return [field for field in sequence(shown.setting("fields")) if isinstance(field, Mapping)]


def field_label(field: Mapping[str, Any]) -> str:
    """What a field's value is called where nobody is asked for it any more."""
    return plain(field.get("result")) or plain(field.get("label"))


def _not_yet_right(shown: Shown, study: Study) -> frozenset[str]:
    """The number fields whose recalculation does not agree yet: they are told, but not as if they were sure."""
    specs = [
        spec
        for spec in shown.exercise.checks
        if spec.kind is CheckKind.CALCULATION and spec.settings.get("part") == shown.part.id
    ]
    if not specs:
        return frozenset()
    met = {found.check for found in study.findings(shown) if found.status is Status.MET}
    numbers = [plain(field.get("id")) for field in _fields(shown) if field.get("type") == "number"]
    doubtful: set[str] = set()
    for spec in specs:
        if spec.code not in met:
            named = spec.settings.get("field") or spec.settings.get("quantities")
            doubtful.update([named] if isinstance(named, str) else named or numbers)
    return frozenset(doubtful)


def entered(field: Mapping[str, Any], value: object) -> str:
    """A field's value as a person reads it, with its unit; "" for nothing."""
    options = declared(field.get("options"))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (options.get(plain(each), plain(each)) for each in sequence(value))))
    said = plain(options.get(value, value) if isinstance(value, str) else value).strip()
    if field.get("type") == "date":
        said = german_date(said)
    if field.get("type") == "scale" and said:
        return text("takeaway.form.scale", value=said, most=plain(field.get("max", 5)))
    unit = plain(field.get("unit"))
    return f"{said}\N{NO-BREAK SPACE}{unit}" if said and unit else said


def german_date(iso: str) -> str:
    """ "2036-03-01" as "01.03.2036"; anything else as it is."""
    parts = iso.split("-")
    return ".".join(reversed(parts)) if len(parts) == 3 and all(part.isdigit() for part in parts) else iso


def choice(shown: Shown, _: Study) -> list[Block]:
    """Questions without a right answer, with what was ticked."""
    given = mapping(shown.value)
    items = []
    for question in map(mapping, sequence(shown.setting("questions"))):
        said = entered({"options": question.get("options")}, given.get(plain(question.get("id"))))
        if said:
            items.append((plain(question.get("text")), said))
    return [Facts(tuple(items), stacked=True)] if items else []


def timer(shown: Shown, _: Study) -> list[Block]:
    """The notes in speaking order, each with the seconds it takes."""
    blocks = declared(shown.setting("blocks"))
    given = mapping(shown.value)
    notes = {id_: plain(note).strip() for id_, note in entries(given.get("notes"))}
    pace = int(shown.setting("words_per_minute") or 120)
    items = [
        (
            text("takeaway.timer.block", n=place, title=blocks[id_], time=_time(count_words(notes[id_]), pace)),
            notes[id_],
        )
        for place, id_ in enumerate((id_ for id_ in _order(given, blocks) if notes.get(id_)), 1)
    ]
    spoken = sum(count_words(note) for id_, note in notes.items() if id_ in blocks)
    total = Paragraph(text("takeaway.timer.total", time=_time(spoken, pace), pace=pace), "note")
    return [Facts(tuple(items), stacked=True), total]


def _order(given: Mapping[str, Any], blocks: Mapping[str, str]) -> Iterator[str]:
    chosen = [plain(each) for each in sequence(given.get("order")) if plain(each) in blocks]
    yield from dict.fromkeys([*chosen, *blocks])


def _time(words: int, pace: int) -> str:
    """Speaking time to the nearest five seconds: "20 Sekunden", "2:15 Minuten"."""
    seconds = 5 * round(words / pace * SECONDS / 5)
    if seconds < SECONDS:
        return text("takeaway.timer.seconds", n=number(max(seconds, 5), 0))
    return text("takeaway.timer.minutes", time=f"{seconds // SECONDS}:{seconds % SECONDS:02}")


def anything(shown: Shown, _: Study) -> list[Block]:
    """A kind that has no form of its own here: what is readable in its value."""
    value = shown.value
    if isinstance(value, Mapping):
        items = tuple((key, plain(each)) for key, each in entries(value) if plain(each).strip())
        return [Facts(items)] if items else []
    said = plain(value).strip()
    return [Paragraph(said)] if said else []
