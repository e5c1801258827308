"""What a check says: a Finding. Five outcomes; an untouched exercise is never called wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbook.exercises import CheckKind


class Status(StrEnum):
    """The outcome of one check."""

    MET = "met"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    NOT_ATTEMPTED = "not_attempted"
    CANNOT_BE_CHECKED = "cannot_be_checked"


@dataclass(frozen=True)
class Finding:
    """The outcome of one check on one answer.

    ``share`` is the credit 0–1; ``points`` what full credit is worth; ``hint`` the next step in German ("" when met);
    ``where`` names the places meant (row labels, field names, actor names).
    """

    check: str
    exercise: str
    kind: CheckKind
    name: str
    status: Status
    share: float
    points: float
    hint: str = ""
    where: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def earned(self) -> float:
        """Points earned by this check."""
        return self.share * self.points


@dataclass(frozen=True)
class Outcome:
    """What a check function returns, before points and German words are put to it.

    ``share`` None = not attempted. ``slip`` names a known slip, whose own hint is then shown.
    ``undecidable`` True = the data do not allow this check (full story in ``values``).
    """

    share: float | None
    where: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    slip: str | None = None
    undecidable: bool = False
