"""Exercises as cards in a notebook. The only door to anywidget and ipywidgets.

``exercise`` is what a notebook cell calls; ``register`` and ``Scene`` are for the kinds of parts.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.widgets.cell import exercise
    from workbook.widgets.registry import Scene, register

__all__ = ["Scene", "exercise", "register"]

_HOME = {"Scene": "registry", "exercise": "cell", "register": "registry"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'workbook.widgets' has no attribute {name!r}")
    return getattr(import_module(f"workbook.widgets.{_HOME[name]}"), name)
