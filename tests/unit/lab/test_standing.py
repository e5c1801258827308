"""Where the person stands: points and the next hand-in, in German."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.lab.test_course import BASE, NOW
from workbook.handin import Returned
from workbook.lab.course import course_path
from workbook.lab.server.standing import due, points_of, results

PAGES = {"01": "rueckmeldungen/01/01.html", "02": "rueckmeldungen/02/02.html"}


def test_points_stand_for_each_assignment_and_together() -> None:
    known = {"01": Returned(points=14.5, maximum=20), "02": Returned(points=8, maximum=20, waiting=1)}
    path = course_path(replace(BASE, feedback=PAGES, results=known), NOW)
    shown = results(path.legs, "/")
    assert shown is not None
    assert shown["total"] == "22,5 von 40 Punkten"
    assert [line["points"] for line in shown["lines"]] == ["14,5 von 20 Punkten", "bisher 8 von 20 Punkten"]
    assert shown["lines"][0]["url"] == "/workbook/rueckmeldung/01/01.html"
    assert not shown["final"]


def test_a_page_without_points_counts_for_nothing() -> None:
    """Made by an earlier version, or of a hand-in that could not be graded: no 0 of 20."""
    path = course_path(replace(BASE, feedback=PAGES, results={"01": Returned()}), NOW)
    assert results(path.legs, "/") is None
    assert points_of(Returned()) == points_of(None) == ""


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "Abgabe war bis"), (0, "bis heute"), (1, "bis morgen"), (4, "in 4 Tagen")]
)
def test_the_next_hand_in_is_told_in_days(days: int, said: str) -> None:
    now = datetime.now().astimezone().replace(hour=12)
    path = course_path(replace(BASE, deadlines={"01": now + timedelta(days=days, hours=1)}), now)
    assert path.due is not None
    shown = due(path.due, lambda path: path, now)
    assert said in shown["when"]
    assert shown["late"] == (days < 0)
    assert shown["left"] == "noch etwa 20 Min."
    assert shown["url"] == "aufgaben/01/01.ipynb"
    assert datetime.fromisoformat(shown["at"]).astimezone(UTC) == path.due.deadline
