"""Grading by hand in a real browser: twenty texts by keyboard, a second reader, taking back, nothing planted runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import create_engine, text

from grading.autograde import autograde
from grading.build import build_referent
from grading.course import Course
from grading.gradebook import Gradebook
from grading.lab.__main__ import PROFILE
from grading.rubrics import Mark, give, given_marks, latest, places, withdraw
from tests.browser.conftest import READY, Lab, serve
from tests.browser.test_planted_scripts import planted
from tests.cohorts import ASSIGNMENT, cohort, hand_in, solved
from workbook.exercises import find
from workbook.handin import Snapshot

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280)]

TEXT = "05b-befunde"
PEOPLE = tuple(f"p{number:02}" for number in range(1, 21))
PLANTED = "p13"
AGAIN = "p05"


def rewritten(snapshot: Snapshot, words: str = "Neu gelesen: 12 Akteure.") -> Snapshot:
    """The same hand-in with another first finding."""
    answer = {part: {**value, "befund-1": words} for part, value in snapshot.answers[TEXT].items()}
    return replace(snapshot, answers={**snapshot.answers, TEXT: answer})


@pytest.fixture(scope="module")
def course(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Twenty texts that wait; one of them is full of scripts, one was handed in twice."""
    course = cohort(tmp_path_factory.mktemp("desk") / "kurs", PEOPLE)
    build_referent(course.folder / "referent")
    for number, person in enumerate(PEOPLE):
        care = ("perfect", "good", "fair")[number % 3]
        snapshot = solved(person, seed=number + 1, size=12 + number, care=care)
        hand_in(course, person, planted(snapshot) if person == PLANTED else snapshot)
    autograde(course)
    hand_in(course, AGAIN, rewritten(solved(AGAIN, seed=5, size=16, care="good")))
    autograde(course)
    return course


@pytest.fixture(scope="module")
def server(course: Course) -> Iterator[Lab]:
    """JupyterLab in the cohort folder as a Referent/in has it."""
    running = serve(course.folder, profiles=(PROFILE,))
    yield running
    running.stop()


def at_the_desk(page: Page, server: Lab, who: str) -> None:
    """Open the notebook and say who one is."""
    server.open(page, "referent/bewerten.ipynb")
    desk = page.locator('[data-grading="desk"]')
    desk.get_by_label("Ihr Name").fill(who, timeout=READY)
    desk.get_by_label("Ihr Name").press("Enter")
    desk.locator("tbody tr").first.wait_for()


def start(page: Page, button: str = "Bewerten") -> None:
    page.locator(f'tr[data-exercise="{TEXT}"]').get_by_role("button", name=re.compile(f"^{button}")).click()
    page.locator("dialog.nw-grading[data-ready]").wait_for()


def number(page: Page) -> int:
    """Which answer of the queue is open; 0 = all are done."""
    return int(page.locator("dialog.nw-grading").get_attribute("data-ready") or 0)


def until_another(page: Page, than: int) -> None:
    page.wait_for_function(
        "than => document.querySelector('dialog.nw-grading')?.dataset.ready !== String(than)", arg=than
    )


@pytest.fixture(autouse=True)
def unread(course: Course) -> None:
    """Nobody has read anything yet: what an earlier test gave is taken back."""
    for second in (True, False):
        while standing := latest(given_marks(course, ASSIGNMENT, TEXT), second=second):
            for each in standing.values():
                withdraw(course, each.number, TEXT, who="test")


def given(course: Course, who: str, *level: int, people: tuple[str, ...] = PEOPLE, second: bool = False) -> None:
    """Marks that somebody gave before the test begins."""
    rubric = [line.id for line in find(TEXT).rubric]
    for turn, person in enumerate(people):
        levels = {id_: level[(turn + place) % len(level)] for place, id_ in enumerate(rubric)}
        give(course, person, TEXT, Mark(levels, "Gut belegt."), who=who, second=second)


