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
from collections.abc import Sequence
from pathlib import Path

from workbook.content.texts import text
from workbook.errors import ProjectError
from workbook.lab.environment import HOST, STATE_FOLDER, lab_command, lab_environment

DEFAULT_PORT = 8888
PORTS_TRIED = 50
START_LIMIT = 120  # seconds until JupyterLab must answer, generous for a slow disk
RUNNING = "laeuft.json"


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
    known = _read(memory)
    if known and _answers(str(known["url"])):
        print(text("cli.start.running"))
        _show(str(known["url"]), browser=browser)
        return 0
    port = _choose_port(port, known.get("port"))
    token = secrets.token_urlsafe(24)
    url = f"http://{HOST}:{port}/workbook/start?token={token}"
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.touch(mode=0o600)
    memory.write_text(json.dumps({"port": port, "url": url}), encoding="utf-8")
    print(text("cli.start.starting"), flush=True)
    server = subprocess.Popen(
        lab_command(root or workspace, port),
        cwd=cwd or workspace,
        env=lab_environment(workspace, token=token, profiles=profiles),
    )
    return _watch(server, url, browser=browser)


def _watch(server: subprocess.Popen[bytes], url: str, *, browser: bool) -> int:
    """Wait until the server answers, show it, and stay until it ends. Ctrl+C reaches the server as well."""
    try:
        _wait(server, url)
        _show(url, browser=browser)
        print(text("cli.start.stop"), flush=True)
        return int(server.wait())
    except KeyboardInterrupt:
        server.wait(timeout=20)
        print(f"\n{text('cli.start.stopped')}")
        return 0
    finally:
        if server.poll() is None:
            server.terminate()
            server.wait(timeout=20)


def _wait(server: subprocess.Popen[bytes], url: str) -> None:
    end = time.monotonic() + START_LIMIT
    while not _answers(url):
        if server.poll() is not None or time.monotonic() > end:
            raise ProjectError("lab-not-started", code=server.poll() if server.poll() is not None else "–")
        time.sleep(0.1)


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
