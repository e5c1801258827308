"""Autograding against the stock command, as whole processes, and how it grows.

    python -m benchmarks.autograde --participants 20 --json
    python -m benchmarks.autograde --scaling

Both sides get the same answer files. *Ours* is ``grading autograde``. The *peer* is ``nbgrader autograde`` with its
own Execute on a plain course: its notebook loads the answers, runs the same checks on them and shows the network as a
plotly figure, so its score cells hold the same numbers. ``ratio`` compares whole processes with their start-up;
``marginal_ratio`` compares what one more submission costs, in seconds of the clock and (``…_cpu``) of the processor,
which say the same on a machine that has nothing else to do.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.cohort import ASSIGNMENT, graded_points, make_course, make_plain_course, submit

BIN = Path(sys.executable).parent
FEW = 4  # submissions of the smaller peer run; the difference to the larger one is the cost of more
MORE = 200  # submissions of the larger run of ours: one costs so little that few would be lost in the noise
SIZES = (20, 200, 2000)
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Took:
    """What a process and everything it started used: wall and CPU seconds, largest memory of one process in MB."""

    wall: float
    cpu: float
    megabytes: float


def run(folder: Path, *command: str) -> Took:
    """Run a command in a folder; raises CalledProcessError when it fails."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read() if process.stdout else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code != 0:
        raise subprocess.CalledProcessError(code, command, said)
    return Took(
        wall, used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    )


def ours(folder: Path, participants: int) -> Took:
    """``grading autograde`` on a fresh cohort of this size."""
    course = make_course(folder, participants)
    submit(course.submitted, participants)
    return run(folder, str(BIN / "grading"), "autograde", ASSIGNMENT, "--course", str(folder))


def peer(folder: Path, participants: int) -> Took:
    """``nbgrader autograde`` with its own Execute on a fresh plain course of this size."""
    submitted = make_plain_course(folder)
    run(folder, sys.executable, "-m", "nbgrader", "generate_assignment", ASSIGNMENT)
    submit(submitted, participants, notebook=folder / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    return run(folder, sys.executable, "-m", "nbgrader", "autograde", ASSIGNMENT)


def compare(place: Path, participants: int) -> dict[str, object]:
    """Both sides at this size, and what one more submission costs each."""
    mine, theirs = ours(place / "ours", participants), peer(place / "peer", participants)
    large = ours(place / "ours-more", participants + MORE)
    small = peer(place / "peer-few", FEW)
    points = graded_points(place / "ours"), graded_points(place / "peer")
    marginal = (large.wall - mine.wall) / MORE
    their_marginal = (theirs.wall - small.wall) / (participants - FEW)
    return {
        "participants": participants,
        "ours_s": round(mine.wall, 3),
        "peer_s": round(theirs.wall, 3),
        "ratio": round(theirs.wall / mine.wall, 1),
        "ours_marginal_s": round(marginal, 4),
        "peer_marginal_s": round(their_marginal, 3),
        "marginal_ratio": round(their_marginal / marginal, 1),
        "ours_cpu_s": round(mine.cpu, 3),
        "peer_cpu_s": round(theirs.cpu, 3),
        "marginal_ratio_cpu": round(
            ((theirs.cpu - small.cpu) / (participants - FEW)) / ((large.cpu - mine.cpu) / MORE), 1
        ),
        "equal": same(*points),
        "cells": len(points[0]),
    }


def same(mine: dict[tuple[str, str], float | None], theirs: dict[tuple[str, str], float | None]) -> bool:
    """Whether every cell of every participant has the same automatic points."""
    return mine.keys() == theirs.keys() and all(_equal(mine[cell], theirs[cell]) for cell in mine)


def _equal(first: float | None, second: float | None) -> bool:
    if first is None or second is None:
        return first is second
    return abs(first - second) < TOLERANCE


def scaling(place: Path) -> list[dict[str, object]]:
    """Ours at growing sizes: seconds, seconds per submission, memory."""
    rows: list[dict[str, object]] = []
    for size in SIZES:
        took = ours(place / str(size), size)
        rows.append({"participants": size, **{name: round(value, 3) for name, value in asdict(took).items()}})
        rows[-1]["ms_each"] = round(1000 * took.wall / size, 2)
        shutil.rmtree(place / str(size))
    return rows


def main() -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--participants", type=int, default=20)
    parser.add_argument("--scaling", action="store_true", help="20, 200 and 2,000 submissions, ours alone")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.participants <= FEW:
        parser.error(f"at least {FEW + 1} participants")
    with tempfile.TemporaryDirectory() as name:
        result = scaling(Path(name)) if arguments.scaling else compare(Path(name), arguments.participants)
    if arguments.json:
        print(json.dumps(result, indent=1))
        return 0
    for row in result if isinstance(result, list) else [result]:
        print("  ".join(f"{key} {value}" for key, value in row.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
