"""R on offers: what the ticks actor × offer say about joint offers (Breiger 1974)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register
from workbook.content.numbers import parse_number

SLIP_CREDIT = 0.5


@register("joint_offers")
def joint_offers(case: Case) -> Outcome:
    """Pairs of actors with a joint offer ("paare") and the most joint offers of a pair ("meiste"), half credit each.

    Settings: ``part`` (form with these two fields), ``offers`` (part of kind "two_mode", value
    {"ticks": {offer id: [actor ids]}}). The known slip "diagonal": own offers counted as joint ones.
    """
    typed = case.value({})
    typed = typed if isinstance(typed, Mapping) else {}
    numbers = {field: parse_number(typed.get(field)) for field in ("paare", "meiste")}
    if all(value is None for value in numbers.values()):
        return Outcome(None)
    ticks = _ticks(case)
    if not ticks:
        return Outcome(None, undecidable=True)
    joint = Counter(pair for actors in ticks for pair in combinations(sorted(actors), 2))
    own = Counter(actor for actors in ticks for actor in actors)
    truth = {"paare": len(joint), "meiste": max(joint.values(), default=0)}
    slips = {"paare": len(joint) + len(own), "meiste": max(own.values())}
    share, slip = 0.0, None
    for field, value in numbers.items():
        if value == truth[field]:
            share += 0.5
        elif value is not None and value == slips[field]:
            share, slip = share + 0.5 * SLIP_CREDIT, "diagonal"
    return Outcome(share, values={"offers": len(ticks)}, slip=slip)


def _ticks(case: Case) -> list[set[str]]:
    """The actors behind each offer, offers without any left out."""
    given = case.answer.get(case.setting("offers"), {})
    ticks = given.get("ticks", {}) if isinstance(given, Mapping) else {}
    rows = ticks.values() if isinstance(ticks, Mapping) else ()
    known = set(case.network.ids)
    found = ({each for each in row if isinstance(each, str)} & known for row in rows if isinstance(row, list))
    return [actors for actors in found if actors]
