"""The gradebook: nbgrader's own tables, written whole submission by whole submission, without importing nbgrader."""

from grading.gradebook.entries import CellResult, CellScore, Entry, State
from grading.gradebook.export import export_points
from grading.gradebook.gradebook import Gradebook
from grading.gradebook.item_report import AssignmentItems, item_report, items_json
from grading.gradebook.journal import Change, JournalEntry
from grading.gradebook.opening import GradebookError
from grading.gradebook.published import Published, published, put_published, unpublished
from grading.gradebook.rows import Attempt
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
    "JournalEntry",
    "Published",
    "State",
    "export_points",
    "item_report",
    "items_json",
    "published",
    "put_published",
    "structure_of",
    "unpublished",
]
