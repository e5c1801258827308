"""Handing in by one file: where there is no connection, a ZIP file is sent by mail.

What comes back is put into ``eingang/`` as it arrived: a ZIP file, or its unpacked content, laid out like the shared
folder (``aufgaben/<assignment>/…``, ``rueckmeldungen/<assignment>/<participant>/…``).
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from workbook.errors import HandInError
from workbook.handin.folder import GROUP_FILE, LARGEST_FILE, FolderClient
from workbook.handin.model import Receipt
from workbook.handin.port import Parcel, attempt_name, make_receipt
from workbook.handin.receipt import RECEIPT_FILE, receipt_from_bytes, receipt_to_bytes
from workbook.project import is_safe_name
from workbook.project.disk import LocalDisk, write_whole

OUTBOX = "abgaben"
INBOX = "eingang"
_MOST_MEMBERS = 500


class FileClient:
    """A hand-in client (see :class:`workbook.handin.port.HandInClient`) that writes and reads single files."""

    def __init__(self, folder: Path) -> None:
        self.outbox = Path(folder) / OUTBOX
        self.inbox = Path(folder) / INBOX

    def released(self) -> tuple[str, ...]:
        """See the port."""
        packed = {path.parts[1] for _, path in self._members() if path.parts[0] == "aufgaben" and len(path.parts) > 2}
        unpacked = FolderClient(self.inbox).released() if self.inbox.is_dir() else ()
        return tuple(sorted({name for name in packed if is_safe_name(name)} | set(unpacked)))

    def assignment(self, assignment: str) -> Mapping[str, bytes]:
        """See the port. Raises HandInError("assignment-not-released")."""
        files = self._taken("aufgaben", assignment)
        if not files:
            raise HandInError("assignment-not-released", assignment=assignment)
        return files

    def feedback(self, participant: str, assignment: str) -> Mapping[str, bytes]:
        """See the port."""
        return self._taken("rueckmeldungen", assignment, participant)

    def group(self) -> bytes | None:
        """See the port."""
        found = FolderClient(self.inbox).group() if self.inbox.is_dir() else None
        for archive, path in self._members():
            if path.as_posix() == GROUP_FILE:
                found = _unpacked(archive, path)
        return found

    def send(self, parcel: Parcel) -> Receipt:
        """See the port: writes ``abgaben/Abgabe_<assignment>_<participant>_<attempt>.zip``."""
        try:
            known = (*parcel.earlier, *self._sent(parcel))
            same = next((each for each in known if each.extra.get("digest") == parcel.digest), None)
            number = same.number if same else 1 + max((each.number for each in known), default=0)
            receipt = same or make_receipt(parcel, number, self._name(parcel, number))
            path = self.outbox / (receipt.place if receipt.place.endswith(".zip") else self._name(parcel, number))
            if not path.is_file():
                write_whole(LocalDisk(), path, _packed({**parcel.files, RECEIPT_FILE: receipt_to_bytes(receipt)}))
            return receipt
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise HandInError("handin-failed", folder=str(self.outbox), reason=reason) from error

    def _name(self, parcel: Parcel, number: int) -> str:
        return f"Abgabe_{parcel.assignment}_{parcel.participant}_{attempt_name(parcel, number)}.zip"

    def _sent(self, parcel: Parcel) -> list[Receipt]:
        found = []
        for path in sorted(self.outbox.glob(f"Abgabe_{parcel.assignment}_{parcel.participant}_*.zip")):
            with contextlib.suppress(OSError, zipfile.BadZipFile, KeyError, HandInError), zipfile.ZipFile(path) as file:
                found.append(receipt_from_bytes(file.read(RECEIPT_FILE)))
        return found

    def _taken(self, *place: str) -> dict[str, bytes]:
        """The files below a place, unpacked ones first, those of the newest ZIP file last."""
        for part in place:
            if not is_safe_name(part):
                raise HandInError("handin-name", name=part)
        client = FolderClient(self.inbox)
        found: dict[str, bytes] = {}
        if self.inbox.joinpath(*place).is_dir():
            found |= client.feedback(place[2], place[1]) if len(place) == 3 else client.assignment(place[1])
        for archive, path in self._members():
            if path.parts[: len(place)] == place and len(path.parts) > len(place):
                found[PurePosixPath(*path.parts[len(place) :]).as_posix()] = _unpacked(archive, path)
        return found

    def _members(self) -> Iterator[tuple[Path, PurePosixPath]]:
        """Every file of every ZIP file in the inbox, oldest first; names that lead elsewhere are passed over."""
        if not self.inbox.is_dir():
            return
        for archive in sorted(self.inbox.glob("*.zip"), key=lambda path: path.stat().st_mtime):
            try:
                with zipfile.ZipFile(archive) as file:
                    names = file.namelist()[:_MOST_MEMBERS]
            except (OSError, zipfile.BadZipFile) as error:
                raise HandInError("handin-file-damaged", file=archive.name) from error
            for name in names:
                path = PurePosixPath(name)
                if not name.endswith("/") and _stays_inside(path):
                    yield archive, path


def _stays_inside(path: PurePosixPath) -> bool:
    return len(path.parts) > 0 and all(
        part not in ("..", "/") and not part.startswith(".") and not set(part) & set('\\:*?"<>|') for part in path.parts
    )


def _packed(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name in sorted(files):
            file.writestr(name, files[name])
    return buffer.getvalue()


def _unpacked(archive: Path, path: PurePosixPath) -> bytes:
    try:
        with zipfile.ZipFile(archive) as file, file.open(path.as_posix()) as member:
            data = member.read(LARGEST_FILE + 1)
    except (OSError, zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError) as error:
        raise HandInError("handin-file-damaged", file=archive.name) from error
    if len(data) > LARGEST_FILE:
        raise HandInError("handin-file-too-large", file=path.name)
    return data
