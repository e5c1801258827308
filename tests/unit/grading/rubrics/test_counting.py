"""What counts for an answer: taking back, two opinions, points from formgrader, decisions – always the same rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grading.autograde import autograde
from grading.course import Course
from grading.gradebook import Gradebook
from grading.rubrics import (
    Counting,
    Mark,
    MarkError,
    Seen,
    agreement,
    counting_of,
    decide,
    everything,
    give,
    given_marks,
    places,
    points_of,
    withdraw,
    wording,
)
from tests.cohorts import ASSIGNMENT, hand_in, solved
from workbook.exercises import find

pytestmark = pytest.mark.timeout(120)

TEXT = find("05b-befunde")


def levels(*given: int) -> dict[str, int]:
    return {line.id: level for line, level in zip(TEXT.rubric, given * len(TEXT.rubric), strict=False)}


def nbgrader(course: Course, person: str) -> tuple[float | None, float | None, bool, str | None]:
    """Manual score, extra credit, flag for review and comment as nbgrader's own API tells them."""
    from nbgrader.api import Gradebook as Theirs

    with Theirs(course.db_url) as theirs:
        grade = theirs.find_grade(f"{TEXT.id}-hand", ASSIGNMENT, ASSIGNMENT, person)
        comment = theirs.find_comment(f"{TEXT.id}-hand", ASSIGNMENT, ASSIGNMENT, person)
        return grade.manual_score, grade.extra_credit, grade.needs_manual_grade, comment.manual_comment


def in_formgrader(course: Course, person: str, points: float, said: str) -> None:
    """What formgrader does when somebody types points and a comment there."""
    from nbgrader.api import Gradebook as Theirs

    with Theirs(course.db_url) as theirs:
        grade = theirs.find_grade(f"{TEXT.id}-hand", ASSIGNMENT, ASSIGNMENT, person)
        grade.manual_score, grade.needs_manual_grade = points, False
        theirs.find_comment(f"{TEXT.id}-hand", ASSIGNMENT, ASSIGNMENT, person).manual_comment = said
        theirs.db.commit()


def place(course: Course, person: str, who: str = "ute") -> object:
    return next(each for each in places(course, TEXT.id, who=who) if each.participant == person)


def rewrite(course: Course, person: str) -> None:
    """The person hands in again with another text, and the run sees it."""
    snapshot = solved(person, care="perfect")
    answer = {part: dict.fromkeys(value, "Neuer Text.") for part, value in snapshot.answers[TEXT.id].items()}
    hand_in(course, person, replace(snapshot, answers={**snapshot.answers, TEXT.id: answer}))
    autograde(course)


def test_taking_the_only_mark_back_lets_the_text_wait_again(course: Course) -> None:
    given = give(course, "p03", TEXT.id, Mark(levels(2), "Gut belegt.", 1.0, "Karte"), who="ute")
    withdraw(course, given.number, TEXT.id, who="ute")
    assert nbgrader(course, "p03") == (None, None, True, None)
    assert given_marks(course, ASSIGNMENT) == ()
    with Gradebook(course.db_url, course.id) as gradebook:
        last = gradebook.journal()[-1]
        assert (last.who, dict(last.after), last.why) == ("ute", {f"{TEXT.id}-hand": None}, "Bewertung zurückgenommen")
        assert gradebook.journal_break() is None
        assert gradebook.notice() == 0, "what we journalled ourselves is no news"


def test_taking_a_second_thought_back_brings_the_first_one_again(course: Course) -> None:
    give(course, "p03", TEXT.id, Mark(levels(3), "Sehr klar."), who="ute")
    second = give(course, "p03", TEXT.id, Mark(levels(1)), who="ute")
    withdraw(course, second.number, TEXT.id, who="ute")
    manual, _, review, said = nbgrader(course, "p03")
    assert (manual, review) == (points_of(TEXT, Mark(levels(3))), False)
    assert said == wording(TEXT, Mark(levels(3), "Sehr klar."))


def test_only_the_last_mark_can_be_taken_back(course: Course) -> None:
    first = give(course, "p03", TEXT.id, Mark(levels(3)), who="ute")
    give(course, "p03", TEXT.id, Mark(levels(1)), who="ute")
    with pytest.raises(MarkError) as caught:
        withdraw(course, first.number, TEXT.id, who="ute")
    assert caught.value.code == "mark-not-last"


def test_points_from_formgrader_come_back_when_ours_are_taken_back(course: Course) -> None:
    in_formgrader(course, "p03", 4.5, "In formgrader gelesen.")
    rewrite(course, "p03")
    assert place(course, "p03").changed
    given = give(course, "p03", TEXT.id, Mark(levels(1)), who="ute")
    assert nbgrader(course, "p03")[0] == given.points
    withdraw(course, given.number, TEXT.id, who="ute")
    assert nbgrader(course, "p03") == (4.5, None, True, "In formgrader gelesen.")


def test_a_mark_for_an_answer_that_is_not_there_any_more_is_refused(course: Course) -> None:
    seen = Seen(place(course, "p03").answer)
    rewrite(course, "p03")
    with pytest.raises(MarkError) as caught:
        give(course, "p03", TEXT.id, Mark(levels(2)), who="ute", seen=seen)
    assert caught.value.code == "mark-answer-newer"
    assert nbgrader(course, "p03")[0] is None


def test_two_people_reading_the_same_text_do_not_overwrite_each_other(course: Course) -> None:
    seen = Seen(place(course, "p03").answer)
    give(course, "p03", TEXT.id, Mark(levels(3)), who="ali", seen=seen)
    with pytest.raises(MarkError, match="ali") as caught:
        give(course, "p03", TEXT.id, Mark(levels(0)), who="ute", seen=seen)
    assert caught.value.code == "mark-meanwhile"
    give(course, "p03", TEXT.id, Mark(levels(0)), who="ute", seen=seen, second=True)
    assert nbgrader(course, "p03")[0] == TEXT.hand_points


