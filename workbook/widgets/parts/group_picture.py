"""The group picture of the kick-off: tags × networks, shared challenges, the three networks most alike, matches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbook.content import percent, text
from workbook.content.numbers import parse_number
from workbook.exercises import Part
from workbook.project import Answer, Json
from workbook.project.profiles import (
    NUMBERS,
    Profile,
    example_group,
    matches,
    most_alike,
    profile_of,
    tag_counts,
)
from workbook.widgets.registry import Scene, register


def group_picture(_: Part, scene: Scene, /) -> Json:
    """Everything the picture shows. The own network joins only where its profile has been filled in."""
    own = own_profile(scene.project.answers)
    group = example_group()
    return {
        "networks": [profile.name for profile in group],
        "tags": {kind: _matrix(group, kind) for kind in ("herausforderungen", "erfolge")},
        "own": own.name,
        "alike": [
            {
                "name": each.name,
                "likeness": percent(each.value),
                "reasons": [text(f"group.field.{name}") for name, _ in each.reasons],
                "shared": list(each.shared),
            }
            for each in (most_alike(own, group) if own.name else ())
        ],
        "matches": [
            {"name": name, "gives": list(gives), "takes": list(takes)} for name, gives, takes in matches(own, group)
        ],
    }


def own_profile(answers: Mapping[str, Answer]) -> Profile:
    """The own profile from the answers of module 01; empty where nothing has been filled in."""
    form: Mapping[str, Any] = answers.get("01-steckbrief", {}).get("steckbrief", {}) or {}
    cards = _cards(answers.get("01-erfolge", {}).get("karten"))
    exchange = _cards(answers.get("01-tausch", {}).get("tausch"))
    entry: dict[str, object] = {name: parse_number(form.get(name)) for name in NUMBERS}
    entry |= {name: form.get(name) for name in ("name", "traeger", "phase", "themen", "zielgruppen") if form.get(name)}
    entry |= {
        "erfolge": _tags(cards, "erfolg"),
        "herausforderungen": _tags(cards, "herausforderung"),
        "suche": _tags(exchange, "suche"),
        "biete": _tags(exchange, "biete"),
    }
    return profile_of(entry)


def _matrix(group: Sequence[Profile], kind: str) -> Json:
    return [
        {"tag": tag, "count": count, "has": [tag in profile.tags.get(kind, ()) for profile in group]}
        for tag, count in tag_counts(group, kind)
    ]


def _cards(value: object) -> list[Mapping[str, Any]]:
    cards = value.get("cards") if isinstance(value, Mapping) else None
    return [card for card in cards if isinstance(card, Mapping)] if isinstance(cards, list) else []


def _tags(cards: Iterable[Mapping[str, Any]], group: str) -> list[str]:
    return [
        tag
        for card in cards
        if card.get("group") == group and isinstance(card.get("tags"), list)
        for tag in card["tags"]
        if isinstance(tag, str)
    ]


register("group_picture", view=group_picture, words="group.picture")
