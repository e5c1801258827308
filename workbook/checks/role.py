"""Modul 02: points on roles, the week against the wish."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.checks.entries import amount, label_of, lacking, mapping, rows_of, settings_of, word
from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register
from workbook.content import number, text
from workbook.content.numbers import parse_number
from workbook.project import Project

NEAR = 1e-9
SLIP_CREDIT = 0.5


def points_of(round_: object, items: tuple[str, ...]) -> dict[str, float] | None:
    """Points by item; an empty item counts 0; None where nothing is entered."""
    entries = {item: parse_number(mapping(round_).get(item)) for item in items}
    if all(value is None for value in entries.values()):
        return None
    return {item: max(0.0, value or 0.0) for item, value in entries.items()}


def _items(case: Case, part: str) -> tuple[str, ...]:
    return tuple(item["id"] for item in settings_of(case.exercise, part).get("items", ()))


@register("sums_to")
def sums_to(case: Case) -> Outcome:
    """Each round of the part distributes exactly ``total`` points. Settings: ``part`` (kind "points"), ``total``."""
    part = case.setting("part")
    rounds = settings_of(case.exercise, part).get("rounds", ())
    total = float(case.setting("total", 100))
    sums = {}
    for each in rounds:
        points = points_of(mapping(case.value()).get(each["id"]), _items(case, part))
        sums[str(each["label"])] = None if points is None else sum(points.values())
    if all(value is None for value in sums.values()):
        return Outcome(None)
    off = {label: (value or 0.0) - total for label, value in sums.items() if abs((value or 0.0) - total) > NEAR}
    where = tuple(
        text(
            "checks.points-too-many" if gap > 0 else "checks.points-missing",
            round=label,
            sum=number(total + gap, 0),
            gap=number(abs(gap), 0),
        )
        for label, gap in off.items()
    )
    return Outcome(1 - len(off) / len(sums), where)


@register("largest_gap")
def largest_gap(case: Case) -> Outcome:
    """The chosen item is the one with the largest difference between two rounds; of several any one.

    Settings: ``part`` (kind "choice"), ``question``, ``from`` (part of kind "points"), ``rounds`` (two ids).
    """
    chosen = mapping(case.value()).get(case.setting("question"))
    chosen = [chosen] if isinstance(chosen, str) else chosen
    if not isinstance(chosen, list) or not chosen:
        return Outcome(None)
    source = case.setting("from")
    answer = mapping(case.answer.get(source))
    first, second = (points_of(answer.get(name), _items(case, source)) for name in case.setting("rounds"))
    if first is None or second is None:
        return Outcome(None, undecidable=True)
    gaps = {item: abs(first[item] - second[item]) for item in first}
    largest = max(gaps.values())
    if largest <= NEAR:
        return Outcome(None, undecidable=True)
    leaders = {item for item, gap in gaps.items() if gap >= largest - NEAR}
    return Outcome(1.0 if len(chosen) == 1 and chosen[0] in leaders else 0.0)


@register("week_described")
def week_described(case: Case) -> Outcome:
    """At least ``at_least`` complete rows, and no more hours than agreed; 3/4 for the rows, 1/4 for the sum.

    Settings: ``part`` (kind "table"), ``columns``, ``hours`` (column), ``limit_part``, ``limit_field``.
    """
    rows = rows_of(case.value())
    if not rows:
        return Outcome(None)
    settings = settings_of(case.exercise, case.setting("part"))
    complete = sum(1 for row in rows if not lacking(row, case.setting("columns", ()), settings))
    hours = sum(amount(row, case.setting("hours")) or 0.0 for row in rows)
    limit = parse_number(mapping(case.answer.get(case.setting("limit_part"))).get(case.setting("limit_field")))
    in_time = limit is not None and hours <= limit + NEAR
    share = 0.75 * min(1.0, complete / case.setting("at_least", 5)) + (0.25 if in_time else 0.0)
    return Outcome(share, values={"hours": hours, "limit": limit, "complete": complete})


@register("time_fit")
def time_fit(case: Case) -> Outcome:
    """Fit = 1 − ½ Σ |share of time − share of wished points| over the roles (course material 1.4).

    Settings: ``part``, ``field``, ``week`` (part with the table), ``profile`` (exercise with the points),
    ``tolerance``.
    """
    given = parse_number(mapping(case.value()).get(case.setting("field")))
    if given is None:
        return Outcome(None)
    gap = _time_gap(case)
    if gap is None:
        return Outcome(None, undecidable=True)
    tolerance = float(case.setting("tolerance", 0.02)) + NEAR
    if abs(given - (1 - gap / 2)) <= tolerance:
        return Outcome(1.0)
    for slip, value in {"not_halved": 1 - gap, "gap": gap / 2, "times100": 100 - 50 * gap}.items():
        if abs(given - value) <= tolerance * (100 if slip == "times100" else 1):
            return Outcome(SLIP_CREDIT, slip=slip)
    return Outcome(0.0)


def _time_gap(case: Case) -> float | None:
    """Σ |share of time − share of wished points|; None while one of the two is missing."""
    found = time_and_wish(case.answer.get(case.setting("week")), case.project, case.setting("profile"))
    return None if found is None else sum(abs(spent - wished) for spent, wished in found.values())


def time_and_wish(week: object, project: Project, profile: str) -> dict[str, tuple[float, float]] | None:
    """By role, the share of the week's hours and the share of wished points; None while one of the two is missing.

    ``week`` is the value of a table with ``rolle`` and ``stunden``, ``profile`` the exercise with the points.
    """
    wished = _wished(project, profile)
    hours: dict[str, float] = {}
    for row in rows_of(week):
        role, spent = word(row, "rolle"), amount(row, "stunden")
        if role and spent:
            hours[role] = hours.get(role, 0.0) + spent
    total, points = sum(hours.values()), sum(wished.values())
    if not total or not points:
        return None
    return {role: (hours.get(role, 0.0) / total, wished.get(role, 0.0) / points) for role in {**wished, **hours}}


def _wished(project: Project, exercise: str) -> Mapping[str, float]:
    """Wished points by role name, from the profile exercise."""
    from workbook.exercises import find  # noqa: PLC0415  the catalogue is complete only at run time

    profile = find(exercise)
    part = next(part for part in profile.parts if part.kind == "points")
    items = tuple(item["id"] for item in part.settings["items"])
    answer = mapping(project.answers.get(profile.id, {}))
    points = points_of(mapping(answer.get(part.id)).get("soll"), items) or {}
    return {label_of(part.settings["items"], item): value for item, value in points.items()}
