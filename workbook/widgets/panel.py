"""Panels for other sides of the house: a piece without a project behind it, shown in any notebook.

A panel says what it draws (:attr:`~workbook.widgets.piece.Piece.form` names one that the kit knows), hands over its
first state, and answers messages; everything else is the same frame that exercise cards stand in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from workbook.project import Json
from workbook.widgets.guard import Trouble, guarded
from workbook.widgets.page import Page, empty_page, error_page
from workbook.widgets.piece import Piece, Tell
from workbook.widgets.session import Changes

if TYPE_CHECKING:
    from workbook.widgets.widget import ExerciseWidget

Shown: TypeAlias = "ExerciseWidget | Page"


class Panel(Piece):
    """Base of pieces that show no project, so no change of a project is theirs."""

    def wants(self, _: Changes) -> bool:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return False

    def redraw(self, _: Changes) -> None:
        """See :class:`~workbook.widgets.piece.Piece`."""

    def traits(self) -> dict[str, Json]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        raise NotImplementedError


class NoProject:
    """What stands in for a session where there is no project."""

    def attach(self, card: object) -> None:
        """Nothing to be told."""

    def detach(self, card: object) -> None:
        """Nothing to be told."""


def show_panel(name: str, make: Callable[[Tell], Panel]) -> Shown:
    """A panel in a notebook cell; never raises: what goes wrong stands there as a German box."""
    from workbook.widgets.cell import is_live  # noqa: PLC0415  cell knows all cards, which a panel does not need
    from workbook.widgets.wire import show  # noqa: PLC0415

    made = guarded(name, lambda: show(make, NoProject()) if is_live() else empty_page())
    return error_page(made) if isinstance(made, Trouble) else made
