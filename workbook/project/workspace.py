"""Where things lie in a participant's folder, and whose folder it is.

``teilnahme.json``: {"schema": 1, "participant": "p07", "course": "…", "handin": {"kind": "folder", "path": "…"}}.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbook.errors import ProjectError
from workbook.project.file import PROJECT_FILE
from workbook.project.shape import ShapeError, integer, mapping, required, string
from workbook.project.store import ProjectStore

PARTICIPATION_FILE = "teilnahme.json"
PROJECT_FOLDER = "mein-netzwerk"
SCHEMA = 1
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9@_.-]{0,63}")


@dataclass(frozen=True)
class HandInPlace:
    """Where hand-ins go. ``kind`` "folder": the shared folder ``path``; "file": one file to send by mail.

    Further kinds keep what they need in ``settings``.
    """

    kind: str = "file"
    path: Path | None = None
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Workspace:
    """One participant's folder. ``participant`` "" = nobody in particular (a trial outside a course)."""

    folder: Path
    participant: str = ""
    course: str = ""
    handin: HandInPlace = HandInPlace()

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """The workspace that ``start`` lies in: the nearest folder upwards with a ``teilnahme.json``.

        Without one, an anonymous workspace: in the nearest folder upwards that holds a project, for the file may have
        been deleted by mistake, else in ``start``. Raises ProjectError: "participation-damaged",
        "participation-too-new", "participation-unreadable".
        """
        start = Path(start).resolve()
        for folder in (start, *start.parents):
            if (folder / PARTICIPATION_FILE).is_file():
                return _read(folder)
        kept = (folder for folder in (start, *start.parents) if (folder / PROJECT_FOLDER / PROJECT_FILE).is_file())
        return cls(next(kept, start))

    @property
    def is_anonymous(self) -> bool:
        """True outside a course."""
        return not self.participant

    @property
    def modules(self) -> Path:
        """The module notebooks."""
        return self.folder / "module"

    @property
    def assignments(self) -> Path:
        """The released assignments, one folder each."""
        return self.folder / "aufgaben"

    @property
    def project_folder(self) -> Path:
        """The participant's project with its versions."""
        return self.folder / PROJECT_FOLDER

    @property
    def receipts(self) -> Path:
        """The receipts of what was handed in."""
        return self.project_folder / "quittungen"

    @property
    def feedback(self) -> Path:
        """The feedback pages, one folder for each assignment."""
        return self.folder / "rueckmeldungen"

    def store(self) -> ProjectStore:
        """The participant's project on the disk."""
        anchor = self.folder / PARTICIPATION_FILE
        return ProjectStore(
            self.project_folder, participant=self.participant, anchor=anchor if anchor.is_file() else None
        )

    def assignment_of(self, path: Path) -> str | None:
        """The assignment that a file or folder belongs to (below ``aufgaben/<id>``); None elsewhere."""
        try:
            below = Path(path).resolve().relative_to(self.assignments.resolve())
        except ValueError:
            return None
        return below.parts[0] if below.parts else None


def is_safe_name(name: str) -> bool:
    """True if a participant or assignment id can be the name of a folder anywhere."""
    return _ID.fullmatch(name) is not None and ".." not in name and not name.endswith(".")


def _read(folder: Path) -> Workspace:
    path = folder / PARTICIPATION_FILE
    try:
        table = mapping(json.loads(path.read_bytes().decode("utf-8-sig")), "")
        if integer(table.get("schema", SCHEMA), "schema") > SCHEMA:
            raise ProjectError("participation-too-new", file=str(path))
        participant = string(required(table, "participant", ""), "participant")
        if participant and not is_safe_name(participant):
            raise ShapeError("participant", "an id")
        course = string(table.get("course", ""), "course")
        return Workspace(folder, participant, course, _handin(table.get("handin", {}), folder))
    except OSError as error:
        raise ProjectError("participation-unreadable", file=str(path)) from error
    except (ValueError, RecursionError) as error:
        place = error.place if isinstance(error, ShapeError) else "JSON"
        raise ProjectError("participation-damaged", file=str(path), place=place or "JSON") from error


def _handin(value: Any, folder: Path) -> HandInPlace:
    table = mapping(value, "handin")
    kind = string(table.get("kind", "file"), "handin.kind")
    path = None
    if kind == "folder" or "path" in table:
        path = (folder / Path(string(required(table, "path", "handin"), "handin.path")).expanduser()).resolve()
    return HandInPlace(kind, path, {key: item for key, item in table.items() if key not in ("kind", "path")})
