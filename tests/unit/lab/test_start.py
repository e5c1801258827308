"""``workbook start`` as it is typed: one address, opened again instead of started twice, German to the end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.errors import ProjectError
from workbook.lab import lifeline, start
from workbook.lab.ending import Ending
from workbook.lab.environment import HOST

LIMIT = 90


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which someone else listens."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_was_asked_for_and_is_taken_is_said(taken: int) -> None:
    with pytest.raises(ProjectError) as caught:
        start._choose_port(taken, None)
    assert str(taken) in str(caught.value)


def test_the_port_used_last_is_used_again_because_drafts_belong_to_it() -> None:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        free = trial.getsockname()[1]
    assert start._choose_port(None, free) == free


def test_when_the_last_port_is_taken_another_one_is_found(taken: int) -> None:
    assert start._choose_port(None, taken) != taken


def run(folder: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "workbook.cli", "start", str(folder), "--no-browser", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_for_address(folder: Path) -> str:
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        known = start._read(folder / ".mappe" / "laeuft.json")
        if known and start._answers(str(known["url"])):
            return str(known["url"])
        time.sleep(0.1)
    raise AssertionError("JupyterLab did not answer")


@pytest.mark.slow
def test_a_whole_life_of_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "Mappe mit Umläuten"
    first = run(folder)
    try:
        url = wait_for_address(folder)
        with urllib.request.urlopen(url, timeout=10) as page:
            assert "Ihre Arbeitsmappe" in page.read().decode()
        memory = folder / ".mappe" / "laeuft.json"
        assert memory.stat().st_mode & 0o077 == 0, "the address holds the token: for the person's eyes only"

        second = run(folder)
        said = second.communicate(timeout=LIMIT)[0]
        assert second.returncode == 0
        assert "läuft schon" in said and url in said
    finally:
        os.killpg(first.pid, signal.SIGINT)
    said = first.communicate(timeout=LIMIT)[0]
    assert "Die Mappe ist bereit" in said and "Die Mappe ist beendet" in said
    assert [word for word in ("Traceback", "WARNING", "Shutdown", "ServerApp") if word in said] == []
    assert json.loads(memory.read_text(encoding="utf-8"))["port"] == int(url.split(":")[2].split("/")[0])


@pytest.mark.slow
def test_a_server_that_cannot_start_is_said_in_german(tmp_path: Path, taken: int) -> None:
    done = run(tmp_path / "mappe", "--port", str(taken))
    said = done.communicate(timeout=LIMIT)[0]
    assert done.returncode == 1
    assert f"Der Anschluss {taken} ist auf diesem Rechner schon belegt" in said


def belonging(folder: Path) -> list[int]:
    """Processes that were started for this workspace."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            environment, state = (each / "environ").read_bytes(), (each / "stat").read_text(encoding="ascii")
        except OSError:
            continue
        if f"WORKBOOK_WORKSPACE={folder}".encode() in environment and state.rpartition(")")[2].split()[0] != "Z":
            found.append(int(each.name))
    return found


def until_none(folder: Path) -> bool:
    end = time.monotonic() + LIMIT
    while belonging(folder) and time.monotonic() < end:
        time.sleep(0.1)
    return not belonging(folder)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_however_the_command_ends_its_server_and_kernels_end_and_it_starts_again(tmp_path: Path, name: str) -> None:
    """Asked to, its window closed, killed: nothing runs on unseen, and the workspace is not taken for running."""
    folder = tmp_path / "mappe"
    running = run(folder)
    first = wait_for_address(folder)
    assert belonging(folder)
    running.send_signal(getattr(signal, name))
    said = running.communicate(timeout=LIMIT)[0]
    assert running.returncode == (-signal.SIGKILL if name == "SIGKILL" else 0)
    assert "Traceback" not in said
    assert until_none(folder)
    again = run(folder)
    try:
        assert wait_for_address(folder) != first
    finally:
        again.terminate()
        again.communicate(timeout=LIMIT)


@pytest.mark.slow
def test_ended_before_it_is_ready_it_says_so_without_a_traceback(tmp_path: Path) -> None:
    """Also by an impatient person who presses Ctrl+C three times."""
    running = run(tmp_path / "mappe")
    assert running.stdout is not None
    heard = running.stdout.readline()
    while "JupyterLab wird gestartet" not in heard:
        heard = running.stdout.readline()
    for _ in range(3):
        os.killpg(running.pid, signal.SIGINT)
    said = running.communicate(timeout=LIMIT)[0]
    assert running.returncode == 0
    assert said.strip() == "Die Mappe ist beendet. Alles, was gespeichert war, ist erhalten."


@pytest.mark.slow
def test_a_double_click_starts_one_server(tmp_path: Path) -> None:
    """Two starts at the same moment: one serves, the other opens what the first one serves."""
    folder = tmp_path / "mappe"
    both = [run(folder), run(folder)]
    try:
        end = time.monotonic() + LIMIT
        while all(each.poll() is None for each in both) and time.monotonic() < end:
            time.sleep(0.1)
        quick, serving = sorted(both, key=lambda each: each.poll() is None)
        assert serving.poll() is None
        assert quick.returncode == 0
        assert "läuft schon" in quick.communicate(timeout=LIMIT)[0]
        assert start._answers(str(start._read(folder / ".mappe" / "laeuft.json")["url"]))
    finally:
        for each in both:
            each.terminate()
        for each in both:
            each.communicate(timeout=LIMIT)


def test_a_signal_that_was_ignored_before_stays_ignored() -> None:
    """``nohup workbook start``: the closed terminal is no reason to end."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Ending() as ending:
            os.kill(os.getpid(), signal.SIGHUP)
            os.kill(os.getpid(), signal.SIGTERM)
            ending.rest()
            assert ending.asked
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_after_the_command_signals_mean_what_they_meant_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Ending():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_the_lifeline_speaks_when_its_other_end_is_gone() -> None:
    ours, theirs = os.pipe()
    gone = threading.Event()
    lifeline.hold(gone.set, ours)
    assert not gone.wait(0.05)
    os.close(theirs)
    assert gone.wait(LIMIT)