def test_twenty_texts_are_graded_by_keyboard(
    page: Page, server: Lab, course: Course, shot: Callable[..., Path], axe: Callable[..., list[str]]
) -> None:
    at_the_desk(page, server, "Ute Muster")
    page.locator('[data-grading="desk"]').scroll_into_view_if_needed()
    shot("overview")
    start(page)
    dialog = page.locator("dialog.nw-grading")
    shot("first")
    assert not any(person in dialog.inner_text() for person in PEOPLE), (
        "no one's code may be read before it is asked for"
    )
    assert axe("dialog.nw-grading") == []
    plant_seen = False
    for turn in range(20):
        at = number(page)
        assert at > 0
        plant_seen = plant_seen or "zaehlpixel" in dialog.inner_text()
        for level in (turn % 4, (turn + 1) % 4, 2):
            page.keyboard.press(str(level))
        if turn == 0:
            page.keyboard.press("k")
            page.keyboard.type("Der Schritt ist konkret.")
        if turn == 1:
            page.keyboard.press("k")
            page.keyboard.type("schr")
            expect(page.get_by_role("option", name="Der Schritt ist konkret.")).to_be_visible()
            shot("comment")
            page.keyboard.press("Tab")
        if turn == 5:
            shot("middle")
        page.keyboard.press("Enter")
        until_another(page, at)
    assert number(page) == 0
    expect(dialog).to_contain_text("Alle Texte dieser Übung sind gelesen.")
    shot("done")
    marks = given_marks(course, ASSIGNMENT, TEXT)
    assert sorted(each.participant for each in marks) == list(PEOPLE)
    assert {each.who for each in marks} == {"Ute Muster"}
    assert [each.mark.comment for each in marks][:3] == ["Der Schritt ist konkret.", "Der Schritt ist konkret.", ""]
    with Gradebook(course.db_url, course.id) as gradebook:
        rows = [row for row in gradebook.scores(ASSIGNMENT) if row.cell == f"{TEXT}-hand"]
    assert all(row.manual is not None and not row.needs_review for row in rows)
    assert plant_seen, "the plant must be shown as text, or this proves nothing"
    assert page.evaluate("window.planted") is None


def test_what_was_written_before_is_chosen_up_and_down(page: Page, server: Lab, course: Course) -> None:
    levels = {line.id: 2 for line in find(TEXT).rubric}
    for person, said in zip(PEOPLE, ("Eine Zahl fehlt.", "Der Schritt ist konkret.", "Gut belegt."), strict=False):
        give(course, person, TEXT, Mark(levels, said), who="Ute Muster")
    at_the_desk(page, server, "Ute Muster")
    start(page)
    page.keyboard.press("k")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options).to_have_count(3)
    for key, chosen in (("ArrowUp", 2), ("ArrowUp", 1), ("ArrowDown", 2), ("ArrowDown", 0), ("ArrowUp", 2)):
        page.keyboard.press(key)
        expect(options.nth(chosen)).to_have_attribute("aria-selected", "true")
    said = options.nth(2).locator("span").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Kommentar")).to_have_value(said)


def test_the_lines_of_the_overview_are_straight(page: Page, server: Lab, course: Course) -> None:
    given(course, "Ute Muster", 2, people=PEOPLE[:3])
    page.set_viewport_size({"width": 700, "height": 768})
    at_the_desk(page, server, "Ali Muster")
    row = page.locator(f'tr[data-exercise="{TEXT}"]')
    bottoms = row.locator("th, td").evaluate_all("cells => cells.map(each => each.getBoundingClientRect().bottom)")
    assert len(set(bottoms)) == 1


def test_what_was_given_last_is_taken_back_and_given_anew(page: Page, server: Lab, course: Course) -> None:
    at_the_desk(page, server, "Ute Muster")
    start(page)
    first = number(page)
    for key in ("3", "3", "3", "Enter"):
        page.keyboard.press(key)
    until_another(page, first)
    page.keyboard.press("Control+z")
    until_another(page, number(page))
    assert number(page) == first
    expect(page.locator("dialog .nw-grading-foot")).to_contain_text("Zurückgenommen")
    assert given_marks(course, ASSIGNMENT, TEXT) == ()
    assert page.locator('dialog [role=radio][aria-checked="true"]').count() == 3
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    until_another(page, first)
    (mark,) = given_marks(course, ASSIGNMENT, TEXT)
    assert sorted(mark.mark.levels.values()) == [2, 3, 3]


