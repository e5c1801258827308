"""Where a kernel works: the participant's workspace, the session on its project, and the assignment it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbook.project.store import ProjectStore
from workbook.project.workspace import Workspace
from workbook.widgets.session import Session


@dataclass(frozen=True)
class Desk:
    """One kernel's place of work. ``assignment`` is None in a module notebook."""

    workspace: Workspace
    session: Session
    assignment: str | None


_SESSIONS: dict[Path, Session] = {}


def desk(folder: Path) -> Desk:
    """The desk of a kernel that works in ``folder``. Raises ProjectError where the project cannot be opened."""
    workspace = Workspace.find(folder)
    place = workspace.project_folder
    if place not in _SESSIONS:
        _SESSIONS[place] = Session(ProjectStore(place, participant=workspace.participant))
    return Desk(workspace, _SESSIONS[place], workspace.assignment_of(folder))
