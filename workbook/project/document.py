"""The participant's project as an immutable value.

Two things only: the own network, and the answers by exercise id. An answer is plain JSON,
``{part id: value}``; what an earlier module produced is read by a later one from its answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from workbook.network import Network

SCHEMA = 1

Json: TypeAlias = Any  # what json.loads returns
Answer: TypeAlias = Mapping[str, Json]  # part id -> value of that part


@dataclass(frozen=True)
class Project:
    """One participant's work. ``participant`` is the course's id for the person, never a name."""

    participant: str = ""
    network: Network = field(default_factory=Network)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    settings: Mapping[str, Json] = field(default_factory=dict)

    def with_answer(self, exercise: str, answer: Answer) -> Project:
        """The project with the answer to one exercise replaced."""
        return replace(self, answers={**self.answers, exercise: answer})

    def with_network(self, network: Network) -> Project:
        """The project with the own network replaced."""
        return replace(self, network=network)

    def with_setting(self, name: str, value: Json) -> Project:
        """The project with one setting (display, consent, progress) replaced."""
        return replace(self, settings={**self.settings, name: value})
