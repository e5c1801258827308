"""R: a number the participant gives equals the recomputation from their own data.

Full credit within the tolerance, half for a known slip (course material, section 1.1); the slip decides the hint.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbook.checks.model import Outcome
from workbook.checks.quantities import quantity
from workbook.checks.registry import Case, register
from workbook.content.numbers import is_ambiguous, parse_number

SLIP_CREDIT = 0.5
SAME = 1e-9


@register("number")
def number(case: Case) -> Outcome:
    """One form field against one quantity.

    Settings: ``part``, ``field``, ``quantity`` (a name in :mod:`workbook.checks.quantities`), ``tolerance`` (absolute).
    """
    return _field(case, case.setting("field"), case.setting("quantity"))


@register("numbers")
def numbers(case: Case) -> Outcome:
    """Several fields at once: the mean of their credits.

    Settings: ``part``, ``quantities`` (field -> quantity), ``tolerance``.
    """
    outcomes = {field: _field(case, field, name) for field, name in case.setting("quantities", {}).items()}
    if all(outcome.share is None for outcome in outcomes.values()):
        undecidable = any(outcome.undecidable for outcome in outcomes.values())
        return Outcome(None, undecidable=undecidable)
    values: dict[str, object] = {}
    for outcome in outcomes.values():
        values.update(outcome.values)
    slip = next((outcome.slip for outcome in outcomes.values() if outcome.slip), None)
    where = tuple(place for outcome in outcomes.values() for place in outcome.where)
    return Outcome(sum(o.share or 0.0 for o in outcomes.values()) / len(outcomes), where, values, slip)


def _field(case: Case, field: str, name: str) -> Outcome:
    given = case.value({})
    typed = given.get(field) if isinstance(given, Mapping) else None
    if typed is None or (isinstance(typed, str) and not typed.strip()):
        return Outcome(None)
    asked = quantity(name)
    truth = asked.value(case.network)
    facts = asked.facts(case.network)
    if truth is None:
        return Outcome(None, values=facts, undecidable=True)
    readings = _readings(typed)
    if not readings:
        return Outcome(0.0, (str(typed)[:40],), facts)
    tolerance = float(case.setting("tolerance", 0)) + SAME
    if any(abs(reading - truth) <= tolerance for reading in readings):
        return Outcome(1.0, values=facts)
    slip = _nearest_slip(readings, truth, asked.slips(case.network), tolerance)
    if slip:
        return Outcome(SLIP_CREDIT, values=facts, slip=slip)
    return Outcome(0.0, values=facts)


def _nearest_slip(
    readings: tuple[float, ...], truth: float, slips: Mapping[str, float], tolerance: float
) -> str | None:
    """The known slip that explains a reading best; one that lies at the truth itself says nothing."""
    found = []
    for slip, value in slips.items():
        near = max(tolerance, abs(value) * 0.01)
        distance = min(abs(reading - value) for reading in readings)
        if abs(value - truth) > tolerance and distance <= near:
            found.append((distance, slip))
    return min(found)[1] if found else None


def _readings(typed: object) -> tuple[float, ...]:
    """What a typed number can mean: one value, or two for "1.250"."""
    value = parse_number(typed)
    if value is None:
        return ()
    if isinstance(typed, str) and is_ambiguous(typed):
        return (value, float(typed.strip()))
    return (value,)
