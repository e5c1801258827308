"""An exercise of the module, shown in the assignment as one line: how far it is, and the way there."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.checks import check
from workbook.content.texts import text
from workbook.exercises import Exercise
from workbook.handin import State, exercise_state
from workbook.project import Json
from workbook.widgets.declaration import FRAME_WORDS, table_of
from workbook.widgets.desk import Desk
from workbook.widgets.findings import points_of
from workbook.widgets.piece import Message, Operation, Piece, Tell
from workbook.widgets.session import Changes


class CompactCard(Piece):
    """The state of one module exercise in its assignment."""

    form = "compact"

    def __init__(self, exercise: Exercise, place: Desk, tell: Tell) -> None:
        super().__init__(exercise.id, tell)
        self._exercise = exercise
        self._place = place

    def traits(self) -> dict[str, Json]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        exercise = self._exercise
        spec = {"id": exercise.id, "number": exercise.number, "title": exercise.title, "minutes": exercise.minutes}
        return {"spec": spec, "words": {"card": table_of(FRAME_WORDS)}, "state": self._state()}

    def operations(self) -> Mapping[str, Operation]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return {"poll": self._poll}

    def wants(self, changes: Changes) -> bool:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return changes.answer(self._exercise.id) or changes.settings

    def redraw(self, _: Changes) -> None:
        """See :class:`~workbook.widgets.piece.Piece`."""
        self._tell({"push": "changed", "state": self._state()})

    def _poll(self, _: Message) -> Json:
        return {"news": self._place.session.refresh()}

    def _state(self) -> Json:
        exercise, project = self._exercise, self._place.session.project
        state = exercise_state(exercise, project)
        points = ""
        if state is State.CHECKED and exercise.auto_points:
            findings = check(exercise.id, project.answers.get(exercise.id, {}), project)
            points = points_of(findings)
        word = text("widgets.card.progress_open") if state is State.OPEN else state.german
        return {
            "progress": state.value,
            "word": word,
            "points": points,
            "link": self._place.module_notebook(exercise.module),
        }
