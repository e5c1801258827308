"""A feedback page says of itself whether it is the automatic part, of which hand-in, and how many points."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.handin import Returned, feedback_mark, returned

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


@pytest.mark.parametrize(
    "about",
    [
        Returned(),
        Returned(automatic=True, sha256="ab" * 32),
        Returned(points=14.5, maximum=20, waiting=2),
        Returned(automatic=True, sha256="0f" * 32, points=0, maximum=20),
    ],
)
def test_there_and_back(tmp_path: Path, about: Returned) -> None:
    page = tmp_path / "05b.html"
    page.write_text(f"<!DOCTYPE html><head>{feedback_mark(about)}<title>x</title>", encoding="utf-8")
    assert returned(page) == about


@pytest.mark.parametrize("content", ["", "<html>", '<meta name="rueckmeldung" content="vollstaendig  1.2.3/x 1">'])
def test_a_page_without_a_readable_mark_is_a_whole_one_without_points(tmp_path: Path, content: str) -> None:
    page = tmp_path / "05b.html"
    page.write_text(content, encoding="utf-8")
    assert returned(page) == Returned()


def test_points_are_told_to_two_digits() -> None:
    assert "13.67/20 0" in feedback_mark(Returned(points=41 / 3, maximum=20))
