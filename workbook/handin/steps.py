"""The steps a participant takes: fetch an assignment, hand it in, get the feedback. Over any back end."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbook.content.texts import number, text
from workbook.errors import HandInError, ProjectError
from workbook.handin.archive import FileClient
from workbook.handin.assignment import Rules, read_rules
from workbook.handin.folder import FolderClient
from workbook.handin.model import ANSWER_FILE, Receipt, Snapshot
from workbook.handin.port import HandInClient, Parcel
from workbook.handin.reading import read_snapshot
from workbook.handin.receipt import RECEIPT_FILE, keep_receipt, receipts, sent_path
from workbook.handin.snapshot import snapshot_to_bytes, take_snapshot
from workbook.project import ProjectStore, Reason, Stored, Workspace, answer_entry
from workbook.project.disk import LocalDisk, write_whole

DELIVERED = ".ausgeliefert.json"
LARGEST_NOTEBOOK = 20_000_000  # bytes; more is not collected
TRIES = 3
PAUSE = 0.3  # seconds before handing in is tried again
_OURS = {ANSWER_FILE, RECEIPT_FILE}


def client_for(workspace: Workspace) -> HandInClient:
    """The back end that the course has set for this workspace. Raises HandInError("handin-kind-unknown")."""
    place = workspace.handin
    if place.kind == "folder" and place.path is not None:
        return FolderClient(place.path)
    if place.kind == "file":
        return FileClient(workspace.folder)
    raise HandInError("handin-kind-unknown", kind=place.kind)


def keep_answer_file(folder: Path, snapshot: Snapshot) -> Path:
    """Keep ``antworten.json`` beside an open assignment notebook; written only when something changed."""
    path, data = Path(folder) / ANSWER_FILE, snapshot_to_bytes(snapshot)
    if not (path.is_file() and path.read_bytes() == data):
        write_whole(LocalDisk(), path, data)
    return path


def hand_in(client: HandInClient, workspace: Workspace, assignment: str, now: datetime) -> Receipt:
    """Hand in an assignment as the project stands now; the same work twice gives the same receipt.

    Raises HandInError, ProjectError, SnapshotInvalid; nothing was sent then.
    """
    folder = workspace.assignments / assignment
    store = workspace.store()
    data = _answers(store.read(), workspace, assignment)
    files = {ANSWER_FILE: data, f"{assignment}.ipynb": _notebook(folder, assignment)}
    rules, earlier = read_rules(folder), receipts(workspace, assignment)
    parcel = Parcel(workspace.participant, assignment, files, now, rules.is_late(now), earlier)
    _check_allowed(rules, parcel)
    receipt = _sent(client, parcel)
    _remember(workspace, store, receipt, data)
    return receipt


def _answers(stored: Stored, workspace: Workspace, assignment: str) -> bytes:
    if workspace.is_anonymous:
        raise HandInError("handin-anonymous")
    snapshot = take_snapshot(stored.project, assignment, stored.marks)
    used = {answer_entry(exercise) for exercise in snapshot.answers}
    if any(aside.entry in used for aside in stored.asides):
        raise HandInError("handin-conflict")
    data = snapshot_to_bytes(snapshot)
    read_snapshot(data, assignment)  # what grading would refuse is refused here, while it can still be mended
    return data


def _notebook(folder: Path, assignment: str) -> bytes:
    path = folder / f"{assignment}.ipynb"
    if not path.is_file():
        raise HandInError("assignment-not-fetched", assignment=assignment)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise HandInError("handin-failed", folder=str(folder), reason=error.strerror or "") from error
    if len(data) > LARGEST_NOTEBOOK:
        raise HandInError("handin-notebook-too-large", file=path.name)
    return data


def _check_allowed(rules: Rules, parcel: Parcel) -> None:
    if any(each.extra.get("digest") == parcel.digest for each in parcel.earlier):
        return
    if parcel.late and not rules.late_allowed and rules.deadline is not None:
        raise HandInError("handin-too-late", deadline=f"{rules.deadline:%d.%m.%Y, %H:%M} Uhr")
    if parcel.earlier and not rules.again_allowed:
        raise HandInError("handin-only-once")


def _sent(client: HandInClient, parcel: Parcel) -> Receipt:
    """Send, and try again where the connection broke off: sending the same parcel twice is one attempt."""
    for _ in range(TRIES - 1):
        try:
            return client.send(parcel)
        except HandInError as error:
            if error.code != "handin-failed":
                raise
            time.sleep(PAUSE)
    return client.send(parcel)


def _remember(workspace: Workspace, store: ProjectStore, receipt: Receipt, data: bytes) -> None:
    """Keep receipt and what was sent. It is handed in all the same if this folder is full now."""
    with contextlib.suppress(OSError, ProjectError):
        write_whole(LocalDisk(), workspace.assignments / receipt.assignment / ANSWER_FILE, data)
    with contextlib.suppress(OSError, ProjectError):
        write_whole(LocalDisk(), sent_path(workspace, receipt), data)
        keep_receipt(workspace, receipt)
        store.keep(Reason.HAND_IN)


@dataclass(frozen=True)
class Fetched:
    """A fetched assignment. ``set_aside``: file → the name under which the participant's own version was kept."""

    folder: Path
    written: tuple[str, ...]
    set_aside: Mapping[str, str]


