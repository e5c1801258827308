"""Serve a workspace with JupyterLab on this machine and open the browser on the start page."""

from __future__ import annotations

import json
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from workbook.content.texts import text
from workbook.errors import ProjectError
from workbook.lab import lifeline
from workbook.lab.ending import Ending
from workbook.lab.environment import HOST, STATE_FOLDER, lab_command, lab_environment

DEFAULT_PORT = 8888
PORTS_TRIED = 50
START_LIMIT = 120  # seconds until JupyterLab must answer, generous for a slow disk
STOP_LIMIT = 20  # seconds for ending kernels and server in order
RUNNING = "laeuft.json"
LOCK = "start.sperre"


def serve(
    workspace: Path,
    *,
    port: int | None = None,
    browser: bool = True,
    root: Path | None = None,
    profiles: Sequence[Path] = (),
    cwd: Path | None = None,
) -> int:
    """Run JupyterLab until it is ended; the exit code. A workspace that is already served is only opened again.

    ``root`` is the folder JupyterLab shows (the workspace itself, or one above it), ``profiles`` are settings folders
    that win over the participant's, ``cwd`` is where the server runs.
    """
    memory = workspace / STATE_FOLDER / RUNNING
    with Ending() as ending:
        while not ending.asked:
            known = _read(memory)
            if known and _answers(str(known["url"])):
                print(text("cli.start.running"))
                _show(str(known["url"]), browser=browser)
                return 0
            with _alone(memory.parent) as alone:
                if alone:
                    port = _choose_port(port, known.get("port"))
                    token = secrets.token_urlsafe(24)
                    url = f"http://{HOST}:{port}/workbook/start?token={token}"
                    _remember(memory, port, url)
                    print(text("cli.start.starting"), flush=True)
                    command = lab_command(root or workspace, port)
                    environment = lab_environment(workspace, token=token, profiles=profiles)
                    return _watch(_launch(command, environment, cwd or workspace), url, ending, browser=browser)
            ending.rest()  # started a moment ago by another double click: it will answer soon
    return 0


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else starts or serves this workspace; held as long as the server runs."""
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    except (OSError, NotImplementedError):  # a network drive without locks: the port remembered must do
        pass
    try:
        yield True
    finally:
        lock.release()


def _remember(memory: Path, port: int, url: str) -> None:
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.touch(mode=0o600)
        memory.write_text(json.dumps({"port": port, "url": url}), encoding="utf-8")
    except OSError as error:
        folder = memory.parent.parent
        raise ProjectError("workspace-not-writable", folder=folder, reason=error.strerror or error) from error


def _launch(command: Sequence[str], environment: Mapping[str, str], cwd: Path) -> subprocess.Popen[bytes]:
    """The server, in a group of its own: Ctrl+C reaches this command alone, which then ends the server in order."""
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(
        command, cwd=cwd, env={**environment, lifeline.VARIABLE: "1"}, stdin=subprocess.PIPE, **apart
    )


def _watch(server: subprocess.Popen[bytes], url: str, ending: Ending, *, browser: bool) -> int:
    """Wait until the server answers, show it, and stay until it ends or somebody ends us."""
    ready = False
    try:
        ready = _wait(server, url, ending)
        if ready:
            _show(url, browser=browser)
            print(text("cli.start.stop"), flush=True)
        while ready and server.poll() is None and not ending.asked:
            ending.rest()
    finally:
        _end(server, in_order=ready)
    if not ending.asked:
        return int(server.returncode)
    with suppress(OSError):  # its window may be closed
        print(f"\n{text('cli.start.stopped')}", flush=True)
    return 0


def _end(server: subprocess.Popen[bytes], *, in_order: bool) -> None:
    """Let the server end itself. One that never answered holds nothing: no reason to wait for it."""
    if server.stdin is not None:
        with suppress(OSError):
            server.stdin.close()
    try:
        if in_order:
            server.wait(timeout=STOP_LIMIT)
    except subprocess.TimeoutExpired:
        pass
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], url: str, ending: Ending) -> bool:
    """True once the server answers, False if the end was asked for before."""
    end = time.monotonic() + START_LIMIT
    while not _answers(url):
        if ending.asked:
            return False
        if server.poll() is not None or time.monotonic() > end:
            raise ProjectError("lab-not-started", code=server.poll() if server.poll() is not None else "–")
        ending.rest()
    return True


def _answers(url: str) -> bool:
    """Whether a server at this address accepts our token."""
    address, _, token = url.partition("/workbook/start?token=")
    request = urllib.request.Request(f"{address}/api/status", headers={"Authorization": f"token {token}"})
    try:
        with urllib.request.urlopen(request, timeout=2) as reply:
            return bool("started" in json.load(reply))  # Jupyter tells this only to those it knows
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _show(url: str, *, browser: bool) -> None:
    print(text("cli.start.ready", url=url), flush=True)
    if browser and not webbrowser.open(url):
        sys.stdout.flush()


def _choose_port(wanted: int | None, remembered: object) -> int:
    """The port to use: the asked one, else the one used last (drafts in the browser belong to it), else a free one."""
    if wanted is not None:
        if not _is_free(wanted):
            raise ProjectError("port-taken", port=wanted)
        return wanted
    tried: list[int] = [remembered] if isinstance(remembered, int) else []
    for port in tried + list(range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED)):
        if _is_free(port):
            return port
    raise ProjectError("port-taken", port=DEFAULT_PORT)


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
        return True


def _read(memory: Path) -> dict[str, object]:
    try:
        data = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) and "url" in data else {}
