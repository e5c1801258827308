"""Start the kernel of the notebook that will most likely be opened next.

Opening a notebook costs its kernel's start; done while the person still reads, it costs nothing. At most one kernel
waits like that: the one started before is ended if nobody came for it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

KERNEL = "python3"
_log = logging.getLogger(__name__)


class Prestarter:
    """Keeps at most one unopened kernel ready."""

    def __init__(self, sessions: Any) -> None:
        self._sessions = sessions
        self._waiting: str | None = None  # the notebook whose kernel was started last
        self._lock = asyncio.Lock()
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, path: str) -> None:
        """Start a kernel session for the notebook at ``path`` unless one is there; never raises, never waits."""
        task = asyncio.get_running_loop().create_task(self._start(path))
        self._running.add(task)  # the loop keeps only weak references to tasks
        task.add_done_callback(self._running.discard)

    async def _start(self, path: str) -> None:
        async with self._lock:
            try:
                await self._let_go(path)
                if not await self._sessions.session_exists(path=path):
                    name = path.rpartition("/")[2]
                    await self._sessions.create_session(path=path, name=name, type="notebook", kernel_name=KERNEL)
                    self._waiting = path
            except Exception as error:  # noqa: BLE001  a prestart that fails costs time later, nothing else
                _log.info("no kernel prestarted for %s: %s", path, error)

    async def _let_go(self, path: str) -> None:
        """End the kernel that waits for another notebook, if nobody has connected to it."""
        waiting, self._waiting = self._waiting, None
        if waiting is None or waiting == path:
            self._waiting = waiting
            return
        for session in await self._sessions.list_sessions():
            if session["path"] == waiting and not session["kernel"].get("connections"):
                await self._sessions.delete_session(session["id"])