def test_the_first_opinion_counts_until_the_mean_is_chosen_with_a_reason(course: Course) -> None:
    give(course, "p03", TEXT.id, Mark(levels(3), "Sehr klar."), who="ute")
    give(course, "p03", TEXT.id, Mark(levels(0), "Der Termin fehlt."), who="ali", second=True)
    give(course, "p04", TEXT.id, Mark(levels(2)), who="ute")
    assert counting_of(course, TEXT.id) is Counting.FIRST
    with pytest.raises(MarkError):
        decide(course, TEXT.id, Counting.MEAN, who="leitung", why=" ")
    assert decide(course, TEXT.id, Counting.MEAN, who="leitung", why="Prüfungsausschuss").changed == 1
    manual, _, review, said = nbgrader(course, "p03")
    assert (manual, review) == (TEXT.hand_points / 2, False)
    assert "Mittelwert" in str(said)
    assert "Sehr klar." in str(said)
    assert "Der Termin fehlt." in str(said)
    assert nbgrader(course, "p04")[0] == points_of(TEXT, Mark(levels(2)))
    with Gradebook(course.db_url, course.id) as gradebook:
        assert (gradebook.journal()[-1].who, gradebook.journal()[-1].why) == ("leitung", "Prüfungsausschuss")
    assert decide(course, TEXT.id, Counting.FIRST, who="leitung", why="doch nicht").changed == 1
    assert nbgrader(course, "p03")[3] == wording(TEXT, Mark(levels(3), "Sehr klar."))


def test_a_second_opinion_counts_at_once_where_the_mean_was_chosen(course: Course) -> None:
    decide(course, TEXT.id, Counting.MEAN, who="leitung", why="so vereinbart")
    give(course, "p03", TEXT.id, Mark(levels(3)), who="ute")
    assert nbgrader(course, "p03")[0] == TEXT.hand_points
    second = give(course, "p03", TEXT.id, Mark(levels(0)), who="ali", second=True)
    assert nbgrader(course, "p03")[0] == TEXT.hand_points / 2
    withdraw(course, second.number, TEXT.id, who="ali")
    assert nbgrader(course, "p03")[0] == TEXT.hand_points


def test_a_decision_leaves_points_alone_that_were_changed_in_formgrader(course: Course) -> None:
    give(course, "p03", TEXT.id, Mark(levels(3)), who="ute")
    give(course, "p03", TEXT.id, Mark(levels(0)), who="ali", second=True)
    in_formgrader(course, "p03", 5.0, "So vereinbart.")
    done = decide(course, TEXT.id, Counting.MEAN, who="leitung", why="so vereinbart")
    assert (done.changed, done.left) == (0, ("p03",))
    assert nbgrader(course, "p03")[0] == 5.0


def test_the_second_reader_gets_what_another_has_read_and_the_first_reader_gets_what_waits(course: Course) -> None:
    give(course, "p03", TEXT.id, Mark(levels(3)), who="ute")
    found = place(course, "p03", "ali")
    assert (found.waits_for("ali", second=False), found.waits_for("ali", second=True)) == (False, True)
    assert not found.waits_for("ute", second=True), "nobody is their own second reader"
    assert not place(course, "p04").waits_for("ali", second=True), "what nobody has read needs a first opinion"
    give(course, "p03", TEXT.id, Mark(levels(2)), who="ali", second=True)
    assert not place(course, "p03", "ali").waits_for("ali", second=True)
    assert not place(course, "p03", "eva").waits_for("eva", second=True)


def test_opinions_more_than_one_level_apart_are_named(course: Course) -> None:
    first, *_ = (line.id for line in TEXT.rubric)
    give(course, "p03", TEXT.id, Mark(levels(3)), who="ute")
    give(course, "p03", TEXT.id, Mark({**levels(2), first: 1}), who="ali", second=True)
    found = agreement(given_marks(course, ASSIGNMENT, TEXT.id))
    assert [(each.participant, each.criterion, each.first, each.second) for each in found.far] == [("p03", first, 3, 1)]
    assert found.graders == ("ali", "ute")
    assert next(line.state for line in everything(course) if line.participant == "p03") == "apart"


def test_opinions_on_two_different_hand_ins_are_not_compared(course: Course) -> None:
    give(course, "p03", TEXT.id, Mark(levels(3)), who="ute")
    rewrite(course, "p03")
    give(course, "p03", TEXT.id, Mark(levels(0)), who="ali", second=True)
    assert agreement(given_marks(course, ASSIGNMENT, TEXT.id)).answers == 0


def test_the_list_says_what_waits_what_changed_and_what_formgrader_changed(course: Course) -> None:
    give(course, "p01", TEXT.id, Mark(levels(2)), who="ute")
    rewrite(course, "p01")
    give(course, "p02", TEXT.id, Mark(levels(2)), who="ute")
    in_formgrader(course, "p02", 1.0, "")
    states = {line.participant: line for line in everything(course)}
    assert states["p01"].state == "changed"
    assert (states["p02"].state, states["p02"].points) == ("marked", 1.0)
    assert "formgrader" in states["p02"].reason
    assert states["p03"].state == "waits"


def test_a_hand_in_that_cannot_be_read_stands_in_the_list_with_what_to_do_and_not_in_the_queue(course: Course) -> None:
    hand_in(course, "p06", b'{"kaputt": ')
    autograde(course)
    first = everything(course)[0]
    assert (first.participant, first.state) == ("p06", "trouble")
    assert first.reason.count(".") > 1
    assert all(each.participant != "p06" for each in places(course, TEXT.id, who="ute"))
