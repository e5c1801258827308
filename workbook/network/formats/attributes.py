"""What is known of actors and ties, under the names that exchange formats carry."""

from __future__ import annotations

from workbook.content.texts import text
from workbook.network.model import Actor, Network, Tie
from workbook.network.tables.headers import actor_columns

Values = dict[str, str | float]
YES = "ja"


def actor_attributes(network: Network, actor: Actor) -> Values:
    """Everything stated about an actor except its id; nothing that is empty."""
    known: dict[str, str | float | None] = {
        "label": actor.name,
        "sector": actor.sector,
        "place": actor.place,
        "km": actor.km,
        "since": actor.since,
        "until": actor.until,
        "coordination": YES if actor.id == network.coordinator else None,
        **{further(header): value for header, value in actor.extra.items()},
    }
    return {name: value for name, value in known.items() if value not in (None, "")}


def tie_attributes(tie: Tie, *, direction: bool) -> Values:
    """Everything stated about a tie; ``direction`` as an attribute only where a tie has one."""
    known: dict[str, str | float | None] = {
        "weight": tie.strength,
        "type": tie.type,
        "wave": tie.wave,
        "directed": YES if direction and tie.directed else None,
    }
    return {name: value for name, value in known.items() if value not in (None, "")}


def further(header: str) -> str:
    """The header of a further column, altered where it would be read as one of the known columns."""
    return text("network.further", header=header) if actor_columns([header]).at else header
