"""The panel "Mitnehmen": what there is to take home of a module, and each file on request."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TypeAlias

from workbook.content.texts import table, text
from workbook.errors import ContentError
from workbook.exercises import module
from workbook.project import Json
from workbook.report.takeaway import File, State, Wish, keep, made, offer
from workbook.widgets.background import Hand, Job, Stopped, Work, beside
from workbook.widgets.declaration import FRAME_WORDS, table_of
from workbook.widgets.desk import Desk
from workbook.widgets.guard import Trouble, guarded
from workbook.widgets.piece import Message, Operation, Piece, Tell
from workbook.widgets.session import Changes

_log = logging.getLogger(__name__)

WHAT = ("module", "report", "picture")
Made: TypeAlias = tuple[File, str]  # the file, and where in the workspace it was kept


class TakeHomePanel(Piece):
    """Hands out the results of one module. Files are made beside the kernel's work and pushed when they are ready."""

    form = "takehome"

    def __init__(self, module_id: str, place: Desk, tell: Tell) -> None:
        super().__init__(module_id, tell)
        self._module = module(module_id)
        self._place = place
        self._job = Job(0)

    def traits(self) -> dict[str, Json]:
        """See :class:`~workbook.widgets.piece.Piece`. What there is, is looked up once the panel is seen."""
        words = {"card": table_of(FRAME_WORDS), "panel": dict(table("widgets.takehome"))}
        return {"spec": {"id": self._module.id, "title": self._module.title}, "words": words, "state": {}}

    def operations(self) -> Mapping[str, Operation]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return {"look": self._look, "make": self._make, "stop": self._stop}

    def wants(self, changes: Changes) -> bool:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return changes.before.answers != changes.after.answers or changes.network

    def redraw(self, _: Changes) -> None:
        """Only that there is something new: the overview is made when it is seen."""
        self._tell({"push": "stale"})

    # what there is

    def _look(self, _: Message) -> Json:
        self._place.session.refresh()
        return {"state": self._state()}

    def _state(self) -> Json:
        found = offer(self._module, self._place.session.project)
        titles = {state: [each for each in found.results if each.state is state] for state in State}
        return {
            "kernel": self._place.session.name,
            "name": found.name,
            "ready": [{"exercise": each.exercise.id, "title": each.title} for each in titles[State.READY]],
            "open": [each.title for each in titles[State.OPEN]],
            "example": [each.title for each in titles[State.EXAMPLE]],
            "forms": list(found.forms),
            "pictures": [{"id": each.id, "title": each.title} for each in found.pictures],
            "report": {"forms": list(found.report_forms), "example": found.report_on_example},
        }

    # making a file

    def _make(self, message: Message) -> Json:
        """{"what", "form", "picture", "without"} → {"job"}; the file is pushed when it is there."""
        wish = _wish(message)
        self._place.session.refresh()
        self._job.stop()
        job = self._job = Job(self._job.number + 1)
        beside(self._work(wish, job))
        return {"job": job.number}

    def _stop(self, message: Message) -> Json:
        """Nobody wants the file any more."""
        if message.get("job") == self._job.number:
            self._job.stop()
        return {}

    def _work(self, wish: Wish, job: Job) -> Work:
        project, day = self._place.session.project, self._place.session.store.clock.now().date()

        def work(hand: Hand) -> None:
            def told(step: str) -> None:
                job.go_on()
                words = text(f"widgets.takehome.step_{step}")
                hand(lambda: self._tell({"push": "step", "job": job.number, "step": words}))

            def done() -> Made | None:
                try:
                    file = made(wish, self._module, project, day, told)
                    job.go_on()
                except Stopped:
                    return None
                return file, self._kept(file)

            outcome = guarded(f"{self.name} make", done)
            hand(lambda: self._deliver(job, outcome))

        return work

    def _kept(self, file: File) -> str:
        """Where in the workspace the file lies now; "" where it could not be put there (it is handed out anyway)."""
        try:
            return keep(self._place.workspace, file).relative_to(self._place.workspace.folder).as_posix()
        except OSError as error:
            _log.warning("A file to take home was not kept: %s", type(error).__name__)
            return ""

    def _deliver(self, job: Job, outcome: Made | Trouble | None) -> None:
        if outcome is None or job.stopped:
            return
        if isinstance(outcome, Trouble):
            self._tell({"push": "made", "job": job.number, "trouble": outcome.to_json()})
            return
        file, place = outcome
        told = {"name": file.name, "media": file.media, "place": place}
        self._tell({"push": "made", "job": job.number, "file": told}, file.content)


def _wish(message: Message) -> Wish:
    """What the browser asks for. Raises ContentError("takeaway-unknown") for anything else."""
    what, without = message.get("what"), message.get("without")
    if what not in WHAT:
        raise ContentError("takeaway-unknown", what=what)
    left_out = tuple(map(str, without)) if isinstance(without, list) else ()
    return Wish(what, str(message.get("form")), str(message.get("picture", "")), left_out)
