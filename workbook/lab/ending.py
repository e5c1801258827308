"""How a start command ends: Ctrl+C, a closed window, a request from outside – never with a traceback.

The signals only leave a note. Nothing is thrown into the middle of a step, so each moment is as good as any other, and
a second Ctrl+C cannot cut the tidying up short.
"""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType, TracebackType
from typing import Any

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")  # those that this system has
PAUSE = 0.1


class Ending:
    """While entered, ``asked`` tells whether somebody wants the command to end.

    A signal that is ignored when we come (``nohup``, a job in the background) stays ignored.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Ending:
        if threading.current_thread() is threading.main_thread():  # signals can be set nowhere else
            for name in SIGNALS:
                number = getattr(signal, name, None)
                if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def rest(self) -> None:
        """A short pause; over at once when the end was asked for."""
        if not self.asked:
            time.sleep(PAUSE)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
