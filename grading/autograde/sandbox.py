"""Running code of participants, where an author wants cells graded by execution: in bubblewrap or not at all.

Inside there is no network, no other process, no file of the course, a read-only system, 64 MB of disk in memory, and
limits on time, memory and size. The sandbox protects the machine, not the score: tests run in one process with what
they test, so whatever comes out is a proposal that a person looks at.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from grading.autograde.seccomp import no_processes

RUNNER = Path(__file__).with_name("sandbox_runner.py")
KNOBS = ("/proc/sys", "/proc/pressure")
SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/localtime")
MEGABYTE = 1 << 20
ANSWER_LIMIT = MEGABYTE
KILLED_BY_LIMIT = "limit"


@dataclass(frozen=True)
class Limits:
    """What a submission's code may use. ``seconds`` of wall time for all cells together."""

    seconds: float = 20.0
    memory: int = 1024 * MEGABYTE
    disk: int = 64 * MEGABYTE
    file: int = 32 * MEGABYTE
    files: int = 128


@dataclass(frozen=True)
class CodeCell:
    """One cell to run."""

    name: str
    source: str


@dataclass(frozen=True)
class CodeOutcome:
    """What became of a cell: the number its last expression gave, or the name of the error."""

    name: str
    value: float | None
    error: str | None


class Stopped(Exception):
    """The code was stopped: ``reason`` is "time", "crash" or "answer"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@cache
def available() -> bool:
    """Whether code can be run here safely: bubblewrap works, and its filter holds on this machine."""
    if shutil.which("bwrap") is None or no_processes() is None or not sys.platform.startswith("linux"):
        return False
    probe = CodeCell(
        "probe", "import os\ntry:\n    os.fork()\nexcept PermissionError:\n    pass\nelse:\n    os._exit(1)\n1"
    )
    try:
        return run_cells([probe], Limits(seconds=20))[0].value == 1.0
    except (Stopped, OSError, ValueError):
        return False


def run_cells(cells: Sequence[CodeCell], limits: Limits = Limits()) -> tuple[CodeOutcome, ...]:
    """Run cells one after the other in one fresh interpreter inside the sandbox. Raises Stopped."""
    task = {"cells": [{"name": cell.name, "source": cell.source} for cell in cells], "limits": _limits(limits)}
    with tempfile.TemporaryFile() as answer, _filter() as program:
        process = subprocess.Popen(
            _command(limits, program),
            stdin=subprocess.PIPE,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            pass_fds=(program,),
            env={},
        )
        try:
            process.communicate(json.dumps(task).encode(), timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise Stopped("time") from None
        finally:
            process.kill()  # bubblewrap takes everything inside with it
            process.wait()
        if process.returncode != 0:
            raise Stopped("crash")
        answer.seek(0)
        return tuple(_outcomes(answer.read(ANSWER_LIMIT + 1), cells))


def _outcomes(data: bytes, cells: Sequence[CodeCell]) -> Iterator[CodeOutcome]:
    """The answer of the sandbox, believed in its form only."""
    try:
        found: dict[str, Any] = {each["name"]: each for each in json.loads(data)}
        for cell in cells:
            value, error = found[cell.name]["value"], found[cell.name]["error"]
            yield CodeOutcome(cell.name, None if value is None else float(value), None if error is None else str(error))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        raise Stopped("answer") from None


def _limits(limits: Limits) -> dict[str, int]:
    return {
        "RLIMIT_AS": limits.memory,
        "RLIMIT_CPU": max(1, int(limits.seconds)),
        "RLIMIT_FSIZE": limits.file,
        "RLIMIT_NOFILE": limits.files,
        "RLIMIT_CORE": 0,
    }


@contextmanager
def _filter() -> Iterator[int]:
    """The descriptor of an open file that holds the system-call filter, as bubblewrap takes it."""
    with tempfile.TemporaryFile() as handle:
        handle.write(no_processes() or b"")
        handle.flush()
        handle.seek(0)
        yield handle.fileno()


def _command(limits: Limits, program: int) -> list[str]:
    bound = [part for path in _readable() for part in ("--ro-bind", path, path)]
    empty = [part for path in hidden() for part in ("--tmpfs", path, "--remount-ro", path)]
    return [
        *(shutil.which("bwrap") or "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"),
        *("--proc", "/proc", "--dev", "/dev", "--size", str(limits.disk), "--tmpfs", "/tmp"),
        *(*bound, *empty, "--chdir", "/tmp", "--clearenv"),  # after /tmp: this Python may be installed below it
        # What bubblewrap makes for itself lies in memory without a limit: nothing but /tmp may grow.
        *("--remount-ro", "/dev", "--remount-ro", "/"),
        *("--setenv", "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8", "--setenv", "OPENBLAS_NUM_THREADS", "1"),
        *("--seccomp", str(program), sys.executable, "-I", "-c", RUNNER.read_text(encoding="utf-8")),
    ]


def _readable() -> list[str]:
    """The system and the Python that runs here; no home, no course."""
    wanted = [*SYSTEM, sys.base_prefix, sys.prefix]
    return [path for path in dict.fromkeys(wanted) if Path(path).exists()]


def hidden() -> list[str]:
    """Folders that are shown empty and cannot be written.

    Answer keys travel with the installed grading package. What the system can be set by in /proc belongs to the
    superuser, and is still theirs without any capability when it is the superuser who grades.
    """
    packages = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return [each for each in (*(str(Path(p) / "grading") for p in sorted(packages)), *KNOBS) if Path(each).is_dir()]
