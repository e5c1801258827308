"""What a workspace holds about the course: notebooks, answers, receipts, feedback, dates.

The start page must come up whatever is wrong in the folder, so everything here is read softly: a damaged project
gives a page without states and a sentence about it, not an error page.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from workbook.errors import ProjectError, WorkbookError
from workbook.exercises import Module, module, modules
from workbook.handin import State, exercise_state, read_rules, receipts, returned
from workbook.handin.receipt import last_sent
from workbook.lab.course import Appointment, Facts, News
from workbook.lab.unread import unread
from workbook.project import Project, Workspace
from workbook.project.words import notice_id, notice_message
from workbook.project.workspace import PARTICIPATION_FILE

COURSE_FILE = "kurs.json"

_log = logging.getLogger(__name__)


def read_facts(workspace: Path) -> tuple[Facts, str]:
    """The facts of a workspace, and a German sentence about what could not be read ("" if all could)."""
    known = modules()
    place, trouble = _workspace(workspace)
    try:
        project = place.store().project
    except WorkbookError as error:
        project, trouble = Project(), str(error)
    course = _json(workspace / COURSE_FILE)
    assignments = _files(place.folder, place.assignments, ".ipynb")
    handed_in = {id_: kept[-1] for id_ in assignments if (kept := receipts(place, id_))}
    feedback = _files(place.folder, place.feedback, ".html")
    facts = Facts(
        modules=known,
        notebooks=dict(_notebooks(place, known)),
        assignments=assignments,
        feedback=feedback,
        results={id_: said for id_, page in feedback.items() if (said := returned(place.folder / page)) is not None},
        unread=unread(place.folder, feedback),
        exercises={each.id: exercise_state(each, project) for one in known for each in one.exercises},
        handed_in={id_: when for id_, receipt in handed_in.items() if (when := moment(receipt.received_at))},
        changed=frozenset(_changed(place, project, handed_in)),
        deadlines=_deadlines(place, assignments, course),
        appointments=tuple(_appointments(course)),
        news=tuple(_news(course)),
        course=str(course.get("name") or place.course),
        last=project.settings.get("last"),
    )
    return facts, trouble


def read_notices(workspace: Path) -> list[dict[str, str]]:
    """What the person must be told about their project, in words; nothing where it cannot be read."""
    place, _ = _workspace(workspace)
    try:
        notices = place.store().read().notices
    except WorkbookError:
        return []
    return [
        {"id": notice_id(each), "what": said.what, "why": said.why, "todo": said.todo, "at": at}
        for each in notices
        for said, at in ((notice_message(each), dict(each.values).get("time", "")),)
    ]


def _workspace(folder: Path) -> tuple[Workspace, str]:
    try:
        return Workspace.find(folder), str(missing) if (missing := _missing(folder)) else ""
    except WorkbookError as error:
        return Workspace(folder), str(error)


def _missing(folder: Path) -> ProjectError | None:
    """What is gone since the start: the whole folder (renamed, drive away), or the file that says whose it is."""
    if (folder / PARTICIPATION_FILE).is_file():
        return None
    if Workspace(folder).modules.is_dir():
        return ProjectError("participation-missing")
    return ProjectError("project-folder-gone", folder=str(folder))


def _changed(place: Workspace, project: Project, handed_in: Iterable[str]) -> Iterator[str]:
    """Assignments whose answers are not the ones that were handed in."""
    for id_ in handed_in:
        sent = last_sent(place, id_)
        if sent is None:
            continue
        now = [exercise_state(each, project, sent) for each in module(id_).exercises]
        if any(state in (State.BEGUN, State.CHECKED) for state in now):
            yield id_


def _deadlines(place: Workspace, assignments: Iterable[str], course: Mapping[str, Any]) -> dict[str, datetime]:
    """From the course's dates and, winning over them, from the released assignments."""
    told = course.get("deadlines")
    told = told if isinstance(told, dict) else {}
    found = {id_: when for id_, said in told.items() if (when := moment(said))}
    for id_ in assignments:
        try:
            deadline = read_rules(place.assignments / id_).deadline
        except WorkbookError as error:
            _log.warning("%s", error)
        else:
            found |= {id_: deadline} if deadline else {}
    return found


def _notebooks(place: Workspace, known: tuple[Module, ...]) -> Iterator[tuple[str, str]]:
    """Module id -> notebook; the file is named ``<id>_<words>.ipynb`` or ``<id>.ipynb``."""
    ids = {each.id for each in known}
    for file in sorted(place.modules.glob("*.ipynb")):
        id_ = file.stem.partition("_")[0]
        if id_ in ids:
            yield id_, file.relative_to(place.folder).as_posix()


def _files(workspace: Path, folder: Path, suffix: str) -> dict[str, str]:
    """Assignment -> its file ``<folder>/<id>/<id><suffix>``."""
    return {
        file.stem: file.relative_to(workspace).as_posix()
        for file in sorted(folder.glob(f"*/*{suffix}"))
        if file.stem == file.parent.name
    }


def _appointments(course: Mapping[str, Any]) -> Iterator[Appointment]:
    for entry in _entries(course, "dates"):
        start = moment(entry.get("start"))
        if start is not None:
            yield Appointment(start, str(entry.get("title", "")), str(entry.get("place", "")))


def _news(course: Mapping[str, Any]) -> Iterator[News]:
    for entry in _entries(course, "news"):
        date = moment(entry.get("date"))
        if date is not None:
            yield News(date, str(entry.get("text", "")))


def _entries(course: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    """The tables in a list; whatever else somebody wrote there is passed over."""
    found = course.get(key)
    yield from (each for each in (found if isinstance(found, list) else ()) if isinstance(each, dict))


def moment(text: object) -> datetime | None:
    """A time with zone from ISO text (local zone if none is given); None if it is no time."""
    try:
        return datetime.fromisoformat(str(text)).astimezone()
    except (ValueError, OverflowError, OSError):  # no time, or one that no calendar has
        return None


def _json(file: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        _log.warning("%s was not read: %s", file.name, error)
        return {}
    return data if isinstance(data, dict) else {}
