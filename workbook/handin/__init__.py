"""Handing in: snapshot, manifest, receipt, and one client with several back ends."""

from workbook.handin.model import ANSWER_FILE, SCHEMA, Receipt, Snapshot
from workbook.handin.reading import LIMITS, Limits, read_snapshot
from workbook.handin.snapshot import snapshot_to_bytes, take_snapshot

__all__ = [
    "ANSWER_FILE",
    "LIMITS",
    "SCHEMA",
    "Limits",
    "Receipt",
    "Snapshot",
    "read_snapshot",
    "snapshot_to_bytes",
    "take_snapshot",
]
