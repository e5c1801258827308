"""``make lab`` after its set-up: demo cohort, a visitor's workbook, the start page – and again in seconds."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
LIMIT = 240


@contextmanager
def make_lab(demo: Path) -> Iterator[tuple[str, list[str]]]:
    """The running command: the address of the start page, and the lines printed until then."""
    port = str(random.randrange(20_000, 32_000))
    process = subprocess.Popen(
        [sys.executable, "-m", "grading.lab"],
        env={**os.environ, "PORT": port, "BROWSER": "0", "DEMO": str(demo)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    lines: list[str] = []
    try:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.strip())
            if "Strg+C" in line:
                break
        memory = json.loads((demo / "mappe" / ".mappe" / "laeuft.json").read_text(encoding="utf-8"))
        assert memory["port"] == int(port), "\n".join(lines)
        yield memory["url"], lines
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=60)


def page(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as reply:
        return str(reply.read().decode())


@pytest.mark.timeout(2 * LIMIT)
def test_it_builds_everything_once_and_starts_again_in_seconds(tmp_path: Path) -> None:
    with make_lab(tmp_path) as (url, lines):
        base = url.partition("/workbook")[0]
        assert json.loads(page(f"{base}/api/status")) == {"running": True}
        start = page(url)
        assert "Ihr Kursweg" in start and "Für Referent/innen" in start and "Nächste Termine" in start
        assert "Netzwerkanalyse" in start
        token = url.partition("token=")[2]
        assert "20 Teilnehmer/innen" in "\n".join(lines)
        assert page(f"{base}/formgrader?token={token}")

    with make_lab(tmp_path) as (url, lines):
        assert page(url)
    again = "\n".join(lines)
    assert again.count("unverändert") == 2, again
    assert (tmp_path / "kurs" / "gradebook.db").is_file()


def test_a_port_that_is_no_number_is_wrong_use(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "grading.lab"],
        env={**os.environ, "PORT": "achtzig", "DEMO": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "PORT=achtzig" in done.stderr


def test_a_stranger_sees_nothing_of_the_demo(tmp_path: Path) -> None:
    from workbook.lab.workspace import prepare

    prepare(tmp_path / "mappe", tmp_path / "leer")
    process = subprocess.Popen(
        [sys.executable, "-m", "workbook.cli", "start", str(tmp_path / "mappe"), "--no-browser"],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if "Strg+C" in line:
                break
        url = json.loads((tmp_path / "mappe/.mappe/laeuft.json").read_text(encoding="utf-8"))["url"]
        assert "Für Referent/innen" not in page(url)
        with pytest.raises(urllib.error.HTTPError) as refused:
            page(url.partition("?")[0])
        assert refused.value.code == 403
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=60)