def fetch(client: HandInClient, workspace: Workspace, assignment: str) -> Fetched:
    """Bring a released assignment into the workspace, or bring it up to date.

    What the participant changed in a file is kept under another name, never overwritten. Raises HandInError.
    """
    files = {name: data for name, data in client.assignment(assignment).items() if name not in _OURS}
    folder = workspace.assignments / assignment
    try:
        before = _delivered(folder)
        changed = {name: data for name, data in files.items() if _read(folder / name) != data}
        aside = {}
        for name, data in changed.items():
            path = folder / name
            if path.is_file() and _digest(path.read_bytes()) != before.get(name):
                aside[name] = _set_aside(path).name
            write_whole(LocalDisk(), path, data)
        memory = json.dumps({name: _digest(data) for name, data in files.items()}, indent=1)
        write_whole(LocalDisk(), folder / DELIVERED, memory.encode())
    except OSError as error:
        raise HandInError("fetch-failed", assignment=assignment, reason=error.strerror or "") from error
    return Fetched(folder, tuple(changed), aside)


def fetch_feedback(client: HandInClient, workspace: Workspace, assignment: str) -> tuple[Path, ...]:
    """Copy the feedback for an assignment into ``rueckmeldungen/``; the pages, none while there is none."""
    files = client.feedback(workspace.participant, assignment)
    folder = workspace.feedback / assignment
    try:
        for name, data in files.items():
            if _read(folder / name) != data:
                write_whole(LocalDisk(), folder / name, data)
    except OSError as error:
        raise HandInError("fetch-failed", assignment=assignment, reason=error.strerror or "") from error
    return tuple(folder / name for name in sorted(files) if name.endswith(".html"))


def sheet_sent(workspace: Workspace, assignment: str) -> str:
    """A German sentence about the notebook that goes with the answers: as given out, or with the person's own changes.

    Answers are never in it; but who opened it in the full JupyterLab may have written into it. "" where there is none.
    """
    folder, name = workspace.assignments / assignment, f"{assignment}.ipynb"
    try:
        data = (folder / name).read_bytes()
    except OSError:
        return ""
    key = "as_given" if _delivered(folder).get(name) == _digest(data) else "changed"
    return text(f"handin.manifest.sheet.{key}", file=name, size=number(max(len(data) / 1000, 0.1), 1))


def _delivered(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / DELIVERED).read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _set_aside(path: Path) -> Path:
    number = 1
    while (other := path.with_name(f"Eigene Fassung {number} von {path.name}")).exists():
        number += 1
    return path.rename(other)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
