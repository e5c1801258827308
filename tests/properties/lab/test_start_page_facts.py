"""Whatever lies in the workspace, the start page has facts to show: no file in it can take the page away."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbook.lab.course import course_path
from workbook.lab.facts import read_facts, read_notices
from workbook.lab.server.view import start_page
from workbook.lab.workspace import prepare

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        ["2026-11-23T10:00:00+01:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-23"]
    ),
)
KEYS = st.sampled_from(
    [
        "start",
        "title",
        "place",
        "date",
        "text",
        "05b",
        "schema",
        "deadline",
        "participant",
        "assignment",
        "late",
        "answers",
        "last",
    ]
)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))
COURSE = st.dictionaries(
    st.sampled_from(["name", "dates", "news", "deadlines"]),
    JSON | st.lists(st.dictionaries(st.sampled_from(["start", "title", "place", "date", "text"]), SCALARS), max_size=2),
    min_size=1,
)
FILES = (
    "kurs.json",
    "teilnahme.json",
    "aufgaben/05b/aufgabe.json",
    "mein-netzwerk/projekt.json",
    "mein-netzwerk/quittungen/05b-1.json",
    "rueckmeldungen/05b/05b.html",
    ".mappe/gelesen.json",
)
CONTENT = st.one_of(JSON.map(lambda value: json.dumps(value).encode()), st.binary(max_size=40))


@given(st.dictionaries(st.sampled_from(FILES), CONTENT, max_size=4), COURSE | st.none())
def test_the_start_page_comes_up(found: dict[str, bytes], course: dict[str, Any] | None) -> None:
    """Odd, damaged, empty files: a page with the heading, and never an exception."""
    if course is not None:
        found = {**found, "kurs.json": json.dumps(course).encode()}
    with TemporaryDirectory() as place:
        folder = Path(place) / "mappe"
        prepare(folder, Path(place), {"participant": "p07"})
        (folder / "aufgaben/05b").mkdir()
        (folder / "aufgaben/05b/05b.ipynb").write_text("{}", encoding="utf-8")
        for name, content in found.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        page = shown(folder)
    assert "Ihre Arbeitsmappe" in page


def shown(folder: Path) -> str:
    facts, trouble = read_facts(folder)
    about: dict[str, Any] = {"base": "/", "digest": "0", "xsrf": "x", "to_lab": lambda path: path}
    return start_page(course_path(facts, NOW), **about, trouble=trouble, notices=read_notices(folder))
