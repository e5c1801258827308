"""The rules of the certificate as a table: what a record leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grading.certificate import Outcome, Record, State, Waiver, decide
from grading.course import Policy

RUNNING = Policy()
CLOSED = Policy(closed=True)
FULL = Record(
    participant="p01",
    ue_total=76,
    ue_offered=52,
    ue_attended=50,
    required=("05a", "05b"),
    submitted=frozenset({"05a", "05b"}),
    ungraded=frozenset(),
    test_points=20,
    test_max=28,
    report=0.8,
    presentation=0.7,
)
CERTIFICATE, CONFIRMATION, OPEN = Outcome.CERTIFICATE, Outcome.CONFIRMATION, Outcome.OPEN


def waived(*rules: str) -> dict[str, Waiver]:
    return {rule: Waiver(rule, "Attest", "Lehrgangsleitung") for rule in rules}


@pytest.mark.parametrize(
    ("why", "change", "running", "closed"),
    [
        ("everything is met", {}, CERTIFICATE, CERTIFICATE),
        ("attendance is exactly 80 %", {"ue_attended": 41.6}, CERTIFICATE, CERTIFICATE),
        ("attendance is just below", {"ue_attended": 41.5}, OPEN, OPEN),
        ("no hours are written down", {"ue_attended": None}, OPEN, OPEN),
        ("the course offers nothing together", {"ue_offered": 0, "ue_attended": 0}, OPEN, OPEN),
        ("the course is shorter than 50 UE", {"ue_total": 49}, OPEN, OPEN),
        ("an assignment is missing", {"submitted": frozenset({"05a"})}, OPEN, CONFIRMATION),
        ("nothing was handed in", {"submitted": frozenset(), "test_points": 0}, OPEN, CONFIRMATION),
        ("the test is exactly 50 %", {"test_points": 14}, CERTIFICATE, CERTIFICATE),
        ("the test is below 50 %", {"test_points": 13.9}, OPEN, CONFIRMATION),
        ("a hand-in is not graded yet", {"ungraded": frozenset({"05b"})}, OPEN, OPEN),
        ("a hand-in has to be cleared up", {"unclear": frozenset({"05b"})}, OPEN, OPEN),
        ("an assignment that is not required waits", {"ungraded": frozenset({"99"})}, CERTIFICATE, CERTIFICATE),
        ("no points exist at all", {"test_max": 0, "test_points": 0}, OPEN, OPEN),
        ("the report is not graded yet", {"report": None}, OPEN, OPEN),
        ("the report did not reach half", {"report": 0.49}, CONFIRMATION, CONFIRMATION),
        ("the presentation was not held", {"presentation": 0.0}, CONFIRMATION, CONFIRMATION),
        ("neither attendance nor test", {"ue_attended": 20, "test_points": 0}, OPEN, OPEN),
        (
            "an excuse makes up for hours",
            {"ue_attended": 30, "waivers": waived("attendance")},
            CERTIFICATE,
            CERTIFICATE,
        ),
        ("an excuse for the report only", {"report": 0.1, "waivers": waived("report")}, CERTIFICATE, CERTIFICATE),
        ("an excuse for another rule", {"report": 0.1, "waivers": waived("test")}, CONFIRMATION, CONFIRMATION),
    ],
)
def test_decision(why: str, change: dict[str, object], running: Outcome, closed: Outcome) -> None:
    record = replace(FULL, **change)
    assert decide(RUNNING, record).outcome is running, why
    assert decide(CLOSED, record).outcome is closed, why


def test_a_course_without_project_does_not_ask_for_one() -> None:
    record = replace(FULL, report=None, presentation=None)
    decided = decide(replace(CLOSED, project=False), record)
    assert decided.outcome is CERTIFICATE
    assert {result.rule for result in decided.rules} == {"ue_total", "attendance", "submitted", "test"}


def test_the_list_names_everything_that_is_missing_and_nothing_else() -> None:
    record = replace(FULL, ue_attended=26, submitted=frozenset({"05a"}), report=None)
    missing = decide(RUNNING, record).missing
    assert missing == (
        "An 26 von 52 gemeinsamen Unterrichtseinheiten teilgenommen (50\N{NO-BREAK SPACE}%); nötig sind"
        " 80\N{NO-BREAK SPACE}%, es fehlen 15,6.",
        "Noch abzugeben: 05b.",
        "Der Projektbericht ist noch nicht bewertet.",
    )
    assert decide(RUNNING, FULL).missing == ()


def test_a_closed_course_says_what_was_not_reached_instead_of_what_to_do() -> None:
    decided = decide(CLOSED, replace(FULL, test_points=7))
    assert [(result.rule, result.state) for result in decided.rules if result.state is not State.MET] == [
        ("test", State.FAILED)
    ]
    assert "nötig waren" in decided.missing[0]


def test_an_exception_is_kept_with_its_reason_and_author() -> None:
    decided = decide(RUNNING, replace(FULL, ue_attended=10, waivers=waived("attendance")))
    result = next(each for each in decided.rules if each.rule == "attendance")
    assert result.waiver == Waiver("attendance", "Attest", "Lehrgangsleitung")
    assert "Attest" in result.sentence and "Lehrgangsleitung" in result.sentence


def test_the_shares_of_the_policy_count_not_those_of_the_curriculum() -> None:
    strict = Policy(attendance_share=0.97, test_share=0.9, report_share=0.81, presentation_share=0.71)
    states = {result.rule: result.state for result in decide(strict, FULL).rules}
    assert [states[rule] for rule in ("attendance", "test", "report", "presentation")] == [
        State.OPEN,
        State.OPEN,
        State.FAILED,
        State.FAILED,
    ]
