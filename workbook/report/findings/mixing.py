"""Findings about sectors: do ties stay inside or lead across (Krackhardt & Stern 1988)?"""

from __future__ import annotations

from workbook.content import number, text
from workbook.report.analysis import Analysis, Groups
from workbook.report.document import Finding
from workbook.report.findings.words import SAME

FEWEST = 3  # ties between actors with a sector; fewer say nothing about sectors


def groups(analysis: Analysis) -> Finding | None:
    """The E-I index against random assignments of the sectors."""
    found = analysis.groups
    if found is None or found.external + found.internal < FEWEST:
        return None
    key = "outward" if found.index > 0 else "inward"
    if abs(found.index) < SAME:
        key = "even"
    elif not found.internal or not found.external:
        key = f"all_{key}"
    values = {"external": number(found.external, 0), "internal": number(found.internal, 0)}
    return Finding(
        "groups",
        text(f"findings.groups.{key}", value=number(found.index), **values),
        " ".join(part for part in (_against_chance(found), _unassigned(found)) if part),
        text("findings.groups.caution"),
        text("findings.groups.source"),
        {"ei_index": found.index, "external": found.external, "internal": found.internal},
    )


def _against_chance(found: Groups) -> str:
    if found.low is None or found.high is None or found.high - found.low < SAME:
        return ""
    if found.index > found.high:
        key = "meaning_above"
    else:
        key = "meaning_below" if found.index < found.low else "meaning_within"
    return text(f"findings.groups.{key}", low=number(found.low), high=number(found.high))


def _unassigned(found: Groups) -> str:
    if not found.unassigned:
        return ""
    if found.unassigned == 1:
        return text("findings.groups.missing_single")
    return text("findings.groups.missing", n=number(found.unassigned, 0))
