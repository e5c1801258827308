"""Reminders of data protection for free texts: e-mail addresses, telephone numbers, "Frau Meier".

A reminder never blocks: an address may be meant ("info@…" of an office). All patterns look at a bounded stretch from
each place, so a text of any length is searched in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbook.network import Network
from workbook.project.document import Json


class Personal(StrEnum):
    """What was found."""

    EMAIL = "email"
    PHONE = "phone"
    PERSON = "person"


@dataclass(frozen=True)
class Reminder:
    """Something in a text that may concern a person. ``path`` leads to the text: part, field, row …"""

    kind: Personal
    found: str
    path: tuple[str, ...] = ()


_NAME = r"[A-ZÄÖÜ][\w’'-]{1,40}"
_TITLE = r"(?:(?:Dr|Prof|Dipl)\.(?:-?[A-Za-z]{1,6}\.){0,2}[ \u00a0]{0,2}){0,3}"
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(r"(?<![\w,.:/-])(?:\+[1-9]|\(0[1-9]|00[1-9]|0[1-9])(?:[ \u00a0()/.–-]{0,3}\d){5,14}(?!\w|,\d)")
_PERSON = re.compile(rf"\b(?:Herrn?|Frau|Hr\.|Fr\.)[ \u00a0]{{1,2}}{_TITLE}{_NAME}")
_DATE = re.compile(r"[0-3]?\d[./ -]{1,2}[01]?\d[./ -]{1,2}(?:\d{4}|\d{2})(?!\d)")
_PATTERNS = ((Personal.EMAIL, _EMAIL), (Personal.PHONE, _PHONE), (Personal.PERSON, _PERSON))
_MOST = 20  # reminders for one text; more would not be read
_ROLES = {"Koordinatorin", "Koordinator", "Präsidentin", "Präsident", "Ministerin", "Minister", "Landrätin", "Landrat"}


def reminders(text: str) -> tuple[Reminder, ...]:
    """What in a text may concern a person, in the order in which it stands there."""
    found = [
        (match.start(), Reminder(kind, match.group()))
        for kind, pattern in _PATTERNS
        for match in pattern.finditer(text)
        if not _is_harmless(kind, match.group())
    ]
    return tuple(reminder for _, reminder in sorted(found, key=lambda each: each[0])[:_MOST])


def reminders_in(value: Json, path: tuple[str, ...] = ()) -> tuple[Reminder, ...]:
    """The same for every text in an answer; ``path`` of a reminder says where it stands."""
    return tuple(
        Reminder(reminder.kind, reminder.found, place)
        for place, text in _texts(value, path)
        for reminder in reminders(text)
    )


def reminders_in_network(network: Network) -> tuple[Reminder, ...]:
    """The same for names and places of actors: an actor is an organisation, never a person."""
    fields = ((actor, name, getattr(actor, name)) for actor in network.actors for name in ("name", "place", "sector"))
    return tuple(
        Reminder(reminder.kind, reminder.found, (actor.label, name))
        for actor, name, text in fields
        if text
        for reminder in reminders(text)
    )


def _is_harmless(kind: Personal, found: str) -> bool:
    if kind is Personal.PHONE:
        return _DATE.match(found) is not None or sum(sign.isdigit() for sign in found) > 16
    if kind is Personal.PERSON:
        return found.rsplit(maxsplit=1)[-1] in _ROLES
    return False


def _texts(value: Json, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    stack: list[tuple[tuple[str, ...], Json]] = [(path, value)]
    while stack:
        place, item = stack.pop()
        if isinstance(item, str):
            yield place, item
        elif isinstance(item, dict):
            stack.extend(((*place, str(key)), inner) for key, inner in reversed(item.items()))
        elif isinstance(item, list | tuple):
            stack.extend(((*place, str(number + 1)), item[number]) for number in reversed(range(len(item))))
