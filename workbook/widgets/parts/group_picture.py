"""The group picture of the kick-off: tags × networks, shared challenges, the three networks most alike, matches.

Shown is the own group, as far as its participants have released their networks, and always the invented example group,
which the questions are about.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from workbook.content import percent, text
from workbook.exercises import Part
from workbook.handin import kept_group
from workbook.project import Json
from workbook.project.profiles import (
    Profile,
    example_group,
    matches,
    most_alike,
    own_profile,
    released_items,
    tag_counts,
)
from workbook.widgets.registry import Scene, register

KINDS = ("herausforderungen", "erfolge")


def group_picture(_: Part, scene: Scene, /) -> Json:
    """Both groups, and which one is there to begin with. The own network joins where its profile is filled in."""
    own = own_profile(scene.project.answers)
    example = example_group()
    groups = {"example": _picture(own, example, example, "")}
    group = None if scene.folder is None else kept_group(scene.folder, datetime.now().astimezone().date())
    if group is not None:
        everybody = tuple(each.profile for each in group.members)
        seen = group.of(scene.participant)
        mine = "" if seen is None else seen.name
        said = text("group.until", date=f"{group.until:%d.%m.%Y}") if group.until else ""
        about = text("group.own", count=len(everybody), date=f"{group.made:%d.%m.%Y}")
        there = text("group.there" if mine else "group.not_there")
        shown = _picture(own, everybody, group.others(scene.participant), mine)
        groups["own"] = {**shown, "about": " ".join(each for each in (about, said, there) if each)}
    released = bool(released_items(scene.project.answers))
    return {"groups": groups, "first": "own" if group else "example", "released": released}


def _picture(own: Profile, everybody: Sequence[Profile], others: Sequence[Profile], mine: str) -> Json:
    return {
        "tags": {kind: _matrix(everybody, kind) for kind in KINDS},
        "mine": mine,
        "alike": [
            {
                "name": each.name,
                "likeness": percent(each.value),
                "reasons": [text(f"group.field.{name}") for name, _ in each.reasons],
                "shared": list(each.shared),
            }
            for each in (most_alike(own, others) if own.name else ())
        ],
        "matches": [
            {"name": name, "gives": list(gives), "takes": list(takes)} for name, gives, takes in matches(own, others)
        ],
    }


def _matrix(group: Sequence[Profile], kind: str) -> Json:
    """One column for each network that shows tags of this kind; who shows none is not said to have none."""
    shown = [profile for profile in group if profile.tags.get(kind)]
    rows = [
        {"tag": tag, "count": count, "has": [tag in profile.tags[kind] for profile in shown]}
        for tag, count in tag_counts(shown, kind)
    ]
    return {"networks": [profile.name for profile in shown], "rows": rows}


register("group_picture", view=group_picture, words="group.picture")
