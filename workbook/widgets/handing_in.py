"""The panel "Abgeben": what exactly is sent, a confirmation, the receipt."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from workbook.content.texts import table, text
from workbook.errors import HandInError
from workbook.handin import (
    HandInClient,
    Receipt,
    Rules,
    assignment_state,
    client_for,
    fetch_feedback,
    hand_in,
    manifest,
    read_rules,
    returned,
    sheet_sent,
    take_snapshot,
)
from workbook.handin.manifest import Line
from workbook.project import NETWORK, Json
from workbook.project.comparing import network_size
from workbook.widgets.declaration import FRAME_WORDS, table_of
from workbook.widgets.desk import Desk
from workbook.widgets.piece import Message, Operation, Piece, Tell
from workbook.widgets.session import Changes


class HandInPanel(Piece):
    """Hands in one assignment from its notebook."""

    form = "handin"

    def __init__(self, assignment: str, place: Desk, tell: Tell) -> None:
        super().__init__(assignment, tell)
        self._assignment = assignment
        self._place = place

    def traits(self) -> dict[str, Json]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        words = {"card": table_of(FRAME_WORDS), "panel": dict(table("widgets.handin"))}
        return {"spec": {"id": self._assignment}, "words": words, "state": self._state()}

    def operations(self) -> Mapping[str, Operation]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return {"look": self._look, "hand_in": self._hand_in, "feedback": self._feedback}

    def wants(self, changes: Changes) -> bool:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return changes.before.answers != changes.after.answers or changes.network or changes.choices

    def redraw(self, _: Changes) -> None:
        """Only that there is something new: the overview is made when it is seen."""
        self._tell({"push": "stale"})

    def _look(self, _: Message) -> Json:
        self._place.session.refresh()
        return {"state": self._state()}

    def _hand_in(self, _: Message) -> Json:
        hand_in(self._client(), self._place.workspace, self._assignment, self._place.session.store.clock.now())
        self._place.session.refresh()
        return {"state": self._state()}

    def _feedback(self, _: Message) -> Json:
        """Look whether the automatic part of the feedback has come; where the shared folder is away, it has not."""
        workspace = self._place.workspace
        with contextlib.suppress(HandInError):
            fetch_feedback(self._client(), workspace, self._assignment)
        state = assignment_state(workspace, self._assignment, self._place.session.stored)
        rules = read_rules(workspace.assignments / self._assignment)
        return {"feedback": self._came(state.receipt, rules)}

    def _came(self, receipt: Receipt | None, rules: Rules) -> Json:
        """Whether a page for what was last handed in is here or will come soon; None where neither is so."""
        page = self._place.workspace.feedback / self._assignment / f"{self._assignment}.html"
        found = returned(page)
        if receipt is None:
            return None
        if found is not None and found.sha256 in ("", receipt.sha256):
            return {"here": True, "automatic": found.automatic, "page": f"{self._assignment}/{page.name}"}
        soon = rules.feedback_at_once and self._place.workspace.handin.kind != "file"
        return {"here": False} if soon else None

    def _client(self) -> HandInClient:
        return client_for(self._place.workspace)

    def _state(self) -> Json:
        workspace, stored = self._place.workspace, self._place.session.stored
        state = assignment_state(workspace, self._assignment, stored)
        sheet = manifest(take_snapshot(stored.project, self._assignment, stored.marks))
        rules = read_rules(workspace.assignments / self._assignment)
        now = self._place.session.store.clock.now()
        return {
            "title": sheet.title,
            "kernel": self._place.session.name,
            "sent": [each for each in (*sheet.sent, sheet_sent(workspace, self._assignment)) if each],
            "not_sent": list(sheet.not_sent),
            "answered": _lines(sheet.answered),
            "unanswered": _lines(sheet.unanswered),
            "earlier": _lines(sheet.earlier),
            "reminders": [each.sentence for each in sheet.reminders],
            "receipt": None if state.receipt is None else _receipt(state.receipt),
            "changed": state.changed,
            "deadline": _deadline(rules.deadline, late=rules.is_late(now)),
            "again": rules.again_allowed,
            "feedback": self._came(state.receipt, rules),
            "networks": self._networks(),
            "file": str(workspace.folder / "abgaben") if workspace.handin.kind == "file" else "",
        }

    def _networks(self) -> Json:
        """Where one of two versions of the network can be chosen: {"size", "exercise", "path"}; None if none waits."""
        session = self._place.session
        if session.conflict(NETWORK) is None:
            return None
        exercise = self._place.network_exercise(self._assignment)
        path = None if exercise is None else self._place.assignment_notebook(exercise.module)
        return {
            "size": network_size(session.project.network),
            "exercise": None if exercise is None else exercise.id,
            "path": path,
        }


def _lines(lines: Iterable[Line]) -> list[Json]:
    return [{"exercise": each.exercise, "text": f"{each.number} {each.title}"} for each in lines]


def _receipt(receipt: Receipt) -> Json:
    when = datetime.fromisoformat(receipt.received_at).astimezone()
    return {
        "at": when.isoformat(),
        "when": text("widgets.handin.moment", date=f"{when:%d.%m.%Y}", time=f"{when:%H:%M}"),
        "sha256": receipt.sha256,
        "number": receipt.number,
        "late": receipt.late,
        "place": receipt.place,
    }


def _deadline(deadline: datetime | None, *, late: bool) -> Json:
    """The sentence, and the moment in it for browsers in another time zone."""
    if deadline is None:
        return None
    moment = text("widgets.handin.moment", date=f"{deadline:%d.%m.%Y}", time=f"{deadline:%H:%M}")
    said = text("widgets.handin.deadline_past" if late else "widgets.handin.deadline", moment=moment)
    return {"text": said, "at": deadline.astimezone().isoformat()}
