"""What goes back by mail to those without a shared folder: released assignments and their own feedback, one ZIP each.

The file is laid out like the shared folder; the workbook takes it from its ``eingang/`` as it arrives.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from grading.course.model import Course
from workbook.content import text
from workbook.errors import CourseError


def write_post(course: Course, out: Path, who: Iterable[str] = ()) -> tuple[Path, ...]:
    """Write a ZIP file for each of these people (default: everybody in the roster); returns the files.

    Nobody gets a page of somebody else. Raises CourseError("participant-unknown", "post-not-writable").
    """
    people = tuple(who) or tuple(person.id for person in course.roster)
    for person in people:
        if person not in course.by_id:
            raise CourseError("participant-unknown", participant=person)
    written = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for person in people:
            path = out / text("course.post.file", id=person)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for file in _files(course.exchange, person):
                    archive.write(file, file.relative_to(course.exchange).as_posix())
            written.append(path)
    except OSError as error:
        raise CourseError("post-not-writable", folder=out, reason=error.strerror or "") from error
    return tuple(written)


def _files(exchange: Path, person: str) -> Iterator[Path]:
    """The released assignments and this person's pages; what is hidden or a link is left out."""
    for place in (exchange / "aufgaben", *sorted((exchange / "rueckmeldungen").glob(f"*/{person}"))):
        for file in sorted(place.rglob("*")):
            below = file.relative_to(exchange).parts
            if file.is_file() and not file.is_symlink() and not any(part.startswith(".") for part in below):
                yield file
