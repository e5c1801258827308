"""Numbers, dates and words are read alike in the browser and in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import workbook
from workbook.checks.completeness import count_words
from workbook.content import number
from workbook.content.numbers import is_ambiguous, parse_number

pytestmark = pytest.mark.browser
MODULE = Path(workbook.__file__).parent / "widgets" / "js" / "german.js"

TYPED = [
    *("0,11", "0.11", " 1.250,50 ", "1,250.50", "1.250", "0.125", "12 %", "−3", "–3", ",5", ".5", "5,", "1.234.567"),
    *("0.125.000", "1,250,000", "1.2.3", "1,2,3", "1e3", "1e999", "", " ", "abc", "3 Akteure", "00.125", "+4", "--4"),
    *(
        "1.25",
        "12.34",
        "1'250",
        "1\u00a0250",
        "1.250.",
        "1.250,",
        "%",
        "9" * 41,
        "0x10",
        "٣",
        "1_000",
        "Infinity",
        "NaN",
    ),
]
TEXTS = ["", "ein Wort", "Fach-kräfte und/oder Schulen", "– ja – nein", "z. B. 3,5 Stunden", "E-Mail’s", "a\nb\tc", "…"]
DATES = {
    "9.3.2026": "2026-03-09",
    "09.03.26": "2026-03-09",
    "2026-03-09": "2026-03-09",
    "31.2.2026": None,
    "29.2.2024": "2024-02-29",
    "29.2.2023": None,
    "bald": None,
    "": None,
    "1. 4. 2026": "2026-04-01",
}


@pytest.fixture
def german(page: Page) -> Any:
    """The functions of the module in an empty page."""
    source = MODULE.read_text(encoding="utf-8")
    address = "data:text/javascript;charset=utf-8,"
    page.goto("about:blank")
    return page.evaluate_handle(
        "([address, source]) => import(address + encodeURIComponent(source))", [address, source]
    )


@pytest.mark.parametrize("typed", TYPED)
def test_numbers_are_read_alike(german: Any, typed: str) -> None:
    """What the page accepts is what the check counts."""
    assert german.evaluate("(module, typed) => module.parseNumber(typed)", typed) == pytest.approx(parse_number(typed))
    assert german.evaluate("(module, typed) => module.isAmbiguous(typed)", typed) == is_ambiguous(typed)


@pytest.mark.parametrize("value", [0, 0.114, -0.001, 1250.5, 1234567, None])
@pytest.mark.parametrize("digits", [0, 2])
def test_numbers_are_written_alike(german: Any, value: float | None, digits: int) -> None:
    """Decimal comma, thousands point, a true minus, "–" for undefined, never "−0"."""
    assert german.evaluate("(module, [value, digits]) => module.number(value, digits)", [value, digits]) == number(
        value, digits
    )


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_counted_alike(german: Any, text: str) -> None:
    """The counter under a field and the check agree."""
    assert german.evaluate("(module, text) => module.countWords(text)", text) == count_words(text)


@pytest.mark.parametrize(("typed", "iso"), DATES.items())
def test_dates(german: Any, typed: str, iso: str | None) -> None:
    """As people write them; a day that does not exist is none."""
    assert german.evaluate("(module, typed) => module.parseDate(typed)", typed) == iso
