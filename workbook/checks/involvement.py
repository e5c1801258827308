"""Modul 06: involvement that fits, an information plan within one's hours, meetings worth the way."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.checks.coverage import TIMES_A_MONTH, coverage, group_by_actor, quadrant
from workbook.checks.entries import amount, label_of, lacking, mapping, rows_of, settings_of, word
from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register
from workbook.content import number, percent, text
from workbook.content.numbers import parse_number
from workbook.exercises import find

NEAR = 1e-9
SLIP_CREDIT = 0.5
MONTHLY = "monatlich"
SHOWN = 4  # actors named in a hint


@register("involvement_fit")
def involvement_fit(case: Case) -> Outcome:
    """Fit = 1 − mean(max(0, minimum − chosen)) / 4 over the actors of the portfolio (course material 1.9).

    Settings: ``part`` (kind "ladder": ``steps``, ``minimum`` by quadrant), ``portfolio`` (exercise). An actor of the
    portfolio without a step counts as below the lowest.
    """
    settings = settings_of(case.exercise, case.setting("part"))
    steps = [step["id"] for step in settings["steps"]]
    chosen = {a: steps.index(s) for a, s in mapping(case.value()).items() if isinstance(s, str) and s in steps}
    if not chosen:
        return Outcome(None)
    wanted = _minimum_steps(case, settings, steps)
    if not wanted:
        return Outcome(None, undecidable=True)
    short = {actor: max(0, least - chosen.get(actor, -1)) for actor, least in wanted.items()}
    where = tuple(
        text(
            "checks.involvement-short",
            actor=case.network.by_id[a].label,
            step=label_of(settings["steps"], steps[wanted[a]]),
        )
        for a, gap in short.items()
        if gap
    )
    return Outcome(1 - sum(short.values()) / len(short) / (len(steps) - 1), where[:4])


def _minimum_steps(case: Case, settings: Mapping[str, object], steps: list[str]) -> dict[str, int]:
    """Least step by actor of the portfolio exercise."""
    source = find(case.setting("portfolio"))
    part = next(part for part in source.parts if part.kind == "portfolio")
    placed = mapping(mapping(case.project.answers.get(source.id, {})).get(part.id))
    minimum = mapping(settings["minimum"])
    found = {}
    for actor, place in placed.items():
        where = quadrant(mapping(place), float(part.settings.get("threshold", 3)))
        if where and actor in case.network.by_id:
            found[actor] = steps.index(minimum[where])
    return found


def _hours(rows: list[Mapping[str, object]]) -> float:
    """Hours a month of a plan."""
    minutes = (TIMES_A_MONTH.get(word(row, "rhythmus"), 0.0) * (amount(row, "minuten") or 0.0) for row in rows)
    return sum(minutes) / 60


@register("plan_covers")
def plan_covers(case: Case) -> Outcome:
    """Everyone to be closely involved is reached at least monthly, and the plan fits into the hours.

    Settings: ``part`` (kind "table"), ``groups`` (receivers that reach them, their own group first), ``portfolio``
    (exercise that says who they are), ``limit_part``, ``limit_field``. While nobody is placed in the portfolio, a row
    to one of the groups at least monthly stands for them. Credit: mean of the share reached and of the hours fitting.
    """
    rows = rows_of(case.value())
    if not rows:
        return Outcome(None)
    reached, missed = _reached(case, rows)
    limit = parse_number(mapping(case.answer.get(case.setting("limit_part"))).get(case.setting("limit_field")))
    hours = _hours(rows)
    fits = limit is not None and hours <= limit + NEAR
    where = [missed] if missed else []
    if limit is None:
        where.append(text("checks.plan-no-limit"))
    elif not fits:
        where.append(text("checks.plan-too-long", hours=number(hours, 1), limit=number(limit, 1)))
    return Outcome((reached + fits) / 2, tuple(where))


def _reached(case: Case, rows: list[Mapping[str, object]]) -> tuple[float, str]:
    """Share of the actors to be closely involved that are reached monthly, and a sentence on those that are not."""
    groups = case.setting("groups", ())
    placed = group_by_actor(case.network, case.project, case.setting("portfolio"))
    if not placed:
        monthly = any(
            word(row, "empfaenger") in groups and TIMES_A_MONTH.get(word(row, "rhythmus"), 0) >= 1 for row in rows
        )
        return float(monthly), "" if monthly else text("checks.plan-not-monthly")
    close = {actor: group for actor, group in placed.items() if group == groups[0]}
    missed = [each.name for each in coverage(rows, case.network, close, {groups[0]: MONTHLY}) if not each.channels]
    if not missed:
        return 1.0, ""
    rest = len(missed) - SHOWN
    said = ", ".join(missed[:SHOWN]) + (text("checks.plan-and-more", n=rest) if rest > 0 else "")
    return 1 - len(missed) / len(close), text("checks.plan-missed", actors=said)


@register("plan_hours")
def plan_hours(case: Case) -> Outcome:
    """Hours a month = Σ times a month × minutes / 60. Settings: ``part``, ``field``, ``plan`` (part), ``tolerance``."""
    given = parse_number(mapping(case.value()).get(case.setting("field")))
    if given is None:
        return Outcome(None)
    rows = rows_of(case.answer.get(case.setting("plan")))
    truth = _hours(rows)
    if not truth:
        return Outcome(None, undecidable=True)
    tolerance = float(case.setting("tolerance", 0.1)) + NEAR
    if abs(given - truth) <= tolerance:
        return Outcome(1.0)
    once = sum(amount(row, "minuten") or 0.0 for row in rows) / 60
    for slip, value in {"minutes": 60 * truth, "once": once}.items():
        if abs(given - value) <= max(tolerance, value * 0.01):
            return Outcome(SLIP_CREDIT, slip=slip)
    return Outcome(0.0)


@register("agenda_rules")
def agenda_rules(case: Case) -> Outcome:
    """The blocks add up to the duration, and at least ``share`` of the time is for taking part.

    Settings: ``part`` (kind "table"), ``at_least``, ``duration_part``, ``duration_field``, ``interactive`` (forms).
    """
    settings = settings_of(case.exercise, case.setting("part"))
    rows = [row for row in rows_of(case.value()) if not lacking(row, ("baustein", "minuten", "form"), settings)]
    if not rows:
        return Outcome(None)
    minutes = sum(amount(row, "minuten") or 0.0 for row in rows)
    active = sum(amount(row, "minuten") or 0.0 for row in rows if word(row, "form") in case.setting("interactive", ()))
    duration = parse_number(mapping(case.answer.get(case.setting("duration_part"))).get(case.setting("duration_field")))
    fits = duration is not None and abs(minutes - duration) <= NEAR
    part = active / minutes if minutes else 0.0
    taking_part = part >= case.setting("share", 0.5) - NEAR
    where = []
    if duration is None:
        where.append(text("checks.agenda-no-duration"))
    elif not fits:
        where.append(text("checks.agenda-sum", sum=number(minutes, 0), duration=number(duration, 0)))
    if not taking_part:
        where.append(text("checks.agenda-talks", share=percent(part)))
    wanted = case.setting("at_least", 4)
    if len(rows) < wanted:
        where.append(text("checks.agenda-few", wanted=wanted))
    return Outcome((fits + taking_part) / 2 * min(1.0, len(rows) / wanted), tuple(where))
