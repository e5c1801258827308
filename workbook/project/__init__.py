"""The participant's project: document, store, versions, undo, workspace, privacy."""

from workbook.project.clock import Clock, SystemClock
from workbook.project.document import SCHEMA, Answer, Json, Project
from workbook.project.entries import (
    NETWORK,
    Change,
    Conflict,
    Edit,
    Entry,
    Mark,
    Notice,
    Reason,
    Saved,
    answer_entry,
    setting_entry,
)
from workbook.project.history import History
from workbook.project.network_codec import network_from_json, network_to_json
from workbook.project.store import ProjectStore
from workbook.project.stored import Stored
from workbook.project.versions import Version
from workbook.project.workspace import HandInPlace, Workspace, is_safe_name

__all__ = [
    "NETWORK",
    "SCHEMA",
    "Answer",
    "Change",
    "Clock",
    "Conflict",
    "Edit",
    "Entry",
    "HandInPlace",
    "History",
    "Json",
    "Mark",
    "Notice",
    "Project",
    "ProjectStore",
    "Reason",
    "Saved",
    "Stored",
    "SystemClock",
    "Version",
    "Workspace",
    "answer_entry",
    "is_safe_name",
    "network_from_json",
    "network_to_json",
    "setting_entry",
]
