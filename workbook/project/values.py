"""What an answer may hold, the same for the project file and for the answer file that is graded.

One rule for both sides: whatever could be saved can be handed in, and comes out of the file exactly as it went in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbook.project.document import Json

LARGEST_INTEGER = 2**53  # beyond it, JavaScript and JSON readers disagree
UNFIT_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # no database and no page takes them
SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class ValueLimits:
    """How deep a value may be nested, how long a text and a name (key) in it may be, in characters."""

    depth: int = 24
    text: int = 200_000
    key: int = 200


VALUE_LIMITS = ValueLimits()


class Unfit(ValueError):
    """A value that is not taken; ``code`` is "too-deep", "text-too-long", "number-too-large", "name" or "type"."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.place = place


def fitted(value: Json, limits: ValueLimits = VALUE_LIMITS, depth: int = 0) -> Json:
    """A copy as JSON has it: lists for tuples, control characters and half characters as "�". Raises Unfit."""
    if isinstance(value, str):
        if len(value) > limits.text:
            raise Unfit("text-too-long")
        return UNFIT_SIGNS.sub(SUBSTITUTE, value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping | list | tuple):
        if depth >= limits.depth:
            raise Unfit("too-deep")
        if isinstance(value, Mapping):
            return {_key(key, limits): fitted(item, limits, depth + 1) for key, item in value.items()}
        return [fitted(item, limits, depth + 1) for item in value]
    raise Unfit("type", type(value).__name__)


def same_value(one: Json, other: Json) -> bool:
    """Equality as JSON has it: True is not 1, 0 is not False."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_value(item, other[key]) for key, item in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_value, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def _number(value: float) -> float:
    if not math.isfinite(value) or (isinstance(value, int) and abs(value) > LARGEST_INTEGER):
        raise Unfit("number-too-large")
    return int(value) if isinstance(value, int) else float(value)


def _key(key: object, limits: ValueLimits) -> str:
    if not isinstance(key, str) or len(key) > limits.key or UNFIT_SIGNS.search(key):
        raise Unfit("name", UNFIT_SIGNS.sub(SUBSTITUTE, str(key)[:_SHOWN]))
    return key
