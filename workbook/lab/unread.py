"""Which feedback the person has not opened yet, so that the start page can say what is new.

``.mappe/gelesen.json``: {"05b/05b.html": digest of the page as it was opened}. It is a convenience: where it cannot be
read or written, a page counts as new once more, and nothing else happens.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from workbook.lab.environment import STATE_FOLDER
from workbook.project import Workspace
from workbook.project.disk import LocalDisk, write_whole

MEMORY = "gelesen.json"


def unread(folder: Path, feedback: Mapping[str, str]) -> frozenset[str]:
    """The assignments among ``feedback`` (id -> page in the workspace) whose page was not opened as it is now."""
    known, below = _known(folder), Workspace(folder).feedback.name
    return frozenset(
        id_ for id_, page in feedback.items() if known.get(page.removeprefix(f"{below}/")) != _digest(folder / page)
    )


def note_read(folder: Path, page: str) -> None:
    """Remember that a page (below the feedback folder) was opened."""
    seen = {**_known(folder), page: _digest(Workspace(folder).feedback / page)}
    with contextlib.suppress(OSError):
        write_whole(LocalDisk(), folder / STATE_FOLDER / MEMORY, json.dumps(seen, indent=1).encode())


def _known(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / STATE_FOLDER / MEMORY).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(page: Path) -> str:
    try:
        return hashlib.sha256(page.read_bytes()).hexdigest()
    except OSError:
        return ""
