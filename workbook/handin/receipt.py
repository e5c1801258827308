"""The receipt: ``quittung.json`` ↔ Receipt, and the receipts a participant keeps."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from workbook.errors import HandInError, SnapshotInvalid
from workbook.handin.model import Receipt, Snapshot
from workbook.handin.reading import read_snapshot
from workbook.project import Workspace
from workbook.project.disk import LocalDisk, write_whole
from workbook.project.shape import ShapeError, boolean, integer, mapping, required, string, strings

RECEIPT_FILE = "quittung.json"
SCHEMA = 1


def receipt_to_bytes(receipt: Receipt) -> bytes:
    """``quittung.json``."""
    return (json.dumps({"schema": SCHEMA, **asdict(receipt)}, ensure_ascii=False, indent=1) + "\n").encode()


def receipt_from_bytes(data: bytes) -> Receipt:
    """The receipt in a file. Raises HandInError("receipt-damaged")."""
    try:
        table = mapping(json.loads(data.decode("utf-8-sig")), "")
        extra = mapping(table.get("extra", {}), "extra")
        return Receipt(
            participant=string(required(table, "participant", ""), "participant"),
            assignment=string(required(table, "assignment", ""), "assignment"),
            received_at=string(required(table, "received_at", ""), "received_at"),
            sha256=string(required(table, "sha256", ""), "sha256"),
            files=strings(table.get("files", []), "files"),
            place=string(table.get("place", ""), "place"),
            number=integer(table.get("number", 1), "number"),
            late=boolean(table.get("late", False), "late"),
            signature=string(table.get("signature", ""), "signature"),
            extra={key: string(value, key) for key, value in extra.items()},
        )
    except (ValueError, RecursionError) as error:
        place = error.place if isinstance(error, ShapeError) else ""
        raise HandInError("receipt-damaged", place=place) from error


def keep_receipt(workspace: Workspace, receipt: Receipt) -> Path:
    """Keep a receipt in the participant's own folder."""
    path = workspace.receipts / f"{receipt.assignment}-{receipt.number}.json"
    write_whole(LocalDisk(), path, receipt_to_bytes(receipt))
    return path


def sent_path(workspace: Workspace, receipt: Receipt) -> Path:
    """Where the participant keeps the answer file as it was sent."""
    return workspace.receipts / f"{receipt.assignment}-{receipt.number}_antworten.json"


def last_sent(workspace: Workspace, assignment: str) -> Snapshot | None:
    """What was last handed in; None if nothing was, or its copy cannot be read."""
    known = receipts(workspace, assignment)
    try:
        return read_snapshot(sent_path(workspace, known[-1]).read_bytes()) if known else None
    except (OSError, SnapshotInvalid):
        return None


def receipts(workspace: Workspace, assignment: str) -> tuple[Receipt, ...]:
    """The participant's receipts for an assignment, first attempt first; a damaged one is passed over."""
    found = []
    for path in workspace.receipts.glob(f"{assignment}-*.json"):
        if not path.stem.rpartition("-")[2].isdigit():
            continue
        try:
            receipt = receipt_from_bytes(path.read_bytes())
        except (OSError, HandInError):
            continue
        if receipt.assignment == assignment:
            found.append(receipt)
    return tuple(sorted(found, key=lambda receipt: receipt.number))
