"""No traceback reaches a person."""

from __future__ import annotations

from workbook.errors import NetworkError
from workbook.widgets.guard import Trouble, guarded, trouble


def test_what_goes_well_comes_back() -> None:
    """The guard is not seen."""
    assert guarded("place", lambda: 7) == 7


def test_an_error_of_ours_speaks_for_itself() -> None:
    """Its own sentences and its own code as number."""
    said = trouble("place", NetworkError("actor-unknown", actor="A7"))
    assert said.number == "actor-unknown"
    assert "A7" in said.what


def test_any_other_error_gets_a_number_and_general_words() -> None:
    """The message of the error is nowhere, because it may quote what the person entered."""

    def broken() -> None:
        raise ValueError("Telefon 0171 2345678")

    said = guarded("zz save", broken)
    assert isinstance(said, Trouble)
    assert said.number in said.what
    assert "zz save · ValueError" in said.report
    assert "0171" not in said.report


def test_the_report_names_places_without_folders() -> None:
    """Where a person keeps their files is their own business."""

    def broken() -> None:
        raise KeyError("x")

    said = guarded("zz", broken)
    assert isinstance(said, Trouble)
    assert "test_guard.py" in said.report
    assert "/" not in said.report.replace(" · ", "")
