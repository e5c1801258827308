"""Until the first usable widget: a module with 15 exercises in our JupyterLab, an empty notebook in a plain one.

    python -m benchmarks.notebook_open --json
    python -m benchmarks.notebook_open --rounds 5 --exercises 15

Both servers run; each opening is cold: a new browser profile and a new kernel. Ours is ready when the first exercise
card can be used. The plain notebook has one cell with one slider, run by program as soon as JupyterLab lets it – a
person would be slower. Rounds alternate, medians count.
``ratio`` = ours ÷ plain. ``next_ratio`` = the next module opened inside the tab ÷ our cold time. ``started_ratio`` =
opened from the start page, which has started the kernel meanwhile, ÷ plain. ``start_page_s`` = until the start page
can be read.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from workbook.exercises import modules
from workbook.lab.environment import HOST, lab_command, lab_environment
from workbook.lab.workspace import prepare

TOKEN = "benchmark"
LIMIT = 120_000  # milliseconds for one opening
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
FIRST_CARD = ".nw-page:not(.lm-mod-hidden) [data-exercise][data-ready='1']"
RUN_WHEN_POSSIBLE = """async () => {
  const app = window.jupyterapp;
  await app.restored;
  while (!app.shell.currentWidget?.sessionContext?.isReady) await new Promise(r => setTimeout(r, 20));
  await app.shell.currentWidget.sessionContext.ready;
  await app.commands.execute("notebook:run-all-cells");
}"""


def notebook(cells: list[tuple[str, str]], workbook: dict[str, str] | None = None) -> str:
    """A notebook file from ("markdown" | "code", source) pairs."""
    plain: dict[str, dict[str, Any]] = {"code": {"execution_count": None, "outputs": []}, "markdown": {}}
    meta: dict[str, Any] = {"kernelspec": KERNEL, "language_info": LANGUAGE} | (
        {"workbook": workbook} if workbook else {}
    )
    return json.dumps(
        {
            "cells": [
                {"cell_type": kind, "id": f"c{n}", "metadata": {}, "source": source, **plain[kind]}
                for n, (kind, source) in enumerate(cells)
            ],
            "metadata": meta,
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def module_notebook(count: int, skip: int = 0) -> str:
    """A module with ``count`` exercises of the course between paragraphs; ``skip`` leaves the first ones out."""
    every = [each for module in modules() for each in module.exercises if each.place == "module"]
    every += [each for module in modules() for each in module.exercises if each.place == "assignment"]
    cells = [("markdown", "# Probe"), ("code", "import workbook")]
    for exercise in every[skip : skip + count]:
        cells += [("markdown", f"## {exercise.title}\n\nEin Absatz."), ("code", f'workbook.exercise("{exercise.id}")')]
    return notebook(cells, {"page": "module", "module": "05b", "title": "Probe"})


def free_port() -> int:
    """A free port below those the system hands out by itself."""
    for port in range(20_000, 32_000):
        with socket.socket() as trial, suppress(OSError):
            trial.bind((HOST, port))
            return port
    raise OSError("no free port")


@contextmanager
def server(folder: Path, environment: dict[str, str]) -> Iterator[int]:
    """A running JupyterLab; its port."""
    port = free_port()
    command = [*lab_command(folder, port), "--LabApp.expose_app_in_browser=True", "--ServerApp.log_level=CRITICAL"]
    process = subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://{HOST}:{port}/api?token={TOKEN}", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page of a new browser profile."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.set_default_timeout(LIMIT)
    yield page
    context.close()


def forget_kernels(port: int) -> None:
    """End every session, so that the next opening starts a kernel of its own."""
    base = f"http://{HOST}:{port}/api/sessions"
    with urllib.request.urlopen(f"{base}?token={TOKEN}", timeout=30) as reply:
        sessions = json.load(reply)
    for each in sessions:
        request = urllib.request.Request(f"{base}/{each['id']}?token={TOKEN}", method="DELETE")
        urllib.request.urlopen(request, timeout=30).close()


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def open_plain(page: Page, port: int) -> None:
    """Until the slider of the plain notebook can be used."""
    page.goto(f"http://{HOST}:{port}/lab/tree/leer.ipynb?token={TOKEN}")
    page.wait_for_function("window.jupyterapp")
    page.evaluate(RUN_WHEN_POSSIBLE)
    page.wait_for_selector(".jupyter-widgets .noUi-handle, .widget-slider .noUi-handle")


def open_ours(page: Page, port: int) -> None:
    """Until the first card of the module can be used."""
    page.goto(f"http://{HOST}:{port}/doc/tree/module/eins.ipynb?token={TOKEN}")
    page.wait_for_selector(FIRST_CARD)


def open_start_page(page: Page, port: int) -> None:
    """Until the start page can be read and clicked, the redirect from the server's own address included."""
    page.goto(f"http://{HOST}:{port}/?token={TOKEN}", wait_until="commit")
    page.wait_for_selector(".go-on h2")


