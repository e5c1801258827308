"""Grading on a real Dask scheduler gives what grading here gives. Skipped where ``distributed`` is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from grading.autograde import autograde
from grading.autograde.executors import RunError
from tests.cohorts import cohort, hand_in, points

pytest.importorskip("distributed", reason="distributed is not installed: pip install netzwerk-workbook[dask]")


def test_two_workers_of_a_scheduler_give_the_same_points_as_one_process(tmp_path: Path) -> None:
    from distributed import LocalCluster

    here, there = cohort(tmp_path / "hier"), cohort(tmp_path / "dort")
    for number, care in enumerate(("good", "fair", "weak"), start=1):
        for course in (here, there):
            hand_in(course, f"p0{number}", seed=number, care=care)
    autograde(here)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        report = autograde(there, dask=cluster.scheduler_address)
    assert report.graded == 3
    assert points(there) == points(here)


def test_a_scheduler_that_is_not_there_ends_in_words(tmp_path: Path) -> None:
    import dask

    course = cohort(tmp_path / "kurs")
    hand_in(course, "p01")
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}), pytest.raises(RunError) as caught:
        autograde(course, dask="tcp://127.0.0.1:1")
    assert caught.value.code == "dask-unreachable"
