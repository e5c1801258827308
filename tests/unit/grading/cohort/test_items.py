"""The item analysis reads like the course, names its uncertainty, and lets nothing typed through as markup."""

from datetime import UTC, datetime

from grading.cohort.items import items_html
from grading.gradebook import AssignmentItems
from grading.scores.items import Estimate, Item, ItemAnalysis


def report(*items: Item, alpha: Estimate, people: int = 20) -> list[AssignmentItems]:
    analysis = ItemAnalysis(tuple(items), alpha, people, 1, 2)
    return [AssignmentItems("05b", analysis, analysis, (datetime(2026, 10, 1, tzinfo=UTC),))]


EASY = Item("05b-lager", 1, Estimate(0.9), Estimate(0.31, -0.15, 0.66), None)
HARD = Item("05b-befunde-hand", 6, Estimate(0.4), Estimate(None), None)


def test_the_hardest_exercise_comes_first_under_its_name_in_the_course() -> None:
    html = items_html(report(EASY, HARD, alpha=Estimate(0.5, 0.1, 0.8)))
    assert html.index("Drei Befunde") < html.index("Lager?")
    assert "von Hand" in html


def test_every_figure_comes_with_its_interval_in_german() -> None:
    html = items_html(report(EASY, alpha=Estimate(0.52, 0.1, 0.78)))
    assert "0,31 (−0,15 bis 0,66)" in html
    assert "0,52 (0,10 bis 0,78)" in html


def test_below_fifty_people_there_is_no_judgement_and_above_there_is() -> None:
    assert "kein Urteil" not in items_html(report(EASY, alpha=Estimate(0.5)))
    assert "zu wenige Abgaben für ein Urteil" in items_html(report(EASY, alpha=Estimate(0.5)))
    judged = Item("05b-lager", 1, Estimate(0.9), Estimate(0.3, 0.1, 0.5), "easy")
    assert "leicht" in items_html(report(judged, alpha=Estimate(0.5), people=60))


def test_an_unknown_item_is_shown_as_text() -> None:
    assert "<b>" not in items_html(report(Item("<b>x", 1, Estimate(0.5), Estimate(None), None), alpha=Estimate(None)))


def test_without_graded_work_a_sentence_says_so() -> None:
    assert "Noch ist keine Aufgabe bewertet" in items_html([])
