"""Create a participant's workspace, or bring its module notebooks up to date.

A module notebook is course material: answers live in the project, so it may be replaced. Whoever changed one in the
full JupyterLab keeps that version under another name.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import workbook
from workbook.content.texts import text
from workbook.errors import ProjectError
from workbook.lab.environment import STATE_FOLDER
from workbook.project.workspace import PARTICIPATION_FILE, SCHEMA, Workspace

NOTEBOOKS = Path(workbook.__file__).parent / "_notebooks"
DELIVERED = "ausgeliefert.json"


@dataclass(frozen=True)
class Prepared:
    """What was done to a workspace."""

    folder: Path
    created: bool
    updated: tuple[str, ...] = ()
    kept: Mapping[str, str] | None = None
    restored: bool = False  # teilnahme.json was gone or damaged and has been brought back

    def lines(self) -> list[str]:
        """The same in German, a sentence each."""
        said = [text("cli.start.prepared", folder=self.folder)]
        if self.restored:
            said.append(text("cli.start.restored"))
        if self.updated and not self.created:
            key = "updated_one" if len(self.updated) == 1 else "updated"
            said.append(text(f"cli.start.{key}", count=len(self.updated)))
        said += [text("cli.start.kept", name=name, kept=kept) for name, kept in (self.kept or {}).items()]
        return said


def prepare(folder: Path, notebooks: Path = NOTEBOOKS, participation: Mapping[str, object] | None = None) -> Prepared:
    """Make ``folder`` a workspace with the module notebooks of this version.

    Raises ProjectError("workspace-not-writable") when the folder cannot be used.
    """
    place = Workspace(folder)
    participation_file, copy = folder / PARTICIPATION_FILE, folder / STATE_FOLDER / PARTICIPATION_FILE
    try:
        restored = _bring_back(participation_file, copy)
        created = not participation_file.exists()
        for each in (place.modules, place.assignments, place.feedback, folder / STATE_FOLDER):
            each.mkdir(parents=True, exist_ok=True)
        if created:
            content = {"schema": SCHEMA, "participant": _guest(), "course": "", "handin": {"kind": "file"}}
            _write(participation_file, json.dumps({**content, **(participation or {})}, ensure_ascii=False, indent=2))
        if _is_whole(participation_file):
            _copy(participation_file, copy)
        updated, kept = _deliver(notebooks, place.modules, folder / STATE_FOLDER / DELIVERED)
    except OSError as error:
        raise ProjectError("workspace-not-writable", folder=folder, reason=error.strerror or error) from error
    return Prepared(folder, created, tuple(updated), kept, restored)


def _bring_back(file: Path, copy: Path) -> bool:
    """Put the copy in the place of a participation that was deleted or damaged; without it nothing can be handed in."""
    if _is_whole(file) or not _is_whole(copy):
        return False
    if file.exists():
        file.replace(file.with_name(f"{file.name}.beschaedigt"))
    _copy(copy, file)
    return True


def _is_whole(file: Path) -> bool:
    try:
        return isinstance(json.loads(file.read_bytes().decode("utf-8-sig")), dict)
    except (OSError, ValueError, RecursionError):
        return False


def _guest() -> str:
    """An id for someone outside a course, so that drawn statements stay the same for them."""
    return f"gast-{secrets.token_hex(4)}"


def _deliver(source: Path, target: Path, memory: Path) -> tuple[list[str], dict[str, str]]:
    before, now, updated, kept = _remembered(memory), {}, [], {}
    for file in sorted(source.glob("*.ipynb")):
        digest = now[file.name] = _digest(file)
        place = target / file.name
        if place.exists():
            found = _digest(place)
            if found == digest:
                continue
            if found != before.get(file.name):
                kept[file.name] = _set_aside(place).name
        _copy(file, place)
        updated.append(file.name)
    _write(memory, json.dumps(now, indent=2))
    return updated, kept


def _remembered(memory: Path) -> Mapping[str, str]:
    """What was delivered last; unknown where the memory is damaged, and then nothing is overwritten unseen."""
    try:
        known = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _set_aside(file: Path) -> Path:
    """Move a notebook that the person changed out of the way, under a name that is still free."""
    number = 1
    while (other := file.with_name(f"Eigene Fassung {number} von {file.name}")).exists():
        number += 1
    return file.rename(other)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all: half a notebook would look like a version of the person's own."""
    draft = target.with_name(f".{target.name}.neu")
    shutil.copyfile(source, draft)
    draft.replace(target)


def _write(file: Path, content: str) -> None:
    draft = file.with_name(f"{file.name}.neu")
    draft.write_text(content, encoding="utf-8")
    draft.replace(file)
