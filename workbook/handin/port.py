"""The port through which work leaves a participant's folder and assignments and feedback come in.

Back ends: a shared folder, one file, and (on a course server) a service. The server's own clock, number and signature
make the receipt there, so :meth:`HandInClient.send` returns it instead of taking it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Protocol

from workbook.handin.model import ANSWER_FILE, Receipt
from workbook.project.clock import stamp


@dataclass(frozen=True)
class Parcel:
    """What is handed in: files by name. ``made_at`` is the participant's clock, ``late`` by the released rules.

    ``earlier`` are the receipts the participant holds for this assignment.
    """

    participant: str
    assignment: str
    files: Mapping[str, bytes]
    made_at: datetime
    late: bool = False
    earlier: tuple[Receipt, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the answer file as sent."""
        return hashlib.sha256(self.files.get(ANSWER_FILE, b"")).hexdigest()

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all files with their names: two parcels of the same digest are one attempt."""
        total = hashlib.sha256()
        for name in sorted(self.files):
            total.update(f"{name}\0{hashlib.sha256(self.files[name]).hexdigest()}\n".encode())
        return total.hexdigest()


def make_receipt(parcel: Parcel, number: int, place: str) -> Receipt:
    """The receipt for a parcel, for back ends where no server makes one."""
    return Receipt(
        participant=parcel.participant,
        assignment=parcel.assignment,
        received_at=stamp(parcel.made_at),
        sha256=parcel.sha256,
        files=tuple(sorted(parcel.files)),
        place=place,
        number=number,
        late=parcel.late,
        extra={"digest": parcel.digest},
    )


def attempt_name(parcel: Parcel, number: int) -> str:
    """The name of an attempt: UTC time and number, so that names sort by time."""
    return f"{parcel.made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{number}"


class HandInClient(Protocol):
    """Every method raises HandInError with a code that says what the participant can do."""

    def released(self) -> tuple[str, ...]:
        """The ids of the assignments that are out."""

    def assignment(self, assignment: str) -> Mapping[str, bytes]:
        """The files of a released assignment, by name."""

    def send(self, parcel: Parcel) -> Receipt:
        """Hand in. All or nothing; a parcel already received gives its first receipt again."""

    def feedback(self, participant: str, assignment: str) -> Mapping[str, bytes]:
        """The feedback files, by name; empty while there is none."""

    def group(self) -> bytes | None:
        """The file of the group's picture; None while there is none, and where it was taken away."""
