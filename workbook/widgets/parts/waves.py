"""Kind ``waves``: two points in time – compared where both are known, else marked tie by tie for "vor einem Jahr".

Value: {"marks": {"a|b": "new" | "same" | "ended"}, "waves": [before, after]}; a pair's ends are in sorted order, and
"ended" names pairs that are no longer tied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbook.content.texts import number, percent, text
from workbook.exercises import Part
from workbook.figures.network_map import GONE, KEPT, NEW, actor_measures, counted, listed, sector_symbols
from workbook.network import Network, WaveChange, actor_by_degree, wave_change, wiesenmark_both_waves, year_ago
from workbook.project import Json
from workbook.widgets.parts.maps import map_json, map_words, placed, table_words
from workbook.widgets.registry import Scene, register

MARKS = ("new", "same", "ended")


def view(_: Part, scene: Scene, /) -> Json:
    """Ties to mark, or two waves to compare, and the comparison as it stands."""
    network = _both(scene)
    waves = list(network.waves)
    name = {actor.id: actor.label for actor in network.actors}
    return {
        "mode": "compare" if len(waves) > 1 else "mark",
        "waves": waves,
        "names": name,
        "pairs": [] if len(waves) > 1 else [list(pair) for pair in _sorted(network)],
        **_compared(scene, network, scene.value),
        "words": {"map": map_words(), "table": table_words()},
    }


def act(_: Part, scene: Scene, message: Json, /) -> Json:
    """{"do": "compare", "marks": {…}} or {"do": "compare", "waves": [a, b]} → maps, figures, sentences."""
    return _compared(scene, _both(scene), message)


def _both(scene: Scene) -> Network:
    """The network of all waves; Wiesenmark is kept with both of its."""
    if scene.is_example or scene.exercise.subject == "example":
        return wiesenmark_both_waves()
    return scene.project.network


def _sorted(network: Network) -> list[tuple[str, str]]:
    label = {actor.id: actor.label.casefold() for actor in network.actors}
    return sorted(network.pairs, key=lambda pair: sorted((label[pair[0]], label[pair[1]])))


def _compared(scene: Scene, network: Network, given: Json) -> Json:
    said = given if isinstance(given, Mapping) else {}
    if len(network.waves) > 1:
        first, second = _chosen(network, said.get("waves"))
        before, after, open_ = network.at(first), network.at(second), 0
        names = (first, second)
    else:
        marks = said.get("marks")
        before, after = year_ago(network, marks if isinstance(marks, Mapping) else {}), network
        open_ = len(_unmarked(network, said.get("marks")))
        names = (text("network_widgets.waves.year_ago"), text("network_widgets.waves.today"))
    change = wave_change(before, after)
    return {
        "chosen": list(names),
        "figures": _figures(change, before, after),
        "sentence": _sentence(change, network, open_),
        "maps": _maps(scene, network, before, after, change),
        "changes": _changes(change, network),
    }


def _chosen(network: Network, wished: Json) -> tuple[str, str]:
    waves = network.waves
    if isinstance(wished, list) and len(wished) == 2 and all(w in waves for w in wished) and wished[0] != wished[1]:
        return str(wished[0]), str(wished[1])
    return waves[-2], waves[-1]


def _figures(change: WaveChange, before: Network, after: Network) -> Json:
    ties = change.ties
    return [
        _figure("actors", len(before), len(after)),
        _figure("ties", len(before.pairs), len(after.pairs)),
        _figure("stable", None, len(ties.stable)),
        _figure("new", None, len(ties.new)),
        _figure("lost", None, len(ties.lost)),
        _figure("jaccard", None, ties.jaccard, 2),
        _figure("stability", None, ties.stability, 2),
        _figure("newness", None, ties.newness, 2),
    ]


def _figure(key: str, before: float | None, after: float | None, digits: int = 0) -> Json:
    label = text(f"network_widgets.waves.{key}")
    return {"id": key, "label": label, "before": before, "after": after, "digits": digits}


def _unmarked(network: Network, marks: Json) -> list[tuple[str, str]]:
    known = marks if isinstance(marks, Mapping) else {}
    return [pair for pair in network.pairs if known.get("|".join(pair)) not in MARKS]


def _sentence(change: WaveChange, network: Network, open_: int) -> str:
    ties = change.ties
    if not (ties.stable or ties.new or ties.lost):
        return text("network_widgets.waves.nothing")
    if open_ == len(network.pairs):
        return text("network_widgets.waves.unmarked")
    said = [] if not open_ else [text("network_widgets.waves.so_far", open=number(open_, 0))]
    said += [
        text(
            "network_widgets.waves.counted",
            stable=counted("ties", len(ties.stable)),
            new=number(len(ties.new), 0),
            lost=number(len(ties.lost), 0),
        )
    ]
    if ties.stability is not None:
        said.append(text("network_widgets.waves.held", share=percent(ties.stability)))
    for key, actors in (("joined", change.joined), ("left", change.left)):
        if actors:
            names = [network.by_id[actor].label for actor in actors]
            shown = listed(names) if len(names) <= 4 else counted("actors", len(names))
            said.append(text(f"network_widgets.waves.{key}", names=shown))
    return " ".join(said)


def _changes(change: WaveChange, network: Network) -> Json:
    """Every tie with its state, for the table."""
    name = {actor.id: actor.label for actor in network.actors}
    states = ((NEW, change.ties.new), (GONE, change.ties.lost), (KEPT, change.ties.stable))
    return [[name[a], name[b], state] for state, pairs in states for a, b in pairs]


def _maps(scene: Scene, network: Network, before: Network, after: Network, change: WaveChange) -> Json:
    """Before, after and the difference, everyone on the same place in all three."""
    everyone = replace(network, ties=tuple(dict.fromkeys((*before.ties, *after.ties))))
    found = placed(everyone, "force", example=scene.is_example, project=scene.project, scope="waves")
    symbols = sector_symbols(everyone.actors, everyone.coordinator)
    top = max((*actor_by_degree(before).values(), *actor_by_degree(after).values()), default=0)
    states = {**dict.fromkeys(change.ties.stable, KEPT), **dict.fromkeys(change.ties.new, NEW)}
    states |= dict.fromkeys(change.ties.lost, GONE)

    def drawn(net: Network, **more: Json) -> Json:
        shown = tuple(replace(each, top=top) for each in actor_measures(net, ("degree",)))
        return map_json(net, found, shown, symbols=symbols, **more)

    absent = frozenset((*change.joined, *change.left))
    return {
        "before": drawn(before),
        "after": drawn(after),
        "difference": drawn(everyone, states=states, faint=absent - set(change.joined)),
    }


register("waves", view=view, act=act, words="network_widgets.waves")
