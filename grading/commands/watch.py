"""``grading watch`` on the command line: take in what arrives, until Ctrl+C or the given time."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from grading.commands.cycle import FAULTS, OK, WRONG_USE, say, say_late
from grading.course import load
from grading.course.collect import Met
from grading.intake import TakenIn, take_in, watch
from workbook.content import text
from workbook.errors import WorkbookError

SHORTEST, LONGEST = 1.0, 3600.0  # seconds between two looks


def watching(arguments: argparse.Namespace) -> int:
    """``grading watch``: 0 when it was ended, 2 wrong use.

    With ``--once`` one round, as a timer would call it; 1 when something needs a person.
    """
    if not SHORTEST <= arguments.every <= LONGEST or (arguments.minutes is not None and arguments.minutes <= 0):
        say("watch.range")
        return WRONG_USE
    course = load(arguments.course)
    if arguments.once:
        done = take_in(course)
        _tell(done, set())
        return FAULTS if done.troubles or done.attention else OK
    told: set[tuple[str, str, str]] = set()
    seconds = None if arguments.minutes is None else arguments.minutes * 60
    try:
        with _ended_by_the_system():
            begin = "watch.begin" if course.feedback_at_once else "watch.begin_without"
            print(text(f"grading_cli.{begin}", title=course.title), flush=True)
            for event in watch(course.folder, every=arguments.every, seconds=seconds):
                if isinstance(event, WorkbookError):
                    print(f"{_now()} · {event}", file=sys.stderr, flush=True)
                else:
                    _tell(event, told)
    except KeyboardInterrupt:
        print()
    say("watch.end")
    return OK


@contextmanager
def _ended_by_the_system() -> Iterator[None]:
    """A service manager ends with SIGTERM what a person ends with Ctrl+C."""

    def end(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell(done: TakenIn, told: set[tuple[str, str, str]]) -> None:
    """One line per round; a trouble that was told before is not told again."""
    if done.fresh or done.answered or done.graded:
        counts = {"fresh": len(done.fresh), "graded": done.graded, "answered": len(done.answered)}
        print(f"{_now()} · {text('grading_cli.watch.round', **counts)}", flush=True)
        for who, assignment in done.fresh:
            print(f"  {who} · {assignment}", flush=True)
        say_late(done.late)
        if done.attention:
            say("autograde.attention", count=done.attention)
    for who, assignment, trouble in _new(done.troubles, told):
        said = {"was": trouble.was, "tun": trouble.tun}
        print(text("grading_cli.collect.trouble", who=who, assignment=assignment or "–", **said), flush=True)


def _new(troubles: Iterable[Met], told: set[tuple[str, str, str]]) -> Iterator[Met]:
    for met in troubles:
        place = (met[0], met[1], met[2].was)
        if place not in told:
            told.add(place)
            yield met


def _now() -> str:
    return f"{datetime.now().astimezone():%H:%M:%S}"
