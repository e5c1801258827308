"""What a grader reads: the answer, its figures, the earlier version – as words, whatever was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading.autograde import autograde
from grading.course import Course
from grading.rubrics.changes import marked_changes, plain_text
from grading.rubrics.queue import handed_in
from grading.rubrics.reading import sections
from tests.cohorts import ASSIGNMENT, hand_in, solved
from workbook.exercises import find

pytestmark = pytest.mark.timeout(120)

TEXT = find("05b-befunde")


def test_what_changed_is_marked_and_what_is_gone_is_struck_out() -> None:
    shown = marked_changes("Wir haben 12 Partner.\nEnde", "Wir haben 15 Partner.\nEnde")
    assert shown == "<p>Wir haben <s>12</s><mark>15</mark> Partner.<br>Ende</p>"


@given(st.text(), st.text())
def test_the_marked_text_holds_the_new_one_letter_by_letter_and_no_tag_of_anybody(before: str, after: str) -> None:
    import re
    from html import unescape

    shown = marked_changes(before, after)
    assert set(re.findall(r"<[^>]*>", shown)) <= {"<p>", "</p>", "<s>", "</s>", "<mark>", "</mark>", "<br>"}
    without = re.sub(r"<s>.*?</s>", "", shown, flags=re.DOTALL)
    words = unescape(re.sub(r"</?(?:p|mark)>", "", without).replace("<br>", "\n"))
    assert words.split() == after.split() or set(words.split()) >= set(after.split())


def test_a_text_of_many_words_is_compared_line_by_line() -> None:
    long = "\n".join(f"Zeile {number} mit einigen Wörtern" for number in range(2_000))
    assert marked_changes(long, f"{long}\nneu").count("<mark>") == 1


def test_our_html_reads_as_lines_without_pictures() -> None:
    html = "<h4>Text</h4><dl><dt>Befund</dt><dd>a &lt;b&gt;<br>c</dd></dl><svg><title>Karte</title><text>x</text></svg>"
    assert plain_text(html) == "Text\nBefund\na <b>\nc"


def test_the_answer_comes_with_the_figures_of_every_exercise_it_takes_and_the_map(course: Course) -> None:
    found = sections(TEXT, handed_in(course, ASSIGNMENT, "p01"))
    assert [each.kind for each in found] == ["answer", "basis", "basis", "basis", "basis", "map"]
    whole, actors, pairs, _ = (each.html for each in found if each.kind == "basis")
    assert "mit Koordination" in whole
    assert "ohne Koordination" in whole
    assert actors.rpartition("<table>")[2].count("<tr>") == 7, "a head and the six that lead"
    assert pairs.rpartition("<table>")[2].count('scope="col"') == 4, "the actor and Burt's three measures"
    assert "<svg" in found[-1].html


def test_an_earlier_hand_in_is_shown_with_what_changed_since(course: Course) -> None:
    snapshot = solved("p01", care="perfect")
    (part, value), *_ = snapshot.answers[TEXT.id].items()
    changed = {part: {**value, "befund-1": "Ganz neu."}}
    hand_in(course, "p01", replace(snapshot, answers={**snapshot.answers, TEXT.id: changed}))
    autograde(course)
    (found,) = (each for each in sections(TEXT, handed_in(course, ASSIGNMENT, "p01")) if each.kind == "changes")
    assert "<mark>" in found.html
    assert "<s>" in found.html
    assert "Ganz" in found.html


def test_handing_in_the_same_text_again_shows_no_changes(course: Course) -> None:
    snapshot = solved("p01", care="perfect")
    hand_in(course, "p01", replace(snapshot, answers={**snapshot.answers, "05b-kennzahlen": {}}))
    autograde(course)
    hand_ins = handed_in(course, ASSIGNMENT, "p01")
    assert len(hand_ins) == 2
    assert all(each.kind != "changes" for each in sections(TEXT, hand_ins))


def test_somebody_who_handed_nothing_in_has_an_empty_answer() -> None:
    (answer, *_) = sections(TEXT, ())
    assert answer.kind == "answer"
    assert "<script" not in answer.html
