"""Which feedback a participant was last shown, so that a page is never replaced by one that says less."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from grading.gradebook import tables as t
from grading.gradebook.recording import now


@dataclass(frozen=True)
class Published:
    """The page of one person: of which attempt, whole or the automatic part, and what was released of hand marks.

    ``hand`` is exercise id -> plain data; it only ever changes when the whole feedback is released.
    """

    assignment: str
    participant: str
    attempt: int
    answers_digest: str
    whole: bool
    hand: Mapping[str, Any] = field(default_factory=dict)


def published(connection: Connection, assignment: str) -> dict[str, Published]:
    """What was published for one assignment, by participant."""
    row = t.published.c
    query = select(row.participant, row.attempt, row.answers_digest, row.whole, row.hand)
    return {
        who: Published(assignment, who, attempt, digest, whole, json.loads(hand))
        for who, attempt, digest, whole, hand in connection.execute(query.where(row.assignment == assignment))
    }


def put_published(connection: Connection, pages: Iterable[Published]) -> None:
    """Note what participants are shown from now on."""
    row, moment = t.published.c, now()
    for page in pages:
        place = (row.assignment == page.assignment) & (row.participant == page.participant)
        connection.execute(delete(t.published).where(place))
        connection.execute(
            insert(t.published).values(
                assignment=page.assignment,
                participant=page.participant,
                attempt=page.attempt,
                answers_digest=page.answers_digest,
                whole=page.whole,
                hand=json.dumps(page.hand, ensure_ascii=False),
                at=moment,
            )
        )


def unpublished(connection: Connection, assignment: str) -> list[str]:
    """The people whose latest attempt is newer than the page they were shown, or who were shown none; sorted."""
    attempt, shown = t.attempt.c, t.published.c
    latest = (
        select(attempt.participant, func.max(attempt.number).label("number"))
        .where(attempt.assignment == assignment)
        .group_by(attempt.participant)
        .subquery()
    )
    same = (shown.participant == latest.c.participant) & (shown.assignment == assignment)
    query = (
        select(latest.c.participant)
        .join_from(latest, t.published, same, isouter=True)
        .where(shown.attempt.is_(None) | (shown.attempt < latest.c.number))
        .order_by(latest.c.participant)
    )
    return list(connection.execute(query).scalars())
