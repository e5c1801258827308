"""Modul 03: canvas, responsibilities (RACI), work in progress."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from workbook.checks.completeness import count_words
from workbook.checks.entries import cards_of, label_of, mapping, settings_of, word
from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register
from workbook.content import percent, text
from workbook.content.numbers import parse_number

MOST_FOR_ONE = 0.4  # no one answers for more than 40 % of all tasks


@register("canvas_filled")
def canvas_filled(case: Case) -> Outcome:
    """Every field has at least one entry and no entry is longer than ``max_words``.

    Settings: ``part`` (kind "canvas"), ``max_words``.
    """
    fields = settings_of(case.exercise, case.setting("part")).get("fields", ())
    value = mapping(case.value())
    most = case.setting("max_words", 15)
    entries = {field["id"]: _entries(value.get(field["id"])) for field in fields}
    if not any(entries.values()):
        return Outcome(None)
    kept = [id_ for id_, texts in entries.items() if texts and all(count_words(text) <= most for text in texts)]
    where = tuple(label_of(fields, id_) for id_ in entries if id_ not in kept)
    return Outcome(len(kept) / len(fields), where)


def _entries(value: object) -> list[str]:
    texts = value if isinstance(value, list) else [value]
    return [text for text in texts if isinstance(text, str) and text.strip()]


@register("raci_rules")
def raci_rules(case: Case) -> Outcome:
    """Each task has exactly one V and at least one D, and nobody holds more than 40 % of all V.

    Settings: ``part`` (kind "raci", value {"tasks": [{"id", "text"}], "people": [{"id", "text"}],
    "marks": {task: {person: letter}}}), ``at_least`` tasks. Credit 1 − violations / checked rules.
    """
    value = mapping(case.value())
    marks = _marks_of_those_there(value)
    tasks = [task for task in value.get("tasks", []) if isinstance(task, dict) and word(task, "text")]
    if not tasks or not any(marks.values()):
        return Outcome(None)
    checked = violated = 0
    where: list[str] = []
    for task in tasks:
        letters = Counter(letter for letter in marks.get(str(task.get("id")), {}).values() if isinstance(letter, str))
        for letter, kept in (("V", letters["V"] == 1), ("D", letters["D"] >= 1)):
            checked, violated = checked + 1, violated + (not kept)
            if not kept:
                where.append(_sentence(word(task, "text"), letter, letters[letter]))
    busiest = _busiest(marks, tasks)
    checked += 1
    if busiest and busiest[1] > MOST_FOR_ONE and len(tasks) > 2:
        violated += 1
        person = label_of(value.get("people"), busiest[0])
        where.append(text("checks.raci-load", person=person, share=percent(busiest[1])))
    wanted = case.setting("at_least", 4)
    if len(tasks) < wanted:
        where.append(text("checks.raci-few", wanted=wanted))
    return Outcome((1 - violated / checked) * min(1.0, len(tasks) / wanted), tuple(where[:4]))


def _marks_of_those_there(value: Mapping[str, object]) -> Mapping[str, Mapping[str, object]]:
    """The letters of people who still stand in the table; those of removed ones may be left in older answers."""
    people = value.get("people")
    there = {str(each.get("id")) for each in people if isinstance(each, dict)} if isinstance(people, list) else set()
    marks = {task: mapping(row) for task, row in mapping(value.get("marks")).items()}
    return {task: {who: letter for who, letter in row.items() if who in there} for task, row in marks.items()}


def _sentence(task: str, letter: str, count: int) -> str:
    if letter == "D":
        return text("checks.raci-nobody-does", task=task)
    return text("checks.raci-many-answer" if count else "checks.raci-nobody-answers", task=task, count=count)


def _busiest(marks: Mapping[str, Mapping[str, object]], tasks: list[dict[str, object]]) -> tuple[str, float] | None:
    """Who answers for the largest share of tasks, and that share."""
    ids = {str(task.get("id")) for task in tasks}
    held = Counter(
        person for task, letters in marks.items() if task in ids for person, letter in letters.items() if letter == "V"
    )
    total = sum(held.values())
    return (held.most_common(1)[0][0], held.most_common(1)[0][1] / total) if total else None


@register("wip_limit")
def wip_limit(case: Case) -> Outcome:
    """At least ``at_least`` cards, and no more in ``column`` than the limit on the board.

    Settings: ``part`` (kind "kanban"), ``column``, ``at_least``.
    """
    cards = [card for card in cards_of(case.value()) if word(card, "title") or word(card, "titel")]
    if not cards:
        return Outcome(None)
    default = settings_of(case.exercise, case.setting("part")).get("limit", 4)
    limit = parse_number(mapping(case.value()).get("limit")) or float(default)
    in_progress = sum(1 for card in cards if card.get("column") == case.setting("column"))
    kept = in_progress <= limit
    enough = min(1.0, len(cards) / case.setting("at_least", 3))
    return Outcome(float(kept) * enough, values={"in_progress": in_progress, "limit": limit})