def test_one_goes_back_and_leaves_for_later_and_a_begun_mark_stays(page: Page, server: Lab, course: Course) -> None:
    at_the_desk(page, server, "Ute Muster")
    start(page)
    first = number(page)
    page.keyboard.press("2")
    page.keyboard.press("k")
    page.keyboard.type("Angefangen")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    until_another(page, first)
    page.keyboard.press("Backspace")
    until_another(page, number(page))
    page.wait_for_function("n => document.querySelector('dialog').dataset.ready === String(n)", arg=first)
    expect(page.get_by_label("Kommentar")).to_have_value("Angefangen")
    assert page.locator('dialog [role=radio][aria-checked="true"]').count() == 1
    page.reload()
    server.ready(page)
    start(page)
    assert number(page) == first
    expect(page.get_by_label("Kommentar")).to_have_value("Angefangen")
    page.keyboard.press("Enter")
    expect(page.locator("dialog .nw-grading-points")).to_contain_text("noch 2 Kriterien offen")
    assert given_marks(course, ASSIGNMENT, TEXT) == (), "a mark with an open criterion is not saved"


def test_the_name_is_shown_for_one_answer_when_it_is_asked_for(page: Page, server: Lab, course: Course) -> None:
    at_the_desk(page, server, "Ute Muster")
    start(page)
    person = page.locator("dialog .nw-grading-person")
    assert person.inner_text() == ""
    first = number(page)
    page.keyboard.press("n")
    expect(person).to_contain_text("Müller, Dr.")
    page.keyboard.press("s")
    until_another(page, first)
    assert person.inner_text() == ""


def test_extra_points_need_a_reason_and_stand_in_the_sum(
    page: Page, server: Lab, course: Course, shot: Callable[..., Path]
) -> None:
    at_the_desk(page, server, "Ute Muster")
    start(page)
    first = number(page)
    for key in ("2", "2", "2", "z"):
        page.keyboard.press(key)
    page.keyboard.type("-0,5")
    expect(page.locator("dialog .nw-grading-points")).to_contain_text("4 − 0,5 von 6 Punkten")
    page.keyboard.press("Enter")
    expect(page.locator("dialog .nw-grading-mend")).to_contain_text("fehlt die Begründung")
    shot("trouble")
    page.get_by_label("Begründung").fill("Zu spät abgegeben")
    page.keyboard.press("Enter")
    until_another(page, first)
    (mark,) = given_marks(course, ASSIGNMENT, TEXT)
    assert (mark.points, mark.mark.extra, mark.mark.extra_reason) == (4, -0.5, "Zu spät abgegeben")


def test_an_answer_that_was_handed_in_anew_shows_what_changed(
    page: Page, server: Lab, course: Course, shot: Callable[..., Path]
) -> None:
    given(course, "Ute Muster", 2)
    number_ = next(each.number for each in places(course, TEXT, who="Ute Muster") if each.participant == AGAIN)
    hand_in(course, AGAIN, rewritten(solved(AGAIN, seed=5, size=16, care="good"), "Noch einmal neu: 14 Akteure."))
    autograde(course)
    at_the_desk(page, server, "Ute Muster")
    expect(page.locator(f'tr[data-exercise="{TEXT}"]')).to_contain_text("1 neu abgegeben")
    start(page)
    assert number(page) == number_
    expect(page.locator("dialog .nw-grading-changed")).to_be_visible()
    changes = page.locator("dialog details[open] mark")
    assert "einmal" in " ".join(changes.all_inner_texts())
    assert page.locator('dialog [role=radio][aria-checked="true"]').count() == 3
    shot("changed")
    page.keyboard.press("Enter")
    until_another(page, number_)
    assert not any(each.waits for each in places(course, TEXT, who="Ute Muster"))


