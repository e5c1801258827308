"""The gradebook: nbgrader's own tables, written whole submission by whole submission, without importing nbgrader."""

from grading.gradebook.entries import CellResult, CellScore, Entry, State
from grading.gradebook.export import export_points
from grading.gradebook.gradebook import Gradebook
from grading.gradebook.item_report import AssignmentItems, HintUse, item_report, items_json
from grading.gradebook.journal import Change, JournalEntry
from grading.gradebook.opening import GradebookError
from grading.gradebook.published import Published, published, put_published, unpublished
from grading.gradebook.rows import Attempt, Latest, latest_attempts
from grading.gradebook.structure import AssignmentStructure, CellSpec, structure_of

__all__ = [
    "AssignmentItems",
    "AssignmentStructure",
    "Attempt",
    "CellResult",
    "CellScore",
    "CellSpec",
    "Change",
    "Entry",
    "Gradebook",
    "GradebookError",
    "HintUse",
    "JournalEntry",
    "Latest",
    "Published",
    "State",
    "export_points",
    "item_report",
    "items_json",
    "latest_attempts",
    "published",
    "put_published",
    "structure_of",
    "unpublished",
]
