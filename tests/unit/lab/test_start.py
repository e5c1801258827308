"""``workbook start`` as it is typed: one address, opened again instead of started twice, German to the end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.errors import ProjectError
from workbook.lab import start
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
