"""The automatic part of a feedback: what checks decided, shown before anybody has read the texts.

What people give is released by the course lead for everybody at once (``grading feedback``). Until then a page shows
none of it, except what had been released for an earlier hand-in and still holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from grading.feedback.model import ExerciseFeedback, Feedback, HandMark
from grading.gradebook import Published


def automatic_part(feedback: Feedback, shown: Published | None) -> Feedback:
    """The feedback without anything of people's that was not released. ``shown`` is what the person was shown last."""
    released = shown.hand if shown else {}
    exercises = tuple(_without_unreleased(each, released.get(each.exercise.id)) for each in feedback.exercises)
    return replace(feedback, exercises=exercises, automatic=True)


def is_due(feedback: Feedback, shown: Published | None) -> bool:
    """Whether the automatic part says more than the page the person has.

    A whole feedback gives way only to another hand-in; a page with results never to a hand-in that cannot be read.
    """
    if shown is None:
        return True
    if not feedback.decided:
        return False
    if shown.whole:
        return feedback.answers_digest != shown.answers_digest
    return feedback.attempt != shown.attempt


def published_as(feedback: Feedback, shown: Published | None) -> Published:
    """What to note when this page is published."""
    hand = dict(shown.hand) if shown else {}
    if not feedback.automatic:
        hand = {each.exercise.id: asdict(each.hand) for each in feedback.exercises if _is_given(each.hand)}  # type: ignore[arg-type]
    return Published(
        feedback.assignment,
        feedback.participant,
        feedback.attempt,
        feedback.answers_digest,
        not feedback.automatic,
        hand,
    )


def _without_unreleased(each: ExerciseFeedback, released: Mapping[str, Any] | None) -> ExerciseFeedback:
    if each.hand is None:
        return each
    if released is None:
        return replace(each, hand=HandMark(None, each.hand.maximum))
    if each.hand.points is None:  # the text changed: what was said of the old one stays readable
        return replace(each, hand=HandMark(None, each.hand.maximum, str(released["comment"])))
    return replace(each, hand=HandMark(**{**released, "maximum": each.hand.maximum}))


def _is_given(hand: HandMark | None) -> bool:
    return hand is not None and hand.points is not None
