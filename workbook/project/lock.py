"""One writer at a time, across threads and processes; and what went wrong with the disk in words for a person.

The lock is the operating system's: it is gone when its process is gone, however it ended. On a network drive that has
no such locks, a marker file takes its place; filelock removes it when the process it names no longer runs.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from workbook.errors import ProjectError, ProjectNotWritable

LOCK_FILE = ".sperre"
MARKER_FILE = ".sperre-marke"
_LOOK_AGAIN = 0.01  # seconds
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class Lock:
    """The lock of a folder; taking it twice in one thread is fine.

    Raises ProjectNotWritable: "project-busy" when another process holds it longer than ``patience`` seconds, and
    "project-disk-full", "project-read-only", "project-write-failed" for what the disk refuses inside,
    "project-folder-gone" when the file ``anchor`` is not there: its folder was renamed or its drive is away, and what
    would be saved now would lie in a new folder of the old name that nobody looks into.
    """

    def __init__(self, folder: Path, patience: float, anchor: Path | None = None) -> None:
        self._folder = folder
        self._anchor = anchor
        self._patience = patience
        self._lock: BaseFileLock = FileLock(folder / LOCK_FILE, timeout=patience, poll_interval=_LOOK_AGAIN)

    def __enter__(self) -> None:
        with self.translated():
            self.see_anchor()
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                self._acquire()
            except Timeout as error:
                raise ProjectNotWritable("project-busy") from error

    def _acquire(self) -> None:
        try:
            self._lock.acquire()
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            self._lock = SoftFileLock(self._folder / MARKER_FILE, timeout=self._patience, poll_interval=_LOOK_AGAIN)
            self._lock.acquire()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._lock.release()
        if isinstance(error, OSError):
            raise _explained(error) from error

    def see_anchor(self) -> None:
        """Raises ProjectNotWritable("project-folder-gone")."""
        if self._anchor is not None and not self._anchor.is_file():
            raise ProjectNotWritable("project-folder-gone", folder=str(self._anchor.parent))

    @contextlib.contextmanager
    def translated(self, *, reading: bool = False) -> Iterator[None]:
        """Turn what the disk says into a message for the person."""
        try:
            yield
        except OSError as error:
            if reading:
                raise ProjectError("project-unreadable", reason=_words(error)) from error
            raise _explained(error) from error


def _explained(error: OSError) -> ProjectNotWritable:
    if error.errno in _FULL:
        return ProjectNotWritable("project-disk-full")
    if error.errno in _FORBIDDEN:
        return ProjectNotWritable("project-read-only")
    return ProjectNotWritable("project-write-failed", reason=_words(error))


def _words(error: OSError) -> str:
    return error.strerror or type(error).__name__
