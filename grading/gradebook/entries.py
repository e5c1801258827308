"""What is written into a gradebook for one submission, and what stood there before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from grading.submissions import Trouble


@dataclass(frozen=True)
class CellResult:
    """The result of one graded cell.

    ``auto`` None = not decided by a machine; ``review`` True = a person must grade. ``answer`` is a digest of the
    answer the result was given for: a manual score is flagged again only when it changes.
    """

    auto: float | None
    review: bool
    answer: str
    comment: str | None = None


@dataclass(frozen=True)
class Entry:
    """Everything one transaction writes for one submission.

    ``digest`` identifies what was received (answers, time, troubles), ``answers_digest`` the answer file alone, as in
    the receipt; ``rules`` is the fingerprint of what it was graded by. ``findings`` and ``answers`` are kept with the
    attempt (``answers`` None = nothing readable was received). ``written`` is the graded notebook's size in bytes.
    """

    participant: str
    assignment: str
    received_at: datetime | None
    digest: str
    answers_digest: str
    rules: str
    decided: bool
    cells: Mapping[str, CellResult]
    troubles: tuple[Trouble, ...]
    findings: object
    answers: bytes | None
    written: int
    who: str = "autograde"
    kind: str = "autograde"
    why: str = ""


@dataclass(frozen=True)
class State:
    """What the last run recorded for a submission."""

    participant: str
    assignment: str
    digest: str
    rules: str
    decided: bool
    troubles: tuple[Trouble, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    written: int = 0
    graded_at: str = ""


@dataclass(frozen=True)
class CellScore:
    """One row of points: nbgrader's rule is manual before automatic, plus extra."""

    participant: str
    assignment: str
    cell: str
    cell_type: str
    max_score: float
    auto: float | None
    manual: float | None
    extra: float | None
    needs_review: bool

    @property
    def score(self) -> float | None:
        """The points that count; None while undecided."""
        base = self.manual if self.manual is not None else self.auto
        return None if base is None else base + (self.extra or 0.0)
