"""What a workspace holds about the course: notebooks, answers, receipts, feedback, dates.

The start page must come up whatever is wrong in the folder, so everything here is read softly: a damaged project
gives a page without states and a sentence about it, not an error page.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from workbook.errors import WorkbookError
from workbook.exercises import Module, modules
from workbook.lab.course import Appointment, Facts, News
from workbook.project import Project, ProjectStore
from workbook.project.workspace import Workspace

COURSE_FILE = "kurs.json"

_log = logging.getLogger(__name__)


def read_facts(workspace: Path) -> tuple[Facts, str]:
    """The facts of a workspace, and a German sentence about what could not be read ("" if all could)."""
    known = modules()
    place = Workspace(workspace)
    project, trouble = read_project(workspace)
    course = _json(workspace / COURSE_FILE)
    checked = project.settings.get("checked", {})
    facts = Facts(
        modules=known,
        notebooks=dict(_notebooks(place, known)),
        assignments=_files(place.folder, place.assignments, ".ipynb"),
        feedback=_files(place.folder, place.feedback, ".html"),
        answered=frozenset(id_ for id_, answer in project.answers.items() if answer),
        checked=frozenset(checked),
        handed_in=dict(_handed_in(place)),
        deadlines={id_: when for id_, text in course.get("deadlines", {}).items() if (when := moment(text))},
        appointments=tuple(_appointments(course)),
        news=tuple(_news(course)),
        course=str(course.get("name", "")),
        last=project.settings.get("last"),
    )
    return facts, trouble


def read_project(workspace: Path) -> tuple[Project, str]:
    """The participant's project, or an empty one with the sentence that says why."""
    try:
        place = Workspace.find(workspace)
        return ProjectStore(place.project_folder, participant=place.participant).project, ""
    except WorkbookError as error:
        return Project(), str(error)


def _notebooks(place: Workspace, known: tuple[Module, ...]) -> Iterator[tuple[str, str]]:
    """Module id -> notebook; the file is named ``<id>_<words>.ipynb`` or ``<id>.ipynb``."""
    ids = {module.id for module in known}
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


def _handed_in(place: Workspace) -> Iterator[tuple[str, datetime]]:
    """Assignment -> time of its newest receipt."""
    receipts = [_json(file) for file in sorted(place.receipts.rglob("*.json"))]
    times = [(str(each.get("assignment", "")), when) for each in receipts if (when := moment(each.get("received_at")))]
    yield from sorted(times, key=lambda pair: pair[1])


def _appointments(course: Mapping[str, Any]) -> Iterator[Appointment]:
    for entry in course.get("dates", ()):
        start = moment(entry.get("start"))
        if start is not None:
            yield Appointment(start, str(entry.get("title", "")), str(entry.get("place", "")))


def _news(course: Mapping[str, Any]) -> Iterator[News]:
    for entry in course.get("news", ()):
        date = moment(entry.get("date"))
        if date is not None:
            yield News(date, str(entry.get("text", "")))


def moment(text: object) -> datetime | None:
    """A time with zone from ISO text (local zone if none is given); None if it is no time."""
    try:
        return datetime.fromisoformat(str(text)).astimezone()
    except ValueError:
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
