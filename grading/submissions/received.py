"""When a submission was handed in: ``timestamp.txt`` as nbgrader and the hand-in client write it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_NBGRADER = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,6})?)\s*([^\s]*)")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")


def read_time(data: bytes) -> datetime | None:
    """The time in UTC without offset, as nbgrader stores it; None if the text is not a time.

    Accepts nbgrader's "2026-11-23 10:15:00.123 CET" and ISO times; a time without a zone counts as UTC, as there.
    """
    try:
        found = _NBGRADER.fullmatch(data.decode("ascii").strip())
    except UnicodeDecodeError:
        return None
    if found is None:
        return None
    day, clock, zone = found.groups()
    try:
        moment = datetime.fromisoformat(f"{day}T{_padded(clock)}")
        known = _zone(zone)
        return None if known is None else moment.replace(tzinfo=known).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def _padded(clock: str) -> str:
    head, dot, fraction = clock.partition(".")
    return f"{head}{dot}{fraction:0<6}" if dot else head


def _zone(name: str) -> timezone | ZoneInfo | None:
    if name.upper() in ("", "Z", "UTC", "GMT"):
        return UTC
    offset = _OFFSET.fullmatch(name)
    if offset:
        sign, hours, minutes = offset.groups()
        return timezone((1 if sign == "+" else -1) * timedelta(hours=int(hours), minutes=int(minutes)))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
