"""What Jupyter calls to start a kernel: warm where possible, plain everywhere else.

Found through the entry point ``jupyter_client.kernel_provisioners``; the kernelspec in workbook/lab/data names it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from workbook.lab.kernels.warm import POOL, WarmError, WarmParent, is_possible

LAUNCHER = "ipykernel_launcher"
PAUSE = 0.05


class WarmProcess:
    """A forked kernel with the face of subprocess.Popen, as far as Jupyter looks at it."""

    stdin = stdout = stderr = None

    def __init__(self, parent: WarmParent, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._parent = parent

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        if self.returncode is None:
            self.returncode = self._parent.poll(self.pid)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end. Raises TimeoutError."""
        end = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if end is not None and time.monotonic() > end:
                raise TimeoutError
            time.sleep(PAUSE)
        return code

    def send_signal(self, number: int) -> None:
        """Signal the kernel, unless it has ended: its number may belong to another process by then."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class WarmProvisioner(LocalProvisioner):  # type: ignore[misc]
    """Starts ``python -m ipykernel_launcher …`` by a fork of the warm parent."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """The connection data of a started kernel."""
        argv = _arguments(cmd)
        if argv is None or not is_possible():
            return await super().launch_kernel(cmd, **kwargs)
        try:
            self.process = await asyncio.to_thread(_forked, argv, kwargs)
        except (WarmError, OSError, KeyError) as error:
            self.log.info("plain kernel, because no warm one could be had: %s", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = self.process.pid
        self.cwd = kwargs.get("cwd")
        return self.connection_info


def _forked(argv: list[str], kwargs: dict[str, Any]) -> WarmProcess:
    parent = POOL.parent()
    env = kwargs["env"]
    return WarmProcess(parent, parent.order(argv, env, kwargs.get("cwd")))


def _arguments(cmd: list[str]) -> list[str] | None:
    """What follows ``-m ipykernel_launcher``; None for any other command."""
    return cmd[cmd.index(LAUNCHER) + 1 :] if LAUNCHER in cmd else None
