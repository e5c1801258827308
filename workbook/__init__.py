"""The participant's half of Netzwerk-Workbook.

Only the names in ``__all__`` are meant for a notebook cell. They load lazily, because a notebook that
shows one form must not wait for the network engine or the widget library.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "Network": "workbook.network",
    "check": "workbook.checks",
    "exercise": "workbook.widgets",
    "hand_in": "workbook.widgets",
    "read_network": "workbook.network",
    "take_away": "workbook.widgets",
    "to_assignment": "workbook.widgets",
}

__all__ = sorted(_HOME)  # noqa: PLE0605  the table above is the one list of public names


def __getattr__(name: str) -> Any:
    try:
        home = _HOME[name]
    except KeyError:
        raise AttributeError(f"module 'workbook' has no attribute {name!r}") from None
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
