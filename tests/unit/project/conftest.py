"""A clock to set, a disk that breaks on demand, and a project folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from workbook.project import Change, Entry, ProjectStore, Reason, Saved
from workbook.project.disk import Glance, LocalDisk

WINTER = timezone(timedelta(hours=1))


class SetClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 15, 14, 32, tzinfo=WINTER)
        self.seconds = 0.0

    def now(self) -> datetime:
        return self.moment

    def passed(self) -> float:
        return self.seconds

    def go(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.seconds += max(seconds, 0)


class BrittleDisk(LocalDisk):
    """Fails with ``error`` at its step number ``fails_at`` (0 = the next one) and at every one after it."""

    def __init__(self, fails_at: int | None = None, error: int = errno.ENOSPC) -> None:
        self.steps: list[str] = []
        self.fails_at = fails_at
        self.error = error

    def _step(self, name: str) -> None:
        self.steps.append(name)
        if self.fails_at is not None and len(self.steps) > self.fails_at:
            raise OSError(self.error, os.strerror(self.error))

    def glance(self, path: Path) -> Glance | None:
        self._step("glance")
        return super().glance(path)

    def read(self, path: Path) -> bytes:
        self._step("read")
        return super().read(path)

    def write_aside(self, path: Path, data: bytes) -> Path:
        self._step("write_aside")
        return super().write_aside(path, data)

    def replace(self, aside: Path, path: Path) -> None:
        self._step("replace")
        super().replace(aside, path)

    def keep(self, path: Path, copy: Path) -> None:
        self._step("keep")
        super().keep(path, copy)

    def remove(self, path: Path) -> None:
        self._step("remove")
        super().remove(path)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mein-netzwerk"


@pytest.fixture
def store(folder: Path, clock: SetClock) -> ProjectStore:
    return ProjectStore(folder, participant="p07", clock=clock)


@pytest.fixture
def other(folder: Path, clock: SetClock) -> ProjectStore:
    """The same project as another kernel sees it."""
    return ProjectStore(folder, participant="p07", clock=clock)


@pytest.fixture
def brittle() -> type[BrittleDisk]:
    return BrittleDisk


Save = Callable[..., Saved]


@pytest.fixture
def save() -> Save:
    """Save a value over whatever is there now."""

    def put(store: ProjectStore, entry: Entry, value: object, label: str = "", reason: Reason = Reason.EDIT) -> Saved:
        done = store.apply(Change(entry, value, store.read().mark(entry).revision, label, reason))
        assert isinstance(done, Saved)
        return done

    return put
