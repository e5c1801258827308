"""Bring new assignments, feedback, the group's picture and the course's dates into the workspace, without a kernel."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbook.content.texts import text
from workbook.errors import WorkbookError
from workbook.handin import HandInClient, client_for, fetch, fetch_feedback, fetch_group
from workbook.lab.facts import COURSE_FILE
from workbook.project import Workspace

ABOUT_SENDING = {"handin-unreachable", "handin-failed", "handin-busy"}


@dataclass(frozen=True)
class News:
    """What came: ids of assignments and feedback that are new or changed, and what went wrong."""

    assignments: tuple[str, ...] = ()
    feedback: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    group: bool | None = None  # True: the group's picture came or changed; False: it was taken away

    def __str__(self) -> str:
        said = [
            *_counted("tasks", self.assignments),
            *_counted("feedback", self.feedback),
            *(
                []
                if self.group is None
                else [text("start.fetched.group" if self.group else "start.fetched.group_gone")]
            ),
            *(text("start.fetched.set_aside", file=file) for file in self.set_aside),
            *(text("start.fetched.failed", reason=reason) for reason in self.troubles),
        ]
        return " ".join(said) or text("start.fetched.nothing")


def fetch_news(folder: Path) -> News:
    """Fetch all that is out; one faulty assignment keeps no other from coming."""
    try:
        place = Workspace.find(folder)
        client = client_for(place)
        released = client.released()
    except WorkbookError as error:
        return News(troubles=(_reason(error),))
    if place.handin.path is not None:
        _course_file(place.handin.path / COURSE_FILE, place.folder / COURSE_FILE)
    return _each(client, place, released)


def _each(client: HandInClient, place: Workspace, released: Iterable[str]) -> News:
    came, feedback, aside, troubles = list[str](), list[str](), list[str](), list[str]()
    group = None
    for id_ in released:
        try:
            fetched = fetch(client, place, id_)
            came += [id_] if fetched.written else []
            aside += fetched.set_aside.values()
            before = _pages(place.feedback / id_)
            fetch_feedback(client, place, id_)
            feedback += [id_] if _pages(place.feedback / id_) != before else []
        except WorkbookError as error:
            troubles.append(_reason(error))
    try:
        group = fetch_group(client, place)
    except WorkbookError as error:
        troubles.append(_reason(error))
    return News(tuple(came), tuple(feedback), tuple(aside), tuple(troubles), group)


def _reason(error: WorkbookError) -> str:
    """What went wrong, for somebody who fetches: words about handing in would frighten here."""
    if error.code in ABOUT_SENDING:
        return text("start.fetched.unreachable")
    return str(error)


def _pages(folder: Path) -> dict[str, bytes]:
    return {page.name: page.read_bytes() for page in folder.glob("*.html")}


def _course_file(source: Path, target: Path) -> None:
    """Dates and news of the course; where they cannot be had, the old ones stay."""
    draft = target.with_name(f".{target.name}.neu")
    try:
        shutil.copyfile(source, draft)
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)


def _counted(key: str, ids: tuple[str, ...]) -> list[str]:
    if not ids:
        return []
    name = f"start.fetched.{key}" if len(ids) > 1 else f"start.fetched.{key}_one"
    return [text(name, count=len(ids), which=", ".join(ids))]
