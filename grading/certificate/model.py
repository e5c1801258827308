"""What a certificate decision is made from, and what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

RULES = ("ue_total", "attendance", "submitted", "test", "report", "presentation")


class Outcome(StrEnum):
    """The three possible decisions."""

    CERTIFICATE = "certificate"  # Zertifikat
    CONFIRMATION = "confirmation"  # Teilnahmebescheinigung
    OPEN = "open"  # noch offen – mit Liste


class State(StrEnum):
    """Where one rule stands."""

    MET = "met"
    OPEN = "open"  # can still be met, or somebody has to decide
    FAILED = "failed"  # final: nothing can be handed in or made up any more


@dataclass(frozen=True)
class Waiver:
    """A rule that counts as met for one person: why, who decided it, when (as written)."""

    rule: str
    reason: str
    author: str
    day: str = ""


@dataclass(frozen=True)
class Record:
    """Everything about one person that the rules look at. Shares are 0–1; None means: nothing is known yet.

    ``ue_attended`` counts synchronous lesson units; ``test_points`` and ``test_max`` are the automatically graded
    points of the required assignments; ``ungraded`` names collected assignments that grading has not dealt with,
    ``unclear`` those that are graded but that somebody has to look at (see ``grading triage``).
    """

    participant: str
    ue_total: float
    ue_offered: float
    ue_attended: float | None
    required: tuple[str, ...]
    submitted: frozenset[str]
    ungraded: frozenset[str]
    test_points: float
    test_max: float
    report: float | None = None
    presentation: float | None = None
    unclear: frozenset[str] = frozenset()
    waivers: Mapping[str, Waiver] = field(default_factory=dict)

    @property
    def test_share(self) -> float | None:
        """The share of the automatically graded points; None while there are none."""
        return self.test_points / self.test_max if self.test_max > 0 else None


@dataclass(frozen=True)
class RuleResult:
    """One rule for one person: where it stands, and the sentence that says so."""

    rule: str
    state: State
    sentence: str
    waiver: Waiver | None = None


@dataclass(frozen=True)
class Certificate:
    """The decision for one person and every rule it rests on; ``test_share`` is shown only where the course says so."""

    participant: str
    outcome: Outcome
    rules: tuple[RuleResult, ...]
    test_share: float | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be done or was not reached, as German sentences."""
        return tuple(result.sentence for result in self.rules if result.state is not State.MET)
