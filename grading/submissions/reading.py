"""Reading a file out of a folder that somebody else filled: never through a link, never more than a limit.

Every step is checked before it is taken (``lstat``) and after (``fstat`` of the opened file), because a folder may
hold links, pipes, devices, directories in place of files, files of any size and names that only look right.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from grading.submissions.model import Trouble
from grading.submissions.troubles import MEGABYTE, shown_value, trouble
from workbook.content import number, text
from workbook.errors import in_german
from workbook.handin.receipt import RECEIPT_FILE

ANSWER_LIMIT = 8 * MEGABYTE  # 500 actors with 5,000 ties and every text full take under 2 MB
TIMESTAMP_LIMIT = 200
LISTED = 3
LOOKED_AT = 200  # entries of a folder

# O_NONBLOCK: opening a pipe must not wait for a writer. O_NOFOLLOW is not known on Windows.
_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Refused(Exception):
    """A file that is not read; carries the trouble."""

    def __init__(self, found: Trouble) -> None:
        super().__init__(found.code)
        self.trouble = found


def check_folder(folder: Path, names: Iterable[str]) -> None:
    """Refuse a folder that is not one, or that is reached through a link below the course's own folder.

    ``names`` are the last components of ``folder`` that a participant or an archive could have planted
    (person, assignment). Raises Refused.
    """
    steps = [folder, *folder.parents][: len(tuple(names))]
    for step in reversed(steps):
        try:
            mode = step.lstat().st_mode
        except FileNotFoundError:
            raise Refused(trouble("folder-missing")) from None
        except OSError as error:
            raise Refused(trouble("folder-not-readable", reason=reason(error))) from None
        if stat.S_ISLNK(mode) or _is_junction(step):
            raise Refused(trouble("folder-is-link"))
        if not stat.S_ISDIR(mode):
            raise Refused(trouble("folder-is-file"))


def read_answers(path: Path, limit: int = ANSWER_LIMIT) -> bytes:
    """The bytes of an answer file. Raises Refused."""
    try:
        return read_regular(path, limit)
    except FileNotFoundError:
        raise Refused(_missing(path)) from None
    except TooLarge as error:
        raise Refused(trouble("answers-too-large", size=_size(error.size), limit=_size(limit))) from None
    except OSError as error:
        raise Refused(trouble("answers-not-readable", reason=reason(error))) from None


class TooLarge(Exception):
    """A file is larger than what is read of it."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def read_regular(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file of one name.

    Raises Refused for links, hard links and special files, TooLarge, and OSError as ``open`` does.
    """
    seen = path.lstat()
    _check_kind(seen)
    descriptor = os.open(path, _OPEN)
    with open(descriptor, "rb", closefd=True) as handle:  # noqa: PTH123  a descriptor, not a path
        opened = os.fstat(handle.fileno())
        _check_kind(opened)
        if (opened.st_dev, opened.st_ino) != (seen.st_dev, seen.st_ino):
            raise Refused(trouble("answers-is-link"))
        if opened.st_size > limit:
            raise TooLarge(opened.st_size)
        data = handle.read(limit + 1)  # a file may grow while it is read
    if len(data) > limit:
        raise TooLarge(len(data))
    return data


def _check_kind(state: os.stat_result) -> None:
    if stat.S_ISLNK(state.st_mode):
        raise Refused(trouble("answers-is-link"))
    if not stat.S_ISREG(state.st_mode):
        raise Refused(trouble("answers-not-a-file"))
    if state.st_nlink > 1:
        raise Refused(trouble("answers-is-hard-link"))


def _is_junction(step: Path) -> bool:
    """A Windows junction: a directory that leads elsewhere without being a symbolic link."""
    attributes = getattr(step.lstat(), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0))


def _missing(path: Path) -> Trouble:
    """Says what lies there instead: a renamed download ("antworten (1).json") is the usual case."""
    try:
        with os.scandir(path.parent) as entries:
            found = sorted(entry.name for entry in islice(entries, LOOKED_AT) if _answer_like(entry.name))
    except OSError:
        found = []
    if not found:
        return trouble("answers-missing")
    return trouble("answers-elsewhere", found=", ".join(f"„{shown_value(name, 30)}“" for name in found[:LISTED]))


def _answer_like(name: str) -> bool:
    """Whether a name may be that of a mislaid answer file; the receipt that comes with every hand-in is none."""
    lowered = name.lower()
    return lowered != RECEIPT_FILE and (lowered.endswith((".json", ".json.txt")) or lowered.startswith("antworten"))


def _size(count: int) -> str:
    return text("grading.said.megabytes", size=number(count / MEGABYTE, 1))


def reason(error: OSError) -> str:
    """Why the system refused, without a path in it."""
    return in_german(error.strerror) if error.strerror else type(error).__name__
