"""What one simulated participant does: fetch, enter the network, answer, hand in – with the participant's own code."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from grading.course import Course
from grading.course.mailed import INBOX
from grading.demo.people import Simulated
from grading.demo.profile import with_profile
from grading.simulation import simulate
from grading.simulation.care import Care
from workbook.checks import Key
from workbook.exercises import Exercise, module
from workbook.handin import ANSWER_FILE, client_for, fetch, hand_in
from workbook.network import wiesenmark
from workbook.project import NETWORK, Change, Entry, Project, ProjectStore, Workspace, answer_entry
from workbook.project.progress import hints_entry

PEOPLE = "teilnehmende"
HALF = 0.5
WEEK = timedelta(days=7)
SEEKS = {"good": 0.15, "fair": 0.35, "weak": 0.6}  # how often hints are opened
LADDER = ("why", "do", "example")


@dataclass(frozen=True)
class Fixed:
    """A clock that stands still, so that the same seed gives the same files."""

    moment: datetime

    def now(self) -> datetime:
        """The one moment."""
        return self.moment

    def passed(self) -> float:
        """No time passes."""
        return 0.0


def take_part(course: Course, who: Simulated, assignments: Iterable[str], begin: datetime, key: Key) -> None:
    """Let one simulated participant work through the assignments, a week each, from ``begin`` on."""
    at_work = _AtWork(course, _workspace(course, who), who, key)
    every = tuple(assignments)
    done = every[: max(1, len(every) // 2)] if who.special == "missing" else every
    for number, assignment in enumerate(done):
        moment = begin + number * WEEK + timedelta(days=who.seed % 3, hours=who.seed % 11, minutes=who.seed % 53)
        at_work.do(assignment, moment, is_last=assignment == every[-1])


@dataclass(frozen=True)
class _AtWork:
    """One simulated participant at one desk."""

    course: Course
    workspace: Workspace
    who: Simulated
    key: Key

    def do(self, assignment: str, moment: datetime, *, is_last: bool) -> None:
        """Fetch, answer and hand in one assignment; a broken connection cuts off the last one."""
        self._fetch(assignment)
        if self.who.special == "again":
            before = moment - timedelta(hours=30)
            self._answer(assignment, before, simulate.weak(self.who.seed))
            hand_in(client_for(self.workspace), self.workspace, assignment, before)
        self._answer(assignment, moment, self.who.care)
        late = timedelta(days=9) if self.who.special == "late" else timedelta()
        receipt = hand_in(client_for(self.workspace), self.workspace, assignment, moment + late)
        if self.workspace.handin.kind == "file":
            (self.course.folder / INBOX).mkdir(exist_ok=True)
            shutil.copy(self.workspace.folder / "abgaben" / receipt.place, self.course.folder / INBOX)
        if self.who.special == "broken" and is_last:
            sent = self.course.exchange / "abgaben" / assignment / self.who.person.id / receipt.place
            _cut_off(sent / ANSWER_FILE)

    def _fetch(self, assignment: str) -> None:
        if self.workspace.handin.kind == "file":  # by mail the assignment arrives as a copy of the released folder
            released = self.course.exchange / "aufgaben" / assignment
            shutil.copytree(released, self.workspace.assignments / assignment)
        else:
            fetch(client_for(self.workspace), self.workspace, assignment)

    def _answer(self, assignment: str, moment: datetime, care: Care) -> None:
        """Enter network and answers the way the workbook saves them."""
        who = self.who
        store = ProjectStore(self.workspace.project_folder, participant=who.person.id, clock=Fixed(moment))
        network = wiesenmark() if who.special == "example" else who.network
        before = Project(who.person.id, network, store.project.answers)
        after = simulate.answered(before, _reached(who, module(assignment).exercises), self.key, care)
        after = with_profile(after, who.person.network, who.seed)
        changed = {id_: given for id_, given in after.answers.items() if given != before.answers.get(id_)}
        changes = [_change(store, NETWORK, network)]
        changes += [_change(store, answer_entry(id_), given) for id_, given in changed.items()]
        sought = {id_: steps for id_ in changed if (steps := opened(who, id_))}
        changes += [_change(store, hints_entry(id_), steps) for id_, steps in sought.items()]
        store.apply_all(changes)


def opened(who: Simulated, exercise: str) -> list[str]:
    """The hint steps that a simulated participant opens, the same in every run."""
    chance = random.Random(f"{who.seed}:{exercise}")
    return list(LADDER[: chance.randint(1, len(LADDER))]) if chance.random() < SEEKS[who.care.level] else []


def _workspace(course: Course, who: Simulated) -> Workspace:
    folder = course.folder / PEOPLE / who.person.id
    folder.mkdir(parents=True)
    way = {"kind": "file"} if who.special == "mailed" else {"kind": "folder", "path": f"../../{course.exchange.name}"}
    head = {"schema": 1, "participant": who.person.id, "course": course.title, "handin": way}
    (folder / "teilnahme.json").write_text(json.dumps(head, ensure_ascii=False, indent=1), encoding="utf-8")
    return Workspace.find(folder)


def _change(store: ProjectStore, entry: Entry, value: object) -> Change:
    return Change(entry, value, store.read().mark(entry).revision, "")


def _reached(who: Simulated, exercises: Iterable[Exercise]) -> list[Exercise]:
    """All exercises, or the first half for somebody who stops in the middle."""
    every = list(exercises)
    chance = random.Random(who.seed)
    return every[: int(len(every) * HALF) + chance.randrange(2)] if who.special == "half" else every


def _cut_off(path: Path) -> None:
    """What a broken connection or a full disk leaves: the first part of the file."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
