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


_GAP = r"[ \t\r\n\u00a0\u202f]{1,3}"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ſ"
_NAME = rf"(?:[{_CAPITAL}][\w’'-]{{1,40}}|[{_CAPITAL}]\.)"
_PARTICLE = rf"(?:(?:von|van|vom|zu|zur|zum|de|del|di|der|den|dem|la|le|el|al|ten|ter){_GAP}){{0,3}}(?:d['’])?"
_TITLE = r"(?:(?:Dr|Prof|Dipl|Mag)\.(?:-?[A-Za-z]{1,6}\.){0,2}[ \u00a0]{0,2}|h\. ?c\.[ \u00a0]{0,2}){0,4}"
_ROLES = {"Koordinatorin", "Koordinator", "Präsidentin", "Präsident", "Ministerin", "Minister", "Landrätin", "Landrat"}
_NO_NAMES = _ROLES | {"UND", "ODER"}
_AT = r"(?:[@＠]|[ ]?[\[({][ ]?(?:at|AT|ät)[ ]?[\])}][ ]?)"
_EMAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}")
_PHONE = re.compile(r"(?<![\w,.:/-])(?:\+[1-9]|\(0[1-9]|00[1-9]|0[1-9])(?:[ \u00a0()/.–-]{0,3}\d){5,14}(?!\w|,\d)")
_PERSON = re.compile(
    rf"\b(?:Herrn?|HERRN?|Frau|FRAU|Hrn?\.|Fr\.){_GAP}{_TITLE}(?:(?:{'|'.join(sorted(_ROLES))}){_GAP})?{_PARTICLE}{_NAME}"
)
_DATE = re.compile(r"[0-3]?\d[./ -]{1,2}[01]?\d[./ -]{1,2}(?:\d{4}|\d{2})(?!\d)")
_PATTERNS = ((Personal.EMAIL, _EMAIL), (Personal.PHONE, _PHONE), (Personal.PERSON, _PERSON))
_MOST = 20  # reminders for one text; more would not be read


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
        return found.rsplit(maxsplit=1)[-1] in _NO_NAMES
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
