"""What the parts of a take-away may look at: the project, and the figures of the own network, made once if at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from workbook.checks import Finding, check
from workbook.figures.answers.pieces import Shown
from workbook.project import Project
from workbook.report.analysis import Analysis, Chosen
from workbook.report.document import Block
from workbook.report.findings import network_findings
from workbook.report.measuring import ANYTHING, Wanted, analyse, choose
from workbook.report.sections.told import Told


@dataclass(frozen=True)
class Study:
    """One participant's project on one day; ``name`` is what the network is called."""

    project: Project
    day: date
    name: str

    @cached_property
    def chosen(self) -> Chosen:
        """The own network as it is shown: with several points in time the last one."""
        return choose(self.project.network, ANYTHING)

    @cached_property
    def analysis(self) -> Analysis:
        """All figures of the own network."""
        return analyse(self.project.network, self.day, (), Wanted(title=self.name, own=True))

    @cached_property
    def told(self) -> Told:
        """The figures with their findings."""
        return Told(self.analysis, {item.topic: item for item in network_findings(self.analysis)})

    def findings(self, shown: Shown) -> tuple[Finding, ...]:
        """What the checks of an exercise say about the answer."""
        return check(shown.exercise.id, shown.answer, self.project)


Build: TypeAlias = Callable[[Shown, Study], list[Block]]
