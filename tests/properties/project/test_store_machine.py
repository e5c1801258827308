"""Two kernels with two windows on one project, in any order of events: a model says what must be on the disk."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from workbook.errors import ProjectConflict
from workbook.network import Actor, Network
from workbook.project import NETWORK, Change, Conflict, Entry, History, ProjectStore, Saved, answer_entry
from workbook.project.entries import Reason, Value

ENTRIES = (NETWORK, answer_entry("05b-befunde"), answer_entry("05b-lager"))
WINDOWS = ("fenster-a", "fenster-b")


class Clock:
    """Goes on a little with each look; may be set back."""

    def __init__(self) -> None:
        self.moment = datetime.fromisoformat("2026-01-15T08:00:00+01:00")
        self.seconds = 0.0

    def now(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def passed(self) -> float:
        return self.seconds


class Window:
    """A kernel with one window: it shows values of some revision and types on top of them."""

    def __init__(self, name: str, folder: Path, clock: Clock) -> None:
        self.name = name
        self.store = ProjectStore(folder, participant="p07", clock=clock)
        self.history = History(self.store)
        self.shown: dict[Entry, int] = {}
        self.look()

    def look(self) -> None:
        stored = self.store.read()
        self.shown = {entry: stored.mark(entry).revision for entry in ENTRIES}


def value_for(entry: Entry, number: int) -> Value:
    if entry == NETWORK:
        return Network(tuple(Actor(f"A{i}") for i in range(number)))
    return {"form": {"text": "x" * number}} if number else None


class TwoWindows(RuleBasedStateMachine):
    """The model: what each entry holds, who wrote it last, and every value that must still be found somewhere."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock = Clock()
        self.windows = {name: Window(name, self.folder, self.clock) for name in WINDOWS}
        self.holds: dict[Entry, Value] = {entry: entry.of(self.windows["fenster-a"].store.project) for entry in ENTRIES}
        self.writer: dict[Entry, str] = {}
        self.written: dict[tuple[str, Entry], list[Value]] = {}
        self.ever = {entry: [value] for entry, value in self.holds.items()}
        self.met_others: set[str] = set()  # windows whose steps may no longer fit what is there
        self.revision = 0

    def teardown(self) -> None:
        shutil.rmtree(getattr(self, "folder", "/nonexistent"), ignore_errors=True)

    def noted(self, saved: Saved, by: str, step: bool = True) -> None:
        if saved.edits:
            self.met_others |= {name for name in WINDOWS if name != by or not step}
        for edit in saved.edits:
            assert self.holds[edit.entry] == edit.before, "an edit says another value was there before"
            self.holds[edit.entry] = edit.after
            self.writer[edit.entry] = by
            self.ever[edit.entry].append(edit.after)
            self.written.setdefault((by, edit.entry), []).append(edit.after)
        if saved.edits:
            assert saved.revision > self.revision
            self.revision = saved.revision

    @rule(name=st.sampled_from(WINDOWS), entry=st.sampled_from(ENTRIES), number=st.integers(0, 20))
    def types(self, name: str, entry: Entry, number: int) -> None:
        window, value = self.windows[name], value_for(entry, number)
        before, last = self.holds[entry], self.writer.get(entry)
        fresh = window.store.read().mark(entry).revision == window.shown[entry]
        done = window.history.apply(Change(entry, value, window.shown[entry], "Text geändert", by=name))
        if isinstance(done, Conflict):
            assert not fresh, "refused although the window showed the newest value"
            assert (done.mine, done.theirs) == (value, before)
            assert any(each.mine == value and each.entry == entry for each in window.store.conflicts())
        else:
            assert fresh or last == name or before == value, "the newer value of another window was overwritten"
            self.noted(done, name)
            window.look()

    @rule(name=st.sampled_from(WINDOWS))
    def looks(self, name: str) -> None:
        self.windows[name].look()

    @rule(name=st.sampled_from(WINDOWS), again=st.booleans())
    def takes_back(self, name: str, again: bool) -> None:
        window, before, writers = self.windows[name], dict(self.holds), dict(self.writer)
        try:
            done = window.history.redo(name) if again else window.history.undo(name)
        except ProjectConflict:
            assert name in self.met_others, "refused though nobody else wrote"
            return
        if done is not None:
            for edit in done.edits:
                own = before[edit.entry] in self.written[name, edit.entry]
                assert writers[edit.entry] == name or own, "the newer work of another window was taken back"
            self.noted(done, name)

    @precondition(lambda self: self.windows["fenster-a"].store.conflicts())
    @rule(name=st.sampled_from(WINDOWS), mine=st.booleans(), data=st.data())
    def chooses(self, name: str, mine: bool, data: st.DataObject) -> None:
        window = self.windows[name]
        conflict = data.draw(st.sampled_from(window.store.conflicts()))
        done = window.store.resolve(conflict, "mine" if mine else "theirs")
        assert isinstance(done, Saved)
        loser = conflict.theirs if mine else conflict.mine
        kept = (window.store.open_version(v) for v in window.store.versions() if v.reason is Reason.CONFLICT)
        assert any(conflict.entry.of(project) == loser for project in kept), "the value not chosen is gone"
        self.noted(done, conflict.by, step=False)
        self.revision = max(self.revision, window.store.read().revision)

    @precondition(lambda self: self.windows["fenster-a"].store.versions())
    @rule(name=st.sampled_from(WINDOWS), data=st.data())
    def brings_back(self, name: str, data: st.DataObject) -> None:
        window = self.windows[name]
        version = data.draw(st.sampled_from(window.store.versions()))
        then = window.store.open_version(version)
        self.noted(window.history.restore(version, by=name), name)
        assert all(self.holds[entry] == entry.of(then) for entry in ENTRIES)

    @rule(name=st.sampled_from(WINDOWS))
    def is_killed_and_opened_again(self, name: str) -> None:
        self.windows[name] = Window(name, self.folder, self.clock)

    @precondition(lambda self: self.windows["fenster-a"].store.versions())
    @rule(rubbish=st.sampled_from([b"", b"{", b"\x00" * 600]))
    def the_file_is_damaged(self, rubbish: bytes) -> None:
        path = self.folder / "projekt.json"
        path.unlink()
        path.write_bytes(rubbish)
        stored = ProjectStore(self.folder, participant="p07", clock=self.clock).read()
        assert [notice.code for notice in stored.notices][-1:] == ["project-recovered"]
        for entry in ENTRIES:
            value = entry.of(stored.project)
            assert value in self.ever[entry], "recovery invented a value"
            self.holds[entry], self.writer[entry] = value, stored.mark(entry).by
        self.met_others = set(WINDOWS)

    @rule(seconds=st.sampled_from([1, 3, 70, 90_000, -3600]))
    def time_passes(self, seconds: int) -> None:
        self.clock.moment += timedelta(seconds=seconds)
        self.clock.seconds += max(seconds, 0)

    @invariant()
    def everyone_reads_what_the_model_holds(self) -> None:
        for store in (*(window.store for window in self.windows.values()), ProjectStore(self.folder)):
            project = store.project
            assert {entry: entry.of(project) for entry in ENTRIES} == self.holds

    @invariant()
    def the_revision_never_goes_back(self) -> None:
        now = ProjectStore(self.folder).read().revision
        assert now >= self.revision
        self.revision = now

    @invariant()
    def nothing_half_written_lies_about(self) -> None:
        assert not list(self.folder.rglob("*.neu"))


TwoWindows.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
TestTwoWindows = TwoWindows.TestCase
