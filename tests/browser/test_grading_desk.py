"""Grading by hand in a real browser: twenty texts by keyboard, a second reader, taking back, nothing planted runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from grading.autograde import autograde
from grading.build import build_referent
from grading.course import Course
from grading.gradebook import Gradebook
from grading.lab.__main__ import PROFILE
from grading.rubrics import given_marks
from tests.browser.conftest import Lab, serve
from tests.browser.test_planted_scripts import planted
from tests.cohorts import ASSIGNMENT, cohort, hand_in, solved
from workbook.handin import Snapshot

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

TEXT = "05b-befunde"
PEOPLE = tuple(f"p{number:02}" for number in range(1, 21))
PLANTED = "p13"
AGAIN = "p05"


def rewritten(snapshot: Snapshot) -> Snapshot:
    """The same hand-in with another first finding."""
    answer = {part: {**value, "befund-1": "Neu gelesen: 12 Akteure."} for part, value in snapshot.answers[TEXT].items()}
    return replace(snapshot, answers={**snapshot.answers, TEXT: answer})


@pytest.fixture(scope="module")
def course(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Twenty texts that wait; one of them is full of scripts, one was handed in twice."""
    course = cohort(tmp_path_factory.mktemp("desk") / "kurs", PEOPLE)
    build_referent(course.folder / "referent")
    for number, person in enumerate(PEOPLE):
        care = ("perfect", "good", "fair")[number % 3]
        snapshot = solved(person, seed=number + 1, size=12 + number, care=care)
        hand_in(course, person, planted(snapshot) if person == PLANTED else snapshot)
    autograde(course)
    hand_in(course, AGAIN, rewritten(solved(AGAIN, seed=5, size=16, care="good")))
    autograde(course)
    return course


@pytest.fixture(scope="module")
def server(course: Course) -> Iterator[Lab]:
    """JupyterLab in the cohort folder as a Referent/in has it."""
    running = serve(course.folder, profiles=(PROFILE,))
    yield running
    running.stop()


def at_the_desk(page: Page, server: Lab, who: str) -> None:
    """Open the notebook and say who one is."""
    server.open(page, "referent/bewerten.ipynb")
    desk = page.locator('[data-grading="desk"]')
    desk.get_by_label("Ihr Name").fill(who)
    desk.get_by_label("Ihr Name").press("Enter")
    desk.locator("tbody tr").first.wait_for()


def start(page: Page, button: str = "Bewerten") -> None:
    page.locator(f'tr[data-exercise="{TEXT}"]').get_by_role("button", name=re.compile(f"^{button}")).click()
    page.locator("dialog.nw-grading[data-ready]").wait_for()


def number(page: Page) -> int:
    """Which answer of the queue is open; 0 = all are done."""
    return int(page.locator("dialog.nw-grading").get_attribute("data-ready") or 0)


def until_another(page: Page, than: int) -> None:
    page.wait_for_function(
        "than => document.querySelector('dialog.nw-grading')?.dataset.ready !== String(than)", arg=than
    )


def test_twenty_texts_are_graded_by_keyboard(
    page: Page, server: Lab, course: Course, shot: Callable[..., Path], axe: Callable[..., list[str]]
) -> None:
    at_the_desk(page, server, "Ute Muster")
    page.locator('[data-grading="desk"]').scroll_into_view_if_needed()
    shot("overview")
    start(page)
    dialog = page.locator("dialog.nw-grading")
    shot("first")
    assert not any(person in dialog.inner_text() for person in PEOPLE), (
        "no one's code may be read before it is asked for"
    )
    assert axe("dialog.nw-grading") == []
    for turn in range(20):
        at = number(page)
        assert at > 0
        for level in (turn % 4, (turn + 1) % 4, 2):
            page.keyboard.press(str(level))
        if turn == 0:
            page.keyboard.press("k")
            page.keyboard.type("Der Schritt ist konkret.")
        if turn == 1:
            page.keyboard.press("k")
            page.keyboard.type("schr")
            expect(page.get_by_role("option", name="Der Schritt ist konkret.")).to_be_visible()
            shot("comment")
            page.keyboard.press("Tab")
        if turn == 5:
            shot("middle")
        page.keyboard.press("Enter")
        until_another(page, at)
    assert number(page) == 0
    expect(dialog).to_contain_text("Alle Texte dieser Übung sind gelesen.")
    shot("done")
    marks = given_marks(course, ASSIGNMENT, TEXT)
    assert sorted(each.participant for each in marks) == list(PEOPLE)
    assert {each.who for each in marks} == {"Ute Muster"}
    assert [each.mark.comment for each in marks][:3] == ["Der Schritt ist konkret.", "Der Schritt ist konkret.", ""]
    with Gradebook(course.db_url, course.id) as gradebook:
        rows = [row for row in gradebook.scores(ASSIGNMENT) if row.cell == f"{TEXT}-hand"]
    assert all(row.manual is not None and not row.needs_review for row in rows)
    assert page.evaluate("window.planted") is None
