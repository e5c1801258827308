"""The referent's half of Netzwerk-Workbook: building assignments, trusted grading, cohort, certificate.

``import grading`` costs nothing; what is named after it loads on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {"grade": "grading.scores"}
_PARTS = ("certificate", "cohort", "course", "feedback", "rubrics")  # what a notebook for Referent/innen may name

__all__ = sorted((*_HOME, *_PARTS))  # noqa: PLE0605  the tables above are the one list of public names


def __getattr__(name: str) -> Any:
    if name in _PARTS:
        return import_module(f"grading.{name}")
    if name not in _HOME:
        raise AttributeError(f"module 'grading' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
