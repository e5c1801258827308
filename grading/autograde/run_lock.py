"""One run at a time in a course folder; the system gives the lock back when a run is killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from grading.autograde.executors import RunError
from grading.autograde.paper import CourseFolder

LOCK_FILE = ".bewertung.lock"


@contextmanager
def alone(course: CourseFolder) -> Iterator[None]:
    """Hold the lock of a course folder. Raises RunError("run-active") when another run holds it."""
    lock = FileLock(course.folder / LOCK_FILE, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise RunError("run-active") from None
    except NotImplementedError:  # a network drive without locks: better a run without than none
        yield
        return
    try:
        yield
    finally:
        lock.release()
