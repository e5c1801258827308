"""SIGKILL at random moments: what was said to be saved is there, what was not is whole or absent."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbook.network import wiesenmark
from workbook.project import NETWORK, Change, ProjectStore, answer_entry

WRITER = """
import sys
from pathlib import Path
from workbook.network import wiesenmark
from workbook.project import NETWORK, Change, Conflict, ProjectStore, Reason, answer_entry
store = ProjectStore(Path(sys.argv[1]))
entry = answer_entry("05b-befunde")
number = int(store.project.answers.get("05b-befunde", {}).get("number", 0))
print("ready", flush=True)
while True:
    number += 1
    base = store.read().mark(entry).revision
    reason = Reason.MERGE if number % 3 == 0 else Reason.EDIT
    done = store.apply(Change(entry, {"number": number, "text": "x" * (number % 500)}, base, reason=reason))
    assert not isinstance(done, Conflict)
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is for POSIX")
@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_lost_after_the_save_mark(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "mein-netzwerk"
    ProjectStore(folder).apply(Change(NETWORK, wiesenmark(), 0))
    chance = random.Random(seed)
    for _ in range(4):
        promised = _killed_after(folder, chance.uniform(0.0, 0.15))
        opened = ProjectStore(folder).read()
        found = opened.project.answers.get("05b-befunde", {}).get("number", 0)
        assert found >= promised, "a save mark was shown for what is not on the disk"
        assert opened.notices == (), "the file was found damaged"
        assert opened.project.network == wiesenmark()
        for version in ProjectStore(folder).versions():
            ProjectStore(folder).open_version(version)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is for POSIX")
@pytest.mark.parametrize("seed", range(3))
def test_two_kernels_killed_while_both_write_lose_nothing_of_each_other(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    writers = {"05b-befunde": WRITER, "05b-lager": WRITER.replace("05b-befunde", "05b-lager")}
    processes = {
        name: subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for name, code in writers.items()
    }
    for process in processes.values():
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes.values():
        time.sleep(chance.uniform(0.0, 0.2))
        process.kill()
    promised = {name: _last_number(process) for name, process in processes.items()}
    opened = ProjectStore(tmp_path).read()
    found = {name: opened.project.answers.get(name, {}).get("number", 0) for name in promised}
    assert all(found[name] >= promised[name] for name in promised)
    assert (opened.notices, opened.asides) == ((), ())


def _last_number(process: subprocess.Popen[str]) -> int:
    """The last number a killed writer said was saved."""
    assert process.stdout is not None
    with process.stdout:
        said = [line for line in process.stdout.read().split("\n")[:-1] if line]
    process.wait(timeout=60)
    return int(said[-1]) if said else 0


def _killed_after(folder: Path, seconds: float) -> int:
    """The last number the writer said was saved before it was killed."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.kill()
        return _last_number(process)


STOPS_AT = """
import os, signal, sys
from pathlib import Path
from workbook.project import Change, ProjectStore, Reason, answer_entry
from workbook.project.disk import LocalDisk

class Deadly(LocalDisk):
    steps = 0
    def __getattribute__(self, name):
        if name in ("write_aside", "replace", "keep", "remove"):
            Deadly.steps += 1
            if Deadly.steps > int(sys.argv[2]):
                os.kill(os.getpid(), signal.SIGKILL)
        return super().__getattribute__(name)

store = ProjectStore(Path(sys.argv[1]), disk=Deadly())
entry = answer_entry("05b-befunde")
store.apply(Change(entry, {"text": "neu"}, store.read().mark(entry).revision, reason=Reason.IMPORT))
print("saved", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is for POSIX")
@pytest.mark.parametrize("step", range(6))
def test_killed_between_any_two_steps_the_state_is_the_old_or_the_new_one(tmp_path: Path, step: int) -> None:
    entry = answer_entry("05b-befunde")
    ProjectStore(tmp_path).apply(Change(entry, {"text": "alt"}, 0))
    done = subprocess.run(
        [sys.executable, "-c", STOPS_AT, str(tmp_path), str(step)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    opened = ProjectStore(tmp_path).read()
    assert opened.notices == ()
    assert opened.project.answers["05b-befunde"]["text"] in ({"neu"} if "saved" in done.stdout else {"alt", "neu"})
