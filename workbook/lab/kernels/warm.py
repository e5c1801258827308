"""The Jupyter server's side of the warm kernels: starts the fork server, orders kernels, notices new packages."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import workbook
from workbook.lab.kernels import wire

FORKSERVER = "workbook.lab.kernels.forkserver"
START_LIMIT = 30.0  # seconds for importing everything, generous for a slow disk
ORDER_LIMIT = 5.0  # seconds for one answer; a fork takes milliseconds
GONE = -signal.SIGKILL.value if hasattr(signal, "SIGKILL") else -9


class WarmError(Exception):
    """No warm kernel can be had; the plain one is started instead."""


def is_possible() -> bool:
    """Forking is tried and tested on Linux; elsewhere the plain kernel is started."""
    return sys.platform == "linux"


class WarmParent:
    """One fork server process. Its methods may be called from any thread."""

    def __init__(self, stamp: object) -> None:
        self.stamp = stamp
        self._lock = threading.Lock()
        self._line, theirs = socket.socketpair()
        self._line.settimeout(START_LIMIT)
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", FORKSERVER, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C in the terminal ends the Jupyter server, which then ends this
        )
        theirs.close()
        self._ready = False

    def order(self, argv: Sequence[str], env: Mapping[str, str], cwd: str | None) -> int:
        """Fork a kernel; its process id. Raises WarmError."""
        answer = self._ask({"argv": list(argv), "env": dict(env), "cwd": cwd})
        return int(answer["pid"])

    def poll(self, pid: int) -> int | None:
        """The exit code of a kernel, None while it runs. A kernel does not outlive its parent."""
        try:
            code = self._ask({"poll": pid})["code"]
        except WarmError:
            return GONE
        return None if code is None else int(code)

    def wait_ready(self) -> None:
        """Wait until everything is imported. Raises WarmError."""
        with self._lock:
            self._await_ready()

    def close(self) -> None:
        """Let it end; its kernels end with it."""
        self._line.close()

    def _ask(self, message: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            self._await_ready()
            try:
                wire.send(self._line, message)
                return wire.receive(self._line)
            except (OSError, EOFError, ValueError) as error:
                self._line.close()  # an answer that comes too late must not be taken for the next one
                raise WarmError(str(error)) from error

    def _await_ready(self) -> None:
        if self._ready:
            return
        try:
            wire.receive(self._line)
        except (OSError, EOFError, ValueError) as error:
            self._line.close()
            raise WarmError(str(error)) from error
        self._line.settimeout(ORDER_LIMIT)
        self._ready = True


class WarmPool:
    """The parent for new kernels, and earlier ones that still have kernels running."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._current: WarmParent | None = None

    def parent(self) -> WarmParent:
        """The parent for the next kernel: a new one when packages have changed or the last one is gone."""
        with self._lock:
            now = package_stamp()
            current = self._current
            if current is None or current.stamp != now or current.process.poll() is not None:
                # The old parent is only let go of, not closed: it ends with its last kernel's provisioner.
                current = self._current = WarmParent(now)
            return current

    def begin(self) -> None:
        """Start importing now, so that the first kernel need not wait. Never raises."""
        if is_possible():
            threading.Thread(target=self._try, name="warm-kernels", daemon=True).start()

    def _try(self) -> None:
        try:
            self.parent().wait_ready()
        except (WarmError, OSError):
            return  # the first order meets the same and starts a plain kernel

    def close(self) -> None:
        """End the parent for new kernels."""
        with self._lock:
            if self._current is not None:
                self._current.close()
                self._current = None


def package_stamp() -> object:
    """Changes when a package is installed or removed or the workbook's own files change."""
    own = Path(workbook.__file__).parent
    folders = [Path(entry) for entry in sys.path if entry.endswith("-packages")]
    newest = max(_changed(Path(place) / name) for place, _, names in os.walk(own) for name in names if _counts(name))
    return (newest, tuple(_changed(folder) for folder in folders))


def _counts(name: str) -> bool:
    return name.endswith((".py", ".toml", ".csv"))


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


POOL = WarmPool()
