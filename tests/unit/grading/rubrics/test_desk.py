"""The desk between browser and gradebook: names stay here, faults come back in German, what is sent is checked."""

from __future__ import annotations

import json
from typing import Any

import pytest

from grading.course import Course
from grading.rubrics import given_marks
from grading.rubrics.desk import GradingDesk
from tests.cohorts import ASSIGNMENT
from workbook.exercises import find

pytestmark = pytest.mark.timeout(120)

TEXT = find("05b-befunde")


class Browser:
    """What the panel sends and gets, without a browser."""

    def __init__(self, course: Course, who: str = "Ute Muster") -> None:
        self._desk, self._who = GradingDesk(course, "desk", lambda _: None), who
        self.traits = self._desk.traits()

    def ask(self, op: str, **message: Any) -> dict[str, Any]:
        reply = self._desk.receive({"op": op, "who": self._who, "exercise": TEXT.id, **message})
        return dict(json.loads(json.dumps(reply)))

    def save(self, case: dict[str, Any], level: Any = 2, **mark: Any) -> dict[str, Any]:
        levels = {line.id: level for line in TEXT.rubric}
        return self.ask("save", number=case["number"], seen=case["seen"], mark={"levels": levels, **mark})


@pytest.fixture
def browser(course: Course) -> Browser:
    return Browser(course)


def test_nothing_the_browser_gets_names_a_person_until_it_asks(browser: Browser, course: Course) -> None:
    opened = browser.ask("open")
    everything = json.dumps([browser.traits, browser.ask("overview"), opened, browser.save(opened["case"])])
    assert not any(f'"{each.id}"' in everything or each.last_name in everything for each in course.roster)
    assert browser.ask("name", number=opened["case"]["number"])["name"] in {each.name for each in course.roster}


def test_a_mark_is_recorded_under_the_name_of_the_grader_and_the_queue_gets_shorter(
    browser: Browser, course: Course
) -> None:
    opened = browser.ask("open")
    assert len(opened["queue"]["waiting"]) == opened["queue"]["total"] == 8
    reply = browser.save(opened["case"], comment="Gut belegt.", extra="0,5", reason="Karte")
    (given,) = given_marks(course, ASSIGNMENT)
    assert (given.who, given.mark.extra, given.mark.extra_reason) == ("Ute Muster", 0.5, "Karte")
    assert (len(reply["queue"]["waiting"]), reply["queue"]["total"]) == (7, 8)
    assert reply["bank"] == [{"text": "Gut belegt.", "uses": 1}]


def test_the_time_left_follows_the_graders_own_pace(browser: Browser, course: Course) -> None:
    opened = browser.ask("open")
    assert opened["queue"]["seconds"] is None
    for number in opened["queue"]["waiting"][:3]:
        reply = browser.save(browser.ask("case", number=number)["case"])
    assert reply["queue"]["seconds"] is not None
    assert Browser(course, "Ali").ask("open")["queue"]["seconds"] is None


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ({"level": 4}, "mark-level"),
        ({"level": "2"}, "mark-level"),
        ({"level": None}, "mark-level"),
        ({"level": 2, "extra": "viel"}, "mark-extra-number"),
        ({"level": 2, "extra": "0,5"}, "mark-extra-reason"),
        ({"level": 2, "extra": "100", "reason": "nett"}, "mark-extra-large"),
        ({"level": 2, "comment": "x" * 5_001}, "mark-comment-long"),
    ],
)
def test_what_is_no_mark_comes_back_as_german_words(
    browser: Browser, course: Course, mark: dict[str, Any], code: str
) -> None:
    trouble = browser.save(browser.ask("open")["case"], **mark)["trouble"]
    assert trouble["number"] == code
    assert trouble["todo"].startswith("Bitte")
    assert given_marks(course, ASSIGNMENT) == ()


@pytest.mark.parametrize("who", ["", "   ", None, "x" * 61])
def test_nobody_grades_without_a_name(browser: Browser, who: Any) -> None:
    assert browser.ask("overview", who=who)["trouble"]["number"] == "grader-name"


def test_an_answer_that_is_not_in_the_queue_is_refused_in_words(browser: Browser) -> None:
    assert browser.ask("case", number=99)["trouble"]["number"] == "queue-empty-place"


def test_taking_back_brings_the_same_answer_with_what_was_given(browser: Browser) -> None:
    opened = browser.ask("open")
    given = browser.save(opened["case"], level=1, comment="Zu streng.")
    reply = browser.ask("withdraw", given=given["given"])
    assert reply["case"]["number"] == opened["case"]["number"]
    assert set(reply["case"]["mark"]["levels"].values()) == {1}
    assert reply["case"]["mark"]["comment"] == "Zu streng."
    assert len(reply["queue"]["waiting"]) == 8


def test_the_second_reader_does_not_see_what_the_first_one_gave(browser: Browser, course: Course) -> None:
    browser.save(browser.ask("open")["case"], level=3, comment="Sehr klar.")
    ali = Browser(course, "Ali")
    opened = ali.ask("open", second=True)
    assert opened["queue"] == {"waiting": [opened["case"]["number"]], "total": 1, "seconds": None}
    assert opened["case"]["mark"] is None
    reply = ali.ask(
        "save",
        number=opened["case"]["number"],
        seen=opened["case"]["seen"],
        second=True,
        mark={"levels": {line.id: 0 for line in TEXT.rubric}},
    )
    assert reply["queue"]["waiting"] == []
    shown = ali.ask("agreement")["agreement"]
    assert (shown["answers"], shown["graders"], len(shown["far"])) == (1, ["Ali", "Ute Muster"], len(TEXT.rubric))
    assert shown["difference"] == "−6,00"


def test_every_state_of_the_list_has_its_words(course: Course) -> None:
    from grading.rubrics.overview import ORDER
    from workbook.content.texts import table

    assert set(table("grading_desk.state")) == set(table("grading_desk.sign")) == set(ORDER)
