"""Looking at a cohort on the command line: status, triage, items."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from grading.commands.cycle import FAULTS, OK, say
from grading.course import load
from grading.course.choice import only_named
from workbook.content import number, text
from workbook.content.texts import table

if TYPE_CHECKING:
    from rich.table import Table

    from grading.gradebook.item_report import AssignmentItems
    from grading.scores.items import Estimate


def status(arguments: argparse.Namespace) -> int:
    """``grading status``."""
    from grading.cohort import CohortReport, summarise  # noqa: PLC0415

    report: CohortReport = summarise(load(arguments.course))
    if arguments.json:
        print(json.dumps(status_json(report), ensure_ascii=False, indent=1))
        return OK
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    heads = table("grading_cli.status.columns")
    shown = Table(title=text("grading_cli.status.head", title=report.title, participants=len(report.participants)))
    for name, head in heads.items():
        shown.add_column(head, justify="left" if name in ("assignment", "released") else "right")
    for each in report.assignments:
        shown.add_row(
            each.assignment,
            text(f"grading_cli.status.{'yes' if each.released else 'no'}"),
            str(each.submitted),
            str(each.graded),
            str(each.needs_review),
            number(each.mean, 1),
            number(each.maximum, 0),
        )
    Console().print(shown)
    return OK


def status_json(report: Any) -> dict[str, Any]:
    """The state of a cohort for programs. ``mean`` is null while nothing is graded."""
    return {
        "participants": len(report.participants),
        "assignments": {
            each.assignment: {
                "released": each.released,
                "submitted": each.submitted,
                "graded": each.graded,
                "needs_review": each.needs_review,
                "mean": each.mean,
                "max": each.maximum,
            }
            for each in report.assignments
        },
    }


def triage(arguments: argparse.Namespace) -> int:
    """``grading triage``: 1 when somebody has to do something."""
    from grading.autograde import triage as cases_of  # noqa: PLC0415

    cases = cases_of(load(arguments.course))
    if arguments.json:
        print(json.dumps(cases, ensure_ascii=False, indent=1))
    elif not cases:
        say("triage.nothing")
    else:
        say("triage.count", count=len(cases))
        for each in cases:
            say("triage.line", who=each["participant"], **{k: each[k] for k in ("assignment", "was", "tun")})
    return FAULTS if cases else OK


def items(arguments: argparse.Namespace) -> int:
    """``grading items``: how hard and how telling the exercises are."""
    from grading.gradebook.item_report import item_report, items_json  # noqa: PLC0415

    course = load(arguments.course)
    courses = {each.folder: each for each in (course, *map(load, arguments.pooled))}  # the same one twice is one
    report = item_report([*courses.values()], only_named(course, arguments.assignments))
    if arguments.json:
        print(json.dumps(items_json(report), ensure_ascii=False, indent=1))
        return OK
    if not report:
        say("items.nothing")
        return OK
    from rich.console import Console  # noqa: PLC0415

    console = Console()
    for each in report:
        console.print(_items_table(each))
        alpha = each.everything.alpha
        console.print(text("grading_cli.items.alpha", alpha=_estimate(alpha), people=each.everything.people))
        if len(courses) > 1:
            console.print(text("grading_cli.items.pooled", cohorts=each.everything.cohorts))
        if each.not_common:
            console.print(text("grading_cli.items.not_common", items=", ".join(each.not_common)))
    say("items.caution")
    return OK


def _items_table(each: AssignmentItems) -> Table:
    from rich.table import Table  # noqa: PLC0415

    from grading.cohort.items import HAND, said_hints  # noqa: PLC0415

    shown = Table(title=text("grading_cli.items.head", assignment=each.assignment))
    for name, head in table("grading_cli.items.columns").items():
        shown.add_column(head, justify="left" if name == "item" else "right", overflow="fold")  # nothing is cut short
    hints = {use.exercise: use for use in each.hints}
    for item in each.everything.items:
        estimates = _estimate(item.difficulty), _estimate(item.discrimination)
        use = hints.get(item.name.removesuffix(HAND))
        shown.add_row(item.name, number(item.maximum, 0), *estimates, said_hints(use))
    return shown


def _estimate(figure: Estimate) -> str:
    """A figure with its interval, as "0,62 (0,41 bis 0,79)"."""
    if figure.value is None or figure.low is None:
        return number(figure.value)
    return text(
        "grading_cli.items.estimate", value=number(figure.value), low=number(figure.low), high=number(figure.high)
    )


def points(arguments: argparse.Namespace) -> int:
    """``grading points``: 2 for another kind of file."""
    from grading.gradebook.export import export_points  # noqa: PLC0415

    course = load(arguments.course)
    try:
        count = export_points(course, arguments.out, only_named(course, arguments.assignments))
    except ValueError:
        say("points.ending", file=arguments.out)
        return 2
    say("points.done", count=count, file=arguments.out)
    return OK
