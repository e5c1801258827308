"""A script that a participant plants in every text runs in no page that a Referent/in opens, nor in feedback."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import create_engine, text

from grading.autograde import autograde
from grading.course import Course
from grading.course.building import build
from grading.feedback import write_feedback
from tests.browser.conftest import HOST, READY, TOKEN, Guard, free_port
from tests.cohorts import ASSIGNMENT, cohort, hand_in, solved
from workbook.handin import Snapshot

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

PLANT = (
    "<script>window.planted=1</script><img src=x onerror='window.planted=1'><svg onload='window.planted=1'></svg>"
    "<iframe srcdoc='<script>parent.planted=1</script>'></iframe><details open ontoggle='window.planted=1'>"
    r" $\href{javascript:window.planted=1}{klick}$ [klick](javascript:window.planted=1) </textarea></script>"
    "<a href='javascript:window.planted=1'>klick</a><img src='https://example.org/zaehlpixel.png'>"
)


def planted(snapshot: Snapshot) -> Snapshot:
    """The plant in every text of the answers and in every name of the network."""

    def poisoned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: poisoned(each) for key, each in value.items()}
        if isinstance(value, list):
            return [poisoned(each) for each in value]
        return value + PLANT if isinstance(value, str) else value

    actors = tuple(replace(actor, name=(actor.name + PLANT)[:480]) for actor in snapshot.network.actors)
    return replace(snapshot, answers=poisoned(dict(snapshot.answers)), network=replace(snapshot.network, actors=actors))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Course:
    """A graded hand-in full of scripts, with its feedback page."""
    course = cohort(tmp_path_factory.mktemp("planted") / "kurs", ("p01",))
    build(course, [ASSIGNMENT])
    hand_in(course, "p01", planted(solved("p01", care="perfect")))
    assert autograde(course).attention == 0
    write_feedback(course, [ASSIGNMENT])
    return course


@pytest.fixture(scope="module")
def server(course: Course) -> Iterator[str]:
    """Jupyter in the course folder with nbgrader's formgrader, as a Referent/in starts it."""
    port = free_port()
    options = {
        "ServerApp.port": port,
        "ServerApp.ip": HOST,
        "IdentityProvider.token": TOKEN,
        "ServerApp.allow_root": True,
    }
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", *(f"--{k}={v}" for k, v in options.items())]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with (course.folder.parent / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=course.folder, stdout=log, stderr=log, env={**os.environ, "PATH": path})
    base = f"http://{HOST}:{port}/"
    end = time.monotonic() + READY / 1000
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{base}api?token={TOKEN}", timeout=5).close()
            break
        except OSError:
            time.sleep(0.2)
    yield base
    process.terminate()
    process.wait(timeout=30)


def submission_id(course: Course) -> str:
    with create_engine(course.db_url).connect() as connection:
        return str(connection.execute(text("SELECT id FROM submitted_notebook")).scalar())


def was_run(page: Page) -> bool:
    """Click whatever looks like a link first: a formula or markdown may have made one."""
    page.wait_for_load_state("networkidle")
    for link in page.get_by_text("klick", exact=True).all():
        if link.is_visible():
            link.click(timeout=2000, no_wait_after=True)
    return any(frame.evaluate("window.planted === 1") for frame in page.frames)


def test_the_plant_works_where_nothing_is_filtered(page: Page, guard: Guard) -> None:
    page.set_content(f"<p>{PLANT}</p>")
    page.wait_for_function("window.planted === 1")
    assert guard.outside == ["https://example.org/zaehlpixel.png"]
    guard.outside.clear()


def test_in_formgrader_it_does_not_run(page: Page, server: str, course: Course) -> None:
    page.goto(f"{server}formgrader/submissions/{submission_id(course)}/?token={TOKEN}")
    page.locator("input.score").first.wait_for()
    assert page.get_by_text("zaehlpixel").count() > 0, "the plant must be shown as text, or this proves nothing"
    assert not was_run(page)


def test_in_the_notebook_opened_in_jupyterlab_it_does_not_run(page: Page, server: str) -> None:
    page.goto(f"{server}doc/tree/autograded/p01/{ASSIGNMENT}/{ASSIGNMENT}.ipynb?token={TOKEN}")
    page.get_by_text("zaehlpixel").first.wait_for(timeout=READY)
    assert not was_run(page)


def test_on_the_feedback_page_it_does_not_run(page: Page, guard: Guard, course: Course) -> None:
    path = course.exchange / "rueckmeldungen" / ASSIGNMENT / "p01" / f"{ASSIGNMENT}.html"
    page.set_content(path.read_text(encoding="utf-8"))
    assert page.locator("h1").count() == 1
    assert not was_run(page)
