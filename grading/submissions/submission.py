"""A folder -> a :class:`Submission`. Never raises for anything a folder may hold; every trouble becomes a row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grading.submissions.model import Submission, Trouble
from grading.submissions.reading import (
    ANSWER_LIMIT,
    TIMESTAMP_LIMIT,
    Refused,
    TooLarge,
    check_folder,
    read_answers,
    read_regular,
)
from grading.submissions.received import read_time
from grading.submissions.troubles import shown_value, snapshot_trouble, trouble
from workbook.errors import SnapshotInvalid, WorkbookError
from workbook.handin import ANSWER_FILE, Snapshot, read_snapshot
from workbook.network import Network, wiesenmark

TIMESTAMP_FILE = "timestamp.txt"
LONGEST_NAME = 128  # characters of an id in nbgrader's tables


@dataclass(frozen=True)
class Received:
    """What lay in a submission folder, unopened: cheap to read, cheap to compare, safe to send to another process.

    ``data`` is None when ``troubles`` says why. ``digest`` is the SHA-256 of ``data``. ``notebook`` is read only where
    an assignment has cells that are graded by execution; None also when it cannot be read.
    """

    participant: str
    assignment: str
    folder: Path
    data: bytes | None
    troubles: tuple[Trouble, ...] = ()
    received_at: datetime | None = None
    notebook: bytes | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the answer file as read; "" when there is none."""
        return "" if self.data is None else hashlib.sha256(self.data).hexdigest()


def read_submission(folder: Path, participant: str, assignment: str) -> Submission:
    """Read and validate one participant's hand-in of one assignment."""
    return open_submission(receive(folder, participant, assignment))


def receive(
    folder: Path, participant: str, assignment: str, *, with_notebook: bool = False, timestamp: Path | None = None
) -> Received:
    """Take what lies in a submission folder, without looking into it.

    ``timestamp`` where the time of hand-in lies, if elsewhere than in the folder. A folder name that no database takes
    (no text, too long) is refused, and shown in a form that can be shown.
    """
    troubles: list[Trouble] = []
    data: bytes | None = None
    named = shown_value(participant, LONGEST_NAME)
    if named != participant:
        return Received(named, assignment, folder, None, (trouble("name-not-allowed", name=named),))
    try:
        _check_names(participant, assignment)
        check_folder(folder, (participant, assignment))
        data = read_answers(folder / ANSWER_FILE)
        if not data.strip():
            data = None
            troubles.append(trouble("answers-empty"))
    except Refused as refused:
        return Received(participant, assignment, folder, None, (refused.trouble,))
    moment, late_trouble = _time(timestamp or folder / TIMESTAMP_FILE)
    notebook = _notebook(folder / f"{assignment}.ipynb") if with_notebook else None
    return Received(participant, assignment, folder, data, (*troubles, *late_trouble), moment, notebook)


def _notebook(path: Path) -> bytes | None:
    try:
        return read_regular(path, ANSWER_LIMIT)
    except (Refused, TooLarge, OSError):
        return None


def open_submission(received: Received) -> Submission:
    """Validate what was received; all troubles at once."""
    snapshot, troubles = _parsed(received)
    return Submission(
        participant=received.participant,
        assignment=received.assignment,
        folder=received.folder,
        snapshot=snapshot,
        troubles=(*received.troubles, *troubles),
        digest=received.digest,
        received_at=received.received_at.isoformat() if received.received_at else None,
    )


def _parsed(received: Received) -> tuple[Snapshot | None, tuple[Trouble, ...]]:
    if received.data is None:
        return None, ()
    try:
        snapshot = read_snapshot(received.data)
    except SnapshotInvalid as error:
        return None, (snapshot_trouble(error),)
    except (WorkbookError, ValueError, TypeError, KeyError, ArithmeticError, RecursionError, MemoryError):
        # The reader has its own answer to everything known; this is for what nobody thought of. Others go on.
        return None, (trouble("snapshot-unreadable"),)
    return snapshot, tuple(_doubts(snapshot, received))


def _doubts(snapshot: Snapshot, received: Received) -> list[Trouble]:
    """What speaks against a readable snapshot."""
    doubts = []
    if snapshot.participant != received.participant:
        doubts.append(trouble("foreign-participant", found=snapshot.participant, owner=received.participant))
    if snapshot.assignment != received.assignment:
        doubts.append(
            trouble("foreign-assignment", found=snapshot.assignment, assignment=received.assignment),
        )
    if _is_example(snapshot.network):
        doubts.append(trouble("network-is-example", blocks=False))
    return doubts


def _is_example(network: Network) -> bool:
    """Whether somebody entered the running example as their own: the same ties between the same names."""
    if not network.ties:
        return False
    example = wiesenmark()
    return _named(network) == _named(example)


def _named(network: Network) -> frozenset[frozenset[str]]:
    name = {actor.id: actor.label.casefold().strip() for actor in network.actors}
    return frozenset(frozenset((name[a], name[b])) for a, b in network.pairs)


def _check_names(*names: str) -> None:
    for name in names:
        if name in ("", ".", "..") or any(sign in name for sign in "/\\\0"):
            raise Refused(trouble("name-not-allowed", name=name))


def _time(path: Path) -> tuple[datetime | None, tuple[Trouble, ...]]:
    try:
        moment = read_time(read_regular(path, TIMESTAMP_LIMIT))
    except FileNotFoundError:
        return None, ()
    except (Refused, TooLarge, OSError):
        moment = None
    return moment, () if moment else (trouble("timestamp-unreadable", blocks=False),)
