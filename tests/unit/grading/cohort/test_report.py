"""The cohort report says what the gradebook and the folders say, computed a second way."""

from __future__ import annotations

import json
from statistics import fmean, median

import pytest

from grading.autograde import autograde
from grading.cohort import CohortReport, HandInState, charts, summarise
from grading.cohort.missed import CheckCount
from grading.cohort.report import AssignmentState
from grading.cohort.scores import Score
from grading.cohort.show import HTML, PLOTLY, bundles
from grading.cohort.statistics import spread
from grading.course import Course
from grading.gradebook import Gradebook
from tests.cohorts import ASSIGNMENT, cohort, hand_in
from workbook.figures.charts import Chart

PEOPLE = ("p01", "p02", "p03", "p04", "p05", "p06")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Three graded (two texts wait), one damaged, one waiting in the shared folder, one nothing; released."""
    made = cohort(tmp_path_factory.mktemp("cohort") / "kurs", PEOPLE)
    hand_in(made, "p01", care="perfect")
    hand_in(made, "p02", care="weak", seed=4)
    hand_in(made, "p03", care="fair", seed=5)
    hand_in(made, "p04", b"[")
    released = made.exchange / "aufgaben" / ASSIGNMENT
    released.mkdir(parents=True)
    (released / f"{ASSIGNMENT}.ipynb").write_text("{}")
    autograde(made)
    (made.exchange / "abgaben" / ASSIGNMENT / "p05").mkdir(parents=True)
    return made


@pytest.fixture(scope="module")
def report(course: Course) -> CohortReport:
    return summarise(course)


def test_every_person_has_the_state_that_folders_and_gradebook_say(report: CohortReport) -> None:
    states = {person: each[ASSIGNMENT] for person, each in report.states.items()}
    assert states.pop("p02") in {HandInState.TO_READ, HandInState.GRADED}  # somebody in a hurry may write no text
    assert states == {
        "p01": HandInState.TO_READ,
        "p03": HandInState.TO_READ,
        "p04": HandInState.TROUBLE,
        "p05": HandInState.SUBMITTED,
        "p06": HandInState.OPEN,
    }
    assert (("p04", ASSIGNMENT) in report.unclear, ("p01", ASSIGNMENT) in report.unclear) == (True, False)


def test_counts_and_mean_are_those_of_the_gradebook_read_row_by_row(course: Course, report: CohortReport) -> None:
    state = report.by_assignment[ASSIGNMENT]
    assert (state.released, state.submitted, state.graded, state.maximum) == (True, 5, 3, 20)
    with Gradebook(course.db_url, course.id) as gradebook:
        rows = gradebook.scores(ASSIGNMENT)
    total = {p: sum((r.auto or 0) for r in rows if r.participant == p) for p in ("p01", "p02", "p03")}
    assert state.mean == pytest.approx(fmean(total.values()))
    assert sorted(report.points(ASSIGNMENT)) == pytest.approx(sorted(total.values()))
    auto = {each.participant: (each.auto, each.auto_maximum) for each in report.scores}
    assert auto["p01"] == (14, 14)


def test_a_manual_score_counts_before_the_automatic_one_with_extra_credit(course: Course) -> None:
    from sqlalchemy import create_engine, text

    where = (
        "id = (select min(g.id) from grade g join submitted_notebook sn on sn.id = g.notebook_id"
        " join submitted_assignment sa on sa.id = sn.assignment_id"
        " where sa.student_id = 'p01' and g.auto_score is not null)"
    )
    with create_engine(course.db_url).begin() as connection:
        before = connection.execute(text(f"select auto_score from grade where {where}")).scalar_one()
        connection.execute(text(f"update grade set manual_score=0.25, extra_credit=0.5 where {where}"))
    after = next(each for each in summarise(course).scores if each.participant == "p01")
    with create_engine(course.db_url).begin() as connection:
        connection.execute(text(f"update grade set manual_score=null, extra_credit=null where {where}"))
    assert after.points == pytest.approx(14 - before + 0.75)


def test_every_check_is_counted_once_for_every_graded_person(report: CohortReport) -> None:
    for each in report.checks[ASSIGNMENT]:
        assert each.met + each.partly + each.open + each.untouched + each.unclear == 3


def test_the_report_of_an_empty_course_is_empty_and_its_charts_say_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = summarise(cohort(tmp_path_factory.mktemp("empty") / "kurs", ("p01",)))
    state = empty.by_assignment[ASSIGNMENT]
    assert (state.released, state.submitted, state.graded, state.mean) == (False, 0, 0, None)
    for chart in (charts.states(empty), charts.scores(empty), charts.missed(empty), charts.review(empty)):
        assert chart.title
        chart.figure()
    assert charts.scores(empty).title == "Noch ist keine Abgabe bewertet"


def every_chart(report: CohortReport) -> list[Chart]:
    return [
        charts.states(report),
        charts.scores(report),
        charts.missed(report),
        charts.review(report),
        charts.scores(report, group=True),
    ]


def test_each_chart_is_shown_with_summary_and_table_and_without_a_way_to_the_outside(report: CohortReport) -> None:
    for chart in every_chart(report):
        drawing, words = bundles(chart)
        assert json.loads(json.dumps(drawing[PLOTLY]))["config"]["displayModeBar"] is False
        assert json.loads(json.dumps(drawing[PLOTLY]))["layout"]["separators"] == ",."
        assert "<table>" in str(words[HTML]) and chart.summary in str(words[HTML])
        assert "http" not in str(words[HTML])


def test_names_can_be_left_out_of_the_matrix(report: CohortReport) -> None:
    assert "Müller" in str(charts.states(report).rows)
    hidden = charts.states(report, names=False)
    assert "Müller" not in str(hidden.rows) + str(hidden.figure())


def spread_report(*points: float) -> CohortReport:
    people = tuple(f"p{n}" for n in range(len(points)))
    return CohortReport(
        title="",
        participants=people,
        names={person: person for person in people},
        assignments=(AssignmentState("05b", True, len(points), len(points), 0, fmean(points), 20),),
        states={person: {"05b": HandInState.GRADED} for person in people},
        scores=tuple(Score(p, "05b", None, v, 20, v, 14, 0, 0) for p, v in zip(people, points, strict=True)),
        cells=(),
        checks={},
        unclear=frozenset(),
    )


def test_the_view_for_the_group_holds_no_single_person_and_no_assignment_of_fewer_than_five() -> None:
    few, enough = spread_report(1, 2, 3, 4), spread_report(1.5, 7.25, 8, 9, 19.75)
    assert charts.scores(few, group=True).rows == ()
    shown = charts.scores(enough, group=True)
    assert len(shown.rows) == 1
    everything = json.dumps(bundles(shown), ensure_ascii=False)
    assert "1.5" not in everything and "19.75" not in everything and "19,8" not in everything


def test_quartiles_are_those_of_a_second_way_of_counting() -> None:
    import numpy

    values = [3, 1, 4, 1, 5, 9, 2, 6, 5]
    found = spread(values)
    assert found is not None
    assert (found.quarter, found.median, found.three_quarters) == pytest.approx(
        numpy.quantile(values, [0.25, 0.5, 0.75])
    )
    assert found.median == median(values)
    assert spread([]) is None
    alone = spread([7])
    assert alone is not None and (alone.quarter, alone.median, alone.three_quarters) == (7, 7, 7)


def test_a_check_that_few_have_tried_does_not_lead_the_list() -> None:
    rare = CheckCount("a", "x", "Selten", 0, 0, 2, 9, 0)
    often = CheckCount("b", "x", "Häufig", 6, 2, 2, 0, 0)
    report = spread_report(1)
    chart = charts.missed(CohortReport(**{**vars(report), "checks": {"05b": (rare, often)}}))
    assert "„Häufig“" in chart.title
    assert "bei 4 von 10 Abgaben" in chart.title
    assert [row[0] for row in chart.rows] == ["Häufig", "Selten"]


def test_words_of_a_participant_or_course_do_not_become_markup_in_a_chart() -> None:
    report = spread_report(1)
    evil = CohortReport(**{**vars(report), "names": {"p0": "<b onclick=x>Eva</b>"}})
    drawing, words = bundles(charts.states(evil))
    assert "<b onclick" not in json.dumps(drawing) + str(words[HTML])
