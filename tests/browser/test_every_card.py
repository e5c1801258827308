"""Every exercise of the course as its card: drawn without trouble, every choice has its word, every control its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bare_page import BarePage
from workbook.exercises import module, modules

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
