"""What a Referent/in opens for a cohort, in a real browser: the cohort notebook, and formgrader's grading page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import create_engine, text

from grading.course import Course
from grading.demo.cohort import run_demo
from grading.feedback.gather import gather
from grading.feedback.model import HandMark
from grading.lab.__main__ import PROFILE
from tests.browser.conftest import READY, Lab, serve
from workbook.lab.environment import COHORT_VARIABLE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]
ASSIGNMENT = "05b"


@pytest.fixture(scope="module")
def course(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Six simulated people, graded; the notebooks for Referent/innen are built."""
    return run_demo(tmp_path_factory.mktemp("pages") / "kurs", 6, 3, lambda _: lambda _done, _total, _what: None).course


@pytest.fixture(scope="module")
def server(course: Course) -> Iterator[Lab]:
    """JupyterLab in the cohort folder as a Referent/in has it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(COHORT_VARIABLE, str(course.folder))
        running = serve(course.folder, profiles=(PROFILE,))
        yield running
        running.stop()


def test_the_cohort_notebook_runs_when_it_opens_and_shows_findings_without_code(
    page: Page, server: Lab, shot: Callable[..., Path]
) -> None:
    panel = server.open(page, "referent/kohorte.ipynb")
    charts = panel.locator(".js-plotly-plot")
    expect(charts).to_have_count(5, timeout=READY)
    for number in range(5):
        charts.nth(number).scroll_into_view_if_needed()
        expect(charts.nth(number).locator(".gtitle").first).not_to_be_empty()
    assert panel.locator(".modebar-btn:visible").count() == 0
    assert panel.get_by_text("grading.cohort", exact=False).locator("visible=true").count() == 0
    first = panel.locator("details").first
    first.locator("summary").scroll_into_view_if_needed()
    first.locator("summary").click()
    expect(first.locator("table thead th").first).to_be_visible()
    assert first.locator("tbody tr").count() == 6
    charts.first.scroll_into_view_if_needed()
    shot("kohorte")


def submissions(course: Course) -> dict[str, str]:
    """Person -> id of the submitted notebook."""
    query = (
        "select sa.student_id, sn.id from submitted_notebook sn"
        " join submitted_assignment sa on sa.id = sn.assignment_id"
        " join assignment a on a.id = sa.assignment_id where a.name = :name"
    )
    with create_engine(course.db_url).connect() as connection:
        return {str(person): str(id_) for person, id_ in connection.execute(text(query), {"name": ASSIGNMENT}).all()}


def hand_mark(course: Course, person: str) -> HandMark:
    """Points and comment as the feedback page will show them."""
    feedback = next(gather(course, ASSIGNMENT, person))
    return next(each.hand for each in feedback.exercises if each.exercise.id == "05b-befunde" and each.hand)


def test_formgrader_lists_the_hand_ins_of_the_cohort(page: Page, server: Lab, course: Course) -> None:
    page.goto(server.url("workbook/start"))
    page.goto(f"{server.base}formgrader/gradebook/{ASSIGNMENT}/{ASSIGNMENT}")
    rows = page.locator("table tbody tr")
    assert len(submissions(course)) == 6
    expect(rows).to_have_count(6, timeout=READY)


def test_a_person_reads_the_text_and_gives_points_and_a_comment(
    page: Page, server: Lab, course: Course, shot: Callable[..., Path]
) -> None:
    notebook = submissions(course)["p01"]
    page.goto(server.url("workbook/start"))
    page.goto(f"{server.base}formgrader/submissions/{notebook}/?index=0")
    score = page.locator('input.score[id="05b-befunde-hand"]')
    filled = page.locator('input.score[id="05b-kennzahlen"]')  # nbgrader's script fetches points after the page
    expect(filled).to_have_attribute("placeholder", re.compile(r"\d"), timeout=READY)
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.get_by_text("workbook.exercise").count() == 0
    assert "Dichte" in page.locator("body").inner_text()
    panel = page.locator(".nbgrader_cell").filter(has=score)
    expect(panel).to_contain_text("Befund 1")
    expect(panel).to_contain_text("von 6 Punkten")
    score.fill("2.25")  # marks are given in halves, so this is a change
    with page.expect_response(lambda reply: "/api/grade/" in reply.url and reply.request.method == "PUT"):
        score.press("Tab")
    comment = page.locator('textarea[id="05b-befunde-hand-comment"]')
    comment.fill("Gut belegt – nennen Sie beim Schritt noch den Termin.")
    with page.expect_response(lambda reply: "/api/comment/" in reply.url and reply.request.method == "PUT"):
        comment.press("Tab")
    mark = hand_mark(course, "p01")
    assert (mark.points, mark.comment) == (2.25, "Gut belegt – nennen Sie beim Schritt noch den Termin.")
    score.scroll_into_view_if_needed()
    shot("formgrader")
