"""Handing in: snapshot, manifest, receipt, and one client with several back ends."""

from workbook.handin.model import ANSWER_FILE, SCHEMA, Receipt, Snapshot

__all__ = ["ANSWER_FILE", "SCHEMA", "Receipt", "Snapshot"]
