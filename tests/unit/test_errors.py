"""What the system and the database say in English reaches nobody in English."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from grading.gradebook import Gradebook, GradebookError
from workbook.errors import HandInError, in_german


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR, errno.EBUSY])
def test_reasons_of_the_system_are_german(number: int) -> None:
    english = os.strerror(number)
    assert in_german(english) != english
    said = str(HandInError("handin-failed", folder="austausch", reason=english))
    assert english not in said
    assert in_german(english) in said


def test_a_reason_that_is_not_known_stays_as_it_was_said() -> None:
    assert in_german("Nicht genügend Quoten") == "Nicht genügend Quoten"


@pytest.mark.parametrize("content", [b"kein Notenbuch" * 100, b"SQLite format 3\x00" + b"\xff" * 3000])
def test_a_gradebook_that_is_none_is_told_in_german(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gradebook.db"
    path.write_bytes(content)
    with pytest.raises(sqlite3.DatabaseError) as english, sqlite3.connect(path) as connection:
        connection.execute("select * from sqlite_master")
    with pytest.raises(GradebookError) as caught:
        Gradebook(f"sqlite:///{path}")
    assert str(english.value) not in str(caught.value)
