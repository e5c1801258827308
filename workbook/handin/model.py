"""What is handed in: a snapshot of the answers one assignment needs, and the receipt for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.network import Network
from workbook.project import Answer

SCHEMA = 1
ANSWER_FILE = "antworten.json"
HINT_STEPS = ("why", "do", "rubric", "example")  # the steps of the hint ladder, in the order in which they are shown


@dataclass(frozen=True)
class Snapshot:
    """The content of ``antworten.json``: only what grading needs, never contact persons.

    ``answers`` holds the exercises of the assignment's module (its own and the F/Z ones from the module notebook),
    exercise id -> {part id: value}. ``network`` has ids, names, sectors, places and ties, no extra columns.
    ``from_example`` lists exercises that were answered while the example was shown instead of own data.
    ``hints``: exercise id -> steps of the hint ladder that were opened; None where the workbook did not say.
    """

    participant: str
    assignment: str
    network: Network
    answers: Mapping[str, Answer]
    from_example: tuple[str, ...] = ()
    hints: Mapping[str, tuple[str, ...]] | None = None
    saved_at: str = ""
    revision: int = 0
    workbook_version: str = ""
    schema: int = SCHEMA


@dataclass(frozen=True)
class Receipt:
    """Proof of a hand-in: who, what, when (ISO time with offset), SHA-256 of the answer file as sent."""

    participant: str
    assignment: str
    received_at: str
    sha256: str
    files: tuple[str, ...] = ()
    place: str = ""
    number: int = 1
    late: bool = False
    signature: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
