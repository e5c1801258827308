"""Wherever the work is done, results come in order, in bounded number, and one that kills its worker costs itself."""

from __future__ import annotations

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from grading.autograde.executors import AHEAD, RunError, in_order, through

pytestmark = pytest.mark.timeout(120)

DIES = "__import__('os')._exit(3)"


def test_in_one_process_results_come_as_they_are_made() -> None:
    assert list(in_order(eval, ["1 + 1", "2 + 2"])) == [("1 + 1", 2), ("2 + 2", 4)]


def test_in_several_processes_the_order_stays() -> None:
    tasks = [f"__import__('time').sleep({0.2 if n == 0 else 0}) or {n}" for n in range(12)]
    assert [result for _, result in in_order(eval, tasks, workers=2)] == list(range(12))


def test_a_task_that_kills_its_worker_is_named_and_the_others_are_done() -> None:
    tasks = ["1", DIES, *map(str, range(2, 20))]
    found = dict(in_order(eval, tasks, workers=2))
    assert found == {"1": 1, DIES: None, **{str(n): n for n in range(2, 20)}}


def test_two_killers_among_many_cost_only_themselves() -> None:
    tasks = [DIES if n in (3, 15) else str(n) for n in range(20)]
    found = [result for _, result in in_order(eval, tasks, workers=2)]
    assert sorted(result for result in found if result is not None) == [n for n in range(20) if n not in (3, 15)]
    assert found.count(None) == 2


def test_any_executor_will_do_and_no_more_than_a_few_tasks_are_in_flight() -> None:
    pulled, landed, most = 0, 0, 0

    def tasks() -> object:
        nonlocal pulled
        for number in range(50):
            pulled += 1
            yield str(number)

    with ThreadPoolExecutor(2) as pool:
        for _ in through(pool, 2, eval, tasks()):  # type: ignore[arg-type]
            most = max(most, pulled - landed)
            landed += 1
    assert landed == 50
    assert most <= 2 * AHEAD + 1


def test_what_fails_on_another_machine_yields_nothing() -> None:
    class Elsewhere:
        def submit(self, function: object, task: str) -> Future[int]:
            future: Future[int] = Future()
            future.set_exception(ConnectionError()) if task == "2" else future.set_result(int(task))
            return future

    assert list(through(Elsewhere(), 1, int, ["1", "2", "3"])) == [("1", 1), ("2", None), ("3", 3)]


def test_a_scheduler_that_does_not_answer_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_address: str) -> None:
        raise OSError("Timed out trying to connect")

    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=refuse))
    with pytest.raises(RunError) as caught:
        list(in_order(eval, ["1"], dask="tcp://127.0.0.1:1"))
    assert caught.value.code == "dask-unreachable"


def test_without_dask_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RunError, match="distributed"):
        list(in_order(eval, ["1"], dask="tcp://127.0.0.1:1"))
