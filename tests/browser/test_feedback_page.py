"""The feedback page in a real browser: readable for everybody, on any width, in the dark and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from grading.autograde import autograde
from grading.feedback import write_feedback
from grading.feedback.gather import gather
from grading.rubrics import Mark, give
from tests.cohorts import ASSIGNMENT, cohort, hand_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(200)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pages of somebody with a marked text, of somebody in a hurry, and of a damaged hand-in."""
    course = cohort(tmp_path_factory.mktemp("pages") / "kurs")
    hand_in(course, "p01", care="good")
    hand_in(course, "p02", care="weak", seed=4)
    hand_in(course, "p03", b"{")
    autograde(course)
    exercise = next(each.exercise for each in next(gather(course, ASSIGNMENT, "p01")).exercises if each.hand)
    levels = {line.id: 2 for line in exercise.rubric}
    give(course, "p01", exercise.id, Mark(levels, "Gut belegt. " * 20, 0.5, "Karte ergänzt"), who="ute")
    return {path.parent.name: path.read_text(encoding="utf-8") for path in write_feedback(course)}


@pytest.mark.parametrize("person", ["p01", "p02", "p03"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_a_reader(
    page: Page, pages: dict[str, str], axe: Callable[[], list[str]], person: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_content(pages[person])
    assert axe() == []


@pytest.mark.parametrize("width", [320, 683, 1366])
def test_nothing_runs_off_the_side(page: Page, pages: dict[str, str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.set_content(pages["p01"])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_as_seen(page: Page, pages: dict[str, str], shot: Callable[..., Path]) -> None:
    page.set_content(pages["p01"])
    shot("feedback", full=True)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("details p").first.is_visible(), "worked examples are printed"
