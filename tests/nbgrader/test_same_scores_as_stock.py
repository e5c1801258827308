"""On honest work the stock command with its own Execute and ours give equal points, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.autograde import ours, peer, same
from benchmarks.cohort import graded_points

PEOPLE = 4

pytestmark = [pytest.mark.slow, pytest.mark.timeout(280)]


def test_points_are_equal_cell_by_cell(tmp_path: Path) -> None:
    ours(tmp_path / "ours", PEOPLE)
    peer(tmp_path / "peer", PEOPLE)
    mine, theirs = graded_points(tmp_path / "ours"), graded_points(tmp_path / "peer")
    assert len({cell for _, cell in mine}) > 10
    assert len({points for points in mine.values() if points}) > 3, "points that do not differ would prove little"
    assert same(mine, theirs)
