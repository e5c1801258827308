"""German texts by key, from ``de/*.toml``.

``text("ui.check")`` reads ``check`` of ``de/ui.toml``; a dot goes one table deeper. Values are put in with
``str.format``; a number that a person reads is formatted by :func:`number` before it is passed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from math import isnan
from pathlib import Path
from typing import Any

from workbook.errors import ContentError

LANGUAGE = "de"
FOLDER = Path(__file__).parent / LANGUAGE

NARROW_SPACE = "\N{NO-BREAK SPACE}"


@cache
def _file(name: str) -> Mapping[str, Any]:
    path = FOLDER / f"{name}.toml"
    if not path.is_file():
        raise ContentError("content-file-missing", file=path.name)
    with path.open("rb") as handle:
        return tomllib.load(handle)


def text(key: str, /, **values: object) -> str:
    """The German text of ``key`` (file.table.name) with ``values`` put in.

    Raises ContentError("text-missing") for an unknown key.
    """
    node = _node(key)
    if not isinstance(node, str):
        raise ContentError("text-missing", key=key)
    return node.format(**values) if values else node


def table(key: str, /) -> Mapping[str, Any]:
    """All German texts under ``key`` (file or file.table), as they stand in the file.

    Raises ContentError("text-missing") for an unknown key.
    """
    node = _node(key)
    if not isinstance(node, Mapping):
        raise ContentError("text-missing", key=key)
    return node


def _node(key: str) -> Any:
    name, *path = key.split(".")
    node: Any = _file(name)
    for step in path:
        if not isinstance(node, Mapping) or step not in node:
            raise ContentError("text-missing", key=key)
        node = node[step]
    return node


def number(value: float | None, digits: int = 2) -> str:
    """A number as Germans read it: decimal comma, thousands point, "–" for undefined."""
    if value is None or isnan(value):
        return "–"
    shown = f"{value:,.{digits}f}"
    if float(value) == 0 or shown.strip("-0.,") == "":
        shown = shown.lstrip("-")
    return shown.translate(str.maketrans(",.", ".,")).replace("-", "−")


def percent(share: float | None, digits: int = 0) -> str:
    """A share 0–1 as "12 %" with a non-breaking space."""
    return "–" if share is None else f"{number(100 * share, digits)}{NARROW_SPACE}%"
