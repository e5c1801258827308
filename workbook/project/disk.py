"""The disk as a port: whole files only, put in place in one step, and flushed before anyone is told "saved".

Works without ``fcntl`` and survives Windows, where a file that a virus scanner or a sync client holds open for a
moment cannot be replaced: those steps are tried again for up to a second.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

ASIDE = ".neu"  # ending of a file that is being written; one that stays behind is rubbish from a killed process
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4)
HEAD_BYTES = 1024
Glance: TypeAlias = tuple[int, int, int, bytes]  # inode, time, size, first bytes (they hold the revision)
Result = TypeVar("Result")


class Disk(Protocol):
    """What the store does to files. Every method may raise OSError; none leaves a half-written file in place."""

    def read(self, path: Path) -> bytes:
        """The whole file."""

    def glance(self, path: Path) -> Glance | None:
        """What tells one state of a file from the next; None where there is no file."""

    def write_aside(self, path: Path, data: bytes) -> Path:
        """A new, flushed file beside ``path``, to be put in its place by :meth:`replace`."""

    def replace(self, aside: Path, path: Path) -> None:
        """Put ``aside`` in the place of ``path`` in one step and flush the folder."""

    def keep(self, path: Path, copy: Path) -> None:
        """Keep the present content of ``path`` under ``copy`` too; nothing happens where ``copy`` exists."""

    def remove(self, path: Path) -> None:
        """Remove a file; nothing happens where there is none."""


class LocalDisk:
    """The file system of this machine."""

    def read(self, path: Path) -> bytes:
        """See :class:`Disk`."""
        return _patiently(path.read_bytes)

    def glance(self, path: Path) -> Glance | None:
        """See :class:`Disk`."""
        try:
            with _patiently(lambda: path.open("rb")) as handle:
                about = os.fstat(handle.fileno())
                return about.st_ino, about.st_mtime_ns, about.st_size, handle.read(HEAD_BYTES)
        except FileNotFoundError:
            return None

    def write_aside(self, path: Path, data: bytes) -> Path:
        """See :class:`Disk`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}{ASIDE}")
        try:
            with aside.open("xb") as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
        except BaseException:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
            raise
        return aside

    def replace(self, aside: Path, path: Path) -> None:
        """See :class:`Disk`."""
        try:
            _patiently(lambda: aside.replace(path))
        except BaseException:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)

    def keep(self, path: Path, copy: Path) -> None:
        """See :class:`Disk`. A hard link where the file system has them: files here are replaced, never rewritten."""
        if copy.exists():
            return
        copy.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, copy)
        except FileExistsError:
            return
        except OSError:
            self._copy(path, copy)

    def remove(self, path: Path) -> None:
        """See :class:`Disk`."""
        _patiently(lambda: path.unlink(missing_ok=True))

    def _copy(self, path: Path, copy: Path) -> None:
        aside = copy.with_name(f".{copy.name}.{os.getpid()}-{secrets.token_hex(4)}{ASIDE}")
        try:
            shutil.copyfile(path, aside)
            aside.replace(copy)
        finally:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)


def write_whole(disk: Disk, path: Path, data: bytes) -> None:
    """Write a file so that readers, and whoever comes after a crash, see all of it or what was there before."""
    disk.replace(disk.write_aside(path, data), path)


def sync_folder(folder: Path) -> None:
    """Flush a folder, so that a renamed file is still there after a power cut. Windows has no such step."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):  # some network file systems cannot; the file itself is flushed
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _patiently(step: Callable[[], Result]) -> Result:
    """Run a step again while another program holds the file open (Windows: PermissionError)."""
    if sys.platform == "win32":
        for pause in _PAUSES:
            try:
                return step()
            except PermissionError:
                time.sleep(pause)
    return step()
