"""Work that may take seconds, beside the kernel's own: cards go on saving, and the person can change their mind."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable
from typing import TypeAlias

Hand: TypeAlias = Callable[[Callable[[], None]], None]  # has a call made where it belongs: on the kernel's own thread
Work: TypeAlias = Callable[[Hand], None]


class Stopped(Exception):
    """The person does not want the result any more."""


class Job:
    """One piece of work. It cannot be interrupted within a step, but nothing comes of it once it is stopped."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Nobody wants the result any more."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._stopped.is_set()

    def go_on(self) -> None:
        """Between two steps. Raises Stopped."""
        if self.stopped:
            raise Stopped


def beside(work: Work) -> None:
    """Do the work beside the kernel's own; without a running loop (tests, scripts) do it here and now.

    Each piece has a thread of its own: one given up in the middle of a step keeps nobody waiting. ``work`` gets
    a way to have its news told on the kernel's thread, as part of the message that asked for it.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        work(lambda call: call())
        return
    context = contextvars.copy_context()

    def hand(call: Callable[[], None]) -> None:
        _handed(loop, call, context)

    threading.Thread(target=work, args=(hand,), name="workbook", daemon=True).start()


def _handed(loop: asyncio.AbstractEventLoop, call: Callable[[], None], context: contextvars.Context) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(lambda: context.run(call))
