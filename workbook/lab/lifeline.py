"""The server ends with the command that started it, however that one ends.

The start command holds the other end of the server's standard input. When it goes – closed, asked to, killed – the
operating system closes that end on every system, and the server stops as orderly as after a click.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

VARIABLE = "WORKBOOK_LIFELINE"


def hold(stop: Callable[[], object], line: int | None = None) -> None:
    """Call ``stop``, in another thread, when nobody holds the other end of ``line`` (standard input) any more."""
    end = sys.stdin.fileno() if line is None else line
    threading.Thread(target=_wait, args=(end, stop), name="lifeline", daemon=True).start()


def _wait(line: int, stop: Callable[[], object]) -> None:
    # Not through sys.stdin: a thread that waits inside its lock keeps the interpreter from ending.
    try:
        while os.read(line, 1):
            pass
    except OSError:
        return  # not a line at all: then nothing depends on it
    stop()
