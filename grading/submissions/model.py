"""A submission as grading sees it: a validated snapshot, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbook.handin import Snapshot


@dataclass(frozen=True)
class Trouble:
    """Why a submission cannot be graded as it is: a code, what happened, what to do now (both German)."""

    code: str
    was: str
    tun: str


@dataclass(frozen=True)
class Submission:
    """One participant's hand-in of one assignment.

    ``snapshot`` is None exactly when ``troubles`` says why; both may be set when grading is possible but a person
    should look (say, a foreign participant id in the file). ``digest`` is the SHA-256 over what was read.
    """

    participant: str
    assignment: str
    folder: Path
    snapshot: Snapshot | None
    troubles: tuple[Trouble, ...] = ()
    digest: str = ""
    received_at: str | None = None
