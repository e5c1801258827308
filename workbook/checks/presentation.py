"""Modul 01: cards with tags, and a presentation that fits into three minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.checks.completeness import count_words, is_filled
from workbook.checks.entries import cards_of, mapping, settings_of
from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register

TITLE = 40  # characters of a card's title in a message


def _has_tag(card: Mapping[str, Any]) -> bool:
    tags = card.get("tags")
    return isinstance(tags, list) and any(isinstance(tag, str) and tag for tag in tags)


def _in_group(cards: list[Mapping[str, Any]], group: str) -> list[Mapping[str, Any]]:
    return [card for card in cards if card.get("group") == group]


@register("cards_complete")
def cards_complete(case: Case) -> Outcome:
    """In each group of the part the wanted number of cards, each with its required fields and a tag.

    Settings: ``part`` (kind "cards": ``groups`` with ``at_least``, ``fields``, ``tags``).
    """
    settings = settings_of(case.exercise, case.setting("part"))
    cards = cards_of(case.value())
    required = [field["id"] for field in settings.get("fields", ()) if field.get("required")]
    tagged = bool(settings.get("tags"))
    per_card = len(required) + tagged
    earned = wanted = 0
    where: list[str] = []
    for group in settings.get("groups", ()):
        filled = [
            (card, sum(is_filled(card.get(name)) for name in required) + (tagged and _has_tag(card)))
            for card in _in_group(cards, group["id"])
        ]
        best = sorted((count for _, count in filled), reverse=True)[: group["at_least"]]
        earned, wanted = earned + sum(best), wanted + per_card * group["at_least"]
        if sum(best) < per_card * group["at_least"]:
            where.append(str(group["label"]))
    if not earned:
        return Outcome(None)
    return Outcome(earned / wanted, tuple(where))


@register("tags_in_every_group")
def tags_in_every_group(case: Case) -> Outcome:
    """At least one tagged card in every group. Settings: ``part`` (kind "cards")."""
    cards = cards_of(case.value())
    if not cards:
        return Outcome(None)
    groups = settings_of(case.exercise, case.setting("part")).get("groups", ())
    without = [g for g in groups if not any(_has_tag(card) for card in _in_group(cards, g["id"]))]
    return Outcome(1 - len(without) / len(groups), tuple(str(group["label"]) for group in without))


@register("speaking_time")
def speaking_time(case: Case) -> Outcome:
    """Every block has notes and the whole takes at most ``max_minutes`` at ``words_per_minute``.

    Half the credit for the blocks, half for the time. Settings: ``part`` (kind "timer"), ``blocks``.
    """
    notes = mapping(mapping(case.value()).get("notes"))
    blocks = case.setting("blocks", ())
    filled = [block for block in blocks if is_filled(notes.get(block))]
    if not filled:
        return Outcome(None)
    words = sum(count_words(notes.get(block)) for block in blocks)
    minutes = words / case.setting("words_per_minute", 120)
    in_time = minutes <= case.setting("max_minutes", 3.5)
    share = 0.5 * len(filled) / len(blocks) + (0.5 if in_time else 0.0)
    return Outcome(share, values={"minutes": round(minutes, 1), "filled": len(filled), "asked": len(blocks)})
