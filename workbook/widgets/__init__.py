"""Exercises as cards in a notebook. The only door to anywidget and ipywidgets.

``exercise``, ``hand_in``, ``take_away`` and ``to_assignment`` are what a notebook cell calls; ``register`` and
``Scene`` are for the kinds of parts.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.widgets.cell import exercise, hand_in, take_away, to_assignment
    from workbook.widgets.registry import Scene, register

__all__ = ["Scene", "exercise", "hand_in", "register", "take_away", "to_assignment"]

_HOME = {
    "Scene": "registry",
    "exercise": "cell",
    "hand_in": "cell",
    "register": "registry",
    "take_away": "cell",
    "to_assignment": "cell",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'workbook.widgets' has no attribute {name!r}")
    return getattr(import_module(f"workbook.widgets.{_HOME[name]}"), name)
