"""The figures a participant had on screen in an exercise, computed anew from the network that was handed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from workbook.checks import subject_network
from workbook.content import number, text
from workbook.errors import NetworkError
from workbook.exercises import Exercise, Part
from workbook.figures.answers.pieces import table
from workbook.figures.network_map import actor_measures
from workbook.network import Network, before_after, with_step
from workbook.project import Project
from workbook.widgets.parts.actors import DEFAULT as ACTOR_MEASURES
from workbook.widgets.parts.figures import DEFAULT, DIGITS, measure_names

TOP = 6  # actors in a table: those that an answer speaks of
MOST = 400  # actors; a larger network takes seconds, and the grader waits
SCENARIO = ("components", "connectedness", "global_efficiency")


def figures_seen(exercise: Exercise, project: Project) -> str:
    """Tables of the figures as HTML; "" where the exercise shows none, or where there is no network."""
    network = subject_network(exercise, project)
    if len(network) < 2 or len(network) > MOST:
        return ""
    answer = project.answers.get(exercise.id, {})
    found = []
    for part in exercise.parts:
        if part.kind == "figures":
            found.append(_whole(part, network))
        elif part.kind == "actors":
            found.append(_actors(part, network))
        elif part.kind == "pairs":
            found.append(
                _actors(Part(part.id, part.kind, {"measures": ("degree", "effective_size", "constraint")}), network)
            )
        elif part.kind == "scenario":
            found += _scenarios(network, answer.get(part.id))
    return "".join(found)


def _whole(part: Part, network: Network) -> str:
    names = tuple(part.settings.get("measures", DEFAULT))
    labels = measure_names(names)
    rest = None if network.coordinator is None else network.without_coordinator()
    values = {each.measure: each for each in before_after(network, rest or network)}
    rows = []
    for name in names:
        digits, found = DIGITS.get(name, 2), values.get(name)
        if found is not None:
            sides = [found.before] if rest is None else [found.before, found.after]
            rows.append([escape(labels[name]), *(number(side, digits) for side in sides)])
    head = [text("network_widgets.figures.measure"), text("network_widgets.figures.whole")]
    return table(head if rest is None else [*head, text("network_widgets.figures.without")], rows)


def _actors(part: Part, network: Network) -> str:
    shown = actor_measures(network, tuple(part.settings.get("measures", ACTOR_MEASURES)))
    first = shown[0].values
    leading = sorted(network.ids, key=lambda actor: -(first[actor] or 0))[:TOP]
    rows = (
        [escape(network.by_id[actor].label), *(number(each.values[actor], each.digits) for each in shown)]
        for actor in leading
    )
    return table([text("grading_desk.leading", n=len(leading)), *(each.label for each in shown)], rows)


def _scenarios(network: Network, value: object) -> Iterator[str]:
    given = value.get("scenarios", ()) if isinstance(value, Mapping) else ()
    labels = measure_names(SCENARIO)
    for each in given if isinstance(given, list) else ():
        steps = each.get("steps", ()) if isinstance(each, Mapping) else ()
        after = _after(network, steps if isinstance(steps, list) else ())
        changes = {change.measure: change for change in before_after(network, after)}
        rows = (
            [
                escape(labels[name]),
                *(number(side, DIGITS.get(name, 2)) for side in (changes[name].before, changes[name].after)),
            ]
            for name in SCENARIO
        )
        name = each.get("name") if isinstance(each, Mapping) else ""
        head = [str(name or text("answers.scenario"))[:80], text("grading_desk.before"), text("grading_desk.after")]
        yield table(head, rows)


def _after(network: Network, steps: object) -> Network:
    """The network after the steps; a step that is no longer possible is left out, as on the card."""
    for step in steps if isinstance(steps, list | tuple) else ():
        if not isinstance(step, Mapping):
            continue
        try:
            network = with_step(network, {str(key): str(word) for key, word in step.items()})
        except NetworkError:
            continue
    return network