def open_next(page: Page) -> None:
    """Until the first card of the next module in the same tab can be used."""
    page.evaluate(
        "dispatchEvent(new CustomEvent('workbook:open', {detail: {path: 'module/zwei.ipynb'}, cancelable: true}))"
    )
    page.wait_for_function(
        "document.querySelector('.nw-page:not(.lm-mod-hidden)')?.closest('.jp-NotebookPanel') && "
        "jupyterapp.shell.currentWidget?.context?.path === 'module/zwei.ipynb'"
    )
    page.wait_for_selector(FIRST_CARD)


def measure(rounds: int, exercises: int) -> dict[str, Any]:
    """Medians in seconds and their ratios."""
    taken: dict[str, list[float]] = {"plain": [], "ours": [], "next": [], "start_page": [], "started": []}
    with tempfile.TemporaryDirectory() as home, sync_playwright() as play:
        plain, ours = Path(home) / "plain", Path(home) / "mappe"
        _workspaces(plain, ours, exercises)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        with (
            server(plain, _plain_environment(plain)) as there,
            server(ours, lab_environment(ours, token=TOKEN)) as here,
        ):
            for number in range(rounds + 1):
                for name, times in _round(browser, there, here).items():
                    if number:  # the first round warms disk caches of both sides
                        taken[name] += times
        browser.close()
    plain_s, ours_s, next_s, start_page_s, started_s = (median(times) for times in taken.values())
    return {
        "ours_s": round(ours_s, 2),
        "plain_s": round(plain_s, 2),
        "next_s": round(next_s, 2),
        "started_s": round(started_s, 2),
        "start_page_s": round(start_page_s, 2),
        "ratio": round(ours_s / plain_s, 2),
        "next_ratio": round(next_s / ours_s, 2),
        "started_ratio": round(started_s / plain_s, 2),
        "exercises": exercises,
        "rounds": rounds,
    }


def _round(browser: Browser, there: int, here: int) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {}
    with fresh_page(browser) as page:
        taken["plain"] = [timed(lambda: open_plain(page, there))]
    forget_kernels(there)
    with fresh_page(browser) as page:
        taken["ours"] = [timed(lambda: open_ours(page, here))]
        taken["next"] = [timed(lambda: open_next(page))]
    forget_kernels(here)
    with fresh_page(browser) as page:
        taken["start_page"] = [timed(lambda: open_start_page(page, here))]
        page.wait_for_function("fetch('/api/sessions').then(r => r.json()).then(all => all.length > 0)")
        time.sleep(1)  # a person looks at the start page for longer
        taken["started"] = [timed(lambda: open_ours(page, here))]
    forget_kernels(here)
    return taken


def _workspaces(plain: Path, ours: Path, exercises: int) -> None:
    plain.mkdir()
    cell = "import ipywidgets\nipywidgets.IntSlider()"
    (plain / "leer.ipynb").write_text(notebook([("code", cell)]), encoding="utf-8")
    prepare(ours, participation={"participant": "p07"})
    (ours / "module" / "eins.ipynb").write_text(module_notebook(exercises), encoding="utf-8")
    (ours / "module" / "zwei.ipynb").write_text(module_notebook(exercises, skip=3), encoding="utf-8")


def _plain_environment(home: Path) -> dict[str, str]:
    """A plain JupyterLab: no profile, no settings of the person who runs this."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("JUPYTER")}
    return env | {"JUPYTER_CONFIG_DIR": str(home / "konfiguration"), "JUPYTER_TOKEN": TOKEN}


def main() -> int:
    """Print the result."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.notebook_open", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--exercises", type=int, default=15)
    chosen = parser.parse_args()
    if shutil.which("chromium") is None:
        print("no Chromium on this machine: apt-get install chromium", file=sys.stderr)
        return 2
    result = measure(chosen.rounds, chosen.exercises)
    if chosen.json:
        print(json.dumps(result))
    else:
        print("\n".join(f"{key:14} {value}" for key, value in result.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
