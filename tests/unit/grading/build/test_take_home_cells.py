"""Every assignment ends with what there is to take home, then the hand-in; neither is a cell of nbgrader."""

from __future__ import annotations

from typing import Any

import pytest

import workbook
from grading.build.notebooks import assignment_notebook
from grading.build.sources import assignment_ids


def cells(assignment: str) -> list[dict[str, Any]]:
    return [cell for cell in assignment_notebook(assignment)["cells"] if cell["cell_type"] == "code"]


@pytest.mark.parametrize("assignment", assignment_ids())
def test_the_results_come_before_the_hand_in(assignment: str) -> None:
    *_, home, hand_in = cells(assignment)
    assert "".join(home["source"]) == f'workbook.take_away("{assignment}")'
    assert "".join(hand_in["source"]) == f'workbook.hand_in("{assignment}")'


@pytest.mark.parametrize("assignment", assignment_ids())
def test_the_cell_is_locked_and_earns_nothing(assignment: str) -> None:
    home = cells(assignment)[-2]
    assert home["metadata"] == {"deletable": False, "editable": False}


def test_in_grading_and_outside_of_a_notebook_the_cell_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert workbook.take_away("05b")._repr_html_() == ""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert workbook.take_away("gibt-es-nicht")._repr_html_() == ""
