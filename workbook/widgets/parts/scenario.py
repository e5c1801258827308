"""Kind ``scenario``: what if an actor leaves, two become one, a tie is added – side by side, with reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from workbook.content.texts import number, text
from workbook.errors import NetworkError
from workbook.exercises import Part
from workbook.figures.network_map import actor_measures, counted, describe, listed, sector_symbols
from workbook.network import Change, Network, NewTie, actor_by_degree, before_after, best_new_ties, with_step
from workbook.project import Json
from workbook.widgets.parts.figures import DIGITS, measure_names
from workbook.widgets.parts.maps import map_json, map_words, placed, table_words
from workbook.widgets.registry import Scene, register

Step: TypeAlias = Mapping[str, str]

SHOWN: tuple[str, ...] = (
    "actors",
    "ties",
    "components",
    "largest_component",
    "connectedness",
    "fragmentation",
    "global_efficiency",
)
SHOWN += ("density", "degree_centralization", "betweenness_centralization", "articulation_points")
MOST_STEPS = 60
SUGGESTED = 5
LARGE = 900  # actors beyond which suggestions would take minutes


def view(_: Part, scene: Scene, /) -> Json:
    """The network as it is, and every scenario saved so far with its figures."""
    network, names = scene.network, measure_names(SHOWN)
    return {
        "before": _map(network, network, scene),
        "summary": describe(network),
        "coordinator": network.coordinator,
        "measures": [{"id": name, "label": label, "digits": DIGITS.get(name, 2)} for name, label in names.items()],
        "scenarios": [_scenario(network, steps, scene) for steps in _saved(scene)],
        "words": {"map": map_words(), "table": table_words()},
    }  # fmt: skip


def act(_: Part, scene: Scene, message: Json, /) -> Json:
    """{"do": "try", "steps": […]} → the network after the steps; {"do": "suggest", "steps": […]} → best new ties."""
    steps = _steps(message.get("steps"))
    if message.get("do") == "suggest":
        after = _applied(scene.network, steps)[0]
        return {"suggestions": _suggestions(after)}
    return _scenario(scene.network, steps, scene)


def _saved(scene: Scene) -> list[list[Step]]:
    value = scene.value if isinstance(scene.value, dict) else {}
    scenarios = value.get("scenarios")
    known = scenarios if isinstance(scenarios, list) else []
    return [_steps(entry.get("steps")) for entry in known if isinstance(entry, dict)]


def _steps(given: Json) -> list[Step]:
    """Steps as they were saved; anything else is left out rather than breaking the card."""
    known = [step for step in given if isinstance(step, dict)] if isinstance(given, list) else []
    return [{str(key): str(value) for key, value in step.items()} for step in known[:MOST_STEPS]]


def _applied(network: Network, steps: Sequence[Step]) -> tuple[Network, list[int]]:
    """The network after the steps, and the numbers of those that are no longer possible."""
    gone: list[int] = []
    for place, step in enumerate(steps):
        try:
            network = with_step(network, step)
        except NetworkError:
            gone.append(place)
    return network, gone


def _scenario(network: Network, steps: Sequence[Step], scene: Scene) -> Json:
    after, gone = _applied(network, steps)
    changes = {change.measure: change for change in before_after(network, after)}
    return {
        "map": _map(after, network, scene),
        "figures": [[changes[name].before, changes[name].after] for name in SHOWN],
        "gone": gone,
        "sentence": _sentence(changes, after, network) if steps else text("network_widgets.scenario.nothing_yet"),
    }


def _map(network: Network, everyone: Network, scene: Scene) -> Json:
    """A map on the places of the whole network, so that before and after can be laid side by side."""
    found = placed(everyone, "force", example=scene.is_example, project=scene.project)
    symbols = sector_symbols(everyone.actors, everyone.coordinator)
    top = max(actor_by_degree(everyone).values(), default=0)
    shown = tuple(replace(each, top=top) for each in actor_measures(network, ("degree",)))
    return map_json(network, found, shown, symbols=symbols)


def _sentence(changes: Mapping[str, Change], after: Network, before: Network) -> str:
    said = [
        text(
            "network_widgets.scenario.size",
            actors=counted("actors", len(after)),
            ties=counted("ties", len(after.pairs)),
        )
    ]
    parts = changes["components"]
    if parts.after == parts.before:
        said.append(text("network_widgets.scenario.parts_same", parts=number(parts.after, 0)))
    else:
        said.append(
            text("network_widgets.scenario.parts", before=number(parts.before, 0), after=number(parts.after, 0))
        )
    reach = changes["connectedness"]
    if reach.difference is None:
        return " ".join(said)
    way = "same" if abs(reach.difference) < 0.005 else "more" if reach.difference > 0 else "less"
    said.append(text(f"network_widgets.scenario.reach_{way}", before=number(reach.before), after=number(reach.after)))
    alone = [actor.label for actor in after.actors if actor.id in _newly_alone(before, after)]
    if alone:
        names = listed(alone) if len(alone) <= 4 else counted("actors", len(alone))
        said.append(text("network_widgets.scenario.alone", names=names))
    return " ".join(said)


def _newly_alone(before: Network, after: Network) -> set[str]:
    tied_before, tied_after = ({end for pair in network.pairs for end in pair} for network in (before, after))
    return tied_before - tied_after


def _suggestions(network: Network) -> Json:
    """The five best new ties, each with its gain and the reasons for it; the coordination gets none."""
    if len(network) > LARGE:
        return []
    avoided = () if network.coordinator is None else (network.coordinator,)
    return [_suggestion(network, tie) for tie in best_new_ties(network, SUGGESTED, without=avoided)]


def _suggestion(network: Network, tie: NewTie) -> Json:
    one, two = network.by_id[tie.source], network.by_id[tie.target]
    reasons = [text("network_widgets.scenario.reason_joins") if tie.joins else _far(tie)]
    if tie.common:
        names = [network.by_id[actor].label for actor in tie.common[:3]]
        reasons.append(text("network_widgets.scenario.reason_common", names=listed(names)))
    if tie.same_place:
        reasons.append(text("network_widgets.scenario.reason_place", place=one.place or ""))
    if tie.same_sector:
        reasons.append(text("network_widgets.scenario.reason_sector"))
    return {"source": one.id, "target": two.id, "names": [one.label, two.label], "gain": tie.gain,
            "efficiency": tie.efficiency, "reason": " ".join(reasons)}  # fmt: skip


def _far(tie: NewTie) -> str:
    return text("network_widgets.scenario.reason_far", steps=tie.distance)


register("scenario", view=view, act=act, words="network_widgets.scenario")
