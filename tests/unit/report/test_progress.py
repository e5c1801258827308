"""What a person sees while random networks are drawn."""

from __future__ import annotations

import pytest

from workbook.report.progress import drawing_shown, words


@pytest.mark.parametrize(
    ("share", "passed", "line"),
    [
        (0.0, 0.4, "Vergleich mit Zufallsnetzen: 0 %"),
        (0.5, 1.0, "Vergleich mit Zufallsnetzen: 50 %"),
        (0.25, 10.0, "Vergleich mit Zufallsnetzen: 25 %, noch etwa 30 Sekunden"),
        (0.99, 10.0, "Vergleich mit Zufallsnetzen: 99 %, noch etwa 5 Sekunden"),
        (0.1, 20.0, "Vergleich mit Zufallsnetzen: 10 %, noch etwa 3 Minuten"),
    ],
)
def test_the_line_says_how_much_is_done_and_what_is_left(share: float, passed: float, line: str) -> None:
    assert words(share, passed) == line.replace(" %", "\xa0%")


def test_without_a_terminal_one_sentence_is_enough(capsys: pytest.CaptureFixture[str]) -> None:
    with drawing_shown(True) as watch:
        assert watch is None
    assert "bis zu einigen Minuten" in capsys.readouterr().err


def test_a_terminal_gets_a_line_that_is_gone_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("workbook.report.progress.SAID_EVERY", -1)
    with drawing_shown(True) as watch:
        assert watch is not None
        watch(0.5)
    shown = capsys.readouterr().err
    assert "50\xa0%" in shown
    assert shown.rsplit("\r", 2)[1].strip() == ""


def test_short_work_is_done_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    with drawing_shown(False) as watch:
        assert watch is None
    assert capsys.readouterr().err == ""
