"""No traceback reaches a person: every callback runs inside :func:`guarded`, and a fault becomes German words.

The box shows what is, why it matters, what to do now, and an error number. The report that "Bericht kopieren" puts on
the clipboard names the place in the program and versions, never what the person entered.
"""

from __future__ import annotations

import hashlib
import platform
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import TypeVar

from workbook import __version__
from workbook.errors import WorkbookError, error_message
from workbook.project import Json

Result = TypeVar("Result")


@dataclass(frozen=True)
class Trouble:
    """A fault as a person sees it: three sentences, a number, and a report without personal data."""

    number: str
    what: str
    why: str
    todo: str
    report: str

    def to_json(self) -> Json:
        """The trouble for the browser."""
        return asdict(self)


def guarded(place: str, step: Callable[[], Result]) -> Result | Trouble:
    """The result of ``step``, or what went wrong in words. ``place`` names the callback for the report."""
    try:
        return step()
    except Exception as error:  # noqa: BLE001  the one place where every fault turns into a German box
        return trouble(place, error)


def trouble(place: str, error: Exception) -> Trouble:
    """A fault in words. Two faults at the same place in the program share their number."""
    frames = [
        f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    if isinstance(error, WorkbookError):
        number, message = error.code, error.message
    else:
        mark = "|".join([type(error).__name__, *frames[-3:]])
        number = "W-" + hashlib.blake2b(mark.encode(), digest_size=3).hexdigest().upper()
        message = error_message("unexpected", {"code": number})
    report = "\n".join(
        [
            f"Netzwerk-Workbook {__version__} · Python {platform.python_version()} · {platform.system()}",
            f"Fehlernummer {number} · {place} · {type(error).__name__}",
            *frames[-8:],
        ]
    )
    return Trouble(number, message.what, message.why, message.todo, report)
