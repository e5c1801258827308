"""What stands behind one exercise card: saving, checking, hints, undo, and the views of its parts.

What needs the checks (and with them the network engine, half a second) is imported when it is first asked for: a
card that is only filled in does without.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbook.content.texts import text
from workbook.errors import ContentError
from workbook.exercises import Exercise, Part, find
from workbook.figures.prose import paragraphs
from workbook.network import Network
from workbook.project import Json
from workbook.project.clock import stamp
from workbook.project.entries import NETWORK, Conflict, answer_entry
from workbook.project.example import with_example_answers
from workbook.widgets.brought import brought, content, place_of
from workbook.widgets.declaration import declaration, words
from workbook.widgets.guard import Trouble, guarded
from workbook.widgets.piece import Message, Operation, Piece, Tell
from workbook.widgets.registry import Scene, kind_of
from workbook.widgets.session import Changes, Session

TRIES_BEFORE_EXAMPLE = 2


class Card(Piece):
    """One exercise as it is shown in one notebook."""

    form = "card"

    def __init__(self, exercise: Exercise, session: Session, tell: Tell) -> None:
        super().__init__(exercise.id, tell)
        self.exercise = exercise
        self._entry = answer_entry(exercise.id)
        self._session = session
        self._views: dict[str, Json] = {}

    def traits(self) -> dict[str, Json]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return {
            "spec": declaration(self.exercise),
            "words": words(self.exercise),
            "views": self.views(),
            "value": dict(self.value()),
            "state": self.state(),
        }

    def operations(self) -> Mapping[str, Operation]:
        """See :class:`~workbook.widgets.piece.Piece`."""
        return {
            "save": self._save,
            "act": self._act,
            "check": self._check,
            "hint": self._hint,
            "undo": self._undo,
            "redo": self._redo,
            "poll": self._poll,
            "choose": self._choose,
            "dismiss": self._dismiss,
            "states": self._states,
            "compare": self._compare,
            "restore": self._restore,
            "choose_network": self._choose_network,
            "brought": self._brought,
            "borrow": self._borrow,
        }

    # ── what the browser shows ──

    def views(self) -> dict[str, Json]:
        """The view of every part: {"view": …}, or {"trouble": …} where it could not be drawn."""
        self._views = {part.id: self._view(part) for part in self.exercise.parts}
        return self._views

    def state(self) -> Json:
        """Everything about the card that is neither declaration, nor view, nor answer."""
        revision, saved = self._session.mark(self._entry)
        waiting = self._session.conflict(self._entry)
        return {
            "kernel": self._session.name,
            "revision": revision,
            "saved": saved,
            "example": self._session.network_for(self.exercise)[1],
            "substitute": self._substitute,
            "stands_in": self._stands_in(),
            "brought": brought(self.exercise, self._session.project, self._session.borrowed(self.exercise.id)),
            "tries": self._session.tries(self.exercise.id),
            "history": self._session.history,
            "draft": f"{self._session.draft_key}:{self.exercise.id}",
            "notices": self._session.notices,
            "conflict": None if waiting is None else self._both(waiting),
            "networks": self._networks(),
        }

    def wants(self, changes: Changes) -> bool:
        """See :class:`~workbook.widgets.piece.Piece`."""
        choice = changes.choices and self.exercise.enters_network
        return changes.notices or choice or changes.answer(self.exercise.id) or changes.concerns(self.exercise)

    def redraw(self, changes: Changes) -> None:
        """See :class:`~workbook.widgets.piece.Piece`."""
        before = self._views
        views = self.views()
        news: dict[str, Json] = {"push": "changed", "state": self.state()}
        news["views"] = {part: view for part, view in views.items() if before.get(part) != view}
        if changes.answer(self.exercise.id):
            news["value"] = dict(self.value())
        self._tell(news)

    def value(self) -> Mapping[str, Json]:
        """The saved answer."""
        return self._session.project.answers.get(self.exercise.id, {})

    # ── what the person does ──

    def _save(self, message: Message) -> Json:
        done = self._session.save(
            self.exercise,
            message["values"],
            base=int(message["base"]),
            label=str(message.get("label") or self.exercise.title),
            window=str(message["window"]),
            by=self,
        )
        if isinstance(done, Conflict):
            return {"conflict": self._both(done)}
        self._session.record_last(self.exercise.id)
        revision, _ = self._session.mark(self._entry)
        return {
            "saved": stamp(done.saved_at),
            "revision": revision,
            "history": self._session.history,
            "views": self._following(message["values"]),
        }

    def _following(self, values: Mapping[str, Json]) -> dict[str, Json]:
        """The views of parts that are about another part (``of``) whose value was just saved, where they differ."""
        found = {}
        for part in self.exercise.parts:
            source = part.settings.get("of")
            if any(each in values for each in (source if isinstance(source, list) else [source])):
                view = self._view(part)
                if view != self._views.get(part.id):
                    found[part.id] = self._views[part.id] = view
        return found

    def _choose(self, message: Message) -> Json:
        self._session.resolve(str(message["conflict"]), "mine" if message["mine"] else "theirs")
        return {"value": dict(self.value()), "state": self.state()}

    def _choose_network(self, message: Message) -> Json:
        """Reply with the state after the choice; it holds the two versions anew where one was changed meanwhile."""
        self._session.resolve(str(message["conflict"]), "mine" if message["mine"] else "theirs")
        return {"state": self.state()}

    def _states(self, message: Message) -> Json:
        from workbook.widgets import earlier  # noqa: PLC0415  only when somebody looks for an earlier state

        return earlier.states(self._session, int(message["start"]))

    def _compare(self, message: Message) -> Json:
        from workbook.widgets import earlier  # noqa: PLC0415  see above

        return {"preview": earlier.difference(self._session, str(message["key"]))}

    def _restore(self, message: Message) -> Json:
        from workbook.widgets import earlier  # noqa: PLC0415  see above

        earlier.restore(self._session, str(message["key"]), str(message["window"]))
        return {"history": self._session.history}

    def _dismiss(self, message: Message) -> Json:
        self._session.dismiss(str(message["notice"]))
        return {}

    def _brought(self, message: Message) -> Json:
        borrowed = self._session.borrowed(self.exercise.id)
        return {"html": content(self._source(message), self._session.project, borrowed)}

    def _borrow(self, message: Message) -> Json:
        self._session.borrow(self.exercise.id, self._source(message), on=bool(message["on"]))
        return {"state": self.state()}

    def _source(self, message: Message) -> str:
        """The earlier exercise that a message names; only what this one brings along can be looked at."""
        source = str(message["source"])
        if source not in self.exercise.brings:
            raise ContentError("widget-message-unknown", operation=f"brought {source[:60]}")
        return source

    def _undo(self, _: Message) -> Json:
        self._session.undo()
        return {"history": self._session.history}

    def _redo(self, _: Message) -> Json:
        self._session.redo()
        return {"history": self._session.history}

    def _poll(self, _: Message) -> Json:
        return {"news": self._session.refresh()}

    def _act(self, message: Message) -> Json:
        part = self.exercise.part(str(message["part"]))
        act = kind_of(part).act
        if act is None:
            raise ContentError("widget-message-unknown", operation=f"act {part.kind}")
        return {"reply": act(part, self._scene(part), message.get("message"))}

    def _check(self, _: Message) -> Json:
        from workbook.widgets.findings import all_met, findings_of, report  # noqa: PLC0415  see the head

        substitute = self._substitute
        findings = findings_of(self.exercise, self._session.seen(self.exercise))
        result = report(findings, substitute=substitute)
        record = self._session.record_check(self.exercise.id, met=result["met"], of=result["of"])
        if not all_met(findings) and record["tries"] >= TRIES_BEFORE_EXAMPLE:
            result["example"] = paragraphs(self.exercise.example)
        return {"result": result}

    def _hint(self, message: Message) -> Json:
        """The ladder; ``step`` of the message says up to where it is shown now."""
        from workbook.widgets.findings import findings_of  # noqa: PLC0415  see the head
        from workbook.widgets.hints import ladder  # noqa: PLC0415

        findings = findings_of(self.exercise, self._session.seen(self.exercise))
        steps = ladder(self.exercise, findings)
        opened = steps[: max(0, int(message.get("step", 0)))]
        self._session.record_hints(self.exercise.id, [str(step["name"]) for step in opened])
        return {"steps": steps}

    def _both(self, conflict: Conflict) -> Json:
        from workbook.widgets.versions import both_versions  # noqa: PLC0415  see the head

        return both_versions(self.exercise, conflict, self._session.project)

    def _networks(self) -> Json:
        """Both versions of the network, where it is entered here and was changed in two windows."""
        waiting = self._session.conflict(NETWORK) if self.exercise.enters_network else None
        if waiting is None:
            return None
        from workbook.widgets.versions import both_networks  # noqa: PLC0415  see the head

        return both_networks(waiting)

    # ── parts ──

    @property
    def _substitute(self) -> bool:
        return self._session.substitutes(self.exercise)

    def _stands_in(self) -> str:
        """Why the example stands in where the own network is there: an earlier exercise is still empty."""
        lacking = self._session.lacks(self.exercise) if self._substitute else ()
        if not lacking or not len(self._session.project.network):
            return ""
        source = find(lacking[0])
        return text("brought.substitute", place=place_of(source), number=source.number, title=source.title)

    def _view(self, part: Part) -> Json:
        outcome = guarded(
            f"{self.exercise.id} view {part.id}", lambda: {"view": kind_of(part).view(part, self._scene(part))}
        )
        return {"trouble": outcome.to_json()} if isinstance(outcome, Trouble) else outcome

    def _scene(self, part: Part) -> Scene:
        network, is_example = self._session.network_for(self.exercise)

        def change_network(changed: Network, label: str) -> None:
            self._session.change_network(changed, label)

        folder = self._session.store.folder.parent
        # the own network stays in the scene's project: what a part changes is never the example
        project = with_example_answers(self._session.project, self._session.lacks(self.exercise))
        return Scene(self.exercise, part, project, network, is_example, change_network, folder=folder)
