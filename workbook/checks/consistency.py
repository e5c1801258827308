"""K: rules between entries. Credit 1 − violations / checked rules."""

from __future__ import annotations

from collections.abc import Mapping

from workbook import network as net
from workbook.checks.model import Outcome
from workbook.checks.registry import Case, register


@register("no_duplicates")
def no_duplicates(case: Case) -> Outcome:
    """No two actors of the own network that may be the same organisation, unless the person said they are two.

    Settings: ``part`` (of kind "capture", whose value keeps the pairs said to be two as ``distinct`` [[id, id], …]).
    """
    actors = case.network.actors
    if not actors:
        return Outcome(None)
    given = case.value({})
    said = given.get("distinct", []) if isinstance(given, Mapping) else []
    confirmed = {
        frozenset(each for each in pair if isinstance(each, str))
        for pair in (said if isinstance(said, list) else [])
        if isinstance(pair, list)
    }
    label = {actor.id: actor.label for actor in actors}
    still_open = [
        pair for pair in net.possible_duplicates(actors) if frozenset((pair.one, pair.other)) not in confirmed
    ]
    where = tuple(f"„{label[pair.one]}“ und „{label[pair.other]}“" for pair in still_open)
    involved = {actor for pair in still_open for actor in (pair.one, pair.other)}
    return Outcome(1 - len(involved) / len(actors), where[:5], {"open": len(still_open)})
