"""What the project and the hand-in say to a person: every message is there, complete and in German."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import workbook
from workbook.errors import SENTENCES
from workbook.project import Reason
from workbook.project.entries import Notice
from workbook.project.words import notice_message, shown_reason, shown_time

HOME = Path(workbook.__file__).parent
ERRORS = ("ProjectError", "ProjectDamaged", "ProjectTooNew", "ProjectConflict", "ProjectNotWritable", "HandInError")


def raised() -> Iterator[tuple[str, frozenset[str]]]:
    """Every error code that is raised with its values, from the source itself."""
    for path in (*(HOME / "project").glob("*.py"), *(HOME / "handin").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            code = node.args[0]
            if node.func.id in (*ERRORS, "SnapshotInvalid") and isinstance(code, ast.Constant):
                yield str(code.value), frozenset(str(word.arg) for word in node.keywords)


RAISED = sorted(set(raised()), key=str)


def test_the_source_was_really_searched() -> None:
    assert len(RAISED) > 30


@pytest.mark.parametrize(("code", "values"), RAISED, ids=[code for code, _ in RAISED])
def test_every_error_says_what_is_why_it_matters_and_what_to_do(code: str, values: frozenset[str]) -> None:
    entry = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))[code]
    assert set(entry) == {"was", "warum", "tun"}
    assert all(sentence.endswith(".") for sentence in entry.values())
    named = set(re.findall(r"{(\w+)}", " ".join(entry.values())))
    assert named <= values, "the sentence names a value that is not given"


@pytest.mark.parametrize("code", ["project-recovered", "project-missing", "project-lost"])
def test_every_notice_is_a_whole_message(code: str) -> None:
    values = (("kept", "projekt-beschaedigt-1.json"), ("time", "2026-01-15T14:32:00+01:00"))
    message = notice_message(Notice(code, "2026-01-15T15:00:00+01:00", values))
    assert "‹" not in str(message)
    assert "Unerwartetes" not in str(message)


def test_every_reason_of_a_version_has_its_words() -> None:
    assert len({shown_reason(reason) for reason in Reason}) == len(Reason)


def test_times_are_shown_as_germans_write_them() -> None:
    assert shown_time("2026-01-05T09:03:00+01:00") == "05.01.2026, 09:03 Uhr"
    assert shown_time("kaputt") == "unbekannten Tag"
