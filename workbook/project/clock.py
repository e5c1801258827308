"""The clock as a port: tests set it back, forward, or stop it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Says the time of day (for people) and passed seconds (for pauses; never goes back)."""

    def now(self) -> datetime:
        """The time with its offset."""

    def passed(self) -> float:
        """Seconds since some fixed moment."""


class SystemClock:
    """The machine's own clock, in its own time zone."""

    def now(self) -> datetime:
        """See :class:`Clock`."""
        return datetime.now(UTC).astimezone()

    def passed(self) -> float:
        """See :class:`Clock`."""
        return time.monotonic()


def stamp(moment: datetime) -> str:
    """A moment as it stands in a file: ISO 8601 with offset, to the second."""
    return moment.isoformat(timespec="seconds")
