"""What the instant check says, put for the browser: every point with its word, and the one next step."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from workbook.checks import Finding, Status, check
from workbook.content.texts import number, text
from workbook.exercises import Exercise, find, module
from workbook.project import Json, Project

OPEN = (Status.PARTLY, Status.NOT_YET, Status.NOT_ATTEMPTED)


def findings_of(exercise: Exercise, seen: Project) -> tuple[Finding, ...]:
    """The findings on the saved answer. ``seen``: the project as the exercise sees it (``Session.seen``)."""
    return check(exercise.id, seen.answers.get(exercise.id, {}), seen)


def all_met(findings: Sequence[Finding]) -> bool:
    """Whether nothing is open any more (what cannot be checked does not stand in the way)."""
    return not any(finding.status in OPEN for finding in findings)


def report(findings: Sequence[Finding], *, substitute: bool) -> Json:
    """The result list: one line per check, the summary sentence, and the one next step."""
    met = sum(finding.status is Status.MET for finding in findings)
    rest = [finding for finding in findings if finding.status in OPEN]
    return {
        "lines": [_line(finding) for finding in findings],
        "met": met,
        "of": len(findings),
        "done": not rest,
        "summary": _summary(findings, substitute=substitute),
        "next": _next_step(rest),
    }


def _line(finding: Finding) -> Json:
    return {
        "status": finding.status.value,
        "name": finding.name,
        "hint": finding.hint if finding.status is not Status.MET else "",
        "where": list(finding.where),
    }


def _summary(findings: Sequence[Finding], *, substitute: bool) -> str:
    if not findings:
        return text("widgets.card.nothing_to_check")
    met = sum(finding.status is Status.MET for finding in findings)
    if all_met(findings):
        sentence = text("widgets.card.all_met")
    elif len(findings) == 1:
        sentence = text("widgets.card.one_open")
    else:
        sentence = text("widgets.card.some_met", met=met, of=len(findings))
    if substitute:
        return f"{sentence} {text('widgets.card.example_earns_nothing')}"
    if not any(finding.points for finding in findings) or not module(find(findings[0].exercise).module).graded:
        return sentence
    return f"{sentence} {text('widgets.card.that_is', points=points_of(findings))}"


def points_of(findings: Sequence[Finding]) -> str:
    """ "1,5 von 2 Punkten", "0,5 von 1 Punkt"; all points only where nothing is missing: 5,95 of 6 are "5,9"."""
    earned = sum(finding.earned for finding in findings)
    possible = sum(finding.points for finding in findings)
    if earned < possible - 1e-9 and round(earned, 1) >= possible:
        earned = floor(earned * 10) / 10
    key = "widgets.card.points_one" if possible == 1 else "widgets.card.points"
    return text(key, earned=_points(earned), possible=_points(possible))


def _points(points: float) -> str:
    rounded = round(float(points), 1)
    return number(rounded, 0 if rounded.is_integer() else 1)


def _next_step(rest: Sequence[Finding]) -> str:
    """The hint of what is nearest to done: begun things first, in the exercise's order."""
    for status in OPEN:
        for finding in rest:
            if finding.status is status and finding.hint:
                return finding.hint
    return ""
