"""The server goes away and comes back: the page says so in German and goes on by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGE = "module/probe.ipynb"
CELLS = [
    ("markdown", "# Probe"),
    ("code", "import os\nfrom IPython.display import HTML\nHTML(f'<b id=\"eins\">{os.getpid()}</b>')"),
]


@pytest.fixture
def server(workspace: Path, start_lab: Callable[..., Any]) -> Iterator[Callable[[], Any]]:
    """Starts JupyterLab on the same port each time it is called."""
    running: list[Any] = []

    def start() -> Any:
        port = running[-1].port if running else None
        running.append(start_lab(workspace, port=port))
        return running[-1]

    yield start
    for each in running:
        each.stop()


def test_a_killed_server_is_said_in_german_and_the_page_goes_on_when_it_is_back(
    server: Callable[[], Any], page: Page, shot: Any
) -> None:
    lab = server()
    lab.write(PAGE, CELLS)
    lab.open(page, PAGE)
    before = page.locator("#eins").inner_text()
    lab.process.kill()
    lab.process.wait()
    state = page.locator(".nw-bar-words")
    expect(state).to_contain_text("Keine Verbindung", timeout=30_000)
    expect(page.locator(".jp-Dialog:visible")).to_have_count(0)
    shot("server-away")
    server()
    expect(state).to_have_text("Bereit", timeout=60_000)
    expect(page.locator("#eins")).not_to_have_text(before)
    expect(page.locator(".jp-Dialog:visible")).to_have_count(0)
