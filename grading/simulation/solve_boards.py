"""What simulated participants put right in tables and boards where a check looks at how entries fit together."""

from __future__ import annotations

from typing import Any

from grading.simulation.care import Result
from grading.simulation.fill_boards import shown
from grading.simulation.solve import Turn, solves
from workbook.checks.coverage import quadrant
from workbook.checks.entries import amount, mapping, rows_of
from workbook.checks.registry import function_of
from workbook.exercises import find

COMPLETE = ("cards_complete", "tags_in_every_group", "speaking_time", "sums_to", "rows_complete", "canvas_filled")
AS_FILLED = (*COMPLETE, "raci_rules", "wip_limit", "portfolio_placed", "matrix_decided")


def nothing_more(_turn: Turn) -> None:
    """What was entered is all there is to it."""


for use in AS_FILLED:
    solves(use)(nothing_more)


@solves("largest_gap")
def largest_gap(turn: Turn) -> dict[str, Any]:
    """Choose among the options the one that the check takes."""
    part = turn.case.exercise.part(turn.case.setting("part"))
    question = turn.case.setting("question")
    options = [
        each["id"] for asked in part.settings["questions"] if asked["id"] == question for each in asked["options"]
    ]
    right = [each for each in options if _share(turn, {question: [each]}) == 1]
    other = [each for each in options if each not in right]
    if turn.result is Result.OPEN or not options:
        return {question: []}
    return {question: [turn.care.chance.choice(other or right)] if turn.result is Result.SLIP else right[:1]}


@solves("time_fit")
@solves("matrix_coverage")
@solves("plan_hours")
def number_found(turn: Turn) -> dict[str, str]:
    """A number computed from the person's own entries: the first that the check takes, or a usual slip."""
    field = turn.case.setting("field")
    if turn.result is Result.OPEN:
        return {field: ""}
    wanted = 1.0 if turn.result is Result.RIGHT else 0.5
    for hundredths in (*range(0, 101), *range(101, 6000, 5)):
        if _share(turn, {field: shown(hundredths / 100)}) == wanted:
            return {field: shown(hundredths / 100)}
    return {field: "0,5"}


@solves("week_described")
def week_described(turn: Turn) -> None:
    """Agree on a few hours more than the week takes."""
    hours = sum(amount(row, turn.case.setting("hours")) or 0 for row in rows_of(turn.case.value()))
    _put(turn, turn.case.setting("limit_part"), turn.case.setting("limit_field"), shown(hours + 2))


@solves("rule_for_each")
def rule_for_each(turn: Turn) -> dict[str, Any]:
    """Give every row that needs one a rule; somebody hurried forgets the first."""
    when, needs = turn.case.setting("when"), turn.case.setting("needs")
    rows = [dict(row) for row in rows_of(turn.case.value())]
    for row in rows[1:] if turn.result is Result.SLIP else rows:
        if row.get(when["column"]) == when["is"]:
            row[needs] = row.get(needs) or "Offenlegen"
    return {"rows": rows}


@solves("involvement_fit")
def involvement_fit(turn: Turn) -> dict[str, str]:
    """At least the step that suits an actor's place in the portfolio; somebody hurried only informs."""
    settings = turn.case.exercise.part(turn.case.setting("part")).settings
    source = find(turn.case.setting("portfolio"))
    part = next(part for part in source.parts if part.kind == "portfolio")
    placed = mapping(mapping(turn.case.project.answers.get(source.id, {})).get(part.id))
    steps = {}
    for actor, place in placed.items():
        where = quadrant(mapping(place), float(part.settings.get("threshold", 3)))
        steps[actor] = settings["minimum"].get(where, settings["steps"][0]["id"])
    if turn.result is Result.SLIP:
        return dict.fromkeys(steps, settings["steps"][0]["id"])
    return {} if turn.result is Result.OPEN else steps


@solves("plan_covers")
def plan_covers(turn: Turn) -> dict[str, Any]:
    """Reach the important ones monthly, and have enough hours for the plan."""
    rows = [dict(row) | {"nur": ""} for row in rows_of(turn.case.value())]
    if rows and turn.result is Result.RIGHT:
        rows[0] |= {"empfaenger": turn.case.setting("groups")[0], "rhythmus": "monatlich"}
    if turn.result is not Result.OPEN:
        _put(turn, turn.case.setting("limit_part"), turn.case.setting("limit_field"), "20")
    return {"rows": rows}


@solves("agenda_rules")
def agenda_rules(turn: Turn) -> dict[str, Any]:
    """Four blocks, most of them for taking part, that add up to the duration; somebody hurried only lectures."""
    forms = turn.case.setting("interactive", ())
    rows = [dict(row) for row in rows_of(turn.case.value())]
    for number, row in enumerate(rows):
        talks = turn.result is Result.SLIP or number == 0
        row |= {"minuten": "30", "form": "Vortrag" if talks else forms[number % len(forms)]}
    if turn.result is not Result.OPEN:
        _put(turn, turn.case.setting("duration_part"), turn.case.setting("duration_field"), str(30 * len(rows)))
    return {"rows": rows}


def _share(turn: Turn, value: dict[str, Any]) -> float | None:
    """What the check would say to this value of its part."""
    part = turn.case.setting("part")
    before = turn.values.get(part)
    turn.values[part] = {**mapping(before), **value}
    try:
        return function_of(turn.case.spec)(turn.case).share
    finally:
        turn.values[part] = before


def _put(turn: Turn, part: str, field: str, value: str) -> None:
    """Enter a value in another part of the same answer."""
    turn.values[part] = {**mapping(turn.values.get(part)), field: value}
