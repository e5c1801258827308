"""Days and times in German words, whatever the machine's locale."""

from __future__ import annotations

from datetime import datetime

from workbook.content.texts import text

WEEKDAYS = ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")


def date(moment: datetime) -> str:
    """TT.MM.JJJJ."""
    return f"{moment:%d.%m.%Y}"


def clock(moment: datetime) -> str:
    """Weekday, date and time in German words, whatever the machine's locale."""
    return text("start.aside.clock", weekday=WEEKDAYS[moment.weekday()], date=date(moment), time=f"{moment:%H:%M}")
