"""Handing in: snapshot, manifest, receipt, and one client with several back ends."""

from workbook.handin.archive import FileClient
from workbook.handin.assignment import ASSIGNMENT_FILE, Rules, read_rules
from workbook.handin.folder import GROUP_FILE, FolderClient
from workbook.handin.group import Group, fetch_group, kept_group
from workbook.handin.manifest import Manifest, manifest
from workbook.handin.model import ANSWER_FILE, SCHEMA, Receipt, Snapshot
from workbook.handin.port import HandInClient, Parcel
from workbook.handin.reading import LIMITS, Limits, read_snapshot
from workbook.handin.receipt import RECEIPT_FILE, receipt_from_bytes, receipt_to_bytes, receipts
from workbook.handin.returned import Returned, feedback_mark, returned
from workbook.handin.snapshot import snapshot_to_bytes, take_snapshot
from workbook.handin.state import AssignmentState, State, assignment_state, exercise_state
from workbook.handin.steps import Fetched, client_for, fetch, fetch_feedback, hand_in, keep_answer_file, sheet_sent

__all__ = [
    "ANSWER_FILE",
    "ASSIGNMENT_FILE",
    "GROUP_FILE",
    "LIMITS",
    "RECEIPT_FILE",
    "SCHEMA",
    "AssignmentState",
    "Fetched",
    "FileClient",
    "FolderClient",
    "Group",
    "HandInClient",
    "Limits",
    "Manifest",
    "Parcel",
    "Receipt",
    "Returned",
    "Rules",
    "Snapshot",
    "State",
    "assignment_state",
    "client_for",
    "exercise_state",
    "feedback_mark",
    "fetch",
    "fetch_feedback",
    "fetch_group",
    "hand_in",
    "keep_answer_file",
    "kept_group",
    "manifest",
    "read_rules",
    "read_snapshot",
    "receipt_from_bytes",
    "receipt_to_bytes",
    "receipts",
    "returned",
    "sheet_sent",
    "snapshot_to_bytes",
    "take_snapshot",
]
