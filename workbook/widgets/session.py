"""One session per kernel: the participant's project, and every card that shows something of it.

Cards save through :meth:`Session.save`; whatever changed, here or in another kernel, is told to every open card.
The store decides about conflicts entry by entry, so the kernels of a module and its assignment write side by side.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbook.errors import ProjectConflict
from workbook.exercises import Exercise, find
from workbook.network import Network, wiesenmark
from workbook.project import Json, Project
from workbook.project.entries import NETWORK, Change, Conflict, Entry, Notice, Saved, answer_entry, setting_entry
from workbook.project.example import on_wiesenmark
from workbook.project.history import History
from workbook.project.progress import checked_entry, example_entry, fingerprint, hints_entry, opened_hints
from workbook.project.store import Choice, ProjectStore
from workbook.project.stored import Stored
from workbook.project.versions import Version
from workbook.project.words import notice_id, notice_message
from workbook.widgets.brought import is_given
from workbook.widgets.guard import Trouble, guarded

_log = logging.getLogger(__name__)
LAST = setting_entry("last")  # the exercise that was worked on last


@dataclass(frozen=True)
class Changes:
    """What differs between two states of the project."""

    before: Project
    after: Project
    choices: bool = False  # what waits for the person to choose between two versions differs
    notices: bool = False  # what the person must be told about the project differs

    @property
    def network(self) -> bool:
        """Whether the own network differs."""
        return self.before.network is not self.after.network and self.before.network != self.after.network

    @property
    def settings(self) -> bool:
        """Whether something noted beside the data differs (checked, answered on the example)."""
        return self.before.settings != self.after.settings

    def answer(self, exercise: str) -> bool:
        """Whether the answer to one exercise differs."""
        return self.before.answers.get(exercise) != self.after.answers.get(exercise)

    def concerns(self, exercise: Exercise) -> bool:
        """Whether what a card shows beside its own answer may be different now."""
        return any(map(self.answer, exercise.brings)) or (self.network and exercise.subject != "example")


class Shown(Protocol):
    """A card as the session sees it."""

    def wants(self, changes: Changes) -> bool:
        """Whether the change can be seen on it."""

    def redraw(self, changes: Changes) -> None:
        """Show what has changed."""


class Session:
    """The participant's project in this kernel, and the cards that show it.

    ``keep`` is called after every change, to keep the answer files of open assignments beside them.
    """

    def __init__(self, store: ProjectStore, *, keep: Callable[[Changes, Stored], None] | None = None) -> None:
        self.store = store
        self._history = History(store)
        self._keep = keep
        self._cards: list[Shown] = []
        self.name = f"kernel-{secrets.token_hex(4)}"
        self._stored: Stored = store.read()

    @property
    def project(self) -> Project:
        """The project as the cards show it."""
        return self._stored.project

    @property
    def history(self) -> Json:
        """What can be taken back and brought again: labels, None for nothing."""
        return {"undo": self._history.can_undo, "redo": self._history.can_redo}

    @property
    def stored(self) -> Stored:
        """The state of the project file that the cards show."""
        return self._stored

    @property
    def notices(self) -> list[Json]:
        """What the person must be told about the project (a damaged file was replaced …), in words."""
        return [_notice(each) for each in self._stored.notices]

    def dismiss(self, notice: str) -> None:
        """The person has read a notice."""
        for each in self._stored.notices:
            if notice_id(each) == notice:
                self.store.dismiss(each)
        self.refresh()

    @property
    def draft_key(self) -> str:
        """Under which name this browser keeps drafts: no two projects share it, wherever they lie."""
        place = f"{self.store.folder.resolve()}\x1f{self.project.participant}"
        return f"workbook:draft:{hashlib.blake2b(place.encode(), digest_size=6).hexdigest()}"

    # cards

    def attach(self, card: Shown) -> None:
        """A card is shown from now on."""
        self._cards.append(card)

    def detach(self, card: Shown) -> None:
        """A card is shown no longer."""
        self._cards = [each for each in self._cards if each is not card]

    def network_for(self, exercise: Exercise) -> tuple[Network, bool]:
        """The network an exercise shows, and whether it is the example; never where the own one is entered."""
        filled = len(self.project.network) > 0 and not self.lacks(exercise)
        own = exercise.subject == "own" and (exercise.enters_network or filled)
        if own or exercise.subject == "none":
            return self.project.network.latest, False
        return wiesenmark(), True

    def substitutes(self, exercise: Exercise) -> bool:
        """Whether the example stands in for the own network that is not there yet."""
        return exercise.subject == "own" and self.network_for(exercise)[1]

    def lacks(self, exercise: Exercise) -> tuple[str, ...]:
        """The earlier exercises whose results would be this one's items, and in which nothing has been entered."""
        return tuple(id_ for id_ in exercise.feeds if not is_given(find(id_), self.project))

    def seen(self, exercise: Exercise) -> Project:
        """The project as the checks of an exercise see it: one's own, or the example where that stands in."""
        return on_wiesenmark(self.project, self.lacks(exercise)) if self.substitutes(exercise) else self.project

    def borrowed(self, exercise: str) -> tuple[str, ...]:
        """The earlier exercises for which the person looks at the example."""
        noted: Json = _borrowed_entry(exercise).of(self.project)
        return tuple(str(each) for each in noted) if isinstance(noted, list | tuple) else ()

    def borrow(self, exercise: str, source: str, *, on: bool) -> None:
        """Show the example in the place of an earlier exercise, or no longer. Nothing of one's own is changed."""
        kept = [each for each in self.borrowed(exercise) if each != source]
        self._note({_borrowed_entry(exercise): [*kept, source] if on else kept})

    def mark(self, entry: Entry) -> tuple[int, str]:
        """The revision of an entry as shown, and the moment of its last save in ISO form ("" if never)."""
        mark = self._stored.mark(entry)
        return mark.revision, mark.saved_at

    # changes

    def save(
        self, exercise: Exercise, values: Mapping[str, Json], *, base: int, label: str, window: str, by: Shown
    ) -> Saved | Conflict:
        """Save the values of some parts of one exercise.

        ``base`` is the revision of the answer that was on screen when the person began, ``window`` names the
        browser window. All cards but ``by`` are told.
        """
        self.refresh()
        entry, shown = answer_entry(exercise.id), example_entry(exercise.id)
        answer = {**self.project.answers.get(exercise.id, {}), **values}
        example = True if self.substitutes(exercise) else None
        changes = [Change(entry, answer, base, label, by=window)]
        if example is not shown.of(self.project):
            changes.insert(0, Change(shown, example, self._stored.mark(shown).revision, by=window))
        done = self._history.apply_all(changes)
        self.refresh(by)
        return done

    def change_network(self, network: Network, label: str) -> None:
        """Replace the own network. Raises ProjectConflict where another kernel has changed it meanwhile."""
        base = self._stored.mark(NETWORK).revision
        done = self._history.apply(Change(NETWORK, network, base, label, by=self.name))
        self.refresh()  # tells the cards also of the choice that is to be made now
        if isinstance(done, Conflict):
            raise ProjectConflict("network-changed-elsewhere")

    def undo(self) -> None:
        """Take back the last change anywhere in the project."""
        self._history.undo(self.name)
        self.refresh()

    def redo(self) -> None:
        """Make the last change taken back again."""
        self._history.redo(self.name)
        self.refresh()

    def restore(self, version: Version, label: str, window: str) -> None:
        """Bring back an earlier state of network and answers, as one step of undo."""
        self._history.restore(version, label, window)
        self.refresh()

    def conflict(self, entry: Entry) -> Conflict | None:
        """The choice that waits for the person at an entry."""
        return next((each for each in self.store.conflicts() if each.entry == entry), None)

    def resolve(self, conflict: str, choice: Choice) -> None:
        """Settle a conflict as the person chose."""
        waiting = next((each for each in self.store.conflicts() if each.id == conflict), None)
        if waiting is not None:
            self._history.resolve(waiting, choice)
        self.refresh()

    def refresh(self, but: Shown | None = None) -> bool:
        """Take over what is on the disk now and tell every card but one; True if there was something new."""
        stored = self.store.read()
        if stored.revision == self._stored.revision:
            return False
        told = stored.notices != self._stored.notices
        changes = Changes(self.project, stored.project, stored.asides != self._stored.asides, told)
        self._stored = stored
        for card in self._cards:
            if card is not but:
                self._redraw(card, changes)
        if self._keep is not None:
            self._keep(changes, stored)
        return True

    def _redraw(self, card: Shown, changes: Changes) -> None:
        """A card that cannot be drawn keeps neither the others from it nor the one that saves from hearing "saved"."""
        outcome = guarded("redraw", lambda: card.redraw(changes) if card.wants(changes) else None)
        if isinstance(outcome, Trouble):
            _log.warning("%s", outcome.report)

    # book-keeping beside the data, never a step of undo

    def tries(self, exercise: str) -> Json:
        """How often the exercise was checked and how much was met last; None if never."""
        return _tries_entry(exercise).of(self.project)

    def record_check(self, exercise: str, *, met: int, of: int) -> Json:
        """Note that the present answer was checked; what the start page shows as "geprüft"."""
        at = self.store.clock.now().isoformat(timespec="seconds")
        tried = {"tries": (self.tries(exercise) or {}).get("tries", 0) + 1, "met": met, "of": of, "at": at}
        mark = fingerprint(self.project.answers.get(exercise, {}))
        self._note({_tries_entry(exercise): tried, checked_entry(exercise): mark})
        return tried

    def record_hints(self, exercise: str, steps: Sequence[str]) -> None:
        """Note which steps of the hint ladder were opened; it is sent with the hand-in, to improve the exercises."""
        known = opened_hints(self.project, exercise)
        every = [*known, *(step for step in steps if step not in known)]
        if len(every) > len(known):
            self._note({hints_entry(exercise): every})

    def record_last(self, exercise: str) -> None:
        """Note which exercise was worked on last; where the start page offers to go on."""
        if LAST.of(self.project) != exercise:
            self._note({LAST: exercise})

    def _note(self, values: Mapping[Entry, Json]) -> None:
        """Put settings, whoever else writes them: the last one counts."""
        for _ in range(20):
            stored = self.store.read()
            changes = [Change(entry, values[entry], stored.mark(entry).revision, by=self.name) for entry in values]
            if self.store.apply_if_unchanged(changes) is not None:
                break
        self.refresh()


def _notice(notice: Notice) -> Json:
    said = notice_message(notice)
    at = dict(notice.values).get("time", "")
    return {"id": notice_id(notice), "what": said.what, "why": said.why, "todo": said.todo, "at": at}


def _borrowed_entry(exercise: str) -> Entry:
    return setting_entry(f"borrowed:{exercise}")


def _tries_entry(exercise: str) -> Entry:
    return setting_entry(f"tries:{exercise}")
