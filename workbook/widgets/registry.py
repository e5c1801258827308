"""The kinds of parts a card can hold, and what each of them may see.

A kind is two functions: ``view`` says what the browser needs to draw the part, ``act`` answers what the person does
there beyond filling in. Both are pure but for :attr:`Scene.change_network`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol

from workbook.errors import ContentError
from workbook.exercises import Exercise, Part
from workbook.network import Network
from workbook.project import Answer, Json, Project


@dataclass(frozen=True)
class Scene:
    """Everything a part may look at while it is shown.

    ``network`` is the one the exercise is about: the participant's own at its last wave, or Wiesenmark (then
    ``is_example``); the own one with all its waves is that of ``project``.
    ``change_network`` replaces the participant's own network, saves it with a label for undo, and redraws every
    card that shows it; it raises ProjectError where that is not possible.
    """

    exercise: Exercise
    part: Part
    project: Project
    network: Network
    is_example: bool
    change_network: Callable[[Network, str], None]
    extra: dict[str, Json] = field(default_factory=dict)
    folder: Path | None = None  # the participant's workspace; None outside one

    @property
    def participant(self) -> str:
        """The course's id of the participant."""
        return self.project.participant

    @property
    def answer(self) -> Answer:
        """The saved answer to the whole exercise."""
        return self.project.answers.get(self.exercise.id, {})

    @property
    def value(self) -> Json:
        """The saved value of this part; None when it was never answered."""
        return self.answer.get(self.part.id)


class View(Protocol):
    """What the browser needs to draw a part."""

    def __call__(self, part: Part, scene: Scene, /) -> Json: ...


class Act(Protocol):
    """The reply to something the person does in a part."""

    def __call__(self, part: Part, scene: Scene, message: Json, /) -> Json: ...


@dataclass(frozen=True)
class PartKind:
    """One kind of part.

    ``words`` is the table of German texts (file.table) that its JavaScript reads; ``hidden`` names settings that
    stay on this side, because they would tell a solution or are replaced by the view. ``shares`` are tables of texts
    of building blocks that several kinds use; the browser knows them by their last name.
    """

    name: str
    view: View
    act: Act | None
    words: str
    hidden: frozenset[str] = frozenset()
    shares: tuple[str, ...] = ()


_KINDS: dict[str, PartKind] = {}


def register(
    kind: str,
    *,
    view: View | None = None,
    act: Act | None = None,
    words: str | None = None,
    hidden: frozenset[str] = frozenset(),
    shares: tuple[str, ...] = (),
) -> None:
    """Put a kind of part under its name; without ``view`` the browser needs nothing but the settings."""
    _KINDS[kind] = PartKind(kind, view or _nothing, act, words or f"widgets.{kind}", hidden, shares)


def kind_of(part: Part) -> PartKind:
    """The kind of a part, its module loaded on first use. Raises ContentError("part-kind-unknown")."""
    if part.kind not in _KINDS:
        from workbook.widgets.parts import KINDS  # noqa: PLC0415  the kinds import this module

        if part.kind not in KINDS:
            raise ContentError("part-kind-unknown", kind=part.kind, part=part.id)
        import_module(KINDS[part.kind])
    return _KINDS[part.kind]


def _nothing(_: Part, __: Scene, /) -> Json:
    return None
