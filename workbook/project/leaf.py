"""Which single text field did a change touch? Typing in one field is one step of undo, not one per keystroke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TypeAlias

from workbook.network import Actor, Network
from workbook.project.document import Json
from workbook.project.entries import Edit, Entry

Leaf: TypeAlias = tuple[Entry, tuple[str | int, ...]]


def typed_leaf(edits: Sequence[Edit]) -> Leaf | None:
    """The one text that differs between before and after; None for anything but typing in one field."""
    if len(edits) != 1:
        return None
    (edit,) = edits
    if isinstance(edit.before, Network) and isinstance(edit.after, Network):
        path = _in_network(edit.before, edit.after)
    else:
        path = _in_json(edit.before, edit.after)
    return None if path is None else (edit.entry, path)


def _in_json(before: Json, after: Json) -> tuple[str | int, ...] | None:
    if isinstance(after, str) and (before is None or isinstance(before, str)):
        return ()
    if isinstance(after, dict) and (before is None or isinstance(before, dict)):
        before = before or {}
        if before.keys() - after.keys():
            return None
        changed = [key for key, value in after.items() if key not in before or before[key] != value]
        inner = _in_json(before.get(changed[0]), after[changed[0]]) if len(changed) == 1 else None
        return None if inner is None else (changed[0], *inner)
    if isinstance(after, list) and isinstance(before, list) and len(before) == len(after):
        places = [i for i, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        inner = _in_json(before[places[0]], after[places[0]]) if len(places) == 1 else None
        return None if inner is None else (places[0], *inner)
    return None


def _in_network(before: Network, after: Network) -> tuple[str | int, ...] | None:
    rest = (before.ties, before.coordinator, before.unknown) == (after.ties, after.coordinator, after.unknown)
    if not rest or len(before.actors) != len(after.actors):
        return None
    changed = [pair for pair in zip(before.actors, after.actors, strict=True) if pair[0] != pair[1]]
    if len(changed) != 1 or changed[0][0].id != changed[0][1].id:
        return None
    old, new = changed[0]
    names = [field.name for field in fields(Actor) if getattr(old, field.name) != getattr(new, field.name)]
    typed = len(names) == 1 and isinstance(getattr(new, names[0]), str)
    return ("actors", new.id, names[0]) if typed else None
