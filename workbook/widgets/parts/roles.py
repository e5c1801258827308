"""Kind ``roles``: between whose groups actors mediate (Gould & Fernandez 1989), against what chance would give."""

from __future__ import annotations

from workbook.content.texts import number, text
from workbook.exercises import Part
from workbook.figures.network_map import grouping, groupings, listed, sector_label
from workbook.network import Network, actor_x_brokerage, actor_x_brokerage_expected, explain
from workbook.project import Json
from workbook.widgets.parts.maps import table_words
from workbook.widgets.registry import Scene, register

ROLES = ("coordinator", "consultant", "gatekeeper", "liaison")
TOP = 5
MARKED = 1.96  # z beyond which chance gives fewer than 5 of 100


def view(part: Part, scene: Scene, /) -> Json:
    """The roles by the grouping of the exercise (or the one chosen)."""
    network = scene.network
    known = groupings(network, suggestions=False)
    chosen = scene.value.get("grouping") if isinstance(scene.value, dict) else None
    by = chosen if chosen in known else str(part.settings.get("group", "sector"))
    return {
        **_shown(network, by),
        "groupings": [{"id": each, "label": grouping(network, each).label} for each in known],
        "roles": [_role(role) for role in ROLES],
        "words": {"table": table_words()},
    }


def act(_: Part, scene: Scene, message: Json, /) -> Json:
    """{"do": "group", "by": id} → the same by another grouping."""
    return _shown(scene.network, str(message.get("by")))


def _role(role: str) -> Json:
    words = explain(role)
    return {"id": role, "label": words.name, "definition": words.meaning}


def _shown(network: Network, by: str) -> Json:
    groups = grouping(network, by)
    counts = actor_x_brokerage(network, groups.members)
    expected = actor_x_brokerage_expected(network, groups.members)
    rows: list[Json] = [
        {
            "id": actor,
            "name": network.by_id[actor].label,
            "group": groups.names[groups.members[actor]]
            if by != "sector"
            else sector_label(network.by_id[actor].sector),
            **counts[actor],
            "expected": {role: expected[actor][role].mean for role in ROLES},
            "z": {role: expected[actor][role].z for role in ROLES},
        }
        for actor in network.ids
        if actor in counts
    ]
    rows.sort(key=lambda row: (row["id"] != network.coordinator, -row["total"]))
    return {
        "by": by,
        "rows": rows,
        "shown": [row["id"] for row in rows[: TOP + 1]],
        "left_out": len(network) - len(rows),
        "sentence": _sentence(network, rows),
    }


def _sentence(network: Network, rows: list[Json]) -> str:
    busy = [row for row in rows if row["total"] > 0]
    if not busy:
        return text("network_widgets.roles.nobody")
    first = busy[0] if busy[0]["id"] == network.coordinator else max(busy, key=lambda row: row["total"])
    main = max(ROLES, key=lambda role: first[role])
    said = text(
        "network_widgets.roles.main",
        name=first["name"],
        total=number(first["total"], 0),
        role=explain(main).name,
        count=number(first[main], 0),
    )
    beyond = [explain(role).name for role in ROLES if (first["z"][role] or 0) > MARKED]
    if beyond:
        said += " " + text("network_widgets.roles.beyond", roles=listed(beyond))
    return said


register("roles", view=view, act=act, words="network_widgets.roles")
