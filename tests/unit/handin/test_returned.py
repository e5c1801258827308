"""A feedback page says of itself whether it is the automatic part, and of which hand-in."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.handin import Returned, returned

SHA = "ab" * 32


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (f'<meta name="rueckmeldung" content="automatisch {SHA}">', Returned(True, SHA)),
        (f'<meta name="rueckmeldung" content="vollstaendig {SHA}">', Returned(False, SHA)),
        ('<meta name="rueckmeldung" content="automatisch ">', Returned(True, "")),
        ('<meta name="rueckmeldung" content="etwas anderes">', Returned()),
        ("<title>Rückmeldung</title>", Returned()),
    ],
)
def test_the_mark_in_the_head_is_read(tmp_path: Path, head: str, found: Returned) -> None:
    page = tmp_path / "05b.html"
    page.write_text(f'<!DOCTYPE html><html lang="de"><head>{head}</head>', encoding="utf-8")
    assert returned(page) == found


def test_a_mark_further_down_is_text_and_no_mark(tmp_path: Path) -> None:
    """What a person wrote stands below the head."""
    page = tmp_path / "05b.html"
    page.write_text(f'{"x" * 3000}<meta name="rueckmeldung" content="automatisch {SHA}">', encoding="utf-8")
    assert returned(page) == Returned()


def test_without_a_page_nothing_is_said(tmp_path: Path) -> None:
    assert returned(tmp_path / "05b.html") is None
