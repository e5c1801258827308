"""Grading again on the command line: first who gains and loses what and why, then applied with a reason."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from typing import TYPE_CHECKING

from grading.commands.cycle import FAULTS, OK, WRONG_USE, say
from grading.commands.progress import progress_bar
from grading.course import load
from grading.course.choice import only_named
from workbook.content import number, text

if TYPE_CHECKING:
    from grading.autograde import RegradePlan


def regrade(arguments: argparse.Namespace) -> int:
    """``grading regrade``: with ``--dry-run`` 1 when points would change; else 0 done, 2 without a reason."""
    from grading.autograde import apply_regrade, plan_regrade  # noqa: PLC0415

    if not arguments.dry_run and not arguments.why.strip():
        say("regrade.why_missing")
        return WRONG_USE
    course = load(arguments.course)
    names = only_named(course, arguments.assignments)
    with progress_bar(text("grading_cli.regrade.title")) as progress:
        if arguments.dry_run:
            plan = plan_regrade(course, names, progress=progress)
        else:
            plan = apply_regrade(course, names, who=arguments.who, why=arguments.why, progress=progress)
    if arguments.json:
        print(json.dumps(plan_json(plan), ensure_ascii=False, indent=1))
    else:
        _tell(plan, applied=not arguments.dry_run)
    return FAULTS if arguments.dry_run and plan.changes else OK


def plan_json(plan: RegradePlan) -> dict[str, object]:
    """A regrade for programs."""
    return {
        "submissions": plan.submissions,
        "newer": plan.newer,
        "gaining": plan.gaining,
        "losing": plan.losing,
        "changes": [
            {
                "participant": each.participant,
                "assignment": each.assignment,
                "exercise": each.exercise,
                "before": each.before,
                "after": each.after,
                "by_hand": each.by_hand,
                "why": each.why,
            }
            for each in plan.changes
        ],
    }


def _tell(plan: RegradePlan, *, applied: bool) -> None:
    by_person = defaultdict(list)
    for each in plan.changes:
        by_person[each.participant, each.assignment].append(each)
    for (who, assignment), changes in by_person.items():
        say("regrade.person", who=who, assignment=assignment, points=_signed(sum(each.difference for each in changes)))
        for each in changes:
            before, after = (number(value, 2) for value in (each.before, each.after))
            say("regrade.change", exercise=each.exercise, before=before, after=after, why=each.why)
            if each.by_hand:
                say("regrade.by_hand")
    counts = {"submissions": plan.submissions, "gaining": plan.gaining, "losing": plan.losing}
    say("regrade.done" if applied else "regrade.would", **counts)
    if plan.newer:
        say("regrade.newer", count=plan.newer)


def _signed(value: float) -> str:
    return f"+{number(value, 2)}" if value > 0 else number(value, 2)
