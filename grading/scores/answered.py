"""Whether an exercise was answered at all: an untouched exercise is never called wrong."""

from __future__ import annotations

from workbook.exercises import Exercise
from workbook.project import Answer, Json


def is_answered(exercise: Exercise, answer: Answer) -> bool:
    """Whether anything at all was entered."""
    return any(has_content(answer.get(part.id)) for part in exercise.parts)


def has_content(value: Json) -> bool:
    """Whether a value holds anything a person put there: a text, a number, a decision."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, dict):
        return any(has_content(each) for each in value.values())
    if isinstance(value, list | tuple):
        return any(has_content(each) for each in value)
    return value is not None
