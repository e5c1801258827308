"""What a notebook cell calls: ``exercise``, ``hand_in``, ``take_away``, ``to_assignment`` (all of ``workbook``).

None of them raises: whatever goes wrong stands as a German box in the place of the card.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from workbook.exercises import Exercise, find
from workbook.widgets.card import Card
from workbook.widgets.desk import desk, is_elsewhere
from workbook.widgets.guard import Trouble, guarded
from workbook.widgets.page import Page, empty_page, error_page
from workbook.widgets.wire import show

if TYPE_CHECKING:
    from workbook.widgets.widget import ExerciseWidget

Shown: TypeAlias = "ExerciseWidget | Page"
STATIC = ("NBGRADER_EXECUTION", "NBGRADER_VALIDATING")


def exercise(exercise_id: str) -> Shown:
    """The card of one exercise; plain HTML where nobody can answer (grading, no notebook)."""
    return _shown(f"exercise {exercise_id}", lambda: _exercise(find(exercise_id), Path.cwd()))


def hand_in(assignment: str) -> Shown:
    """The panel to hand in an assignment: what is sent, confirmation, receipt."""

    def panel() -> Shown:
        from workbook.widgets.handing_in import HandInPanel  # noqa: PLC0415  only where it stands

        place = desk(Path.cwd())
        return show(lambda tell: HandInPanel(assignment, place, tell), place.session)

    return _shown(f"hand_in {assignment}", panel if is_live() else empty_page)


def take_away(module_id: str) -> Shown:
    """The panel with what there is to take home of a module: documents, tables, pictures, the network report."""

    def panel() -> Shown:
        from workbook.widgets.taking_home import TakeHomePanel  # noqa: PLC0415  only where it stands

        place = desk(Path.cwd())
        return show(lambda tell: TakeHomePanel(module_id, place, tell), place.session)

    return _shown(f"take_away {module_id}", panel if is_live() else empty_page)


def to_assignment(assignment: str) -> Shown:
    """The way from a module to its assignment: its state, and a button that opens it."""

    def way() -> Shown:
        from workbook.widgets.way import WayToAssignment  # noqa: PLC0415  only where it stands

        place = desk(Path.cwd())
        return show(lambda tell: WayToAssignment(assignment, place, tell), place.session)

    return _shown(f"to_assignment {assignment}", way if is_live() else empty_page)


def is_live() -> bool:
    """Whether a kernel runs in which a person can answer."""
    if any(os.environ.get(name) for name in STATIC):
        return False
    ipython = sys.modules.get("IPython")
    return ipython is not None and getattr(ipython.get_ipython(), "kernel", None) is not None


def _exercise(declared: Exercise, folder: Path) -> Shown:
    if not is_live():
        from workbook.widgets.static import static_page  # noqa: PLC0415  needs the checks and the engine

        return static_page(declared, folder)
    place = desk(folder)
    if is_elsewhere(declared, place):
        from workbook.widgets.compact import CompactCard  # noqa: PLC0415  needs the checks and the engine

        return show(lambda tell: CompactCard(declared, place, tell), place.session)
    return show(lambda tell: Card(declared, place.session, tell), place.session)


def _shown(what: str, make: Callable[[], Shown]) -> Shown:
    made = guarded(what, make)
    return error_page(made) if isinstance(made, Trouble) else made
