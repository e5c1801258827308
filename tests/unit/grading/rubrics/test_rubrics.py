"""Marks by hand: levels become points and words, everywhere the same; nothing that a person gave is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from grading.autograde import autograde
from grading.course import Course
from grading.gradebook import Gradebook
from grading.rubrics import (
    GivenMark,
    Mark,
    MarkError,
    agreement,
    comment_bank,
    give,
    given_marks,
    places,
    points_of,
    queue,
    seconds_each,
    weighted_kappa,
    wording,
)
from tests.cohorts import ASSIGNMENT, hand_in, solved
from workbook.exercises import Exercise, find, module

pytestmark = pytest.mark.timeout(120)

PEOPLE = tuple(f"p{number:02}" for number in range(1, 9))
TEXT = next(each for each in module(ASSIGNMENT).exercises if each.hand_points > 0)


def levels(*given: int) -> dict[str, int]:
    return {line.id: level for line, level in zip(TEXT.rubric, given * len(TEXT.rubric), strict=False)}


@pytest.mark.parametrize(("level", "share"), [(0, 0), (1, 1 / 3), (2, 2 / 3), (3, 1)])
def test_the_same_level_everywhere_is_that_share_of_the_points(level: int, share: float) -> None:
    assert points_of(TEXT, Mark(levels(level))) == pytest.approx(float(TEXT.hand_points) * share, abs=0.25)


def test_a_criterion_counts_by_its_weight() -> None:
    first, *others = TEXT.rubric
    heavy = replace(TEXT, rubric=(replace(first, weight=3), *(replace(line, weight=1) for line in others)))
    only_first = Mark({line.id: 3 if line is heavy.rubric[0] else 0 for line in heavy.rubric})
    assert points_of(heavy, only_first) == pytest.approx(TEXT.hand_points * 3 / (3 + len(others)), abs=0.25)


def test_points_are_given_in_halves_and_a_quarter_goes_up() -> None:
    one = replace(TEXT, hand_points=3, rubric=TEXT.rubric[:2])
    assert points_of(one, Mark(dict(zip((line.id for line in one.rubric), (1, 2), strict=True)))) == 1.5
    four = replace(TEXT, hand_points=4.5, rubric=(replace(TEXT.rubric[0], weight=1), replace(TEXT.rubric[1], weight=1)))
    assert points_of(four, Mark(dict(zip((line.id for line in four.rubric), (0, 3), strict=True)))) == 2.5


@any_of(st.lists(st.integers(0, 3), min_size=len(TEXT.rubric), max_size=len(TEXT.rubric)))
def test_every_mark_comes_to_half_points(given: list[int]) -> None:
    reached = points_of(TEXT, Mark({line.id: level for line, level in zip(TEXT.rubric, given, strict=True)}))
    assert (2 * reached).is_integer()
    assert abs(reached - TEXT.hand_points * sum(given) / (3 * len(given))) <= 0.25


@any_of(st.lists(st.integers(0, 3), min_size=len(TEXT.rubric), max_size=len(TEXT.rubric)))
def test_points_lie_between_nothing_and_all_and_rise_with_a_level(given: list[int]) -> None:
    mark = {line.id: level for line, level in zip(TEXT.rubric, given, strict=True)}
    assert 0 <= points_of(TEXT, Mark(mark)) <= TEXT.hand_points
    for name, level in mark.items():
        if level < 3:
            assert points_of(TEXT, Mark({**mark, name: level + 1})) > points_of(TEXT, Mark(mark))


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        (Mark({}), "mark-incomplete"),
        (Mark({**levels(1), "gibt-es-nicht": 1}), "mark-level"),
        (Mark(levels(4)), "mark-level"),
        (Mark(levels(-1)), "mark-level"),
        (Mark(levels(1), extra=1), "mark-extra-reason"),
        (Mark(levels(1), comment="x" * 5_001), "mark-comment-long"),
    ],
)
def test_a_mark_that_is_none_is_refused(mark: Mark, code: str) -> None:
    with pytest.raises(MarkError) as caught:
        points_of(TEXT, mark)
    assert caught.value.code == code


def test_an_exercise_without_criteria_cannot_be_marked() -> None:
    with pytest.raises(MarkError):
        points_of(find("05b-kennzahlen"), Mark({}))


def through_nbgrader(course: Course, person: str) -> Mapping[str, object]:
    from nbgrader.api import Gradebook as Theirs

    with Theirs(course.db_url) as theirs:
        grade = theirs.find_grade(f"{TEXT.id}-hand", ASSIGNMENT, ASSIGNMENT, person)
        comment = theirs.find_comment(f"{TEXT.id}-hand", ASSIGNMENT, ASSIGNMENT, person)
        return {
            "manual": grade.manual_score,
            "extra": grade.extra_credit,
            "score": grade.score,
            "review": grade.needs_manual_grade,
            "comment": comment.manual_comment,
        }


def test_formgrader_shows_the_same_points_and_words(course: Course) -> None:
    mark = Mark(levels(2), "Der dritte Befund braucht eine Zahl.", extra=0.5, extra_reason="Karte beigelegt")
    given = give(course, "p03", TEXT.id, mark, who="ute")
    seen = through_nbgrader(course, "p03")
    assert (seen["manual"], seen["extra"], seen["review"]) == (given.points, 0.5, False)
    assert seen["score"] == pytest.approx(given.points + 0.5)
    assert seen["comment"] == wording(TEXT, mark)
    assert "gut (2 von 3)" in str(seen["comment"])
    assert "Karte beigelegt" in str(seen["comment"])


def test_a_mark_survives_a_second_run_and_is_flagged_only_when_the_answer_changed(course: Course) -> None:
    give(course, "p03", TEXT.id, Mark(levels(2)), who="ute")
    autograde(course, force=True)
    assert through_nbgrader(course, "p03")["review"] is False
    snapshot = solved("p03", care="perfect")
    rewritten = {part: dict.fromkeys(value, "Neuer Text.") for part, value in snapshot.answers[TEXT.id].items()}
    hand_in(course, "p03", replace(snapshot, answers={**snapshot.answers, TEXT.id: rewritten}))
    autograde(course)
    assert through_nbgrader(course, "p03")["review"] is True
    (waiting,) = (each for each in queue(course, TEXT.id, who="ute") if each.participant == "p03")
    assert waiting.changed
    assert waiting.before is not None


def test_the_journal_says_who_gave_what(course: Course) -> None:
    give(course, "p03", TEXT.id, Mark(levels(1)), who="ute")
    give(course, "p03", TEXT.id, Mark(levels(2), extra=1, extra_reason="nachgereicht"), who="ali")
    with Gradebook(course.db_url, course.id) as gradebook:
        first, second = gradebook.journal()[-2:]
        assert gradebook.journal_break() is None
    assert (first.who, first.before, second.who, second.why) == ("ute", None, "ali", "nachgereicht")
    assert second.before == first.after


def test_a_second_opinion_is_kept_beside_and_changes_no_points(course: Course) -> None:
    give(course, "p03", TEXT.id, Mark(levels(2)), who="ute")
    give(course, "p03", TEXT.id, Mark(levels(0)), who="ali", second=True)
    assert through_nbgrader(course, "p03")["manual"] == points_of(TEXT, Mark(levels(2)))
    assert [each.second for each in given_marks(course, ASSIGNMENT)] == [False, True]


def test_somebody_who_handed_nothing_in_cannot_be_marked(course: Course) -> None:
    with pytest.raises(MarkError, match="niemand"):
        give(course, "niemand", TEXT.id, Mark(levels(2)), who="ute")
    assert given_marks(course, ASSIGNMENT) == ()


def test_the_queue_holds_what_waits_in_an_order_of_its_own_per_grader_and_exercise(course: Course) -> None:
    ute = [each.participant for each in queue(course, TEXT.id, who="ute")]
    ali = [each.participant for each in queue(course, TEXT.id, who="ali")]
    assert sorted(ute) == sorted(ali) == list(PEOPLE)
    assert ute != ali
    assert ute != list(PEOPLE)
    assert ute == [each.participant for each in queue(course, TEXT.id, who="ute")]


def test_over_many_graders_nobody_comes_early_or_late(course: Course) -> None:
    found = [each for turn in range(60) for each in places(course, TEXT.id, who=f"grader {turn}")]
    mean = {person: np.mean([each.number for each in found if each.participant == person]) for person in PEOPLE}
    middle = (len(PEOPLE) + 1) / 2
    assert all(abs(place - middle) < 1.1 for place in mean.values()), mean


def test_numbers_stay_while_the_queue_empties(course: Course) -> None:
    before = {each.participant: each.number for each in queue(course, TEXT.id, who="ute")}
    give(course, "p03", TEXT.id, Mark(levels(2)), who="ute")
    after = {each.participant: each.number for each in queue(course, TEXT.id, who="ute")}
    assert "p03" not in after
    assert all(before[person] == number for person, number in after.items())
    assert len(queue(course, TEXT.id, who="ute", everything=True)) == len(PEOPLE)


def test_the_queue_brings_the_answer_and_the_network_it_is_about(course: Course) -> None:
    first = queue(course, TEXT.id, who="ute")[0]
    assert first.answer
    assert first.project.network.actors
    assert isinstance(first.exercise, Exercise)


def mark(
    at: str, who: str = "ute", comment: str = "", person: str = "p01", second: bool = False, level: int = 2
) -> GivenMark:
    given = Mark(levels(level), comment)
    return GivenMark(ASSIGNMENT, person, TEXT.id, who, at, given, points_of(TEXT, given), second)


def test_the_comment_bank_offers_what_is_used_most_then_what_is_latest() -> None:
    often, once, new = "Bitte eine Zahl nennen.", "Gute Vorsicht bei t2.", "Der Schritt ist konkret."
    marks = [
        mark("2026-01-01", comment=f"{often}\n{once}"),
        mark("2026-01-02", comment=f"{often}\n{new}\nok", person="p02"),
    ]
    assert [each.text for each in comment_bank(marks)] == [often, new, once]
    assert [each.text for each in comment_bank(marks, beginning="schri")] == [new]


def test_a_comment_that_was_mended_is_offered_in_its_last_form_only() -> None:
    marks = [
        mark("2026-01-01", comment="Bitte eine Zhal nennen."),
        mark("2026-01-02", comment="Bitte eine Zahl nennen."),
    ]
    assert [each.text for each in comment_bank(marks)] == ["Bitte eine Zahl nennen."]


def test_the_small_words_of_a_name_do_not_empty_the_comment_bank() -> None:
    said = ("Gut, aber der Schluss fehlt.", "Frau Heide hat recht.", "Das steht zu Recht am Anfang.")
    marks = [mark(str(turn), comment=line, person=f"p{turn:02}") for turn, line in enumerate(said, start=1)]
    offered = comment_bank(marks, names=["Ida von der Heide", "Müller, Dr. Änne", "Zoë zu Lehn"])
    assert {each.text for each in offered} == {said[0], said[2]}


def test_a_name_before_a_comma_is_a_name() -> None:
    assert comment_bank([mark("1", comment="Müller schreibt das besser.")], names=["Änne Müller, Dr."]) == ()


def test_a_comment_that_names_a_person_is_not_offered_for_others() -> None:
    marks = [mark("1", comment="Frau Müller, das ist gut."), mark("2", comment="Das ist gut.", person="p02")]
    assert [each.text for each in comment_bank(marks, names=["Müller"])] == ["Das ist gut."]


def test_the_time_for_one_answer_leaves_breaks_out() -> None:
    marks = [mark(f"2026-01-01T10:{minute:02}:00+00:00") for minute in (0, 1, 2, 40, 41)]
    assert seconds_each(marks, "ute") == 60
    assert seconds_each(marks, "ali") is None


def kappa_by_matrix(pairs: list[tuple[int, int]]) -> float:
    """An independent calculation: from the matrix of observed and expected shares."""
    observed = np.zeros((4, 4))
    for one, two in pairs:
        observed[one, two] += 1 / len(pairs)
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0))
    weights = (np.arange(4)[:, None] - np.arange(4)[None, :]) ** 2
    return float(1 - (weights * observed).sum() / (weights * expected).sum())


@any_of(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=30))
def test_kappa_agrees_with_the_matrix_form(pairs: list[tuple[int, int]]) -> None:
    found = weighted_kappa(pairs)
    if found is not None:
        assert found == pytest.approx(kappa_by_matrix(pairs))


def test_kappa_of_the_textbook_table_is_four_tenths() -> None:
    table = {(0, 0): 20, (0, 1): 5, (1, 0): 10, (1, 1): 15}
    assert weighted_kappa([pair for pair, n in table.items() for _ in range(n)]) == pytest.approx(0.4)


def test_full_agreement_is_one_and_no_variance_is_undefined() -> None:
    assert weighted_kappa([(0, 0), (3, 3)]) == 1
    assert weighted_kappa([(2, 2), (2, 2)]) is None
    assert weighted_kappa([]) is None


def test_two_graders_are_compared_where_both_gave_a_mark() -> None:
    marks = [
        mark("1", person="p01", level=2), mark("2", "ali", person="p01", level=2, second=True),
        mark("1", person="p02", level=0), mark("2", "ali", person="p02", level=3, second=True),
        mark("1", person="p03", level=1),
    ]  # fmt: skip
    found = agreement(marks)
    assert found.answers == 2
    assert found.same == 0.5
    assert found.difference == pytest.approx(TEXT.hand_points / 2)
    assert [who for who, _ in found.apart] == ["p02"]
    assert agreement([]).answers == 0
