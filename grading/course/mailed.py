"""Hand-ins that came by mail: ZIP files from the workbook, put into ``eingang/`` of the cohort folder as they arrived.

A ZIP file is named ``Abgabe_<assignment>_<person>_<YYYYMMDDTHHMMSSZ>-<number>.zip``; what a mail program or browser
adds to the name (" (1)") is passed over. Only the three known files are taken out, each up to a limit.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from grading.course.attempts import LIMIT, Attempt, Met, wanted
from grading.course.collect_troubles import collect_trouble
from grading.course.model import Course
from grading.submissions.troubles import shown_value

INBOX = "eingang"
_NAME = re.compile(
    r"Abgabe_(?P<place>.+)_(?P<stamp>\d{8}T\d{6}Z)-(?P<number>\d{1,6})(?: ?\(\d+\))?\.zip", re.IGNORECASE
)
_BROKEN = (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)


class TooMuch(Exception):
    """A member of an archive unpacks to more than the limit."""


def mailed(course: Course, assignment: str) -> Iterator[Met]:
    """All attempts of one assignment among the mailed files, in no particular order."""
    for path in sorted((course.folder / INBOX).glob("*.[zZ][iI][pP]")):
        found = _NAME.fullmatch(path.name)
        if found is not None and found["place"].startswith(f"{assignment}_"):
            yield _attempt(course, path, assignment, found)


def unnamed(course: Course) -> Iterator[str]:
    """The mailed files whose name says neither person nor assignment."""
    begins = tuple(f"{assignment}_" for assignment in course.assignments)
    for path in sorted((course.folder / INBOX).glob("*")):
        found = _NAME.fullmatch(path.name)
        if not path.name.startswith(".") and (found is None or not found["place"].startswith(begins)):
            yield path.name


def _attempt(course: Course, path: Path, assignment: str, found: re.Match[str]) -> Met:
    participant = found["place"].removeprefix(f"{assignment}_")
    if participant not in course.by_id:
        return shown_value(participant), collect_trouble("unknown-person", name=path.name)
    try:
        moment = datetime.strptime(found["stamp"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return Attempt(participant, assignment, int(found["number"]), moment, _files(path, assignment))
    except (*_BROKEN, TooMuch):
        return participant, collect_trouble("archive-broken", name=path.name)


def _files(path: Path, assignment: str) -> dict[str, bytes]:
    if not stat.S_ISREG(path.lstat().st_mode):  # opening a pipe would wait for ever
        raise zipfile.BadZipFile
    files = {}
    with zipfile.ZipFile(path) as archive:
        for name in wanted(assignment):
            try:
                member = archive.open(name)
            except KeyError:
                continue
            with member:
                files[name] = member.read(LIMIT + 1)
            if len(files[name]) > LIMIT:
                raise TooMuch(name)
    return files
