"""What simulated participants answer where a check looks, by check function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from grading.simulation.care import Result
from grading.simulation.fill_boards import shown
from grading.simulation.solve import Turn, solves
from grading.simulation.words import words
from workbook import network as net
from workbook.checks.completeness import PRACTICE_STEPS
from workbook.checks.entries import mapping
from workbook.checks.quantities import quantity
from workbook.checks.statements import statements_of
from workbook.exercises import Part
from workbook.network import Network


@solves("number")
def one_number(turn: Turn) -> dict[str, Any]:
    return {turn.case.setting("field"): _typed(turn, turn.case.setting("quantity"))}


@solves("numbers")
def several_numbers(turn: Turn) -> dict[str, Any]:
    asked = turn.case.setting("quantities", {})
    return {field: _typed(turn, name) for field, name in asked.items()}


def _typed(turn: Turn, name: str) -> str:
    asked = quantity(name)
    value = asked.value(turn.case.network)
    if turn.result is Result.OPEN:
        return ""
    if value is None:
        return words("answers.unreadable")
    if turn.result is Result.SLIP:
        usual = list(asked.slips(turn.case.network).values()) or [value * 1.5 + 1]
        value = turn.care.chance.choice(usual)
    return shown(value)


@solves("statements")
def statements(turn: Turn) -> dict[str, bool]:
    part = turn.case.exercise.part(turn.case.setting("part"))
    drawn = statements_of(turn.case.exercise, part, turn.values, turn.case.network, turn.case.project.participant)
    if turn.result is Result.OPEN:
        return {}
    slip = turn.care.chance.choice(drawn).id if drawn and turn.result is Result.SLIP else None
    return {each.id: each.truth is not (each.id == slip) for each in drawn}


@solves("top_actors")
def top_actors(turn: Turn) -> dict[str, list[str]]:
    return {
        question: _leading(turn, _measured(turn.case.network, measure))
        for question, measure in turn.case.setting("quantities", {}).items()
    }


def _leading(turn: Turn, values: Mapping[str, float | None]) -> list[str]:
    ranked = sorted(values, key=lambda actor: (-(values[actor] or 0), actor))
    if turn.result is Result.OPEN or not ranked:
        return []
    return [turn.care.chance.choice(ranked[3:8] or ranked)] if turn.result is Result.SLIP else ranked[:1]


def _measured(network: Network, measure: str) -> Mapping[str, float | None]:
    if measure == "degree":
        return net.actor_by_degree(network)
    without = measure == "betweenness_without_coordinator" and network.coordinator is not None
    return net.actor_by_betweenness(network.without_coordinator() if without else network)


@solves("choices")
def choices(turn: Turn) -> dict[str, list[str]]:
    part = turn.case.exercise.part(turn.case.setting("part"))
    return {question: _chosen(turn, part, question) for question in turn.case.setting("questions", ())}


def _chosen(turn: Turn, part: Part, question: str) -> list[str]:
    possible = _possible(part, question, turn.case.network)
    right = [value for value in possible if turn.case.key.share(turn.case.exercise.id, question, value) == 1]
    other = [value for value in possible if value not in right]
    if turn.result is Result.OPEN:
        return []
    return [turn.care.chance.choice(other)] if turn.result is Result.SLIP and other else right


def _possible(part: Part, question: str, network: Network) -> list[str]:
    for each in part.settings.get("questions", ()):
        if each["id"] == question and "options" in each:
            return [option["id"] for option in each["options"]]
    return list(network.ids)


@solves("sorting")
def sorting(turn: Turn) -> dict[str, str]:
    part = turn.case.exercise.part(turn.case.setting("part"))
    classes = [each["id"] if isinstance(each, Mapping) else each for each in part.settings.get("classes", ())]
    if turn.result is Result.OPEN:
        return {}
    share = turn.case.key.share
    placed = {
        item: next((c for c in classes if share(turn.case.exercise.id, item, c) == 1), classes[0])
        for item in turn.case.setting("items", ())
    }
    if turn.result is Result.SLIP:
        placed[turn.care.chance.choice(list(placed))] = turn.care.chance.choice(classes)
    return placed


@solves("filled")
def filled(turn: Turn) -> dict[str, Any]:
    """Every field, the first half, or none; what was entered already stays, and what goes in fits the field."""
    if turn.result is Result.OPEN:
        return {}
    part = turn.case.exercise.part(turn.case.setting("part"))
    declared = {field["id"]: field for field in part.settings.get("fields", ())}
    before = mapping(turn.case.value())
    asked = list(turn.case.setting("fields", ()))
    kept = asked if turn.result is Result.RIGHT else asked[: max(1, len(asked) // 2)]
    entered = {name: before.get(name) or _fitting(declared.get(name, {})) for name in kept}
    return entered if turn.result is Result.RIGHT else {**dict.fromkeys(asked, ""), **entered}


def _fitting(field: Mapping[str, Any]) -> Any:
    options = [each["id"] if isinstance(each, Mapping) else each for each in field.get("options", ())]
    if options:
        return [options[0]] if field["type"] == "multi" else options[0]
    fitting: dict[str, Any] = {"number": field.get("example", "12"), "yesno": True, "date": "2026-12-01", "scale": 3}
    return fitting.get(field.get("type", "text"), words("answers.filled"))


@solves("actors_listed")
def actors_listed(turn: Turn) -> None:
    """Nothing to enter: the network itself is looked at."""


@solves("ties_listed")
def ties_listed(turn: Turn) -> dict[str, Any]:
    alone = net.actor_is_isolate(turn.case.network)
    seen = {actor: "none" if alone[actor] else "done" for actor in turn.case.network.ids}
    return {"visited": seen if turn.result is Result.RIGHT else {}}


@solves("no_duplicates")
def no_duplicates(turn: Turn) -> dict[str, Any]:
    found = [[each.one, each.other] for each in net.possible_duplicates(turn.case.network.actors)]
    return {"distinct": found if turn.result is Result.RIGHT else []}


@solves("ties_marked")
def ties_marked(turn: Turn) -> dict[str, Any]:
    ties = ["|".join(pair) for pair in turn.case.network.pairs]
    kept = {Result.RIGHT: ties, Result.SLIP: ties[: len(ties) // 2], Result.OPEN: []}[turn.result]
    return {"marks": {tie: turn.care.chance.choice(("new", "same", "same", "same")) for tie in kept}}


@solves("joint_offers")
def joint_offers(turn: Turn) -> dict[str, str]:
    ticks = turn.case.answer.get(turn.case.setting("offers"), {}).get("ticks", {}).values()
    joint = Counter(pair for actors in ticks for pair in combinations(sorted(actors), 2))
    own = Counter(actor for actors in ticks for actor in actors)
    if turn.result is Result.OPEN:
        return {"paare": "", "meiste": ""}
    if turn.result is Result.SLIP:
        return {"paare": str(len(joint) + len(own)), "meiste": str(max(own.values(), default=0))}
    return {"paare": str(len(joint)), "meiste": str(max(joint.values(), default=0))}


@solves("practice_done")
def practice_done(turn: Turn) -> dict[str, Any]:
    steps = {Result.RIGHT: PRACTICE_STEPS, Result.SLIP: PRACTICE_STEPS[:2], Result.OPEN: ()}[turn.result]
    return {"done": dict.fromkeys(steps, True)}
