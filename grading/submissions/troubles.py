"""Troubles in the words a Referent/in reads: one place that turns a code into a :class:`Trouble`."""

from __future__ import annotations

import re

from grading.submissions.model import Trouble
from workbook.content import text
from workbook.content.texts import table
from workbook.errors import SnapshotInvalid

MEGABYTE = 1_000_000
_SHOWN = 60
_NOT_PRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def trouble(code: str, *, blocks: bool = True, **values: object) -> Trouble:
    """The trouble of a code. ``blocks`` False = graded all the same, but a person should look."""
    shown = {name: shown_value(value) for name, value in values.items()}
    return Trouble(
        code, text(f"grading.trouble.{code}.was", **shown), text(f"grading.trouble.{code}.tun", **shown), blocks
    )


def snapshot_trouble(error: SnapshotInvalid) -> Trouble:
    """The trouble of a refused answer file: what is the matter as the error says it, what to do as a grader needs it.

    The error itself tells the participant what to do; the triage list is read by somebody else.
    """
    todo = table("grading.again")
    return Trouble(error.code, shown_value(error.message.what, 400), str(todo.get(error.code, todo["snapshot"])))


def shown_value(value: object, limit: int = _SHOWN) -> str:
    """A value that may come from a participant, made safe to stand in one line of a list.

    Control and direction characters are shown as "�" so that a name cannot reorder or hide the rest of the line.
    """
    cleaned = _NOT_PRINTABLE.sub("\N{REPLACEMENT CHARACTER}", str(value))
    cleaned = cleaned.encode("utf-8", "replace").decode("utf-8")
    return cleaned if len(cleaned) <= limit else f"{cleaned[: limit - 1]}…"
