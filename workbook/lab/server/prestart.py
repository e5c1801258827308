"""Start the kernel of the notebook that will most likely be opened next.

Opening a notebook costs its kernel's start; done while the person still reads the start page, it costs nothing.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

KERNEL = "python3"
_log = logging.getLogger(__name__)
_running: set[asyncio.Task[None]] = set()


def prestart(sessions: Any, path: str) -> None:
    """Begin a kernel session for the notebook at ``path`` unless one is there; never raises, never waits."""
    task = asyncio.get_running_loop().create_task(_start(sessions, path))
    _running.add(task)  # the loop keeps only weak references to tasks
    task.add_done_callback(_running.discard)


async def _start(sessions: Any, path: str) -> None:
    try:
        if not await sessions.session_exists(path=path):
            await sessions.create_session(path=path, name=path.rpartition("/")[2], type="notebook", kernel_name=KERNEL)
    except Exception as error:  # noqa: BLE001  a prestart that fails costs time later, nothing else
        _log.info("no kernel prestarted for %s: %s", path, error)
