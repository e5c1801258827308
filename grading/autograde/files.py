"""Writing the graded copy of a submission where nbgrader looks for it, file by file, each atomically."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from grading.submissions import Received
from workbook.handin import ANSWER_FILE

FINDINGS_FILE = "befunde.json"
TIMESTAMP_FILE = "timestamp.txt"
READ_ONLY = 0o444  # as nbgrader leaves graded files
_WRITING = ".neu"


def write_graded(folder: Path, received: Received, notebook: bytes, findings: Any, mode: int = READ_ONLY) -> None:
    """Write ``<assignment>.ipynb``, findings, answers and time; take away everything else that lies there.

    A killed run leaves whole files of the old or the new submission; the gradebook is written after them, so the next
    run writes them again. Raises OSError.
    """
    files = {
        f"{received.assignment}.ipynb": notebook,
        FINDINGS_FILE: (json.dumps(findings, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8", "replace"),
    }
    if received.data is not None:
        files[ANSWER_FILE] = received.data
    if received.received_at is not None:
        files[TIMESTAMP_FILE] = f"{received.received_at:%Y-%m-%d %H:%M:%S.%f} UTC\n".encode()
    _own_folder(folder)
    for name, data in files.items():
        _write(folder / name, data, mode)
    with os.scandir(folder) as entries:
        strange = [entry for entry in entries if entry.name not in files]
    for entry in strange:
        _remove(entry)


def _own_folder(folder: Path) -> None:
    """A real folder: a link planted in its place is taken away, never followed."""
    for step in (folder.parent, folder):
        if step.is_symlink() or (step.exists() and not step.is_dir()):
            step.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _write(path: Path, data: bytes, mode: int) -> None:
    aside = path.with_name(f"{path.name}{_WRITING}")
    aside.unlink(missing_ok=True)
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    with open(descriptor, "wb") as handle:  # noqa: PTH123  a descriptor, not a path
        handle.write(data)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    aside.chmod(mode)
    aside.replace(path)


def _remove(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    else:
        Path(entry.path).unlink(missing_ok=True)


def is_written(folder: Path, assignment: str, size: int) -> bool:
    """Whether the graded notebook lies there whole."""
    try:
        return (folder / f"{assignment}.ipynb").lstat().st_size == size
    except OSError:
        return False
