"""The folder ``mitnehmen`` in the workspace: whole files only, and never over something the person has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from workbook.project import Workspace
from workbook.project.disk import Disk, LocalDisk, write_whole
from workbook.report.takeaway.files import File

FOLDER = "mitnehmen"
RECORD = ".stand.json"  # file name -> digest of what was written last
MOST = 200  # copies of one file that are told apart by a number


def keep(workspace: Workspace, file: File, disk: Disk | None = None) -> Path:
    """Put a file into the folder and return its place. Raises OSError where that is not possible.

    A file of that name is replaced only while it still is what was put there; one that the person has edited, or has
    open in a program that holds it, stays, and the new one gets a number.
    """
    disk = disk or LocalDisk()
    folder = workspace.folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = _record(folder)
    held: OSError | None = None
    for path in _places(folder, file.name):
        if path.exists() and _digest(path.read_bytes()) != written.get(path.name):
            continue
        try:
            write_whole(disk, path, file.content)
        except PermissionError as error:
            held = error
            if not path.exists():  # the folder itself is closed, not one file in it
                raise
            continue
        written[path.name] = _digest(file.content)
        write_whole(disk, folder / RECORD, json.dumps(written, ensure_ascii=False, indent=0).encode())
        return path
    raise held or FileExistsError(file.name)


def _places(folder: Path, name: str) -> Iterator[Path]:
    """ "bericht.pdf", "bericht_2.pdf", …"""
    first = folder / name
    yield first
    for number in range(2, MOST):
        yield first.with_name(f"{first.stem}_{number}{first.suffix}")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _record(folder: Path) -> dict[str, str]:
    """What was written so far; a record that cannot be read protects every file from being replaced."""
    try:
        found = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(name): str(digest) for name, digest in found.items()} if isinstance(found, dict) else {}
