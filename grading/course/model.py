"""A cohort as grading sees it: its folder, its assignments, its people, its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from workbook.checks import PlainKey

COURSE_FILE = "course.toml"
ROSTER_FILE = "roster.csv"
CONFIG_FILE = "nbgrader_config.py"
DATABASE = "gradebook.db"
ATTENDANCE_FILE = "anwesenheit.csv"
PROJECT_FILE = "projektarbeit.csv"
EXCHANGE = "austausch"


@dataclass(frozen=True, slots=True)
class Participant:
    """One person of the cohort. Only ``id`` travels with a submission; the name stays in the roster."""

    id: str
    last_name: str
    first_name: str
    email: str = ""
    organisation: str = ""
    network: str = ""

    @property
    def name(self) -> str:
        """First and last name, as on a certificate."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the hours: ``ue`` lesson units of 45 minutes, held together (synchronous) or worked alone."""

    id: str
    title: str
    ue: float
    synchronous: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of the certificate; shares are 0–1. ``required`` empty means every assignment of the course.

    ``closed``: hand-ins and hours are final, so what is missing now stays missing.
    """

    ue_total: float = 50
    attendance_share: float = 0.80
    test_share: float = 0.50
    project: bool = True
    report_share: float = 0.50
    presentation_share: float = 0.50
    required: tuple[str, ...] = ()
    show_marks: bool = False
    closed: bool = False


@dataclass(frozen=True)
class Course:
    """One cohort folder, which is nbgrader's course folder too."""

    folder: Path
    id: str
    title: str
    assignments: tuple[str, ...]
    roster: tuple[Participant, ...] = ()
    policy: Policy = field(default_factory=Policy)
    blocks: tuple[Block, ...] = ()
    topics: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    issuer: str = ""
    place: str = ""
    signatories: tuple[str, ...] = ()
    database_url: str = ""
    deadlines: Mapping[str, datetime] = field(default_factory=dict)  # local time where no offset is given
    late_allowed: bool = True
    feedback_at_once: bool = False  # the automatic part of the feedback is given out as soon as work has arrived

    @property
    def db_url(self) -> str:
        """Where the gradebook is, as SQLAlchemy writes it; SQLite in the folder unless course.toml names another."""
        return self.database_url or f"sqlite:///{self.database}"

    @property
    def database(self) -> Path:
        """The gradebook file of a cohort on one machine."""
        return self.folder / DATABASE

    @property
    def source(self) -> Path:
        """nbgrader's folder of author versions."""
        return self.folder / "source"

    @property
    def release(self) -> Path:
        """nbgrader's folder of participant versions."""
        return self.folder / "release"

    @property
    def submitted(self) -> Path:
        """nbgrader's folder of collected work."""
        return self.folder / "submitted"

    @property
    def autograded(self) -> Path:
        """nbgrader's folder of graded work."""
        return self.folder / "autograded"

    @property
    def feedback(self) -> Path:
        """nbgrader's folder of feedback pages."""
        return self.folder / "feedback"

    @property
    def exchange(self) -> Path:
        """The folder that participants share with the course: aufgaben, abgaben, rueckmeldungen."""
        return self.folder / EXCHANGE

    def submission_folder(self, participant: str, assignment: str) -> Path:
        """Where the collected work of one person for one assignment lies."""
        return self.submitted / participant / assignment

    def autograded_folder(self, participant: str, assignment: str) -> Path:
        """Where the graded work of one person for one assignment lies."""
        return self.autograded / participant / assignment

    def golden(self, assignment: str) -> Path:
        """The folder of submissions whose score is known, graded before every run."""
        return self.folder / "golden" / assignment

    @cached_property
    def by_id(self) -> Mapping[str, Participant]:
        """Participant by id."""
        return {each.id: each for each in self.roster}

    @property
    def required(self) -> tuple[str, ...]:
        """The assignments that the certificate asks for."""
        return self.policy.required or self.assignments

    @property
    def ue_offered(self) -> float:
        """Lesson units that are held together."""
        return sum(block.ue for block in self.blocks if block.synchronous)

    @property
    def ue_total(self) -> float:
        """All lesson units of the course."""
        return sum(block.ue for block in self.blocks)

    def key(self) -> PlainKey:
        """The solutions of the fixed-case exercises; ``schluessel/<assignment>.toml`` in the folder overrides them.

        Raises ContentFaults when a key cannot be read.
        """
        from grading.build.keys import all_keys, merged, read_key  # noqa: PLC0415  only grading needs the keys

        own = sorted((self.folder / "schluessel").glob("*.toml"))
        return merged([all_keys(), *(read_key(path) for path in own)])
