"""The words of the simulated cohort, from ``content/de/demo.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from workbook.content.texts import FOLDER


@cache
def _content() -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / "demo.toml").read_text(encoding="utf-8"))


def table(key: str) -> Any:
    """What stands under a dotted key."""
    node: Any = _content()
    for step in key.split("."):
        node = node[step]
    return node


def listed(key: str) -> list[Any]:
    """The list under a dotted key."""
    return list(table(key))


def words(key: str, /, **values: object) -> str:
    """The sentence under a dotted key with its places filled."""
    return str(table(key)).format(**values)
