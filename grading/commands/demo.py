"""``grading demo``: a simulated cohort in one command, with a line for every step."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from grading.commands.cycle import OK, say
from workbook.content import number, text

SMALLEST, LARGEST = 1, 5000


class _Steps:
    """One line per step; a step that tells nothing of its own ends when the next one begins."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._now: TaskID | None = None

    def stage(self, name: str) -> Callable[[int, int, str], None]:
        """Begin a step; returns where it tells how far it is."""
        self.finish()
        task = self._now = self._bar.add_task(text(f"grading_cli.demo.steps.{name}"), total=1)
        return lambda done, total, _what: self._bar.update(task, completed=done, total=total)

    def finish(self) -> None:
        """End the step that is running."""
        if self._now is not None:
            total = self._bar.tasks[self._now].total
            self._bar.update(self._now, completed=total)


def demo(arguments: argparse.Namespace) -> int:
    """``grading demo``: 0 done, 2 wrong use."""
    if not SMALLEST <= arguments.participants <= LARGEST:
        say("demo.range", least=SMALLEST, most=LARGEST)
        return 2
    from grading.demo.cohort import run_demo  # noqa: PLC0415

    begin = time.monotonic()
    columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn()) as bar:
        steps = _Steps(bar)
        done = run_demo(arguments.folder, arguments.participants, arguments.seed, steps.stage)
        steps.finish()
    say("demo.counts", people=len(done.course.roster), handed_in=done.collected, graded=done.graded, marked=done.marked)
    say("demo.done", seconds=number(time.monotonic() - begin, 0), folder=arguments.folder)
    say("demo.look", folder=arguments.folder)
    return OK
