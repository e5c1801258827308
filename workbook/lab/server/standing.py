"""Where the person stands: their own points, and what has to be handed in next. Nobody is compared with others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from workbook.content.texts import number, text
from workbook.handin import Returned
from workbook.lab.course import Leg
from workbook.lab.server.moments import clock


def results(legs: Sequence[Leg], base: str) -> dict[str, Any] | None:
    """The points, assignment by assignment and together; None while there are none."""
    known = [(leg, leg.result) for leg in legs if leg.result is not None and leg.result.points is not None]
    if not known:
        return None
    points = sum(each.points or 0 for _, each in known)
    maximum = sum(each.maximum or 0 for _, each in known)
    return {
        "total": text("start.results.points", points=_short(points), maximum=_short(maximum)),
        "final": all(each.is_final for _, each in known),
        "lines": [
            {"id": leg.id, "title": leg.title, "points": points_of(each), "url": feedback_url(leg, base)}
            for leg, each in known
        ],
    }


def points_of(result: Returned | None) -> str:
    """The points of one feedback in words; "" where it does not say."""
    if result is None or result.points is None or result.maximum is None:
        return ""
    key = "points" if result.is_final else "so_far"
    return text(f"start.results.{key}", points=_short(result.points), maximum=_short(result.maximum))


def feedback_url(leg: Leg, base: str) -> str | None:
    """Where the feedback page opens; None where there is none."""
    return f"{base}workbook/rueckmeldung/{quote(leg.feedback.partition('/')[2])}" if leg.feedback else None


def due(leg: Leg, url: Callable[[str | None], str | None], now: datetime) -> dict[str, Any]:
    """The next hand-in: until when, in how many days, how much is left to do."""
    when = (leg.deadline or now).astimezone()
    days = (when.date() - now.astimezone().date()).days
    key = "overdue" if when < now else ("today", "tomorrow")[days] if days < 2 else "days"
    left = leg.assignment.minutes_left
    return {
        "title": text("start.now.due_what", id=leg.id, title=leg.title),
        "url": url(leg.assignment.path),
        "late": when < now,
        "at": when.isoformat(),
        "when": text(f"start.now.due_{key}", when=clock(when), days=days),
        "left": text("start.now.due_left", minutes=left) if left else text("start.now.due_ready"),
    }


def _short(value: float) -> str:
    """At most two digits, none that say nothing: 2, 1,5, 0,67."""
    return number(value, next((digits for digits in (0, 1) if abs(value - round(value, digits)) < 0.005), 2))
