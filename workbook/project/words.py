"""What the project says to a person about itself: times, reasons of versions, notices. Texts in ``de/project.toml``."""

from __future__ import annotations

from datetime import datetime

from workbook.content.texts import text
from workbook.errors import Message, error_message
from workbook.project.entries import Notice, Reason


def shown_time(saved_at: str) -> str:
    """A time as it stands in a file, as Germans read it: "23.11.2025, 14:32 Uhr"."""
    try:
        moment = datetime.fromisoformat(saved_at)
    except ValueError:
        return text("project.time.unknown")
    return text("project.time.moment", day=f"{moment:%d.%m.%Y}", clock=f"{moment:%H:%M}")


def shown_reason(reason: Reason) -> str:
    """Why a version was kept."""
    return text(f"project.reason.{reason}")


def notice_id(notice: Notice) -> str:
    """A name for a notice, to say which one was read."""
    return f"{notice.code} {notice.at}"


def notice_message(notice: Notice) -> Message:
    """A notice in words: what is, why it matters, what to do now."""
    values: dict[str, object] = dict(notice.values)
    if "time" in values:
        values["time"] = shown_time(str(values["time"]))
    return error_message(notice.code, values)
