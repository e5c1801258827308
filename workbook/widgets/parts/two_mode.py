"""Kind ``two_mode``: which actor takes part in which offer; the map of both, and the joint offers (Breiger 1974).

Value: {"offers": [{"id", "title"}], "ticks": {offer id: [actor ids]}}.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from workbook.content.texts import FOLDER, number, text
from workbook.exercises import Part, catalogue
from workbook.figures.network_map import counted, layout, listed
from workbook.figures.network_map.drawing import Drawing, Measure
from workbook.figures.network_map.grouping import Grouping
from workbook.network import Actor, Network, Tie, TwoModeNetwork, column_by_degree, row_by_degree, to_row_network
from workbook.project import Json, Project
from workbook.widgets.parts.maps import map_words, table_words
from workbook.widgets.registry import Scene, register

OFFER = "offer"  # group of the offers in the map of both
MOST_OFFERS = 200


def view(part: Part, scene: Scene, /) -> Json:
    """Actors, offers, ticks, and what follows from them."""
    network, value = scene.network, _value(scene)
    return {
        "actors": [{"id": actor.id, "name": actor.label, "sector": actor.sector or ""} for actor in network.actors],
        "example": _example_value() if _is_example(scene) else None,
        **_followed(part, network, value),
        "words": {"map": map_words(), "table": table_words()},
    }


def act(part: Part, scene: Scene, message: Json, /) -> Json:
    """{"do": "follow", "offers": […], "ticks": {…}} → maps, joint offers, sentence."""
    return _followed(part, scene.network, message)


def _is_example(scene: Scene) -> bool:
    return scene.is_example or scene.exercise.subject == "example"


def _value(scene: Scene) -> Json:
    if isinstance(scene.value, dict) and scene.value.get("offers"):
        return scene.value
    return _example_value() if _is_example(scene) else {}


@cache
def _example_value() -> Json:
    """The offers of Wiesenmark that ran at t1."""
    with (FOLDER / "wiesenmark" / "angebote.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["status_t1"] == "aktiv"]
    return {
        "offers": [{"id": row["id"], "title": row["titel"]} for row in rows],
        "ticks": {row["id"]: [part.strip() for part in row["partner"].split(",") if part.strip()] for row in rows},
    }


def _two_mode(network: Network, value: Json) -> TwoModeNetwork:
    """Actors × offers with the ticks that are about actors still in the list."""
    said = value if isinstance(value, Mapping) else {}
    offers = {
        str(offer["id"]): str(offer.get("title") or offer["id"])
        for offer in _list(said.get("offers"))
        if isinstance(offer, Mapping) and isinstance(offer.get("id"), str)
    }
    columns = tuple(Actor(id_, title) for id_, title in list(offers.items())[:MOST_OFFERS])
    given = said.get("ticks") if isinstance(said.get("ticks"), Mapping) else {}
    known = {column.id for column in columns}
    ticks = frozenset(
        (str(actor), str(offer))
        for offer, actors in (given or {}).items()
        if offer in known and isinstance(actors, list)
        for actor in actors
        if isinstance(actor, str) and actor in network.by_id
    )
    return TwoModeNetwork(network.actors, columns, ticks)


def _list(said: Json) -> list[Json]:
    return said if isinstance(said, list) else []


def _followed(part: Part, network: Network, value: Json) -> Json:
    """What follows from the ticks; ``conceal`` leaves out the joint offers that the exercise asks to be counted."""
    both = _two_mode(network, value)
    joint = to_row_network(both)
    concealed = bool(part.settings.get("conceal"))
    return {
        "maps": {"both": _map_of_both(both), "joint": None if concealed else _joint_map(joint)},
        "joint": [] if concealed else sorted((_joint_row(joint, tie) for tie in joint.ties), key=_most_first),
        "degrees": {"actors": row_by_degree(both), "offers": column_by_degree(both)},
        "sentence": _sentence(both, None if concealed else joint),
    }


def _most_first(row: tuple[str, str, int]) -> tuple[int, str]:
    return -row[2], row[0]


def _joint_row(joint: Network, tie: Tie) -> tuple[str, str, int]:
    return joint.by_id[tie.source].label, joint.by_id[tie.target].label, int(tie.strength or 0)


def _map_of_both(both: TwoModeNetwork) -> Json:
    """Actors and offers in one picture; only actors with an offer, since the others have no line here."""
    taking = {actor for actor, _ in both.ticks}
    rows = tuple(actor for actor in both.rows if actor.id in taking)
    # ids of the two sides may coincide, so offers get a mark of their own
    offers = tuple(Actor(f"{OFFER}:{column.id}", column.name) for column in both.columns)
    ties = tuple(Tie(actor, f"{OFFER}:{offer}") for actor, offer in sorted(both.ticks))
    network = Network((*rows, *offers), ties)
    members = {**{actor.id: "actor" for actor in rows}, **{offer.id: OFFER for offer in offers}}
    names = {"actor": text("network_widgets.two_mode.actor"), OFFER: text("network_widgets.two_mode.offer")}
    degree = {**row_by_degree(both), **{f"{OFFER}:{key}": count for key, count in column_by_degree(both).items()}}
    size = Measure(
        "degree", text("network_widgets.two_mode.size"), 0, text("network_widgets.two_mode.reading"), dict(degree)
    )
    grouped = Grouping(OFFER, text("network_widgets.two_mode.offer"), members, names)
    return Drawing(network, layout(network), (size,), "degree", grouping=grouped).to_json()


def _joint_map(joint: Network) -> Json:
    tied = {end for pair in joint.pairs for end in pair}
    network = Network(tuple(actor for actor in joint.actors if actor.id in tied), joint.ties)
    size = Measure(
        "degree",
        text("network_widgets.two_mode.joint_size"),
        0,
        text("network_widgets.two_mode.joint_reading"),
        {actor: sum(actor in pair for pair in network.pairs) for actor in network.ids},
    )
    return Drawing(network, layout(network), (size,), "degree").to_json()


def _sentence(both: TwoModeNetwork, joint: Network | None) -> str:
    """What is ticked, and (unless concealed) what is joint."""
    if not both.ticks:
        return text("network_widgets.two_mode.nothing")
    actors, offers = ({tick[side] for tick in both.ticks} for side in (0, 1))
    said = [
        text("network_widgets.two_mode.counted", actors=counted("actors", len(actors)), offers=number(len(offers), 0))
    ]
    if joint is None:
        return said[0]
    said.append(text("network_widgets.two_mode.pairs", pairs=number(len(joint.pairs), 0)))
    most = max((int(tie.strength or 0) for tie in joint.ties), default=0)
    if most > 1:
        pairs = [tie for tie in joint.ties if tie.strength == most]
        names = [f"{joint.by_id[tie.source].label} – {joint.by_id[tie.target].label}" for tie in pairs[:3]]
        said.append(text("network_widgets.two_mode.most", count=number(most, 0), names=listed(names)))
    return " ".join(said)


def joint_offers(project: Project) -> dict[str, list[str]]:
    """The offers each actor of the own network takes part in, by the actor's id, as far as they are entered."""
    found: dict[str, list[str]] = {}
    for exercise, part in _own_offers():
        both = _two_mode(project.network, project.answers.get(exercise, {}).get(part))
        for actor, offer in sorted(both.ticks):
            found.setdefault(actor, []).append(offer)
    return found


@cache
def _own_offers() -> tuple[tuple[str, str], ...]:
    """Exercise and part of every table of own offers."""
    own = [each for each in catalogue().values() if each.subject == "own"]
    return tuple((each.id, part.id) for each in own for part in each.parts if part.kind == "two_mode")


register("two_mode", view=view, act=act, words="network_widgets.two_mode")
