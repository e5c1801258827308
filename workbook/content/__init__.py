"""Loader of everything German: texts, exercises, the running example. No sentence lives in code."""

from workbook.content.texts import error_message, text

__all__ = ["error_message", "text"]
