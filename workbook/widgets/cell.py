"""``workbook.exercise("05b-…")``: the one line of a notebook cell."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from workbook.exercises import Exercise, find
from workbook.project import Json
from workbook.widgets.card import Card
from workbook.widgets.declaration import declaration, words
from workbook.widgets.desk import Desk, desk
from workbook.widgets.guard import Trouble, guarded
from workbook.widgets.page import Page, error_page, static_page

if TYPE_CHECKING:
    from workbook.widgets.widget import ExerciseWidget

STATIC = ("NBGRADER_EXECUTION", "NBGRADER_VALIDATING")


def exercise(exercise_id: str) -> ExerciseWidget | Page:
    """The card of one exercise; plain HTML where nobody can answer (grading, no notebook). Never raises."""
    made = guarded(f"exercise {exercise_id}", lambda: _exercise(find(exercise_id), Path.cwd()))
    return error_page(made) if isinstance(made, Trouble) else made


def _exercise(declared: Exercise, folder: Path) -> ExerciseWidget | Page:
    return show(declared, desk(folder)) if is_live() else static_page(declared, folder)


def is_live() -> bool:
    """Whether a kernel runs in which a person can answer."""
    if any(os.environ.get(name) for name in STATIC):
        return False
    ipython = sys.modules.get("IPython")
    return ipython is not None and getattr(ipython.get_ipython(), "kernel", None) is not None


def show(declared: Exercise, place: Desk) -> ExerciseWidget:
    """A new widget that shows an exercise at a desk."""
    from workbook.widgets.widget import ExerciseWidget  # noqa: PLC0415  0.2 s that grading must not pay

    widget: ExerciseWidget

    def tell(message: Json) -> None:
        widget.tell(message)

    card = Card(declared, place.session, tell)
    widget = ExerciseWidget(
        form="card",
        spec=declaration(declared),
        words=words(declared),
        views=card.views(),
        value=dict(card.value()),
        state=card.state(),
    )
    widget.on_msg(_Wire(card, widget, place))
    place.session.attach(card)
    return widget


class _Wire:
    """Leads messages of the browser to the card and replies back, and closes what no window shows any more."""

    _all: ClassVar[dict[str, list[_Wire]]] = {}

    def __init__(self, card: Card, widget: ExerciseWidget, place: Desk) -> None:
        self._card, self._widget, self._place = card, widget, place
        self._window = ""
        self._all.setdefault(card.exercise.id, []).append(self)

    def __call__(self, _: object, message: Mapping[str, Any], __: object) -> None:
        match message.get("op"):
            case "hello":
                self._hello(str(message.get("window")))
            case "bye":
                self._close()
            case _:
                self._widget.tell({**self._card.receive(message), "re": message.get("id")})

    def _hello(self, window: str) -> None:
        """A window shows this card: earlier ones that never were shown, or in the same window, are over."""
        self._window = window
        for other in tuple(self._all[self._card.exercise.id]):
            if other is not self and other._window in ("", window):
                other._close()

    def _close(self) -> None:
        self._all[self._card.exercise.id].remove(self)
        self._place.session.detach(self._card)
        self._widget.close()
