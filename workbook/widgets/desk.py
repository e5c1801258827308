"""Where a kernel works: the participant's workspace, the session on its project, and the assignment it stands in."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from workbook.errors import WorkbookError
from workbook.exercises import Exercise, catalogue, module
from workbook.handin import keep_answer_file, take_snapshot
from workbook.project import Stored, Workspace
from workbook.widgets.session import Changes, Session

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """One kernel's place of work. ``assignment`` is None in a module notebook."""

    workspace: Workspace
    session: Session
    assignment: str | None

    def module_notebook(self, module_id: str) -> str | None:
        """The path of a module's notebook in the workspace; None where there is none."""
        found = sorted(self.workspace.modules.glob(f"{module_id}_*.ipynb"))
        found += [path for path in [self.workspace.modules / f"{module_id}.ipynb"] if path.is_file()]
        return found[0].relative_to(self.workspace.folder).as_posix() if found else None

    def assignment_notebook(self, assignment: str) -> str | None:
        """The path of an assignment's notebook in the workspace; None while it has not been fetched."""
        path = self.workspace.assignments / assignment / f"{assignment}.ipynb"
        return path.relative_to(self.workspace.folder).as_posix() if path.is_file() else None

    def network_exercise(self, assignment: str) -> Exercise | None:
        """Where the own network is entered: in this assignment if it can be, else in another one that is here."""
        entering = [each for each in catalogue().values() if each.enters_network and each.place == "assignment"]
        here = (each for each in entering if self.assignment_notebook(each.module) is not None)
        return next(iter(sorted(here, key=lambda each: each.module != assignment)), None)


_SESSIONS: dict[Path, Session] = {}


def desk(folder: Path) -> Desk:
    """The desk of a kernel that works in ``folder``. Raises ProjectError where the project cannot be opened."""
    workspace = Workspace.find(folder)
    place = workspace.project_folder
    if place not in _SESSIONS:
        store = workspace.store()
        _SESSIONS[place] = Session(store, keep=lambda changes, stored: keep_answers(workspace, changes, stored))
    session = _SESSIONS[place]
    session.refresh()  # a page opened anew shows what other kernels have saved since, and builds on it
    return Desk(workspace, session, workspace.assignment_of(folder))


def keep_answers(workspace: Workspace, changes: Changes, stored: Stored) -> None:
    """Keep ``antworten.json`` beside every fetched assignment that a change concerns.

    A fault here is none of the person's: the work itself is saved, and handing in builds the file anew.
    """
    for notebook in workspace.assignments.glob("*/*.ipynb"):
        assignment = notebook.stem
        if assignment != notebook.parent.name or not _concerns(assignment, changes):
            continue
        try:
            keep_answer_file(notebook.parent, take_snapshot(stored.project, assignment, stored.marks))
        except (OSError, WorkbookError) as error:
            _log.warning("The answer file of %s was not written: %s", assignment, type(error).__name__)


def _concerns(assignment: str, changes: Changes) -> bool:
    try:
        exercises = module(assignment).exercises
    except WorkbookError:
        return False
    used = {id_ for exercise in exercises for id_ in (exercise.id, *exercise.takes)}
    return changes.network or any(changes.answer(id_) for id_ in used)


def is_elsewhere(exercise: Exercise, place: Desk) -> bool:
    """Whether an exercise is done in the module and only its state is shown in this assignment."""
    return place.assignment is not None and exercise.place == "module" and exercise.id in catalogue()
