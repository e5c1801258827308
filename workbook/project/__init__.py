"""The participant's project: document, store, versions, undo, privacy."""

from workbook.project.document import SCHEMA, Answer, Json, Project

__all__ = ["SCHEMA", "Answer", "Json", "Project"]
