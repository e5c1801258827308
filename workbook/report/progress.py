"""How far a long calculation is: a line that rewrites itself on a terminal, a single sentence anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbook.content import number, percent, text

SAID_EVERY = 0.2  # seconds
ESTIMATED_AFTER = 3.0  # seconds: before, the time left is a guess
WIDTH = 70  # overwritten with spaces: not every terminal knows a sign for clearing its line


@contextmanager
def drawing_shown(long: bool) -> Iterator[Callable[[float], None] | None]:
    """What is to be told the share done, 0–1, while random networks are drawn; None where nobody needs to watch."""
    if not long:
        yield None
        return
    if not sys.stderr.isatty():
        print(text("report.cli.patience"), file=sys.stderr, flush=True)
        yield None
        return
    try:
        yield _line()
    finally:
        print(f"\r{'':{WIDTH}}\r", end="", file=sys.stderr, flush=True)


def _line() -> Callable[[float], None]:
    begun = said = time.monotonic()

    def watch(share: float) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said < SAID_EVERY:
            return
        said = now
        print(f"\r{words(share, now - begun):{WIDTH}}", end="", file=sys.stderr, flush=True)

    return watch


def words(share: float, passed: float) -> str:
    """The line for the share done after so many seconds."""
    if passed < ESTIMATED_AFTER or not share:
        return text("report.cli.drawing", share=percent(share))
    seconds = passed / share * (1 - share)
    if seconds < 90:
        left = text("report.cli.left_seconds", n=number(5 * max(1, round(seconds / 5)), 0))
    else:
        left = text("report.cli.left_minutes", n=number(round(seconds / 60), 0))
    return text("report.cli.drawing_left", share=percent(share), left=left)
