"""Exercises: the declaration, the kinds of answers, the catalogue of all."""

from workbook.exercises.catalogue import catalogue, find, module, modules
from workbook.exercises.model import CheckKind, CheckSpec, Criterion, Exercise, Module, Part

__all__ = [
    "CheckKind",
    "CheckSpec",
    "Criterion",
    "Exercise",
    "Module",
    "Part",
    "catalogue",
    "find",
    "module",
    "modules",
]
