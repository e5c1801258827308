"""F and Z: fixed cases with one right answer for all, asked of the :class:`~workbook.checks.keys.Key`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register

UNDECIDABLE = Outcome(None, undecidable=True)


@register("choices")
def choices(case: Case) -> Outcome:
    """F: every question of the part answered as the key says; set credit per question, mean over questions.

    Settings: ``part``; ``questions`` (ids; default: all in the answer's part that the key knows).
    """
    given = case.value({})
    given = given if isinstance(given, Mapping) else {}
    questions = case.setting("questions", ())
    shares: list[float] = []
    open_questions = []
    for question in questions:
        chosen = _strings(given.get(question))
        share = _set_credit(case, question, chosen)
        if share is None:
            return UNDECIDABLE
        if not chosen:
            open_questions.append(question)
        shares.append(share)
    if not shares or len(open_questions) == len(questions):
        return Outcome(None)
    return Outcome(sum(shares) / len(shares), values={"right": sum(s >= 1 for s in shares), "asked": len(shares)})


@register("sorting")
def sorting(case: Case) -> Outcome:
    """Z: share of items in their class; the key may give part credit for a neighbouring class.

    Settings: ``part``; ``items`` (ids). An item left open earns nothing but is not named as wrong.
    """
    given = case.value({})
    given = given if isinstance(given, Mapping) else {}
    items = case.setting("items", ())
    placed = {item: given[item] for item in items if isinstance(given.get(item), str)}
    if not placed:
        return Outcome(None)
    shares = {}
    for item in items:
        share = case.key.share(case.exercise.id, item, placed.get(item, ""))
        if share is None:
            return UNDECIDABLE
        shares[item] = share if item in placed else 0.0
    unsure = tuple(_label(case, item) for item, share in shares.items() if share < 1 and item in placed)
    return Outcome(
        sum(shares.values()) / len(items),
        where=unsure,
        values={"right": sum(s >= 1 for s in shares.values()), "asked": len(items), "open": len(items) - len(placed)},
    )


def _set_credit(case: Case, item: str, chosen: frozenset[str]) -> float | None:
    """max(0, (hits − false) / n) (course material, section 1.1); None if the key does not know the item."""
    size = case.key.size(case.exercise.id, item)
    if size is None:
        return None
    hits = sum(case.key.share(case.exercise.id, item, value) or 0.0 for value in chosen)
    false = sum(1 for value in chosen if not case.key.share(case.exercise.id, item, value))
    return max(0.0, (hits - false) / size) if size else float(not chosen)


def _strings(value: object) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset({value})
    if isinstance(value, Iterable) and not isinstance(value, Mapping):
        return frozenset(each for each in value if isinstance(each, str))
    return frozenset()


def _label(case: Case, item: str) -> str:
    """The words of an item as the participant reads them."""
    try:
        part = case.exercise.part(case.setting("part"))
    except KeyError:
        return item
    return next(
        (str(each.get("text", item)) for each in part.settings.get("items", ()) if each.get("id") == item), item
    )
