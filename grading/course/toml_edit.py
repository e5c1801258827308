"""Putting values into ``course.toml`` without losing the comments that explain it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

Value = str | bool | date | list[str]


def with_values(written: str, values: Mapping[str, Value]) -> str:
    """The file with the first line ``name = …`` (also a commented-out one) of each name given another value.

    Raises KeyError for a name that the file does not know.
    """
    for name, value in values.items():
        old = re.compile(rf'^(?:# )?{re.escape(name)} = (?:"(?:[^"\\]|\\.)*"|\[\]|[^\s#]+)', re.MULTILINE)
        found = old.search(written)
        if found is None:
            raise KeyError(name)
        written = f"{written[: found.start()]}{name} = {_literal(value)}{written[found.end() :]}"
    return written


def _literal(value: Value) -> str:
    """A TOML literal; a JSON string is one too, once the delete sign is written out."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
