"""Earlier states of the project that can be brought back.

A version is the whole project file as it stood before a change, in ``versionen/<revision>_<reason>.json``. A minute of
typing makes one version, not fifty; what a person may want back for good (before an import, a merge, a restore …, and
what was handed in) is always kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbook.project.codec import head_of
from workbook.project.disk import HEAD_BYTES
from workbook.project.entries import Reason

PAUSE = 60.0  # seconds between two versions of ordinary editing
NEWEST = 60  # ordinary versions kept, whatever their age
DAYS = 60  # of older ones, the last of each of so many days


@dataclass(frozen=True)
class Version:
    """One earlier state. ``revision`` is its name; ``label`` is what was last done to it (German)."""

    revision: int
    reason: Reason
    saved_at: str
    label: str
    path: Path

    @property
    def day(self) -> str:
        """The date it was saved on, as in the file."""
        return self.saved_at[:10]


def version_path(folder: Path, revision: int, reason: Reason) -> Path:
    """Where a version is kept. The revision has a fixed width, so names sort by age."""
    return folder / f"{revision:016d}_{reason}.json"


def list_versions(folder: Path) -> tuple[Version, ...]:
    """All versions, newest first, from their heads alone. Files that are none of ours are passed over."""
    if not folder.is_dir():
        return ()
    found = [version for path in folder.glob("*_*.json") if (version := _version(path)) is not None]
    return tuple(sorted(found, key=lambda version: (version.revision, version.reason), reverse=True))


def surplus(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The versions that may go: ordinary ones beyond the newest, except the last of each of the last days."""
    ordinary = sorted((v for v in versions if v.reason is Reason.EDIT), key=lambda v: v.revision, reverse=True)
    last_of_day = {version.day: version for version in reversed(ordinary)}
    days = set(sorted(last_of_day, reverse=True)[:DAYS])
    return tuple(v for v in ordinary[NEWEST:] if v.day not in days or last_of_day[v.day] is not v)


def seconds_between(earlier: str, later: datetime) -> float:
    """Seconds from a time as written in a file; endless where it cannot be read or lies in the future."""
    try:
        passed = (later - datetime.fromisoformat(earlier)).total_seconds()
    except (ValueError, TypeError):
        return float("inf")
    return passed if passed >= 0 else float("inf")


def _version(path: Path) -> Version | None:
    number, _, reason = path.stem.partition("_")
    if not number.isdigit() or reason not in set(Reason):
        return None
    try:
        with path.open("rb") as handle:
            head = head_of(handle.read(HEAD_BYTES)) or {}
    except OSError:
        head = {}
    return Version(int(number), Reason(reason), str(head.get("saved_at", "")), str(head.get("label", "")), path)
