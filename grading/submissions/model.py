"""A submission as grading sees it: a validated snapshot, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workbook.handin import Snapshot


@dataclass(frozen=True)
class Trouble:
    """Why a submission needs a person: a code, what happened, what to do now (both German).

    ``blocks`` True = it cannot be graded as it is; False = it is graded, but a person should look.
    """

    code: str
    was: str
    tun: str
    blocks: bool = True


@dataclass(frozen=True)
class Submission:
    """One participant's hand-in of one assignment.

    ``snapshot`` is None exactly when ``troubles`` says why; both may be set when a person should look (say, a foreign
    participant id in the file). ``digest`` is the SHA-256 of the answer file as read, "" when nothing could be read.
    ``received_at`` is the time of hand-in in UTC as ISO text without offset, None if unknown.
    """

    participant: str
    assignment: str
    folder: Path
    snapshot: Snapshot | None
    troubles: tuple[Trouble, ...] = ()
    digest: str = ""
    received_at: str | None = None

    @cached_property
    def gradable(self) -> bool:
        """Whether points can be given: a snapshot is there and no trouble stands against it."""
        return self.snapshot is not None and not any(each.blocks for each in self.troubles)
