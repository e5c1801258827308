"""Ways to group the actors: by sector, place, education and business, a column of one's own, or a suggestion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.content.texts import text
from workbook.figures.network_map.naming import sector_label
from workbook.network import Network, communities, core_periphery

EDUCATION = ("schule", "kita", "hochschule", "ausserschulisch", "außerschulische lernorte")
BUSINESS = ("wirtschaft", "unternehmen", "betrieb", "betriebe")
MOST_GROUPS = 12  # a column with more different entries is no grouping


@dataclass(frozen=True)
class Grouping:
    """Actor id -> group, with the groups' German names in order of appearance. Actors without a group are left out."""

    id: str
    label: str
    members: Mapping[str, str]
    names: Mapping[str, str]


def grouping(network: Network, by: str) -> Grouping:
    """One grouping by its id; an unknown column yields an empty one."""
    if by == "communities":
        found = communities(network).member if len(network) else {}
        members = {actor: str(number) for actor, number in found.items()}
        names = {
            key: text("network_widgets.grouping.community", n=key) for key in sorted(set(members.values()), key=int)
        }
    elif by == "core":
        inside = set(core_periphery(network).core) if len(network) > 1 else set()
        members = {actor: "core" if actor in inside else "periphery" for actor in network.ids}
        names = {key: text(f"network_widgets.grouping.{key}_one") for key in dict.fromkeys(members.values())}
    else:
        members = _attribute(network, by)
        names = {key: _name(by, key) for key in dict.fromkeys(members.values())}
    return Grouping(by, grouping_label(by), members, names)


def groupings(network: Network, *, suggestions: bool = True) -> tuple[str, ...]:
    """The ids of the groupings that tell actors of this network apart."""
    known = [by for by in ("sector", "place", "education_business") if len(set(_attribute(network, by).values())) > 1]
    columns = dict.fromkeys(header for actor in network.actors for header in actor.extra)
    own = [header for header in columns if 1 < len(set(_attribute(network, header).values())) <= MOST_GROUPS]
    suggested = ["communities", "core"] if suggestions and network.pairs else []
    return (*known, *own, *suggested)


def grouping_label(by: str) -> str:
    """What a grouping is called; an own column keeps its header."""
    if by in ("sector", "place", "education_business", "communities", "core"):
        return text(f"network_widgets.grouping.{by}")
    return by


def _attribute(network: Network, by: str) -> dict[str, str]:
    if by == "education_business":
        sides = {actor.id: _side(actor.sector or "") for actor in network.actors}
        return {actor: side for actor, side in sides.items() if side}
    if by in ("sector", "place"):
        values = {actor.id: getattr(actor, by) for actor in network.actors}
    else:
        values = {actor.id: actor.extra.get(by) for actor in network.actors}
    return {actor: value for actor, value in values.items() if value}


def _side(sector: str) -> str:
    plain = sector.strip().casefold()
    return "education" if plain in EDUCATION else "business" if plain in BUSINESS else ""


def _name(by: str, key: str) -> str:
    if by == "sector":
        return sector_label(key)
    return text(f"network_widgets.grouping.{key}") if by == "education_business" else key
