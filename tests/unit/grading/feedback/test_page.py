"""The feedback page: everything a participant needs, nothing that acts, nothing that must not be seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

import grading.feedback
import workbook
from grading.feedback import Feedback, feedback_page
from grading.feedback.model import CheckLine, ExerciseFeedback, HandMark
from workbook.checks import Status
from workbook.exercises import Criterion, Exercise

MADE = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LEVELS = ("fehlt ganz", "im Ansatz", "gut belegt", "überzeugend belegt")
EXERCISE = Exercise(
    id="05b-x",
    module="05b",
    number="05b.1",
    title="Zahlen & <Ganzes>",
    task="",
    place="assignment",
    subject="own",
    minutes=5,
    parts=(),
    example="In Wiesenmark sind es 86 von 780.",
    rubric=(Criterion("beleg", "Befund belegt", LEVELS),),
    hand_points=6,
)
EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">'
LINES = (
    CheckLine("Dichte", Status.MET, 1, 1, hint="nie zu sehen"),
    CheckLine("Teile", Status.PARTLY, 1, 0.5, "Zählen Sie die Einzelnen mit.", ("A7", EVIL)),
    CheckLine("Grad", Status.NOT_YET, 1, 0, "Teilen Sie durch 2."),
    CheckLine("Aussagen", Status.NOT_ATTEMPTED, 1, 0, "… von … Aussagen passen schon."),
    CheckLine("Rolle", Status.CANNOT_BE_CHECKED, 1, 0, "Dafür fehlt die Koordination."),
)


def one(**changes: object) -> ExerciseFeedback:
    return replace(ExerciseFeedback(EXERCISE, LINES, 1.5, answered=True, hand=HandMark(None, 6)), **changes)


def page(*exercises: ExerciseFeedback, **changes: object) -> str:
    base = Feedback("Kurs", "Netzwerkanalyse", "p07", "05b", exercises or (one(),), datetime(2026, 11, 20, 9, 5))
    return feedback_page(replace(base, **changes), MADE)


class _Page(HTMLParser):
    """Collects tags, attributes and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"style", "title"}:
            self.words.append(data)


def words_of(html: str) -> str:
    return " ".join(" ".join(_Page(html).words).split())


def test_each_check_says_in_words_whether_it_is_met_and_what_to_do_next() -> None:
    words = words_of(page())
    for said in (
        "Dichte – erfüllt (1 von 1 Punkt)",
        "Teile – teilweise (0,5 von 1 Punkt)",
        "Hinweis: Zählen Sie die Einzelnen mit.",
        "Grad – noch offen (0 von 1 Punkt)",
        "Aussagen – nicht bearbeitet",
        "Rolle – nicht prüfbar",
    ):
        assert said in words
    assert "nie zu sehen" not in words


def test_a_hint_made_of_gaps_is_not_shown_where_nothing_was_entered() -> None:
    assert "… von …" not in words_of(page())


def test_nobody_is_told_that_something_is_wrong() -> None:
    assert not re.search(r"\bfalsch", page(), re.IGNORECASE)


def test_the_worked_example_is_offered_until_every_check_is_met() -> None:
    assert EXERCISE.example in words_of(page())
    met = tuple(replace(line, status=Status.MET) for line in LINES)
    assert EXERCISE.example not in words_of(page(one(checks=met)))


def test_an_unread_text_is_named_as_waiting_and_never_as_zero_points() -> None:
    words = words_of(page())
    assert "bisher 1,5 von 6 Punkten" in words
    assert "Ein Text wird noch gelesen." in words
    assert "0 von 6 Punkten für Ihren Text" not in words


def test_points_levels_and_comment_of_a_person_are_shown() -> None:
    hand = HandMark(4.5, 6, "Schön belegt.\nWeiter so.", {"beleg": 2})
    words = words_of(page(one(hand=hand)))
    for said in (
        "4,5 von 6 Punkten für Ihren Text",
        "Schön belegt. Weiter so.",
        "2 – gut",
        "gut belegt",
        "6 von 6 Punkten",
    ):
        assert said in words


def test_nothing_that_a_person_wrote_becomes_markup() -> None:
    html = page(one(hand=HandMark(1, 6, EVIL)), participant=EVIL, course=EVIL, troubles=(EVIL,))
    tags = {tag for tag, _ in _Page(html).tags}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "link", "form"})
    assert not [name for _, attributes in _Page(html).tags for name in attributes if name.startswith("on")]
    assert words_of(html).count("<script>") == 5


def test_the_page_needs_nothing_from_outside() -> None:
    parsed = _Page(page())
    for tag, attributes in parsed.tags:
        assert "src" not in attributes
        assert tag == "a" or "href" not in attributes
        if tag == "a":
            assert (attributes["href"] or "").startswith("#")
    assert "url(" not in page() and "@import" not in page()
    policy = next(a["content"] for tag, a in parsed.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'")


def test_the_page_is_german_and_has_one_heading_and_an_order() -> None:
    parsed = _Page(page(one(hand=HandMark(3, 6, "Gut.", {"beleg": 2}))))
    assert ("html", {"lang": "de"}) in parsed.tags
    levels = [int(tag[1]) for tag, _ in parsed.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    ids = {a["id"] for _, a in parsed.tags if "id" in a}
    for _, attributes in parsed.tags:
        if "aria-labelledby" in attributes:
            assert attributes["aria-labelledby"] in ids
    assert not parsed.open


def test_troubles_are_said_with_whom_to_ask() -> None:
    words = words_of(page(troubles=("Die Antwortdatei bricht mittendrin ab.",)))
    assert "Die Antwortdatei bricht mittendrin ab. Bitte wenden Sie sich" in words


def test_dates_and_times_are_german() -> None:
    words = words_of(page())
    assert re.search(r"Abgegeben am 20\.11\.2026, \d\d:05 Uhr", words)
    assert "Erstellt am 23.11.2026." in words


@pytest.mark.parametrize(("kit", "page"), [(":root", ":root"), ('[data-nw-theme="dark"]', "prefers-color-scheme:dark")])
def test_a_feedback_looks_like_the_workbook_it_belongs_to(kit: str, page: str) -> None:
    """The page stands alone and so repeats the tokens of the cards; they must stay the same."""
    cards = (Path(workbook.__file__).parent / "widgets/js/kit.css").read_text(encoding="utf-8")
    own = (Path(grading.feedback.__file__).parent / "page.css").read_text(encoding="utf-8")
    wanted = dict(re.findall(r"--nw-([\w-]+):\s*([^;]+);", cards[cards.index(f"\n{kit} {{") :].partition("}")[0]))
    found = dict(re.findall(r"--([\w-]+):([^;}]+)", own[own.index(page) :].partition("}")[0]))
    assert found
    assert {name: "".join(value.split()) for name, value in found.items()} == {
        name: "".join(wanted[name].split()) for name in found
    }


def test_a_text_that_nobody_has_read_is_never_shown_as_no_points() -> None:
    """Neither in the list of exercises nor above the exercise; once it is read, what was given counts."""
    waiting = one(checks=(), points=0.0)

    def below(each: ExerciseFeedback) -> str:
        """What stands below the summary, whose total is of all exercises."""
        return page(each).partition("<nav")[2]

    assert "0 von 6 Punkten" not in below(waiting)
    assert below(waiting).count("bis zu 6 Punkte") == 2
    assert "0 von 6 Punkten" in below(replace(waiting, hand=HandMark(0.0, 6)))
    assert "0 von 6 Punkten" in below(replace(waiting, answered=False))