def test_a_second_reader_grades_blind_and_the_two_are_compared(
    page: Page, server: Lab, course: Course, shot: Callable[..., Path], axe: Callable[..., list[str]]
) -> None:
    given(course, "Ute Muster", 0, 1, 2, 3)
    given(course, "Ali Muster", 0, 2, 2, 3, people=PEOPLE[:11], second=True)
    at_the_desk(page, server, "Ali Muster")
    start(page, "Zweite Bewertung")
    first = number(page)
    assert page.locator('dialog [role=radio][aria-checked="true"]').count() == 0
    assert "Gut belegt." not in page.locator("dialog").inner_text()
    for key in ("3", "3", "3", "Enter"):
        page.keyboard.press(key)
    until_another(page, first)
    page.get_by_role("button", name="Zur Übersicht").click()
    page.locator(f'tr[data-exercise="{TEXT}"]').get_by_role("button", name=re.compile("^Übereinstimmung")).click()
    dialog = page.locator("dialog.nw-agreement")
    expect(dialog).to_contain_text("12 Texte")
    expect(dialog.get_by_role("heading", level=3)).to_be_focused()
    assert dialog.evaluate("each => each.scrollTop") == 0, "one begins to read at the top"
    shot("agreement")
    assert axe("dialog.nw-agreement") == []
    dialog.get_by_label("Begründung der Lehrgangsleitung").fill("So im Prüfungsausschuss vereinbart")
    dialog.get_by_role("button", name="Mittelwert gelten lassen").click()
    expect(dialog).to_contain_text("Es zählt der Mittelwert")
    shot("mean")
    with Gradebook(course.db_url, course.id) as gradebook:
        assert gradebook.journal()[-1].why == "So im Prüfungsausschuss vereinbart"
        assert gradebook.journal_break() is None


def test_the_list_opens_on_request_and_leads_to_a_text(
    page: Page, server: Lab, course: Course, shot: Callable[..., Path], axe: Callable[..., list[str]]
) -> None:
    given(course, "Ute Muster", 2, people=PEOPLE[:5])
    at_the_desk(page, server, "Ute Muster")
    listed = page.locator('[data-grading="list"]')
    assert listed.locator("table").count() == 0, "names are shown when they are asked for"
    listed.get_by_role("button", name="Liste zeigen").click()
    expect(listed.locator("tbody tr")).to_have_count(15)
    listed.get_by_role("button", name="bewertet").click()
    expect(listed.locator("tbody tr")).to_have_count(5)
    listed.scroll_into_view_if_needed()
    shot("list")
    assert axe('[data-grading="list"]') == []
    listed.get_by_role("button", name=re.compile("^Öffnen")).first.click()
    page.locator("dialog.nw-grading[data-ready]").wait_for()
    assert page.locator('dialog [role=radio][aria-checked="true"]').count() == 3


def test_formgrader_shows_the_same_points_and_the_same_comment(page: Page, server: Lab, course: Course) -> None:
    at_the_desk(page, server, "Ute Muster")
    start(page)
    first = number(page)
    for key in ("3", "2", "2", "k"):
        page.keyboard.press(key)
    page.keyboard.type("Der Schritt ist konkret.")
    page.keyboard.press("Enter")
    until_another(page, first)
    (mark,) = given_marks(course, ASSIGNMENT, TEXT)
    query = (
        "select sn.id from submitted_notebook sn join submitted_assignment sa on sa.id = sn.assignment_id"
        " where sa.student_id = :who"
    )
    with create_engine(course.db_url).connect() as connection:
        notebook = connection.execute(text(query), {"who": mark.participant}).scalar()
    page.goto(f"{server.base}formgrader/submissions/{notebook}/?index=0")
    score = page.locator(f'input.score[id="{TEXT}-hand"]')
    expect(score).to_have_value("4.5", timeout=READY)
    said = page.locator(f'textarea[id="{TEXT}-hand-comment"]')
    expect(said).to_have_value(re.compile("überzeugend \\(3 von 3\\).*Der Schritt ist konkret\\.", re.DOTALL))


@pytest.mark.parametrize(("name", "size", "theme"), [("large", (683, 384), "light"), ("dark", (1366, 768), "dark")])
def test_it_can_be_used_at_twice_the_size_and_in_the_dark(
    page: Page,
    server: Lab,
    course: Course,
    shot: Callable[..., Path],
    axe: Callable[..., list[str]],
    name: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    at_the_desk(page, server, "Ute Muster")
    page.evaluate("theme => { document.documentElement.dataset.nwTheme = theme }", theme)
    start(page)
    first = number(page)
    dialog = page.locator("dialog.nw-grading")
    assert dialog.evaluate("each => each.scrollWidth <= each.clientWidth")
    shot(name)
    assert axe("dialog.nw-grading") == []
    for key in ("3", "2", "1", "Enter"):
        page.keyboard.press(key)
    until_another(page, first)
    assert len(given_marks(course, ASSIGNMENT, TEXT)) == 1
