"""Looking at a cohort on the command line: status, triage, items."""

from __future__ import annotations

import argparse
import json
from typing import Any

from grading.commands.cycle import FAULTS, OK, say
from grading.course import load
from workbook.content import number, text
from workbook.content.texts import table


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
