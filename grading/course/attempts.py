"""Every hand-in that has arrived for one assignment, read safely: from the shared folder and from mailed files.

austausch/abgaben/<assignment>/<person>/<YYYYMMDDTHHMMSSZ>-<number>/…     written by the hand-in client
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from grading.course.collect_troubles import collect_trouble
from grading.course.model import Course
from grading.submissions import Trouble
from grading.submissions.reading import Refused, TooLarge, read_regular
from grading.submissions.troubles import shown_value
from workbook.handin import ANSWER_FILE

_NAME = re.compile(r"(\d{8}T\d{6}Z)-(\d{1,6})")
RECEIPT_FILE = "quittung.json"
LIMIT = 20_000_000  # bytes of one file; an answer file takes under 2 MB, a notebook under 1 MB
NBGRADER_TIME = "%Y-%m-%d %H:%M:%S UTC"


@dataclass(frozen=True)
class Attempt:
    """One hand-in: whose, of what, when, and its files by name. ``number`` counts a person's attempts."""

    participant: str
    assignment: str
    number: int
    moment: datetime
    files: dict[str, bytes]

    @property
    def timestamp(self) -> str:
        """The time as nbgrader writes it into ``timestamp.txt``."""
        return self.moment.strftime(NBGRADER_TIME)


Met: TypeAlias = Attempt | tuple[str, Trouble]  # an attempt, or (person or name as found, what is the matter)


def attempts(course: Course, assignment: str) -> Iterator[Met]:
    """All attempts of one assignment in the shared folder, in no particular order."""
    home = course.exchange / "abgaben" / assignment
    for name, entry in _entries(home):
        if name not in course.by_id:
            yield shown_value(name), collect_trouble("unknown-person", name=name)
        elif not _is_folder(entry):
            yield name, collect_trouble("no-folder", name=name)
        else:
            yield from _of_person(entry, name, assignment)


def _of_person(folder: Path, participant: str, assignment: str) -> Iterator[Met]:
    for name, entry in _entries(folder):
        found = _NAME.fullmatch(name)
        if found is None or not _is_folder(entry):
            yield participant, collect_trouble("no-attempt", name=name)
            continue
        try:
            moment = datetime.strptime(found[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError:
            yield participant, collect_trouble("no-attempt", name=name)
            continue
        files, troubles = read_files(entry, assignment)
        yield from ((participant, trouble) for trouble in troubles)
        yield Attempt(participant, assignment, int(found[2]), moment, files)


def read_files(folder: Path, assignment: str) -> tuple[dict[str, bytes], list[Trouble]]:
    """The files of an attempt that grading knows; what is a link, no ordinary file or too large is named."""
    files, troubles = {}, []
    for name in wanted(assignment):
        try:
            files[name] = read_regular(folder / name, LIMIT)
        except FileNotFoundError:
            continue
        except (Refused, TooLarge, OSError):
            troubles.append(collect_trouble("file-refused", name=name))
    return files, troubles


def wanted(assignment: str) -> tuple[str, ...]:
    """The names of the files that an attempt may bring."""
    return (f"{assignment}.ipynb", ANSWER_FILE, RECEIPT_FILE)


def _entries(folder: Path) -> Iterable[tuple[str, Path]]:
    """What lies in a folder, hidden names (locks, half-written attempts) left out; nothing where there is none."""
    if not _is_folder(folder):
        return ()
    return [(name, folder / name) for name in sorted(os.listdir(folder)) if not name.startswith(".")]  # noqa: PTH208


def _is_folder(path: Path) -> bool:
    """A real folder, not a link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False
