"""Handing in through a shared folder ("austausch"): on one machine, or on a drive that both sides see.

    aufgaben/<assignment>/…                                        what is released
    abgaben/<assignment>/<participant>/<UTC stamp>-<n>/…           every attempt
    rueckmeldungen/<assignment>/<participant>/…                    feedback
    gruppe.json                                                    what participants have released to each other

An attempt appears complete or not at all: it is written to a hidden folder beside its place and renamed.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from workbook.errors import HandInError
from workbook.handin.model import Receipt
from workbook.handin.port import Parcel, attempt_name, make_receipt
from workbook.handin.receipt import RECEIPT_FILE, receipt_from_bytes, receipt_to_bytes
from workbook.project import is_safe_name
from workbook.project.disk import LocalDisk, sync_folder

GROUP_FILE = "gruppe.json"
PATIENCE = 20.0
LARGEST_FILE = 50_000_000
_LOCK = ".sperre"


class FolderClient:
    """A hand-in client (see :class:`workbook.handin.port.HandInClient`) on a shared folder."""

    def __init__(self, exchange: Path) -> None:
        self.exchange = Path(exchange)

    def released(self) -> tuple[str, ...]:
        """See the port."""
        with _explained(self.exchange):
            folder = self._reachable() / "aufgaben"
            if not folder.is_dir():
                return ()
            return tuple(sorted(each.name for each in folder.iterdir() if each.is_dir() and is_safe_name(each.name)))

    def assignment(self, assignment: str) -> Mapping[str, bytes]:
        """See the port. Raises HandInError("assignment-not-released")."""
        with _explained(self.exchange):
            folder = self._reachable() / "aufgaben" / _safe(assignment)
            if not folder.is_dir():
                raise HandInError("assignment-not-released", assignment=assignment)
            return _files(folder)

    def feedback(self, participant: str, assignment: str) -> Mapping[str, bytes]:
        """See the port."""
        with _explained(self.exchange):
            folder = self._reachable() / "rueckmeldungen" / _safe(assignment) / _safe(participant)
            return _files(folder) if folder.is_dir() else {}

    def group(self) -> bytes | None:
        """See the port."""
        with _explained(self.exchange):
            path = self._reachable() / GROUP_FILE
            if path.is_symlink() or not path.is_file():
                return None
            if path.stat().st_size > LARGEST_FILE:
                raise HandInError("handin-file-too-large", file=GROUP_FILE)
            return path.read_bytes()

    def send(self, parcel: Parcel) -> Receipt:
        """See the port."""
        with _explained(self.exchange):
            folder = self._reachable() / "abgaben" / _safe(parcel.assignment) / _safe(parcel.participant)
            if any(step.is_symlink() for step in (folder, folder.parent, folder.parent.parent)):
                raise HandInError("handin-folder-link")  # in a shared folder, others could lead work astray
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / _LOCK, timeout=PATIENCE):
                _remove_rubbish(folder)
                attempts = _attempts(folder)
                for receipt in attempts:
                    if receipt.extra.get("digest") == parcel.digest:
                        return receipt
                return _deliver(folder, parcel, 1 + max((each.number for each in attempts), default=0))

    def attempts(self, participant: str, assignment: str) -> tuple[Receipt, ...]:
        """Every attempt that lies in the folder, first one first."""
        with _explained(self.exchange):
            return _attempts(self._reachable() / "abgaben" / _safe(assignment) / _safe(participant))

    def _reachable(self) -> Path:
        if not self.exchange.is_dir():
            raise HandInError("handin-unreachable", folder=str(self.exchange))
        return self.exchange


def _deliver(folder: Path, parcel: Parcel, number: int) -> Receipt:
    name = attempt_name(parcel, number)
    receipt = make_receipt(parcel, number, name)
    hidden = folder / f".{name}-{secrets.token_hex(4)}"
    try:
        hidden.mkdir()
        disk = LocalDisk()
        for file, data in {**parcel.files, RECEIPT_FILE: receipt_to_bytes(receipt)}.items():
            disk.write_aside(hidden / file, data).replace(hidden / file)
        sync_folder(hidden)
        hidden.replace(folder / name)
        sync_folder(folder)
    except BaseException:
        shutil.rmtree(hidden, ignore_errors=True)
        raise
    return receipt


def _remove_rubbish(folder: Path) -> None:
    """What a killed process had begun to send. With the lock held, nobody is sending it now."""
    for path in folder.iterdir():
        if path.name.startswith(".") and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _attempts(folder: Path) -> tuple[Receipt, ...]:
    """The receipts of all attempts. One whose receipt was damaged still counts, by the number in its name."""
    if not folder.is_dir():
        return ()
    found = []
    for attempt in sorted(folder.iterdir()):
        number = attempt.name.rpartition("-")[2]
        if attempt.name.startswith(".") or not number.isdigit() or not attempt.is_dir():
            continue
        try:
            receipt = receipt_from_bytes((attempt / RECEIPT_FILE).read_bytes())
        except (OSError, HandInError):
            receipt = Receipt("", "", "", "", place=attempt.name)
        found.append(replace(receipt, number=int(number)))
    return tuple(sorted(found, key=lambda receipt: receipt.number))


def _files(folder: Path) -> dict[str, bytes]:
    """The ordinary files of a folder and its sub-folders by relative name; links and hidden files are passed over."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in Path(name).parts)
        if path.is_symlink() or not path.is_file() or hidden:
            continue
        if path.stat().st_size > LARGEST_FILE:
            raise HandInError("handin-file-too-large", file=name)
        found[name] = path.read_bytes()
    return found


def _safe(name: str) -> str:
    if not is_safe_name(name):
        raise HandInError("handin-name", name=name)
    return name


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except Timeout as error:
        raise HandInError("handin-busy") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise HandInError("handin-failed", folder=str(folder), reason=reason) from error
