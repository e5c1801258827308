"""Where the work is done: in this process, in several, or on several machines – one code path, one result."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol, TypeVar

from workbook.errors import WorkbookError

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD = 4  # tasks in flight per worker: enough to keep it busy, few enough to keep memory flat


class RunError(WorkbookError):
    """A run could not be started as asked."""


class Submitting(Protocol):
    """What is needed of an executor; those of ``concurrent.futures`` and of Dask have it."""

    def submit(self, function: Callable[..., Any], task: Any, /) -> Future[Any]:
        """Start one task."""
        ...


def in_order(
    function: Callable[[Task], Result], tasks: Iterable[Task], workers: int = 1, dask: str | None = None
) -> Iterator[tuple[Task, Result | None]]:
    """Each task with its result, in the order of the tasks, with a bounded number in flight.

    ``workers`` 1 = this process; ``dask`` = address of a scheduler. The result is None for a task whose worker died
    (out of memory, a crash in a C library), also alone. Raises RunError("dask-missing", "dask-unreachable").
    """
    if dask is not None:
        yield from _on_machines(dask, function, tasks)
    elif workers > 1:
        yield from _in_processes(workers, function, tasks)
    else:
        for task in tasks:
            yield task, function(task)


def _on_machines(
    address: str, function: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Result | None]]:
    try:
        from distributed import Client  # type: ignore[import-not-found]  # noqa: PLC0415  an optional extra
    except ImportError:
        raise RunError("dask-missing") from None
    with _connected(Client, address) as client:
        workers = max(1, sum(client.ncores().values()))
        yield from through(client.get_executor(), workers, function, tasks)


def _connected(client: Callable[[str], Any], address: str) -> Any:
    try:
        return client(address)
    except (OSError, ValueError, TypeError) as error:
        raise RunError("dask-unreachable", address=address, reason=type(error).__name__) from error


def through(
    where: Submitting, workers: int, function: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Result | None]]:
    """Like :func:`in_order`, through any executor. A task that fails there yields None."""
    flying: deque[tuple[Task, Future[Result]]] = deque()
    for task in tasks:
        flying.append((task, where.submit(function, task)))
        if len(flying) >= AHEAD * workers:
            yield _landed(*flying.popleft())
    while flying:
        yield _landed(*flying.popleft())


def _landed(task: Task, future: Future[Any]) -> tuple[Task, Any | None]:
    try:
        return task, future.result()
    except Exception:  # noqa: BLE001  whatever a remote worker died of: the task is named, the others go on
        return task, None


def _in_processes(
    workers: int, function: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Result | None]]:
    """Through a pool that is made anew when a worker dies; the tasks that were with it are tried alone."""
    waiting = iter(tasks)
    while True:
        suspects: list[Task] = []
        with _pool(workers) as pool:
            yield from _until_broken(pool, workers, function, waiting, suspects)
        if not suspects:
            return
        for task in suspects:
            with _pool(1) as pool:
                alone = _landed(task, pool.submit(function, task))
            yield alone


def _until_broken(
    pool: ProcessPoolExecutor,
    workers: int,
    function: Callable[[Task], Result],
    tasks: Iterator[Task],
    suspects: list[Task],
) -> Iterator[tuple[Task, Result | None]]:
    flying: deque[tuple[Task, Future[Result]]] = deque()
    try:
        for task in tasks:
            suspects.append(task)  # from here on it is with the pool, unless it lands
            flying.append((task, pool.submit(function, task)))
            if len(flying) >= AHEAD * workers:
                first = _first(flying, suspects)
                yield first
        while flying:
            first = _first(flying, suspects)
            yield first
    except BrokenProcessPool:
        return  # what has not landed stays suspected


def _first(flying: deque[tuple[Task, Future[Result]]], suspects: list[Task]) -> tuple[Task, Result]:
    task, future = flying[0]
    result = future.result()
    flying.popleft()
    suspects.pop(0)
    return task, result


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn": a forked copy of a process with an open database and threads is not safe to compute in.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
