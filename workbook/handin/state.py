"""How far a participant is: per assignment and per exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbook.content.texts import text
from workbook.errors import HandInError
from workbook.exercises import Exercise, module
from workbook.handin.assignment import Rules, read_rules
from workbook.handin.model import Receipt, Snapshot
from workbook.handin.receipt import last_sent, receipts
from workbook.handin.snapshot import is_answered, take_snapshot, without_columns
from workbook.project import Project, Stored, Workspace
from workbook.project.progress import is_checked


class State(StrEnum):
    """The five states, in the order in which work goes through them."""

    OPEN = "open"
    BEGUN = "begun"
    CHECKED = "checked"
    HANDED_IN = "handed_in"
    FEEDBACK = "feedback"

    @property
    def german(self) -> str:
        """As it is shown: offen, begonnen, geprüft, abgegeben, Rückmeldung da."""
        return text(f"handin.state.{self}")


@dataclass(frozen=True)
class AssignmentState:
    """One assignment. ``changed`` True: there is work that is newer than the last hand-in."""

    assignment: str
    state: State
    exercises: Mapping[str, State]
    fetched: bool
    receipt: Receipt | None = None
    changed: bool = False
    deadline: datetime | None = None


def assignment_state(workspace: Workspace, assignment: str, stored: Stored | None = None) -> AssignmentState:
    """The state of one assignment. ``stored`` spares reading the project again. Raises as the store does."""
    stored = stored or workspace.store().read()
    project, folder = stored.project, workspace.assignments / assignment
    sent, known = last_sent(workspace, assignment), receipts(workspace, assignment)
    now = take_snapshot(project, assignment, stored.marks)
    exercises = {each.id: exercise_state(each, project, sent) for each in module(assignment).exercises}
    try:
        rules = read_rules(folder)
    except HandInError:
        rules = Rules()
    return AssignmentState(
        assignment=assignment,
        state=_state(workspace, assignment, exercises, bool(known)),
        exercises=exercises,
        fetched=(folder / f"{assignment}.ipynb").is_file(),
        receipt=known[-1] if known else None,
        changed=sent is not None and (sent.answers, sent.network) != (now.answers, now.network),
        deadline=rules.deadline,
    )


def exercise_state(exercise: Exercise, project: Project, sent: Snapshot | None = None) -> State:
    """The state of one exercise; ``sent`` is what was last handed in."""
    answer = project.answers.get(exercise.id)
    if not is_answered(exercise, answer, project.network):
        return State.OPEN
    if sent is not None and _same(exercise, project, sent):
        return State.HANDED_IN
    return State.CHECKED if is_checked(project, exercise.id) else State.BEGUN


def _same(exercise: Exercise, project: Project, sent: Snapshot) -> bool:
    """True if the answer, and for entering the network the network, is the one that was handed in."""
    now, then = project.answers.get(exercise.id, {}), sent.answers.get(exercise.id, {})
    if exercise.enters_network and without_columns(project.network) != sent.network:
        return False
    return all(now.get(part.id) == then.get(part.id) for part in exercise.parts)


def _state(workspace: Workspace, assignment: str, exercises: Mapping[str, State], handed_in: bool) -> State:
    if any((workspace.feedback / assignment).glob("*.html")):
        return State.FEEDBACK
    if handed_in:
        return State.HANDED_IN
    graded = [exercises[each.id] for each in module(assignment).exercises if each.checks and each.required]
    if graded and all(state is State.CHECKED for state in graded):
        return State.CHECKED
    return State.BEGUN if any(state is not State.OPEN for state in exercises.values()) else State.OPEN
