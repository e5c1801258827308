"""Short texts of authors as safe HTML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.figures.prose import inline, paragraphs


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Ein Satz.", "<p>Ein Satz.</p>"),
        ("Zeile eins\nZeile zwei", "<p>Zeile eins<br>Zeile zwei</p>"),
        ("Erster.\n\nZweiter.", "<p>Erster.</p><p>Zweiter.</p>"),
        ("- eins\n- **zwei**", "<ul><li>eins</li><li><strong>zwei</strong></li></ul>"),
        ("Das ist **wichtig** und *leise*.", "<p>Das ist <strong>wichtig</strong> und <em>leise</em>.</p>"),
        ("Netzwerker*in und 3 * 4 * 5", "<p>Netzwerker*in und 3 * 4 * 5</p>"),
        ("n · (n − 1) ÷ 2 < 5 & mehr", "<p>n · (n − 1) ÷ 2 &lt; 5 &amp; mehr</p>"),
    ],
)
def test_what_authors_write(text: str, html: str) -> None:
    """Paragraphs, lists, strong and emphasised words; everything else is text."""
    assert paragraphs(text) == html


@given(st.text(alphabet="a<>&\"'*- \n/script", max_size=40))
def test_nothing_typed_becomes_a_tag(text: str) -> None:
    """Only our own tags, whatever the text."""
    for html in (inline(text), paragraphs(text)):
        assert "<" not in re.sub("</?(p|ul|li|strong|em|br)>", "", html)
