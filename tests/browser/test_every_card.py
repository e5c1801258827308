"""Every exercise of the course as its card: drawn without trouble, every choice has its word, every control its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bare_page import BarePage
from tests.takeaways import worked
from workbook.exercises import module, modules
from workbook.project import NETWORK, Change, ProjectStore, answer_entry

pytestmark = pytest.mark.browser
NAMELESS = """() => [...document.querySelectorAll('.nw label, .nw option, .nw legend, .nw button')]
    .filter(each => !(each.textContent.trim() || each.getAttribute('aria-label') || each.querySelector('[aria-label]')))
    .map(each => each.closest('[data-exercise]').dataset.exercise + ': ' + each.outerHTML.slice(0, 120))"""
CHOSEN = """() => [...document.querySelectorAll('.nw-part-form :is([type=radio], [type=checkbox]):checked')]
    .map(each => each.closest('[data-exercise]').dataset.exercise)"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("number", [each.id for each in modules()])
def test_the_cards_of_a_module(number: str, page: Page, tmp_path: Path, axe: Callable[..., list[str]]) -> None:
    exercises = module(number).exercises
    with BarePage(tmp_path / "p", *exercises) as bare:
        page.goto(bare.url)
        expect(page.locator(".nw-card[data-ready]")).to_have_count(len(exercises), timeout=60_000)
        expect(page.locator(".nw-trouble")).to_have_count(0)
        assert page.evaluate(NAMELESS) == []
        assert page.evaluate(CHOSEN) == [], "nothing is chosen before the person has chosen"
        assert axe(".nw-card") == []
        page.set_viewport_size({"width": 683, "height": 384})  # the same laptop at 200 %
        assert page.evaluate(WIDE) == 0, "nothing runs out of the page at 200 %"


@pytest.mark.parametrize("number", [each.id for each in modules()])
def test_the_cards_of_a_module_with_everything_entered(number: str, page: Page, tmp_path: Path) -> None:
    """What was entered stands there, in words: no card shows the inside of a program."""
    exercises = module(number).exercises
    project = worked()
    answers = [Change(answer_entry(id_), answer, 0, "") for id_, answer in project.answers.items()]
    ProjectStore(tmp_path / "p", participant="p07").apply_all([Change(NETWORK, project.network, 0, ""), *answers])
    with BarePage(tmp_path / "p", *exercises) as bare:
        page.goto(bare.url)
        expect(page.locator(".nw-card[data-ready]")).to_have_count(len(exercises), timeout=60_000)
        expect(page.locator(".nw-trouble")).to_have_count(0)
        for card in page.locator(".nw-card").all():
            text = card.inner_text()
            assert not re.search(r"\[object|undefined|\bNaN\b|\{\w+\}", text), text
