"""Scenes for the network parts: one part, one network, and a record of what was changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workbook.exercises import Exercise, Part
from workbook.network import Network, wiesenmark
from workbook.project import Project
from workbook.widgets.registry import Scene, kind_of


@dataclass
class Stage:
    """A part on the network given; ``network`` follows what the part changes, ``labels`` are its steps for undo."""

    kind: str
    network: Network
    value: Any = None
    settings: dict[str, Any] = field(default_factory=dict)
    example: bool = False
    labels: list[str] = field(default_factory=list)

    @property
    def part(self) -> Part:
        return Part("teil", self.kind, self.settings)

    @property
    def scene(self) -> Scene:
        exercise = Exercise(
            f"zz-{self.kind}",
            "zz",
            "9.9",
            "Probe",
            "",
            "assignment",
            "example" if self.example else "own",
            5,
            (self.part,),
        )
        answers = {} if self.value is None else {exercise.id: {"teil": self.value}}
        own = Network() if self.example else self.network
        project = Project("p07", own, answers)
        return Scene(exercise, self.part, project, self.network, self.example, self._change)

    def _change(self, network: Network, label: str) -> None:
        self.network = network
        self.labels.append(label)

    def view(self) -> Any:
        return kind_of(self.part).view(self.part, self.scene)

    def act(self, **message: Any) -> Any:
        act = kind_of(self.part).act
        assert act is not None
        return act(self.part, self.scene, message)


def example(kind: str, **settings: Any) -> Stage:
    """The part on Wiesenmark, shown as the example."""
    return Stage(kind, wiesenmark(), settings=settings, example=True)
