"""Rückgängig and Wiederholen over all data edits of one session (one kernel).

An undo is itself a saved change. It is done only while each entry still holds what the undone step put there, so it
never takes back the work of another window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbook.errors import ProjectConflict
from workbook.project.entries import Change, Conflict, Edit, Saved, same
from workbook.project.leaf import Leaf, typed_leaf
from workbook.project.store import Choice, ProjectStore
from workbook.project.versions import Version

STEPS = 200
TYPING = 2.0  # seconds; a shorter pause in the same field belongs to the same step


@dataclass(frozen=True)
class Step:
    """One thing the person did. ``leaf`` is the text field they typed in, if it was typing; ``at`` when it ended."""

    label: str
    edits: tuple[Edit, ...]
    leaf: Leaf | None
    at: float


class History:
    """What this session can take back and bring again. Settings are not data and are not recorded."""

    def __init__(self, store: ProjectStore) -> None:
        self.store = store
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def can_undo(self) -> str | None:
        """What the next undo takes back (its label, maybe ""); None when there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def can_redo(self) -> str | None:
        """What the next redo brings again; None when there is nothing."""
        return self._undone[-1].label if self._undone else None

    def apply(self, change: Change) -> Saved | Conflict:
        """Save one change and remember it; see :meth:`ProjectStore.apply`."""
        return self.apply_all((change,))

    def apply_all(self, changes: Sequence[Change]) -> Saved | Conflict:
        """Save several changes as one step; see :meth:`ProjectStore.apply_all`."""
        done = self.store.apply_all(changes)
        if isinstance(done, Saved):
            self._remember(changes[-1].label, done)
        return done

    def restore(self, version: Version, label: str = "", by: str = "") -> Saved:
        """Bring back an earlier state as one step; see :meth:`ProjectStore.restore`."""
        done = self.store.restore(version, by)
        self._remember(label, done, typing=False)
        return done

    def resolve(self, conflict: Conflict, choice: Choice) -> Saved | Conflict:
        """Settle a conflict as one step; see :meth:`ProjectStore.resolve`."""
        done = self.store.resolve(conflict, choice)
        if isinstance(done, Saved):
            self._remember(conflict.label, done, typing=False)
        return done

    def undo(self, by: str = "") -> Saved | None:
        """Take back the last step; None when there is none.

        Raises ProjectConflict("undo-changed-elsewhere") and forgets the step when its entry was changed elsewhere.
        """
        if not self._done:
            return None
        step = self._done[-1]
        saved = self._put(step, [Edit(edit.entry, edit.after, edit.before) for edit in step.edits], self._done, by)
        self._undone.append(self._done.pop())
        return saved

    def redo(self, by: str = "") -> Saved | None:
        """Do the last undone step again; None when there is none. Raises as :meth:`undo`."""
        if not self._undone:
            return None
        step = self._undone[-1]
        saved = self._put(step, list(step.edits), self._undone, by)
        self._done.append(replace(self._undone.pop(), leaf=None))
        return saved

    def _put(self, step: Step, edits: list[Edit], stack: list[Step], by: str) -> Saved:
        stored = self.store.read()
        if all(same(edit.entry.of(stored.project), edit.before) for edit in edits):
            changes = [Change(e.entry, e.after, stored.mark(e.entry).revision, step.label, by=by) for e in edits]
            done = self.store.apply_if_unchanged(changes)
            if done is not None:
                return done
        stack.pop()
        raise ProjectConflict("undo-changed-elsewhere", label=step.label)

    def _remember(self, label: str, saved: Saved, *, typing: bool = True) -> None:
        edits = tuple(edit for edit in saved.edits if edit.entry.kind != "setting")
        if not edits:
            return
        now = self.store.clock.passed()
        leaf = typed_leaf(edits) if typing else None
        self._undone.clear()
        if leaf is not None and self._done and self._done[-1].leaf == leaf and now - self._done[-1].at <= TYPING:
            edits = (replace(edits[0], before=self._done.pop().edits[0].before),)
            if same(edits[0].before, edits[0].after):
                return
        self._done.append(Step(label, edits, leaf, now))
        del self._done[:-STEPS]
