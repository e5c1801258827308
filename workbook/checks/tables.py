"""V and K on tables: complete rows, and a rule for every row that needs one."""

from __future__ import annotations

from workbook.checks.entries import lacking, rows_of, settings_of, word
from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register
from workbook.content import text


@register("rows_complete")
def rows_complete(case: Case) -> Outcome:
    """At least ``at_least`` rows with every one of ``columns`` filled; share of filled cells, capped at the minimum.

    Settings: ``part``, ``at_least``, ``columns``, ``label`` (the column that names a row).
    """
    rows = rows_of(case.value())
    if not rows:
        return Outcome(None)
    columns, wanted = case.setting("columns", ()), case.setting("at_least", 1)
    settings = settings_of(case.exercise, case.setting("part"))
    gaps = {number: lacking(row, columns, settings) for number, row in enumerate(rows, start=1)}
    best = sorted(len(columns) - len(gap) for gap in gaps.values())[::-1][:wanted]
    complete = sum(1 for gap in gaps.values() if not gap)
    where = tuple(_row_name(case, rows[number - 1], number) for number, gap in gaps.items() if gap)
    return Outcome(
        sum(best) / (wanted * len(columns)), where[:5], {"complete": min(complete, wanted), "wanted": wanted}
    )


@register("rule_for_each")
def rule_for_each(case: Case) -> Outcome:
    """Every row whose column ``when.column`` says ``when.is`` has an entry in ``needs``.

    Settings: ``part``, ``when``, ``needs``, ``label``, ``at_least`` (rows, so that an almost empty table is not met).
    """
    rows = rows_of(case.value())
    when = case.setting("when", {})
    decided = [row for row in rows if word(row, when["column"])]
    if not decided:
        return Outcome(None)
    wanted = case.setting("at_least", 1)
    settings = settings_of(case.exercise, case.setting("part"))
    touched = [(n, row) for n, row in enumerate(rows, 1) if word(row, when["column"]) == when["is"]]
    open_rows = [(n, row) for n, row in touched if lacking(row, (case.setting("needs"),), settings)]
    kept = 1 - len(open_rows) / len(touched) if touched else 1.0
    where = tuple(_row_name(case, row, number) for number, row in open_rows)
    return Outcome(kept * min(1.0, len(decided) / wanted), where[:5], {"open": len(open_rows), "wanted": wanted})


def _row_name(case: Case, row: dict[str, object] | object, number: int) -> str:
    """How a person finds the row: its label where it has one, else its number."""
    fixed = settings_of(case.exercise, case.setting("part")).get("rows", ())
    if fixed and number <= len(fixed):
        return str(fixed[number - 1]["label"])
    label = word(row, case.setting("label", "")) if isinstance(row, dict) else ""
    return label or text("checks.row", number=number)
