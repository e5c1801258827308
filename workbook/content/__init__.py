"""Loader of everything German: texts, exercises, the running example. No sentence lives in code."""

from workbook.content.texts import number, percent, text

__all__ = ["number", "percent", "text"]
