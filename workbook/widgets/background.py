"""Work that may take seconds, beside the kernel's own: cards go on saving, and the person can change their mind."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

Hand: TypeAlias = Callable[[Callable[[], None]], None]  # has a call made where it belongs: on the kernel's own thread
Work: TypeAlias = Callable[[Hand], None]

_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="workbook")


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
    """Do the work beside the kernel's own, one at a time; without a running loop (tests, scripts) do it here and now.

    ``work`` gets a way to have its news told on the kernel's thread, in the message that asked for it.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        work(lambda call: call())
        return
    context = contextvars.copy_context()
    _worker.submit(work, lambda call: _handed(loop, call, context))


def _handed(loop: asyncio.AbstractEventLoop, call: Callable[[], None], context: contextvars.Context) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(lambda: context.run(call))
