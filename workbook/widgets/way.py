"""The way from a module to its assignment: how far it is, and a button that opens it (or fetches it first)."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.content.texts import table
from workbook.exercises import module
from workbook.handin import assignment_state, client_for, fetch
from workbook.project import Json
from workbook.widgets.declaration import FRAME_WORDS, table_of
from workbook.widgets.desk import Desk
from workbook.widgets.piece import Message, Operation, Piece, Tell
from workbook.widgets.session import Changes


class WayToAssignment(Piece):
    """Leads from the module notebook to the assignment in the same tab."""

    form = "way"

    def __init__(self, assignment: str, place: Desk, tell: Tell) -> None:
        super().__init__(assignment, tell)
        self._module = module(assignment)
        self._place = place

    def traits(self) -> dict[str, Json]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        words = {"card": table_of(FRAME_WORDS), "panel": dict(table("widgets.way"))}
        spec = {"id": self._module.id, "title": self._module.title}
        return {"spec": spec, "words": words, "state": self._state()}

    def operations(self) -> Mapping[str, Operation]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return {"open": self._open}

    def wants(self, changes: Changes) -> bool:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return any(changes.answer(exercise.id) for exercise in self._module.exercises) or changes.settings

    def redraw(self, _: Changes) -> None:
        """See :class:`~workbook.widgets.piece.Piece`."""
        self._tell({"push": "changed", "state": self._state()})

    def _open(self, _: Message) -> Json:
        """The path of the assignment; fetched now if it is not here yet. Raises HandInError."""
        path = self._place.assignment_notebook(self._module.id)
        if path is None:
            fetch(client_for(self._place.workspace), self._place.workspace, self._module.id)
            path = self._place.assignment_notebook(self._module.id)
        return {"path": path, "state": self._state()}

    def _state(self) -> Json:
        state = assignment_state(self._place.workspace, self._module.id, self._place.session.stored)
        return {"fetched": state.fetched, "word": state.state.german, "progress": state.state.value}
