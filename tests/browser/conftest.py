"""A real JupyterLab with our profile, in a real browser that cannot leave this machine.

Fixtures for every browser test:

``lab``      our JupyterLab on a free port with a fresh workspace (one per test module). ``lab.write(path, cells)`` puts
             a course notebook there, ``lab.open(page, path)`` opens it and waits until all cells have run.
``page``     a page of a fresh browser profile, 1366 × 768. Requests that leave the machine are blocked, and the test
             fails on them at its end.
``shot``     ``shot("name")`` keeps a picture of the page in ``artefacts/`` (not under version control) to be looked at.

Wait for data attributes (``[data-workbook-ready]``), never for times.
"""

from __future__ import annotations

import json
import random
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from workbook.lab.environment import HOST, lab_command, lab_environment
from workbook.lab.workspace import prepare

REPOSITORY = Path(__file__).parents[2]
ARTEFACTS = REPOSITORY / "artefacts"
TOKEN = "browser-test"
READY = 90_000  # milliseconds: generous, because the machine may be busy
LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
KERNEL = {"display_name": "Workbook", "language": "python", "name": "python3"}


@dataclass
class Lab:
    """A running JupyterLab with our profile."""

    workspace: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def base(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def url(self, path: str = "workbook/start") -> str:
        """The address of a path, with the token."""
        return f"{self.base}{path}{'&' if '?' in path else '?'}token={TOKEN}"

    def open(self, page: Page, path: str, *, runs: int = 1) -> Any:
        """Open a notebook of the workspace; the panel's locator once its cells have run."""
        page.goto(self.url(f"doc/tree/{path}"))
        return self.ready(page, runs=runs)

    def ready(self, page: Page, *, runs: int = 1) -> Any:
        """Wait until the visible course page has run (``runs`` counts kernel restarts in)."""
        panel = page.locator(f'.nw-page[data-workbook-ready="{runs}"]:not(.lm-mod-hidden)')
        panel.wait_for(timeout=READY)
        return panel

    def write(self, path: str, cells: Sequence[tuple[str, str]], workbook: Mapping[str, Any] | None = None) -> Path:
        """Write a course notebook from ("markdown" | "code", source) pairs; ``workbook={}`` makes an ordinary one."""
        meta: dict[str, Any] = {"kernelspec": KERNEL, "language_info": LANGUAGE}
        meta |= {"workbook": {"page": "module", "module": "05b"}} if workbook is None else dict(workbook)
        plain = {"code": {"execution_count": None, "outputs": []}, "markdown": {}}
        content = {
            "cells": [
                {"cell_type": kind, "id": f"c{n}", "metadata": {}, "source": source, **plain[kind]}
                for n, (kind, source) in enumerate(cells)
            ],
            "metadata": meta,
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        file = self.workspace / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return file

    def api(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """Ask Jupyter's HTTP interface, as another client would."""
        request = urllib.request.Request(
            f"{self.base}api/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {TOKEN}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as reply:
            data = reply.read()
        return json.loads(data) if data else None

    def stop(self) -> None:
        """End the server and its kernels."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def serve(workspace: Path, *, port: int | None = None, profiles: Sequence[Path] = (), root: Path | None = None) -> Lab:
    """Start JupyterLab with our profile on a workspace and wait until it answers."""
    port = port or free_port()
    log = workspace.parent / f"jupyter-{port}.log"
    extra = ("--LabApp.expose_app_in_browser=True", "--ServerApp.log_level=INFO")
    with log.open("ab") as out:
        process = subprocess.Popen(
            lab_command(root or workspace, port, *extra),
            env=lab_environment(workspace, token=TOKEN, profiles=profiles),
            stdout=out,
            stderr=out,
            cwd=workspace,
        )
    lab = Lab(workspace, port, process, log)
    end = time.monotonic() + READY / 1000
    while time.monotonic() < end and process.poll() is None:
        try:
            lab.api("status")
        except OSError:
            time.sleep(0.1)
        else:
            return lab
    process.kill()
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


def free_port() -> int:
    """A free port below those the system hands out by itself: another process must not get it in the meantime."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as trial:
            try:
                trial.bind((HOST, port))
            except OSError:
                continue
            return port


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as ``workbook start`` makes it."""
    folder = tmp_path_factory.mktemp("lab") / "mappe"
    prepare(folder, participation={"participant": "p07", "course": "Probelauf"})
    return folder


@pytest.fixture(scope="module")
def lab(workspace: Path, browser: Browser) -> Iterator[Lab]:
    """Our JupyterLab on that workspace. (The browser is asked for first: without one nothing needs to start.)"""
    running = serve(workspace)
    yield running
    running.stop()


@pytest.fixture
def start_lab(browser: Browser) -> Callable[..., Lab]:
    """The way to start a JupyterLab of one's own: ``start_lab(workspace, port=…, profiles=…)``; the test stops it."""
    return serve


@dataclass
class Guard:
    """What the page asked for outside this machine, and what went wrong in it."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def route(self, route: Route) -> None:
        if re.match(rf"(https?|wss?)://({HOST}|localhost)[:/]|data:|blob:", route.request.url):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()


@pytest.fixture
def guard() -> Guard:
    return Guard()


@pytest.fixture
def page(browser: Browser, guard: Guard) -> Iterator[Page]:
    """A page that cannot leave this machine."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="de-DE", timezone_id="Europe/Berlin")
    context.route("**/*", guard.route)
    context.on("page", guard.watch)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()
    assert guard.outside == [], "the page asked for something outside this machine"
    assert guard.errors == [], "a script of the page failed (a test that wants this empties guard.errors)"


@pytest.fixture
def shot(page: Page, request: pytest.FixtureRequest) -> Callable[..., Path]:
    """``shot("name", full=False)``: keep a picture to be looked at."""

    def take(name: str, *, full: bool = False) -> Path:
        ARTEFACTS.mkdir(exist_ok=True)
        file = ARTEFACTS / f"{Path(str(request.node.path)).stem}-{name}.png"
        page.screenshot(path=str(file), full_page=full)
        return file

    return take


@pytest.fixture
def axe(page: Page) -> Callable[[], list[str]]:
    """``axe()``: what axe-core finds on the page, a line each; JupyterLab's own frame is not ours to mend."""
    from axe_playwright_python.sync_playwright import Axe

    def run(context: Any = None) -> list[str]:
        found = Axe().run(page, context=context)
        return [
            f"{each['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
            for each in found.response["violations"]
            for node in each["nodes"]
        ]

    return run
