"""Pages are written from the gradebook: for everybody, without the key, without touching what did not change."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from grading.autograde import autograde
from grading.course import Course
from grading.feedback import write_feedback
from grading.feedback.gather import gather
from grading.gradebook import Gradebook
from grading.rubrics import Mark, give
from tests.cohorts import ASSIGNMENT, cohort, hand_in

MADE = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """One who solved everything, one in a hurry, one whose file is damaged, one who handed in nothing."""
    made = cohort(tmp_path_factory.mktemp("feedback") / "kurs", ("p01", "p02", "p03", "p04"))
    hand_in(made, "p01", care="perfect")
    hand_in(made, "p02", care="weak", seed=4)
    hand_in(made, "p03", b'{"schema":')
    autograde(made)
    return made


def test_the_points_on_the_page_are_those_in_the_gradebook(course: Course) -> None:
    with Gradebook(course.db_url, course.id) as gradebook:
        rows = gradebook.scores(ASSIGNMENT)
    for each in gather(course, ASSIGNMENT):
        recorded = sum(row.auto or 0 for row in rows if row.participant == each.participant)
        assert each.points == pytest.approx(recorded)
        assert each.maximum == 20


def test_everybody_graded_gets_a_page_in_both_places_and_nobody_else(course: Course) -> None:
    written = write_feedback(course, now=MADE)
    assert {path.parent.name for path in written} == {"p01", "p02", "p03"}
    for person in ("p01", "p02", "p03"):
        kept = course.feedback / person / ASSIGNMENT / f"{ASSIGNMENT}.html"
        shared = course.exchange / "rueckmeldungen" / ASSIGNMENT / person / f"{ASSIGNMENT}.html"
        assert kept.read_bytes() == shared.read_bytes()
        assert {path.name for path in shared.parent.iterdir()} == {f"{ASSIGNMENT}.html"}
        assert f"Kennung {person}" in shared.read_text(encoding="utf-8")


def test_no_page_names_a_solution_of_a_fixed_case(course: Course) -> None:
    """The key's answers are actors and options; a page of somebody who missed them names none of their labels."""
    for path in write_feedback(course, now=MADE):
        page = path.read_text(encoding="utf-8")
        for exercise, items in course.key().answers.items():
            if exercise.startswith(ASSIGNMENT):
                for known in items.values():
                    assert not [value for value in known if f">{value}<" in page or f" {value} " in page]


def test_a_damaged_hand_in_is_explained_and_has_no_points_taken_off(course: Course) -> None:
    page = (course.exchange / "rueckmeldungen" / ASSIGNMENT / "p03" / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")
    assert "Zu klären" in page
    assert "bricht mittendrin ab" in page


def test_a_page_that_would_say_the_same_keeps_its_file_and_its_day(course: Course) -> None:
    paths = write_feedback(course, now=datetime.now().astimezone())
    before = {path: path.stat().st_mtime_ns for path in paths}
    write_feedback(course, now=datetime.now().astimezone())
    assert {path: path.stat().st_mtime_ns for path in paths} == before


def test_points_and_a_comment_given_in_formgrader_appear(course: Course) -> None:
    hand = next(each.exercise.id for each in next(gather(course, ASSIGNMENT, "p01")).exercises if each.hand)
    notebook = "select sn.id from submitted_notebook sn join submitted_assignment sa on sa.id=sn.assignment_id"
    values = {"cell": f"{hand}-hand", "said": "Überzeugend <b>belegt</b>."}
    with create_engine(course.db_url).begin() as connection:
        connection.execute(
            text(
                "update grade set manual_score=5.5, needs_manual_grade=0 where cell_id in (select id from base_cell"
                f" where name=:cell) and notebook_id in ({notebook} where sa.student_id='p01')"
            ),
            values,
        )
        where = f"cell_id in (select id from base_cell where name=:cell) and notebook_id in ({notebook})"
        connection.execute(text(f"delete from comment where {where}"), values)
        connection.execute(
            text(
                "insert into comment (id, notebook_id, cell_id, manual_comment) select 'x', sn.id, b.id, :said from"
                " base_cell b join solution_cells s on s.id=b.id, submitted_notebook sn join submitted_assignment sa"
                " on sa.id=sn.assignment_id where b.name=:cell and sa.student_id='p01'"
            ),
            values,
        )
    page = next(p for p in write_feedback(course) if p.parent.name == "p01").read_text(encoding="utf-8")
    assert "5,5 von 6 Punkten für Ihren Text" in page
    assert "Überzeugend &lt;b&gt;belegt&lt;/b&gt;." in page


def test_a_link_planted_in_the_shared_folder_is_replaced_not_followed(course: Course, tmp_path: Path) -> None:
    target = tmp_path / "wichtig.html"
    target.write_text("keep me")
    page = course.exchange / "rueckmeldungen" / ASSIGNMENT / "p02" / f"{ASSIGNMENT}.html"
    write_feedback(course, now=MADE)
    page.unlink()
    page.symlink_to(target)
    write_feedback(course, now=MADE)
    assert target.read_text() == "keep me"
    assert not page.is_symlink()


def test_levels_of_a_rubric_are_shown_once_and_not_again_as_text_of_the_comment(course: Course) -> None:
    exercise = next(e.exercise for e in next(gather(course, ASSIGNMENT, "p01")).exercises if e.hand)
    levels = {line.id: 3 for line in exercise.rubric}
    given = give(course, "p01", exercise.id, Mark(levels, "Sehr anschaulich.", 0.5, "Karte ergänzt"), who="ute")
    hand = next(e.hand for e in next(gather(course, ASSIGNMENT, "p01")).exercises if e.hand)
    assert hand is not None
    assert (hand.points, dict(hand.levels), hand.comment) == (given.points + 0.5, levels, "Sehr anschaulich.")
    page = next(p for p in write_feedback(course) if p.parent.name == "p01").read_text(encoding="utf-8")
    assert page.count("überzeugend") >= len(levels)
    assert "Davon Zusatzpunkte: 0,5 (Karte ergänzt)" in page


def test_a_comment_changed_in_formgrader_after_a_rubric_is_the_one_that_counts(course: Course) -> None:
    with create_engine(course.db_url).begin() as connection:
        connection.execute(
            text("update comment set manual_comment='Neu geschrieben.' where manual_comment is not null")
        )
    hand = next(e.hand for e in next(gather(course, ASSIGNMENT, "p01")).exercises if e.hand)
    assert hand is not None
    assert (hand.comment, dict(hand.levels)) == ("Neu geschrieben.", {})
