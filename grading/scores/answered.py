"""Whether an exercise was answered at all: an untouched exercise is never called wrong."""

from __future__ import annotations

from workbook.exercises import Exercise, Part
from workbook.exercises.kinds import is_empty
from workbook.network import Network
from workbook.project import Answer

NETWORK_ENTRY = "capture"  # the kind of part that edits the network itself


def is_answered(exercise: Exercise, answer: Answer, network: Network) -> bool:
    """Whether anything at all was entered; for the entry of the own network, its actors count."""
    return any(_has_content(part, answer, network) for part in exercise.parts)


def _has_content(part: Part, answer: Answer, network: Network) -> bool:
    if part.kind == NETWORK_ENTRY and network.actors:
        return True
    return part.id in answer and not is_empty(part, answer[part.id])
