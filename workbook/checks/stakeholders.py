"""Modul 04: stakeholders placed, gaps decided, coverage computed."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.checks.completeness import is_filled
from workbook.checks.entries import label_of, mapping, settings_of
from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register
from workbook.content.numbers import parse_number

NEAR = 1e-9
SLIP_CREDIT = 0.5


@register("portfolio_placed")
def portfolio_placed(case: Case) -> Outcome:
    """At least ``at_least`` own actors with every one of ``fields``; share of filled fields, capped at the minimum.

    Settings: ``part`` (kind "portfolio", value {actor id: {"x", "y", …}}), ``at_least``, ``fields``.
    """
    known = case.network.by_id
    placed = {a: mapping(v) for a, v in mapping(case.value()).items() if a in known and isinstance(v, Mapping)}
    fields, wanted = case.setting("fields", ("x", "y")), case.setting("at_least", 8)
    filled = {actor: sum(is_filled(value.get(name)) for name in fields) for actor, value in placed.items()}
    filled = {actor: count for actor, count in filled.items() if count}
    if not filled:
        return Outcome(None)
    best = sorted(filled.values(), reverse=True)[:wanted]
    complete = sum(1 for count in filled.values() if count == len(fields))
    where = tuple(known[actor].label for actor, count in filled.items() if count < len(fields))
    return Outcome(sum(best) / (wanted * len(fields)), where[:5], {"complete": complete, "wanted": wanted})


def _cells(case: Case, part: str) -> tuple[dict[tuple[str, str], str], int]:
    """Marked cells of a matrix (row, column) -> mark, and the number of all cells."""
    settings = settings_of(case.exercise, part)
    columns = [column["id"] for column in settings.get("columns", ())]
    rows = _rows(case, settings)
    value = mapping(case.answer.get(part))
    marks = {(r, c): mapping(value.get(r)).get(c) for r in rows for c in columns}
    return {cell: mark for cell, mark in marks.items() if isinstance(mark, str) and mark}, len(marks)


def _rows(case: Case, settings: Mapping[str, object]) -> list[str]:
    if settings.get("rows_from") == "sectors":
        return list(dict.fromkeys(actor.sector for actor in case.network.actors if actor.sector))
    rows = settings.get("rows", ())
    return [str(row["id"]) for row in rows] if isinstance(rows, (list, tuple)) else []


@register("matrix_decided")
def matrix_decided(case: Case) -> Outcome:
    """Every cell of the matrix carries a mark. Settings: ``part`` (kind "matrix")."""
    part = case.setting("part")
    marked, cells = _cells(case, part)
    if not marked:
        return Outcome(None)
    settings = settings_of(case.exercise, part)
    still_open = [
        f"{row} × {label_of(settings['columns'], column['id'])}"
        for row in _rows(case, settings)
        for column in settings["columns"]
        if (row, column["id"]) not in marked
    ]
    return Outcome(len(marked) / cells, tuple(still_open[:3]), {"open": len(still_open)})


@register("matrix_coverage")
def matrix_coverage(case: Case) -> Outcome:
    """Coverage = cells marked as ``filled`` / cells not marked as ``ignored`` (course material 1.6).

    Settings: ``part``, ``field``, ``matrix`` (part), ``filled``, ``ignored`` (marks), ``tolerance``.
    """
    given = parse_number(mapping(case.value()).get(case.setting("field")))
    if given is None:
        return Outcome(None)
    marked, cells = _cells(case, case.setting("matrix"))
    filled = sum(1 for mark in marked.values() if mark in case.setting("filled", ()))
    relevant = cells - sum(1 for mark in marked.values() if mark in case.setting("ignored", ()))
    values = {"filled": filled, "relevant": relevant}
    if not marked or not relevant:
        return Outcome(None, values=values, undecidable=True)
    truth = filled / relevant
    tolerance = float(case.setting("tolerance", 0.01)) + NEAR
    if abs(given - truth) <= tolerance:
        return Outcome(1.0, values=values)
    for slip, value in {"all_cells": filled / cells, "times100": 100 * truth}.items():
        if abs(given - value) <= max(tolerance, abs(value) * 0.01):
            return Outcome(SLIP_CREDIT, values=values, slip=slip)
    return Outcome(0.0, values=values)
